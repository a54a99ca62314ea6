package descent.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Schema;
import descent.model.LossSpec;
import descent.model.Setup;
import descent.train.LoopSample;
import descent.train.Phase;
import descent.train.RunState;
import descent.train.StepView;
import descent.ui.training.TrainingLoopModel.Line;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

final class TrainingLoopModelTest {
    private final SimpleObjectProperty<Setup> setup = new SimpleObjectProperty<>(Setup.defaults(new Schema(List.of("x"), "y")));
    private final SimpleObjectProperty<RunState> state = new SimpleObjectProperty<>(RunState.RUNNING);
    private final SimpleObjectProperty<LoopSample> sample = new SimpleObjectProperty<>();
    private final SimpleObjectProperty<StepView> step = new SimpleObjectProperty<>();
    private long now = 1_000_000_000;
    private final TrainingLoopModel model = new TrainingLoopModel(setup, state, sample, step, () -> now);

    private static LoopSample at(int epoch, Phase lit) {
        return new LoopSample(epoch, 200, 1, 1, 318, 1, 0.25f, 0.0871234, 0.01, lit, 50, lit == null || lit == Phase.ZERO_GRAD, "");
    }

    @Test
    void lines_readAsTheLesson_andFollowLossAndEpochs() {
        assertEquals("for epoch in range(200):", model.text(Line.EPOCHS).get());
        assertEquals("MSE.backward()", model.text(Line.BACKWARD).get());
        setup.set(setup.get().withLoss(new LossSpec.L1Loss()).withEpochs(5000).withBatchSize(32));
        assertEquals("for epoch in range(5000):", model.text(Line.EPOCHS).get());
        assertEquals("MAE = loss(predictions, y)", model.text(Line.LOSS).get());
        assertTrue(model.batches().get());
    }

    @Test
    void values_showShapeLossNormRateAndZeroed() {
        sample.set(at(1, null));
        assertEquals("318 × 1", model.value(Line.FORWARD).get());
        assertEquals("0.2500", model.value(Line.LOSS).get());
        assertEquals("grad norm 0.08712", model.value(Line.BACKWARD).get());
        assertEquals("lr 0.01", model.value(Line.STEP).get());
        assertEquals("zeroed", model.value(Line.ZERO_GRAD).get());
    }

    @Test
    void values_ofTheLastRun_goOnceTheNextHasAnotherLoss() {
        sample.set(at(200, null));
        state.set(RunState.FINISHED);
        setup.set(setup.get().withEpochs(300));
        assertEquals("0.2500", model.value(Line.LOSS).get());
        setup.set(setup.get().withLoss(new LossSpec.L1Loss()));
        assertEquals(List.of("", "", ""), List.of(model.value(Line.EPOCHS).get(), model.value(Line.LOSS).get(), model.value(Line.STEP).get()));
        state.set(RunState.RUNNING);
        sample.set(at(1, null));
        assertEquals("0.2500", model.value(Line.LOSS).get());
    }

    @Test
    void values_areEmpty_whereAnOpenedModelHasComputedNothingYet() {
        sample.set(new LoopSample(50, 200, 1, 1, 0, 1, Float.NaN, Double.NaN, 0.01, null, 0, true, ""));
        assertEquals("", model.value(Line.FORWARD).get());
        assertEquals("", model.value(Line.LOSS).get());
        assertEquals("", model.value(Line.BACKWARD).get());
        assertEquals("lr 0.01", model.value(Line.STEP).get());
    }

