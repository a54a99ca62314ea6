package descent.ui.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.train.RunState;
import descent.ui.common.RunItem;
import descent.ui.common.ScreenQueue;
import descent.ui.common.Workspace;
import descent.ui.common.Workspaces;
import java.lang.ref.WeakReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The loss map of a run that stands, without a toolkit.
class SurfaceModelTest {
    private final ScreenQueue screen = new ScreenQueue();
    private final Workspace w = Workspaces.ready(screen);
    private final SurfaceModel model = new SurfaceModel(w);

    @BeforeEach
    void train() {
        w.edit("epochs", s -> s.withEpochs(3));
        w.train();
        until(() -> w.currentRun().get() != null && w.state().get() == RunState.FINISHED);
    }

    @AfterEach
    void close() {
        w.close();
    }

    private void until(BooleanSupplier so) {
        screen.until(w, so);
    }

    @Test
    void mapOfEarlierWeights_isMarked() {
        model.draw();
        until(() -> model.surface().get() != null && !model.words().get().contains("changed since")); // the screen may hear of the last weights a moment later
        w.continueRun(2);
        until(() -> w.currentRun().get().run().history().count() == 5 && w.state().get() == RunState.FINISHED);
        until(() -> model.words().get().endsWith(" The weights have changed since: press Draw map for the way to those of now."));
        model.draw();
        until(() -> model.job().get() != null);
        until(() -> model.job().get() == null);
        assertNotNull(model.surface().get());
        until(() -> !model.words().get().contains("changed since"));
    }

    @Test
    void mapOfARunOfOtherData_isNotDrawn() {
        assertEquals("", model.blocked().get());
        w.openSample("Palmer Penguins");
        until(() -> w.prepared().get() != null && w.runDesk().foreign().get());
        assertTrue(model.blocked().get().startsWith("The run is of "), model.blocked().get());
    }

    @Test
    void deletedRun_isNotKept() {
        model.draw();
        until(() -> model.surface().get() != null);
        WeakReference<RunItem> first = new WeakReference<>(w.currentRun().get());
        w.train();
        until(() -> w.runs().size() == 2 && w.state().get() == RunState.FINISHED);
        w.runs().removeFirst();
        until(() -> {
            System.gc();
            return first.refersTo(null);
        });
    }
}
