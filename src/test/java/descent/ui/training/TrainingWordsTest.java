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
        assertEquals(List.of(), ChartCard.references(SETUP.withPreprocessing(SETUP.preprocessing().withScaling(Scaling.MIN_MAX)), null));
        assertEquals(List.of(), ChartCard.references(SETUP.withPreprocessing(SETUP.preprocessing().withScaleTarget(false)), null));
    }

    @Test
    void lastPoint_isAfterTheLastEpoch() {
        ChartSeries run = new ChartSeries(1, "Run 1", 200);
        ChartSeries longer = new ChartSeries(2, "Run 2", 300);
        assertEquals("Epoch 200", ChartHover.title(200, List.of(run)));
        assertEquals("After epoch 200", ChartHover.title(201, List.of(run)));
        assertEquals("Epoch 201", ChartHover.title(201, List.of(run, longer)));
        assertEquals("Epoch 7: not trained yet", ChartHover.title(7, List.of()));
    }

    @Test
    void withoutValidationRows_theScheduleThatLooksAtTheTestRowsIsNamed() {
        assertFalse(MoreTraining.words(SETUP).contains("ReduceLROnPlateau"));
        String plateau = MoreTraining.words(SETUP.withSchedule(new ScheduleSpec.ReduceLROnPlateau(0.1, 10, 1e-4, 0)).withPatience(5));
        assertTrue(plateau.endsWith("no longer unseen; ReduceLROnPlateau even drops the rate by them; patience does nothing: no run ends by the test rows."), plateau);
    }
}
