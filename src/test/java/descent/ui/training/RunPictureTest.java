package descent.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Schema;
import descent.model.Setup;
import descent.train.RunHistory;
import descent.train.TestRuns;
import descent.ui.common.Fx;
import descent.ui.common.RunItem;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The curves for a record that is written while the chart does not show the run.
class RunPictureTest {
    @BeforeAll
    static void start() {
        Fx.start();
    }

    @Test
    void hiddenRun_isDrawnAlone_andStaysHidden() {
        float[] loss = {1, 0.5f, 0.25f};
        RunItem run = new RunItem(TestRuns.run(1, Setup.defaults(new Schema(List.of("x"), "y")), RunHistory.of(loss, loss)), "first try");
        run.shown().set(false);
        Fx.run(() -> {
            LossChart chart = RunPicture.of(run);
            assertEquals(3, chart.series().getFirst().size());
            assertTrue(chart.getAccessibleText().contains("Train loss from 1 to 0.25"), chart.getAccessibleText());
            assertTrue(chart.svg("loss", 920, 400, chart.look()).contains(">Train<"), "its curve has a label");
        });
        assertEquals(false, run.shown().get());
    }
}
