package descent.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What is said without looking at the inputs: learned from the train rows, measured on others.
final class BaselineTest {
    /// Always 1: errors of 4 and 6 from 5 and 7, whose own mean is 6.
    @Test
    void meanBaseline_saysTheTrainRowsMean() {
        Regression r = RegressionMetrics.meanBaseline(new float[] {0, 2}, new float[] {5, 7});
        assertEquals(26, r.mse());
        assertEquals(5, r.mae());
        assertEquals(-25, r.r2());
    }

    /// Always the second class, which one of three rows is.
    @Test
    void majorityBaseline_saysTheTrainRowsCommonestClass_theFirstOfEquals() {
        Classification c = ClassificationMetrics.majorityBaseline(new int[] {1, 1, 0}, new int[] {0, 0, 1}, List.of("a", "b"));
        assertEquals(1.0 / 3, c.accuracy());
        assertArrayEquals(new int[] {0, 2}, c.confusion()[0]);
        assertArrayEquals(new int[] {0, 1}, c.confusion()[1]);
        Classification equal = ClassificationMetrics.majorityBaseline(new int[] {2, 1, 1, 2}, new int[] {1, 1, 1, 2}, List.of("a", "b", "c"));
        assertEquals(0.75, equal.accuracy());
    }
}
