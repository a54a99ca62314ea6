package descent.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.PreparedData;
import descent.model.TrainedModel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Which weights are kept, and what is told of those that are no numbers any more.
class FiniteGuardTest {
    private final PreparedData data = Fixtures.data(Fixtures.setup());
    private final TrainedModel model = TrainedModel.create(Fixtures.setup(), data);
    private final FiniteGuard guard = new FiniteGuard(model);

    private float[] weights() {
        return model.network().namedParameters().get("2.weight").data();
    }

    @Test
    void oneNumberThatIsNotFinite_isFoundAtEachPlace() {
        for (int n = 0; n < 11; n++) {
            float[] w = new float[n];
            assertTrue(FiniteGuard.finite(w), "zeros");
            Arrays.fill(w, -Float.MAX_VALUE);
            assertTrue(FiniteGuard.finite(w));
            for (int i = 0; i < n; i++) {
                for (float odd : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
                    w[i] = odd;
                    assertFalse(FiniteGuard.finite(w), odd + " at " + i + " of " + n);
                }
                w[i] = Float.MIN_VALUE;
            }
        }
    }

    @Test
    void firstParameterThatIsNotFinite_isNamed() {
        assertNull(guard.firstNonFinite());
        weights()[4] = Float.NaN;
        assertEquals("2.weight", guard.firstNonFinite());
        model.network().namedParameters().get("0.bias").data()[1] = Float.NEGATIVE_INFINITY;
        assertEquals("0.bias", guard.firstNonFinite());
    }

    @Test
    void bestWeights_areThoseThatTheLowestLossWasMeasuredOn_theFirstOfEqualOnes() {
        float[] first = weights().clone();
        guard.giveBackBest();
        assertArrayEquals(first, weights(), "none is known yet");
        guard.epochBegins();
        assertTrue(guard.knowsBegin());
        weights()[0] = 7;
        guard.epochEnds(1, 4);
        float[] second = weights().clone();
        guard.epochBegins();
        weights()[0] = 8;
        guard.epochEnds(1, 5);
        assertTrue(guard.bestIs(4) && !guard.bestIs(5));
        guard.giveBack();
        assertArrayEquals(second, weights(), "those of the epoch's beginning");
        guard.giveBackBest();
        assertArrayEquals(first, weights());
        guard.epochBegins();
        weights()[0] = 9;
        guard.epochEnds(0.5f, 6);
        guard.giveBackBest();
        assertTrue(guard.bestIs(6));
        assertArrayEquals(first, weights());
    }

    @Test
    void epochThatWasBegunBeforeTheModelWasSaved_hasNoBeginning() {
        weights()[0] = 7;
        guard.epochResumes();
        float[] saved = weights().clone();
        weights()[0] = 8;
        assertFalse(guard.knowsBegin());
        guard.epochEnds(0.1f, 3);
        assertFalse(guard.bestIs(3));
        guard.giveBack();
        assertArrayEquals(saved, weights());
    }
}
