package descent.ui.runs;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import descent.ui.common.ScreenQueue;
import descent.ui.common.Workspace;
import descent.ui.common.Workspaces;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The band of the seeds, without a toolkit: the tasks for the screen's thread run on the test's.
class ChanceModelTest {
    private final ScreenQueue screen = new ScreenQueue();
    private final Workspace w = Workspaces.withScreen(screen);
    private final ChanceModel model = new ChanceModel(w);

    @BeforeEach
    void repeat() {
        w.openSample("Auto MPG");
        w.edit("epochs", s -> s.withEpochs(3));
        until(() -> w.prepared().get() != null);
        model.seeds(2);
    }

    @AfterEach
    void close() {
        w.close();
    }

    private void until(BooleanSupplier so) {
        screen.until(w, so);
    }

    @Test
    void band_isShown_andTakenAwayAndShownAgain() {
        until(() -> model.job().get() == null);
        assertSame(model.result().get().seeds(), w.runDesk().band().get());
        model.onChart().set(false);
        assertNull(w.runDesk().band().get());
        model.onChart().set(true);
        assertNotNull(w.runDesk().band().get());
    }

    @Test
    void band_isNotShownOverOtherData_thatWereOpenedWhileItWasWorkedOut() {
        assertNotNull(model.job().get());
        w.openSample("Palmer Penguins");
        until(() -> model.job().get() == null);
        assertNotNull(model.result().get(), "the table of the seeds is there");
        assertNull(w.runDesk().band().get(), "their curves are losses of other data");
    }

    @Test
    void band_isNotShownOverOtherData_byItsTick() {
        until(() -> model.job().get() == null);
        w.openSample("Palmer Penguins");
        model.onChart().set(false);
        model.onChart().set(true);
        assertNull(w.runDesk().band().get());
    }
}
