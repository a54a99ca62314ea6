package descent.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.train.Diagnosis.Facts;
import descent.train.Finding.Rule;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where each rule begins to fire, by hand and against a slow reading of the table above [Diagnosis]; its words with their numbers.
class DiagnosisRulesTest {
    private static final int CURVES = 6000;

    private static String said(float[] train, float[] test, boolean ended) {
        Facts facts = new Facts("", false, 0, Double.NaN, "", ended);
        return Diagnosis.of(RunHistory.of(train, test), facts).map(f -> f.rule() + " " + f.fromEpoch() + "–" + f.toEpoch() + ": " + f.sentence()).orElse("");
    }

    private static float[] numbers(String s) {
        String[] parts = s.trim().split(" +");
        float[] out = new float[parts.length];
        IntStream.range(0, out.length).forEach(i -> out[i] = Float.parseFloat(parts[i]));
        return out;
    }

    @ParameterizedTest
    @CsvSource({
        "5 1 1.2 1.5 2 1,     'OVERSHOOTING 2–5: The loss rose 3 times in a row, from 1.00 at epoch 2 to 2.00 at epoch 5: the steps overshoot.'",
        "5 1 1.2 1.5 2 2.5 3, 'OVERSHOOTING 2–7: The loss rose 5 times in a row, from 1.00 at epoch 2 to 3.00 at epoch 7: the steps overshoot.'",
        "5 1 1.2 1.5 2 2 3,   'OVERSHOOTING 2–5: The loss rose 3 times in a row, from 1.00 at epoch 2 to 2.00 at epoch 5: the steps overshoot.'",
        "5 1 1.2 1.5 1.75,    ''",
        "5 1 1.25 1.25 1.5 2, ''",
        "5 1 3 3 4 7,         ''",
        "5 1 1.5 3,           ''"})
    void overshooting_isThreeRisesInARow_toTwiceTheLossBeforeThem(String losses, String words) {
        float[] train = numbers(losses);
        assertEquals(words, said(train, train, true));
    }

    /// Ones, and threes at so many places among the last 30.
    private static float[] threes(int rises, int length) {
        float[] v = new float[length];
        Arrays.fill(v, 1);
        for (int i = 0; i < rises; i++) {
            v[length - 2 - 2 * i] = 3;
        }
        return v;
    }

    @Test
    void bouncing_isOverNineRisesOfThirty_thatSpread() {
        assertEquals("BOUNCING 2–31: In the last 30 epochs the loss rose 10 times and varied by ± 57 % around 1.67: it bounces.", said(threes(10, 31), new float[31], true));
        assertEquals("BOUNCING 11–40: In the last 30 epochs the loss rose 10 times and varied by ± 57 % around 1.67: it bounces.", said(threes(10, 40), new float[40], true));
        assertEquals("", said(threes(9, 31), new float[31], true));
        assertEquals("", said(threes(10, 30), new float[30], true));
        float[] little = threes(10, 31);
        IntStream.range(0, 31).forEach(i -> little[i] = 10 + little[i]);
        assertEquals("", said(little, new float[31], true), "± 8 %");
    }

    @Test
    void stillFalling_saysItsMedians_andWaitsForTheEnd() {
        float[] train = new float[100];
        IntStream.range(0, 100).forEach(i -> train[i] = 200 - i);
        assertEquals("STILL_FALLING 90–100: The loss still fell by 9 % in the last 10 epochs, from 112 to 102.", said(train, train, true));
        assertEquals("", said(train, train, false));
        assertEquals("", said(Arrays.copyOf(train, 9), Arrays.copyOf(train, 9), true));
    }

    @Test
    void memorising_saysItsMedians() {
        float[] train = new float[60];
        float[] test = new float[60];
        Arrays.fill(train, 1);
        Arrays.fill(test, 4);
        IntStream.range(50, 60).forEach(i -> test[i] = 7 + i % 3);
        assertEquals("MEMORISING 40–60: The test loss 8.00 is 8.00 × the train loss 1.00 and has risen from 4.00: the network memorises the train rows.", said(train, test, true));
        assertEquals("MEMORISING 40–60: The test loss 8.00 is 8.00 × the train loss 1.00 and has risen from 4.00: the network memorises the train rows.", said(train, test, false));
        assertEquals("", said(Arrays.copyOfRange(train, 31, 60), Arrays.copyOfRange(test, 31, 60), true), "too short");
        Arrays.fill(test, 0, 40, 8);
        assertEquals("", said(train, test, true), "no higher than before");
    }

