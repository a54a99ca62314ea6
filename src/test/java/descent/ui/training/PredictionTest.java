package descent.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.train.RunHistory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class PredictionTest {
    private static final double FLOAT = 1e-6;

    @Test
    void drawn_fillsBetweenTheTwoPoints_andNothingElse() {
        Prediction p = Prediction.nothing(101).drawn(11, 1, 21, 0.5);
        assertEquals(1, p.at(11), FLOAT);
        assertEquals(0.75, p.at(16), FLOAT);
        assertEquals(0.5, p.at(21), FLOAT);
        assertTrue(Double.isNaN(p.at(22)) && Double.isNaN(p.at(10)));
        assertFalse(p.isEmpty());
    }

    @Test
    void drawn_replacesWhatWasThere_alsoBackwards() {
        Prediction p = Prediction.nothing(101).drawn(1, 1, 101, 1).drawn(60, 0.2, 40, 0.2);
        assertEquals(0.2, p.at(50), FLOAT);
        assertEquals(1, p.at(70), FLOAT);
    }

    @Test
    void shapes_doWhatTheySay() {
        assertTrue(Prediction.of(Prediction.Shape.FAST, 200, 1).at(60) < 0.2);
        assertTrue(Prediction.of(Prediction.Shape.SLOW, 200, 1).at(60) > 0.7);
        assertTrue(Prediction.of(Prediction.Shape.GROWING, 200, 1).at(200) > 3);
        assertEquals(4, Prediction.Shape.values().length);
    }

    @Test
    void words_tellEndAndWidestGap() {
        Prediction p = Prediction.nothing(101).drawn(1, 1, 101, 1);
        float[] came = new float[101];
        Arrays.fill(came, 1);
        came[49] = 0.25f;
        assertEquals("You expected 1 at epoch 101, it came to 1. Widest apart at epoch 50: you expected 1, it was 0.25 (× 4).",
                PredictionWords.of(p, RunHistory.of(came, came)));
    }

    @Test
    void words_praiseAGoodCurve_andAreSilentWithoutOne() {
        Prediction p = Prediction.nothing(3).drawn(1, 1, 3, 1);
        float[] came = {1, 1.1f, 0.95f};
        assertTrue(PredictionWords.of(p, RunHistory.of(came, came)).endsWith("Your curve fits well."));
        assertEquals("", PredictionWords.of(Prediction.nothing(3), RunHistory.of(came, came)));
        assertEquals("", PredictionWords.of(p, RunHistory.of(new float[0], new float[0])));
    }

    @Test
    void words_sayThatTheLossLeftAllBounds() {
        float[] came = {1, 100, Float.NaN};
        assertEquals("You expected 1 at epoch 2; the loss left every bound instead.",
                PredictionWords.of(Prediction.nothing(3).drawn(1, 1, 3, 1), RunHistory.of(came, came)));
    }
}
