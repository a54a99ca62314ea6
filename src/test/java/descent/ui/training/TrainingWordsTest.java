package descent.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.PreprocessingSettings.Scaling;
import descent.data.Schema;
import descent.model.ScheduleSpec;
import descent.model.Setup;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TrainingWordsTest {
    private static final Setup SETUP = Setup.defaults(new Schema(List.of("x"), "y"));

    /// Only a target that is divided by its standard deviation has a variance of 1.
    @Test
    void alwaysTheMean_isAtOne_forAStandardisedTargetOnly() {
        assertEquals(List.of(new ReferenceLine("always the mean", 1)), ChartCard.references(SETUP, null));
        assertEquals(List.of(new ReferenceLine("always the mean", 1)), ChartCard.references(SETUP.withPreprocessing(SETUP.preprocessing().withScaling(Scaling.NONE)), null),
                "raw inputs, but a standardised target");
        assertEquals(List.of(), ChartCard.references(SETUP.withPreprocessing(SETUP.preprocessing().withScaling(Scaling.MIN_MAX)), null));
        assertEquals(List.of(), ChartCard.references(SETUP.withPreprocessing(SETUP.preprocessing().withScaleTarget(false)), null));
    }

    /// Of 200 planned epochs so many, and a point behind them.
    private static ChartSeries series(int finished) {
        ChartSeries s = new ChartSeries(1, "Run", 200);
        for (int i = 0; i < finished; i++) {
            s.append(2, 3);
        }
        s.appendBehind(1, 2);
        return s;
    }

    @Test
    void summary_countsTheFinishedEpochs_ofAStoppedRun() {
        ChartSeries stopped = series(50);
        stopped.end(ChartSeries.End.STOPPED);
        assertTrue(ChartSummary.of(List.of(stopped)).contains("epoch 50 of 200, stopped"), ChartSummary.of(List.of(stopped)));
    }

    @Test
    void lastPoint_isAfterTheLastEpoch() {
        ChartSeries stopped = series(50);
        ChartSeries longer = series(60);
        stopped.end(ChartSeries.End.STOPPED);
        assertEquals("Epoch 50", ChartHover.title(50, List.of(stopped)));
        assertEquals("After epoch 50", ChartHover.title(51, List.of(stopped)));
        assertEquals("Epoch 51", ChartHover.title(51, List.of(stopped, longer)));
        stopped.end(ChartSeries.End.DIVERGED);
        assertEquals("Epoch 51", ChartHover.title(51, List.of(stopped)), "the one that broke");
        assertEquals("Epoch 7: not trained yet", ChartHover.title(7, List.of()));
    }

    @Test
    void withoutValidationRows_theScheduleThatLooksAtTheTestRowsIsNamed() {
        assertFalse(MoreTraining.words(SETUP).contains("ReduceLROnPlateau"));
        String plateau = MoreTraining.words(SETUP.withSchedule(new ScheduleSpec.ReduceLROnPlateau(0.1, 10, 1e-4, 0)).withPatience(5));
        assertTrue(plateau.endsWith("no longer unseen; ReduceLROnPlateau even drops the rate by them; patience does nothing: no run ends by the test rows."), plateau);
    }
}