    /// Whole numbers, so that the curves often lie on a rule's edge.
    private static float[] curve(Random r, int n) {
        float[] v = new float[n];
        int kind = r.nextInt(5);
        int high = 20 * (1 + r.nextInt(10));
        int low = r.nextBoolean() ? high : high * (1 + r.nextInt(9)) / 10;
        int chance = r.nextInt(3) * r.nextInt(3);
        for (int i = 0; i < n; i++) {
            double at = (double) i / (n - 1);
            double way = kind == 0 ? at : kind == 1 ? at * at : kind == 2 ? Math.sqrt(at) : kind == 3 ? Math.max(0, 2 * at - 1) : 4 * at * (1 - at);
            int noise = chance == 0 ? 0 : r.nextInt(2 * chance + 1) - chance;
            v[i] = Math.max(1, Math.round(high + (low - high) * way) + noise);
        }
        return v;
    }

    @Test
    void rules_fireWhereASlowReadingOfThemDoes() {
        Random r = new Random(11);
        Map<Rule, Integer> fired = new EnumMap<>(Rule.class);
        int silent = 0;
        for (int c = 0; c < CURVES; c++) {
            int n = 5 + r.nextInt(100);
            float[] train = curve(r, n);
            float[] test = curve(r, n);
            if (r.nextBoolean()) {
                float[] t = curve(r, n);
                IntStream.range(0, n).forEach(i -> test[i] = Math.round(train[i] * 1.5f) + t[n - 1 - i]);
            }
            boolean ended = r.nextInt(4) > 0;
            Optional<Rule> expected = new SlowRules(train, test, ended).first();
            Optional<Rule> found = Diagnosis.of(RunHistory.of(train, test), new Facts("", false, 0, Double.NaN, "", ended)).map(Finding::rule);
            assertEquals(expected, found, () -> "train " + Arrays.toString(train) + "\ntest " + Arrays.toString(test));
            expected.ifPresent(e -> fired.merge(e, 1, Integer::sum));
            silent += expected.isEmpty() ? 1 : 0;
        }
        System.out.println("Rules on " + CURVES + " curves: " + fired + ", silent " + silent);
        assertTrue(fired.size() == 4 && fired.values().stream().allMatch(n -> n >= 40) && silent >= 40, fired + ", silent " + silent);
    }

    /// The table of [Diagnosis], read word by word.
    private record SlowRules(float[] train, float[] test, boolean ended) {
        Optional<Rule> first() {
            return Optional.ofNullable(overshoots() ? Rule.OVERSHOOTING : bounces() ? Rule.BOUNCING
                    : ended && !memorises() && falls() ? Rule.STILL_FALLING : memorises() ? Rule.MEMORISING : null);
        }

        private boolean overshoots() {
            for (int from = 0; from < train.length; from++) {
                for (int to = from + 3; to < train.length && rising(from, to); to++) {
                    if (train[to] >= 2 * train[from]) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean rising(int from, int to) {
            return IntStream.range(from, to).allMatch(i -> train[i + 1] > train[i]);
        }

        private boolean bounces() {
            int n = train.length;
            if (n < 31) {
                return false;
            }
            double mean = IntStream.range(n - 30, n).mapToDouble(i -> train[i]).average().orElseThrow();
            double variance = IntStream.range(n - 30, n).mapToDouble(i -> (train[i] - mean) * (train[i] - mean)).average().orElseThrow();
            return IntStream.range(n - 30, n).filter(i -> train[i] > train[i - 1]).count() > 9 && Math.sqrt(variance) > 0.2 * mean;
        }

        private boolean falls() {
            int n = train.length;
            int tenth = n / 10;
            if (n < 10) {
                return false;
            }
            int few = Math.max(1, tenth / 4);
            double end = middle(train, n, few);
            double before = middle(train, n - tenth, few);
            double earlier = middle(train, n - 2 * tenth, few);
            double share = end > 0.2 * train[0] ? 0.04 : 0.10;
            double[] steps = IntStream.range(n - tenth, n).mapToDouble(i -> train[i] - train[i - 1]).toArray();
            double mean = Arrays.stream(steps).average().orElseThrow();
            double jitter = Math.sqrt(Arrays.stream(steps).map(s -> (s - mean) * (s - mean)).average().orElseThrow() / 2);
            return before - end > share * before && earlier - before > share / 2 * earlier && before - end > 3 * Math.sqrt(jitter * jitter / few + jitter * jitter / few);
        }

        private boolean memorises() {
            int n = test.length;
            if (n / 3 < 10) {
                return false;
            }
            int few = Math.max(3, n / 20);
            double now = middle(test, n, few);
            double lowest = IntStream.rangeClosed(1, n / few).mapToDouble(k -> middle(test, k * few, few)).min().orElseThrow();
            return now > 2 * middle(train, n, few) && now > middle(test, n - n / 3, few) && now > 1.5 * lowest;
        }

        /// The median of the few values that end before a place.
        private static double middle(float[] v, int end, int few) {
            float[] part = Arrays.copyOfRange(v, Math.max(0, end - few), end);
            Arrays.sort(part);
            return ((double) part[(part.length - 1) / 2] + part[part.length / 2]) / 2;
        }
    }
}
