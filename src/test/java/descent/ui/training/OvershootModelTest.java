package descent.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Schema;
import descent.model.OptimizerSpec.Adam;
import descent.model.OptimizerSpec.SGD;
import descent.model.Setup;
import descent.train.RunHistory;
import descent.train.TestRuns;
import descent.ui.common.RunItem;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class OvershootModelTest {
    private static final float[] LOSS = {1, 0.5f};
    private final Setup sgd = Setup.defaults(new Schema(List.of("x"), "y")).withOptimizer(new SGD(0.1));
    private final SimpleObjectProperty<Setup> setup = new SimpleObjectProperty<>(sgd);
    private final SimpleObjectProperty<RunItem> current = new SimpleObjectProperty<>();
    private final SimpleBooleanProperty foreign = new SimpleBooleanProperty();
    private final SimpleObjectProperty<Integer> tick = new SimpleObjectProperty<>(0);
    private final SimpleObjectProperty<Integer> rows = new SimpleObjectProperty<>();
    private final OvershootModel model = new OvershootModel(setup, rows, current, foreign, tick);

    private RunItem run(Setup s, double mark) {
        return new RunItem(TestRuns.overshooting(1, s, RunHistory.of(LOSS, LOSS), mark), "Run 1");
    }

    @Test
    void mark_isShownWithItsRateAndWords_whileTheRunHasOne() {
        current.set(run(sgd, 0.342));
        assertTrue(model.mark().get().isShown());
        assertEquals("▲ 0.342: steps start to overshoot here", model.mark().get().line());
        assertTrue(model.mark().get().tip().contains("2/λmax"), model.mark().get().tip());
        assertTrue(model.mark().get().tip().contains("no ban"));
    }

    @Test
    void mark_moves_whenTheRunHasAnother() {
        RunItem item = run(sgd, 0.3);
        current.set(item);
        TestRuns.overshoot(item.run(), 0.25);
        tick.set(1);
        assertEquals(0.25, model.mark().get().rate());
    }

    @Test
    void mark_isHiddenWithItsReason_forAdamAndMiniBatches() {
        current.set(run(sgd, 0.3));
        setup.set(sgd.withOptimizer(new Adam(0.01)));
        assertFalse(model.mark().get().isShown());
        assertEquals("", model.mark().get().line());
        assertTrue(model.mark().get().tip().contains("Adam adapts its steps"), model.mark().get().tip());
        setup.set(sgd.withBatchSize(32));
        assertTrue(model.mark().get().tip().contains("mini-batches"), model.mark().get().tip());
    }

    @Test
    void mark_isShown_onceABatchHoldsAllTrainRows() {
        current.set(run(sgd, 0.3));
        setup.set(sgd.withBatchSize(32));
        assertFalse(model.mark().get().isShown());
        rows.set(32);
        assertTrue(model.mark().get().isShown());
        rows.set(33);
        assertFalse(model.mark().get().isShown());
    }

    @Test
    void tip_namesTheWeightDecay_whereTheRunHasOne() {
        current.set(run(sgd.withOptimizer(new SGD(0.1, 0, 0, 0.01, false)), 0.3));
        assertTrue(model.mark().get().tip().contains("2/(λmax + weight decay)"), model.mark().get().tip());
    }

    @Test
    void mark_ofAnAdamRun_isNotShownForTheNextRunWithSgd() {
        current.set(run(sgd.withOptimizer(new Adam(0.01)), 0.3));
        assertFalse(model.mark().get().isShown());
        assertTrue(model.mark().get().line().contains("once it trains"), model.mark().get().line());
    }

    @Test
    void mark_isGone_onceOtherDataIsOpen() {
        current.set(run(sgd, 0.3));
        assertTrue(model.mark().get().isShown());
        foreign.set(true);
        assertFalse(model.mark().get().isShown());
        assertEquals("▲ overshoot mark: once it trains", model.mark().get().line());
    }

    @Test
    void flatLoss_hasNoMark_andSaysSo() {
        current.set(run(sgd, Double.POSITIVE_INFINITY));
        assertFalse(model.mark().get().isShown());
        assertTrue(model.mark().get().tip().contains("no rate overshoots"));
    }
}