    @Test
    void values_areBlank_beforeTheFirstLoss_andNaNOnlyWhenItWasComputed() {
        state.set(RunState.PAUSED);
        sample.set(new LoopSample(1, 200, 1, 1, 318, 1, Float.NaN, Double.NaN, 0.01, Phase.FORWARD, 0, false, ""));
        assertEquals("318 × 1", model.value(Line.FORWARD).get());
        assertEquals("", model.value(Line.LOSS).get());
        assertEquals("", model.value(Line.BACKWARD).get());
        sample.set(new LoopSample(7, 200, 1, 1, 318, 1, Float.NaN, Double.NaN, 1, Phase.LOSS, 0, false, ""));
        assertEquals("NaN", model.value(Line.LOSS).get());
        state.set(RunState.DIVERGED);
        sample.set(new LoopSample(7, 200, 1, 1, 318, 1, Float.NaN, Double.NaN, 1, null, 0, false, ""));
        assertEquals("NaN", model.value(Line.LOSS).get());
    }

    @Test
    void values_changeTenTimesASecond_atSpeed() {
        sample.set(at(1, null));
        now += TrainingLoopModel.REFRESH_NANOS / 2;
        sample.set(at(2, null));
        assertEquals("1", model.value(Line.EPOCHS).get());
        now += TrainingLoopModel.REFRESH_NANOS;
        sample.set(at(3, null));
        assertEquals("3", model.value(Line.EPOCHS).get());
    }

    @Test
    void values_areThelast_whenTheRunEnds() {
        sample.set(at(1, null));
        sample.set(at(200, null));
        state.set(RunState.FINISHED);
        assertEquals("200", model.value(Line.EPOCHS).get());
    }

    @Test
    void lit_followsEveryStep_andIsDarkAtSpeedAndAtTheEnd() {
        sample.set(at(1, null));
        assertNull(model.lit().get());
        state.set(RunState.PAUSED);
        sample.set(at(1, Phase.BACKWARD));
        assertEquals(Line.BACKWARD, model.lit().get());
        assertFalse(model.note().get().isEmpty());
        assertEquals("not zeroed", model.value(Line.ZERO_GRAD).get());
        state.set(RunState.STOPPED);
        assertNull(model.lit().get());
    }

    /// "not zeroed" before anything was there to clear read like a fault.
    @Test
    void zeroGrad_saysNothing_beforeTheFirstGradient() {
        state.set(RunState.PAUSED);
        sample.set(new LoopSample(1, 200, 1, 1, 318, 1, Float.NaN, Double.NaN, 0.01, Phase.FORWARD, 0, false, ""));
        assertEquals("", model.value(Line.ZERO_GRAD).get());
    }

    @Test
    void gradNorm_comesFromTheStep_rightAfterBackward() {
        state.set(RunState.PAUSED);
        step.set(LensTest.view(Phase.BACKWARD));
        sample.set(new LoopSample(1, 200, 1, 1, 318, 1, 0.25f, Double.NaN, 0.01, Phase.BACKWARD, 0, false, ""));
        assertEquals("grad norm 1.125", model.value(Line.BACKWARD).get());
    }

    @Test
    void token_piecesJoinedAreTheLine_andKnowKeywordsAndCalls() {
        List<Token> tokens = Token.of("for epoch in range(5000):");
        assertEquals("for epoch in range(5000):", tokens.stream().map(Token::text).collect(Collectors.joining()));
        assertEquals(Token.Kind.KEYWORD, tokens.getFirst().kind());
        assertTrue(tokens.contains(new Token("range", Token.Kind.CALL)));
        assertTrue(tokens.contains(new Token("5000", Token.Kind.LITERAL)));
    }

    @Test
    void note_saysWhatTheLineIsFor_besideGradientsThatAreNotZeroed() {
        state.set(RunState.PAUSED);
        sample.set(new LoopSample(1, 200, 1, 1, 318, 1, 0.25f, 0.1, 0.01, Phase.ZERO_GRAD, 0, false, ""));
        assertEquals("not zeroed", model.value(Line.ZERO_GRAD).get());
        assertEquals("to clear the gradients for the next round", model.note().get());
        sample.set(new LoopSample(1, 200, 1, 1, 318, 1, 0.25f, 0.1, 0.01, Phase.STEP, 0, false, ""));
        assertEquals("to move every weight against its gradient", model.note().get());
    }
}
