package descent.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.train.Phase;
import descent.train.RunState;
import descent.ui.common.AppFolder;
import descent.ui.common.Fx;
import descent.ui.common.Preferences;
import descent.ui.common.ScreenQueue;
import descent.ui.common.Workspace;
import descent.ui.common.Workspaces;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.Test;

/// What the menu Train offers follows what has been done, by steps too.
class InstrumentsMenuTest {
    @Test
    void replay_isOffered_onceASteppedRunHasAnEpoch() {
        Fx.start();
        ScreenQueue screen = new ScreenQueue();
        Workspace w = Workspaces.ready(screen);
        Preferences preferences = new Preferences(AppFolder.none(), Runnable::run, _ -> { });
        MenuItem replay = Fx.get(() -> new Instruments(w, new Instruments.Doors(() -> { }, () -> { }), preferences).items()).stream()
                .filter(i -> "menu-replay".equals(i.getId())).findFirst().orElseThrow();
        assertTrue(replay.isDisable());
        for (Phase line : Phase.values()) {
            w.stepLine();
            screen.until(w, () -> w.stepView().get() != null && w.stepView().get().phase() == line && !w.drain());
        }
        assertEquals(RunState.PAUSED, w.state().get());
        assertEquals(1, w.replay().last());
        assertFalse(replay.isDisable());
        w.close();
    }
}
