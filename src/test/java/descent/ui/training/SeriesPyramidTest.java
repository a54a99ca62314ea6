package descent.ui.training;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SeriesPyramidTest {
    /// Sums are added in another order than by brute force; the terms are floats below 10⁴.
    private static final double SUM_TOLERANCE = 1e-6;
    /// log10 is kept as a float of at most 45, so each term is off by at most 2·10⁻⁶.
    private static final double LOG_TOLERANCE = 2e-6;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void range_equalsBruteForce_forAnyRange(long seed) {
        Random random = new Random(seed);
        int n = new int[] {1, 15, 16, 17, 255, 256, 4097, 70_000}[(int) seed - 1];
        float[] values = new float[n];
        SeriesPyramid p = new SeriesPyramid();
        for (int i = 0; i < n; i++) {
            values[i] = value(random);
            p.append(values[i]);
        }
        SeriesPyramid.Summary got = new SeriesPyramid.Summary();
        for (int k = 0; k < 200; k++) {
            int a = random.nextInt(n + 1);
            int b = a + random.nextInt(n + 1 - a);
            p.range(a, b, got);
            check(values, a, b, got);
        }
    }

    private static float value(Random random) {
        return switch (random.nextInt(40)) {
            case 0 -> Float.NaN;
            case 1 -> Float.POSITIVE_INFINITY;
            case 2 -> Float.NEGATIVE_INFINITY;
            case 3 -> 0;
            case 4 -> -random.nextFloat();
            case 5 -> Float.MIN_VALUE;
            default -> (float) Math.exp(random.nextGaussian() * 3);
        };
    }

    private static void check(float[] values, int a, int b, SeriesPyramid.Summary got) {
        int finite = 0;
        int positive = 0;
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        float minPositive = Float.POSITIVE_INFINITY;
        double sum = 0;
        double logSum = 0;
        for (int i = a; i < b; i++) {
            float v = values[i];
            if (Float.isFinite(v)) {
                finite++;
                min = Math.min(min, v);
                max = Math.max(max, v);
                sum += v;
                if (v > 0) {
                    positive++;
                    minPositive = Math.min(minPositive, v);
                    logSum += Math.log10(v);
                }
            }
        }
        float[] expected = {b - a, finite, positive, min, max, minPositive};
        float[] actual = {got.count(), got.finite(), got.positive(), got.min(), got.max(), got.minPositive()};
        String where = a + " to " + b;
        double s = sum;
        double l = logSum;
        int p = positive;
        assertAll(() -> assertArrayEquals(expected, actual, where),
                () -> assertEquals(s, got.sum(), SUM_TOLERANCE * Math.max(1, Math.abs(s)), where),
                () -> assertEquals(l, got.logSum(), LOG_TOLERANCE * Math.max(1, p), where));
    }

    @Test
    void range_isCut_toWhatIsThere() {
        SeriesPyramid p = new SeriesPyramid();
        p.append(new float[] {1, 2, 3, 99}, 3);
        SeriesPyramid.Summary s = new SeriesPyramid.Summary();
        p.range(-5, 1000, s);
        assertEquals(3, s.count());
        assertEquals(6, s.sum());
    }

    @Test
    void get_keepsEveryValue_asItWasAppended() {
        SeriesPyramid p = new SeriesPyramid();
        for (int i = 0; i < 5000; i++) {
            p.append(i);
        }
        assertEquals(4321, p.get(4321));
        assertThrows(IndexOutOfBoundsException.class, () -> p.get(5000));
    }

    @Test
    void clear_forgetsEverything_andTakesNewValues() {
        SeriesPyramid p = new SeriesPyramid();
        p.append(new float[300], 300);
        p.clear();
        p.append(7);
        SeriesPyramid.Summary s = new SeriesPyramid.Summary();
        p.range(0, 300, s);
        assertEquals(7, s.max());
        assertEquals(1, s.count());
    }

    /// Property: whatever is appended, taken away and forgotten, each zoom level (1, 2, 4, … values a pixel) keeps every value: its
    /// pixels together hold the count, the least and the greatest of the whole.
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void anyHistory_keepsMinMaxAndCount_atEveryZoomLevel(long seed) {
        Random random = new Random(seed);
        SeriesPyramid p = new SeriesPyramid();
        float[] values = new float[60_000];
        int n = 0;
        for (int edit = 0; edit < 40; edit++) {
            if (random.nextInt(3) == 0) {
                n = random.nextInt(8) == 0 ? 0 : n - Math.min(n, random.nextInt(600));
                p.truncate(n);
            }
            float[] more = new float[random.nextInt(random.nextInt(5) == 0 ? 5_000 : 40) + 1];
            for (int i = 0; i < more.length && n < values.length; i++) {
                more[i] = value(random);
                values[n++] = more[i];
                p.append(more[i]);
            }
            everyZoom(values, n, p);
        }
    }

    private static void everyZoom(float[] values, int n, SeriesPyramid p) {
        assertEquals(n, p.size());
        assertArrayEquals(Arrays.copyOf(values, n), p.values());
        SeriesPyramid.Summary got = new SeriesPyramid.Summary();
        for (int width = 1; width < 2 * n; width *= 2) {
            int count = 0;
            float min = Float.POSITIVE_INFINITY;
            float max = Float.NEGATIVE_INFINITY;
            for (int from = 0; from < n; from += width) {
                p.range(from, from + width, got);
                count += got.count();
                min = Math.min(min, got.min());
                max = Math.max(max, got.max());
                if (width <= 64 || from + width >= n) {
                    check(values, from, Math.min(n, from + width), got);
                }
            }
            assertEquals(n, count);
            p.range(0, n, got);
            assertEquals(got.min(), min);
            assertEquals(got.max(), max);
        }
    }
}
