package descent.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Schema;
import descent.model.Setup;
import descent.train.FakeRun;
import java.util.Arrays;
import java.util.List;
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
                words(p, came, 0));
    }

    @Test
    void words_praiseAGoodCurve_andAreSilentWithoutOne() {
        Prediction p = Prediction.nothing(3).drawn(1, 1, 3, 1);
        float[] came = {1, 1.1f, 0.95f};
        assertTrue(words(p, came, 0).endsWith("Your curve fits well."));
        assertEquals("", words(Prediction.nothing(3), came, 0));
        assertEquals("", words(p, new float[0], 0));
    }

    /// The epoch that broke is not among the finished ones.
    @Test
    void words_sayThatTheLossLeftAllBounds() {
        Prediction p = Prediction.nothing(3).drawn(1, 1, 3, 1);
        assertEquals("You expected 1 at epoch 3; the loss left every bound instead.", words(p, new float[] {1, 100}, 3));
        assertEquals("You expected 1 at epoch 1; the loss left every bound instead.", words(p, new float[0], 1));
        assertEquals("The loss left every bound at epoch 2; you drew nothing there.", words(Prediction.nothing(101).drawn(50, 1, 101, 1), new float[] {1}, 2));
    }

    @Test
    void words_keepTheSizeOfAVeryWideGap() {
        assertTrue(words(Prediction.nothing(3).drawn(1, 1, 3, 1), new float[] {1, 1e-25f, 1}, 0).endsWith("(× 1e25)."));
    }

    private static String words(Prediction p, float[] came, int divergedAt) {
        FakeRun run = new FakeRun(1, Setup.defaults(new Schema(List.of("x"), "y")));
        for (float loss : came) {
            run.epoch(loss, loss);
        }
        run.divergedAt(divergedAt);
        return PredictionWords.of(p, run.run());
    }
}
