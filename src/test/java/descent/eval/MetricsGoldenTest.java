package descent.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every metric against scikit-learn 1.2.1; the numbers were made by golden/metrics/make_metrics.py.
class MetricsGoldenTest {
    /// Both sides sum in double; only the order of the sums differs.
    private static final double SAME = 1e-9;
    /// The line's weights come from normal equations here, from an SVD there.
    private static final double SAME_LINE = 1e-5;

    @TestFactory
    Stream<DynamicTest> metrics_equalScikitLearn_onRecordedCases() throws IOException {
        try (InputStream in = MetricsGoldenTest.class.getResourceAsStream("/golden/metrics/metrics.json")) {
            List<JsonNode> cases = new ArrayList<>();
            new ObjectMapper().readTree(in).forEach(cases::add);
            assertTrue(cases.size() >= 12, "only " + cases.size() + " cases");
            return cases.stream().map(c -> DynamicTest.dynamicTest(c.get("name").asText(), () -> check(c)));
        }
    }

    private static void check(JsonNode c) {
        switch (c.get("kind").asText()) {
            case "regression" -> regression(c);
            case "classes" -> classes(c);
            case "line" -> line(c);
            case "threshold" -> threshold(c);
            default -> throw new AssertionError("unknown case " + c.get("kind"));
        }
    }

    private static void regression(JsonNode c) {
        Regression r = RegressionMetrics.of(floats(c, "actual"), floats(c, "predicted"));
        close(c, "mse", r.mse());
        close(c, "rmse", r.rmse());
        close(c, "mae", r.mae());
        if (c.get("r2").isNull()) {
            assertTrue(Double.isNaN(r.r2()), "r2 of one row must be NaN");
        } else {
            close(c, "r2", r.r2());
        }
    }

    private static void classes(JsonNode c) {
        int k = c.get("k").asInt();
        List<String> names = IntStream.range(0, k).mapToObj(i -> "class " + i).toList();
        Classification r = ClassificationMetrics.of(ints(c.get("actual")), ints(c.get("predicted")), floats(c, "prob"), names);
        close(c, "accuracy", r.accuracy());
        close(c, "loss", r.loss());
        for (int i = 0; i < k; i++) {
            assertArrayEquals(ints(c.get("confusion").get(i)), r.confusion()[i], "confusion row " + i);
        }
        same(c, "precision", r.perClass().stream().mapToDouble(Classification.PerClass::precision).toArray());
        same(c, "recall", r.perClass().stream().mapToDouble(Classification.PerClass::recall).toArray());
        same(c, "f1", r.perClass().stream().mapToDouble(Classification.PerClass::f1).toArray());
        same(c, "support", r.perClass().stream().mapToDouble(Classification.PerClass::support).toArray());
        same(c, "macro", new double[] {r.macro().precision(), r.macro().recall(), r.macro().f1()});
        same(c, "weighted", new double[] {r.weighted().precision(), r.weighted().recall(), r.weighted().f1()});
        if (c.get("calibration_true").size() > 0) {
            var bins = r.calibration().stream().filter(b -> b.rows() > 0).toList();
            same(c, "calibration_true", bins.stream().mapToDouble(Classification.CalibrationBin::actual).toArray());
            same(c, "calibration_pred", bins.stream().mapToDouble(Classification.CalibrationBin::predicted).toArray());
        }
        curves(c, r.binary());
    }

    private static void curves(JsonNode c, Classification.BinaryCurves b) {
        if (!c.has("auc")) {
            assertNull(b, "no curves where they are not defined");
            return;
        }
        same(c, "fpr", b.fpr());
        same(c, "tpr", b.tpr());
        assertEquals(Double.POSITIVE_INFINITY, b.rocThresholds()[0]);
        same(c, "thresholds", Arrays.copyOfRange(b.rocThresholds(), 1, b.rocThresholds().length));
        close(c, "auc", b.auc());
        same(c, "pr_precision", b.precision());
        same(c, "pr_recall", b.recall());
        same(c, "pr_thresholds", b.prThresholds());
        close(c, "average_precision", b.averagePrecision());
    }

    private static void threshold(JsonNode c) {
        float[] second = floats(c, "second");
        float[] probabilities = new float[2 * second.length];
        for (int i = 0; i < second.length; i++) {
            probabilities[2 * i] = 1 - second[i];
            probabilities[2 * i + 1] = second[i];
        }
        List<ThresholdScore> all = ThresholdScore.all(floats(c, "actual"), probabilities, 100);
        for (JsonNode at : c.get("at")) {
            double threshold = at.get("threshold").asDouble();
            ThresholdScore s = all.get((int) Math.round(100 * threshold));
            assertEquals(threshold, s.threshold());
            assertArrayEquals(new int[] {at.get("tp").asInt(), at.get("fp").asInt(), at.get("fn").asInt(), at.get("tn").asInt()},
                    new int[] {s.truePositives(), s.falsePositives(), s.falseNegatives(), s.trueNegatives()}, at.toString());
            close(at, "accuracy", s.accuracy());
            close(at, "precision", s.precision());
            close(at, "recall", s.recall());
            close(at, "f1", s.f1());
        }
    }

    private static void line(JsonNode c) {
        int cols = c.get("cols").asInt();
        StraightLine line = StraightLine.fit(floats(c, "x"), floats(c, "y"), cols);
        double[] expected = doubles(c.get("predicted"));
        float[] rows = floats(c, "xt");
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], line.predict(rows, i), SAME_LINE, "row " + i);
        }
    }

    private static void close(JsonNode c, String field, double actual) {
        double expected = c.get(field).asDouble();
        assertEquals(expected, actual, SAME * Math.max(1, Math.abs(expected)), field);
    }

    private static void same(JsonNode c, String field, double[] actual) {
        assertArrayEquals(doubles(c.get(field)), actual, SAME, field);
    }

    private static float[] floats(JsonNode c, String field) {
        double[] d = doubles(c.get(field));
        float[] out = new float[d.length];
        for (int i = 0; i < d.length; i++) {
            out[i] = (float) d[i];
        }
        return out;
    }

    private static double[] doubles(JsonNode a) {
        double[] out = new double[a.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = a.get(i).asDouble();
        }
        return out;
    }

    private static int[] ints(JsonNode a) {
        return Arrays.stream(doubles(a)).mapToInt(d -> (int) d).toArray();
    }
}
