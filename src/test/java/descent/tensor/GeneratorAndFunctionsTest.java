package descent.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GeneratorAndFunctionsTest {
    @Test
    void stream_staysTheSame_forEver() {
        Generator g = Generator.of(42, "init");
        long[] first = {g.nextLong(), g.nextLong(), g.nextLong()};
        assertArrayEquals(first, new long[] {FIRST, SECOND, THIRD});
        long last = 0;
        for (int i = first.length; i < 1000; i++) {
            last = g.nextLong();
        }
        assertEquals(THOUSANDTH, last, "whatever one of the four words does to another, it has done by now");
        assertNotEquals(first[0], Generator.of(42, "split").nextLong());
        assertNotEquals(first[0], Generator.of(43, "init").nextLong());
    }

    /// From an independent program of the published algorithms.
    private static final long FIRST = -95822447842470461L;
    private static final long SECOND = 7998667849762933413L;
    private static final long THIRD = 8393583619482463863L;
    private static final long THOUSANDTH = -2919422719831362719L;

    /// From the same independent program.
    @Test
    void ordersAndNumbers_stayTheSame_forEver() {
        Generator g = Generator.of(42, "shuffle");
        assertArrayEquals(new int[] {5, 6, 0, 9, 1, 2, 8, 3, 4, 7}, g.permutation(10));
        assertEquals(0.5852946043014526f, g.nextFloat());
        assertEquals(-0.7159253681808448, Generator.of(7, "gauss").nextGaussian(), 1e-15);
    }

    @Test
    void restore_goesOnFromState_exactly() {
        Generator g = Generator.of(1, "dropout");
        g.nextLong();
        long[] state = g.state();
        float next = g.nextFloat();
        Generator h = Generator.of(9, "dropout");
        h.restore(state);
        assertEquals(next, h.nextFloat());
        assertThrows(IllegalArgumentException.class, () -> h.restore(new long[4]));
    }

    /// Of 2^32 numbers, 3 · 2^29 values get two or three each: where none were drawn again, a third of them would come too seldom.
    @Test
    void wholeNumbers_haveNoBias_whereTheRangeIsLarge() {
        Generator g = Generator.of(5, "split");
        int bound = 3 << 29;
        int[] counts = new int[3];
        int draws = 90_000;
        for (int i = 0; i < draws; i++) {
            int v = g.nextInt(bound);
            assertTrue(v >= 0 && v < bound);
            counts[v % 3]++;
        }
        for (int c : counts) {
            assertEquals(draws / 3, c, 5 * Math.sqrt(draws * 2 / 9.0)); // five standard deviations
        }
    }

    @Test
    void restore_takesStatesWithZeros_asLongAsOneIsNot() {
        for (int i = 0; i < 4; i++) {
            long[] state = new long[4];
            state[i] = 5;
            Generator g = Generator.of(1, "zeros");
            g.restore(state);
            assertArrayEquals(state, g.state());
        }
    }

    @Test
    void uniform_fillsItsRange_alsoFarFromZero() {
        Generator g = Generator.of(3, "range");
        float least = Float.MAX_VALUE;
        float greatest = -Float.MAX_VALUE;
        double sum = 0;
        int n = 10_000;
        for (int i = 0; i < n; i++) {
            float x = g.uniform(2, 5);
            least = Math.min(least, x);
            greatest = Math.max(greatest, x);
            sum += x;
        }
        assertTrue(least >= 2 && least < 2.01 && greatest <= 5 && greatest > 4.99, least + " … " + greatest);
        assertEquals(3.5, sum / n, 0.05);
    }

    @Test
    void permutation_holdsEachNumberOnce_forManySizes() {
        for (int n = 0; n < 200; n++) {
            int[] p = Generator.of(n, "shuffle").permutation(n);
            Arrays.sort(p);
            for (int i = 0; i < n; i++) {
                assertEquals(i, p[i]);
            }
        }
    }

    /// About a million floats from −20 to −1e−6.
    @Test
    void expm1_isWithinTwoUlp_belowZero() {
        double worst = 0;
        for (int bits = Float.floatToRawIntBits(1e-6f); bits <= Float.floatToRawIntBits(20f); bits += 101) {
            float x = -Float.intBitsToFloat(bits);
            double wanted = Math.expm1(x);
            worst = Math.max(worst, Math.abs(Functions.expm1(x) - wanted) / Math.ulp((float) wanted));
        }
        assertTrue(worst <= 2, worst + " ulp");
    }

    @Test
    void functions_areWithinTheirUlps_overTheirRange() {
        Generator g = Generator.of(3, "functions");
        for (int i = 0; i < 200_000; i++) {
            float x = g.uniform(-30, 30);
            near("exp", 2, x, Math.exp(x), Functions.exp(x));
            near("tanh", 2, x, Math.tanh(x), Functions.tanh(x));
            near("sigmoid", 3, x, 1 / (1 + Math.exp(-x)), Functions.sigmoid(x));
            float e = g.nextFloat();
            near("log1p", 2, e, Math.log1p(e), Functions.log1p(e));
            float near = g.uniform(-1, 0);
            near("expm1", 2, near, Math.expm1(near), Functions.expm1(near));
            float far = g.uniform(-3.9f, 3.9f);
            near("erf", 2, far, erf(far), Functions.erf(far));
        }
    }

    /// Beside the seams at −0.5 and 0.9277, where small results must not be cancelled, and far out.
    @Test
    void expm1AndErf_areWithinTheirUlps_besideTheirSeams() {
        assertEquals(-1e-8f, Functions.expm1(-1e-8f), "no cancellation");
        for (float x : new float[] {-1e-3f, -0.4999f, Math.nextUp(-0.5f), -0.5f, -0.5001f, -1, -17, -30}) {
            near("expm1", 2, x, Math.expm1(x), Functions.expm1(x));
        }
        for (float t : new float[] {1e-8f, 1e-3f, 0.5f, 0.9277f, 0.927734375f, 0.9278f, 1.5f, 3, 9}) {
            near("erf", 2, t, erf(t), Functions.erf(t));
            assertEquals(-Functions.erf(t), Functions.erf(-t), "odd");
        }
    }

    /// Far out these functions are small to the last, then 0: smaller numbers would make subnormal ones of the next layer's gradients.
    @Test
    void sigmoidAndSoftplus_areZero_whereTheyWouldBeTiny() {
        near("sigmoid", 3, -69, 1 / (1 + Math.exp(69)), Functions.sigmoid(-69));
        assertTrue(Functions.sigmoid(-69.07f) >= Functions.TINY);
        assertEquals(0f, Functions.sigmoid(-69.08f));
        assertEquals(0f, Functions.sigmoid(Float.NEGATIVE_INFINITY));
        assertEquals(1f, Functions.sigmoid(69.08f));
        assertTrue(Float.isNaN(Functions.sigmoid(Float.NaN)));
        Activation softplus = new Activation.Softplus(1, 20);
        near("softplus", 4, -69, Math.log1p(Math.exp(-69)), softplus.f(-69));
        assertEquals(0f, softplus.f(-69.08f));
    }

    /// The error function in double precision: its series near 0, a continued fraction beyond.
    private static double erf(double x) {
        double a = Math.abs(x);
        double y;
        if (a < 2) {
            double term = a;
            y = a;
            for (int n = 1; n < 60; n++) {
                term *= -a * a / n;
                y += term / (2 * n + 1);
            }
            y *= 2 / Math.sqrt(Math.PI);
        } else {
            double fraction = 0;
            for (int k = 120; k >= 1; k--) {
                fraction = k / 2.0 / (a + fraction);
            }
            y = 1 - Math.exp(-a * a) / Math.sqrt(Math.PI) / (a + fraction);
        }
        return Math.copySign(y, x);
    }

    private static void near(String what, int ulps, float x, double wanted, float got) {
        assertEquals(wanted, got, ulps * Math.ulp((float) wanted), what + " of " + x);
    }

    @Test
    void emulatedFma_givesTheBitsOfTheInstruction_forOddNumbers() {
        float[] odd = {0, -0f, 1, -1, Float.MIN_VALUE, Float.MIN_NORMAL, Float.MAX_VALUE, -Float.MAX_VALUE, Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY, Float.NaN, 1.0000001f, 0.99999994f, 16777217f, 3e-39f};
        for (float a : odd) {
            for (float b : odd) {
                for (float c : odd) {
                    same(a, b, c);
                }
            }
        }
        Generator g = Generator.of(8, "fma");
        for (int i = 0; i < 300_000; i++) {
            same(any(g), any(g), any(g));
            float a = g.uniform(-2, 2);
            float b = g.uniform(-2, 2);
            same(a, b, -a * b * (1 + g.nextInt(3) * 1e-7f));
        }
    }

    /// Half-way between two floats, and a trifle to either side: rounded to double first, the trifle is lost, and then the sum
    /// is rounded to the even neighbour whichever side it was on.
    @Test
    void emulatedFma_roundsOnce_whereTwoRoundingsGoAstray() {
        Generator g = Generator.of(9, "fma");
        int astray = 0;
        for (int i = 0; i < 20_000; i++) {
            float a = 1 + (2 * g.nextInt(800) + 1) * 0x1p-12f;
            float b = 1 + (2 * g.nextInt(800) + 1) * 0x1p-12f; // a · b < 2 ends with 2^-24, half of a float's last place
            float c = (float) Math.scalb(g.nextInt(2) == 0 ? 1.0 : -1.0, -54 - g.nextInt(40));
            float sign = g.nextInt(2) == 0 ? 1 : -1;
            same(sign * a, b, c);
            astray += (float) ((double) a * b + c) != Math.fma(a, b, c) ? 1 : 0;
        }
        assertTrue(astray > 5000, astray + " of 20,000 go astray with two roundings");
    }

    private static float any(Generator g) {
        return Float.intBitsToFloat((int) g.nextLong());
    }

    private static void same(float a, float b, float c) {
        assertEquals(Math.fma(a, b, c), Fma.emulated(a, b, c), a + " · " + b + " + " + c);
    }
}
