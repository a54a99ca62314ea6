package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.ui.common.Fx;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/// What is closed is given back: no list keeps windows that were opened, looked at and closed, however they were closed.
class GoneWindowsTest {
    private static final int COLLECTIONS = 10;

    @Test
    void windowsThatWereClosedAreGivenBack() {
        try (WindowShots shots = new WindowShots(new WindowShots.NoChoosers())) {
            List<WeakReference<Scene>> scenes = new ArrayList<>();
            for (String item : List.of("menu-shortcuts", "menu-about", "menu-preferences", "menu-help", "menu-all-samples", "menu-make-data", "menu-shortcuts")) {
                scenes.add(openAndHide(shots, item));
            }
            scenes.removeLast(); // the toolkit remembers the last one
            assertEquals(List.of(), left(scenes));
        }
    }

    @Test
    void aProgramWindowThatWasClosedIsGivenBack() {
        List<WeakReference<Scene>> scenes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            try (WindowShots shots = new WindowShots(new WindowShots.NoChoosers())) {
                scenes.add(Fx.get(() -> new WeakReference<>(shots.stage().getScene())));
            }
        }
        scenes.removeLast();
        assertEquals(List.of(), left(scenes));
    }

    private static WeakReference<Scene> openAndHide(WindowShots shots, String item) {
        Fx.run(() -> new Monkey(0, shots.graph(), List.of()).fire(item));
        WindowShots.pulses(3);
        WeakReference<Scene> scene = Fx.get(() -> {
            Window opened = Window.getWindows().stream().filter(w -> w instanceof Stage && w != shots.stage()).findFirst().orElseThrow(() -> new AssertionError(item));
            WeakReference<Scene> s = new WeakReference<>(opened.getScene());
            opened.hide();
            return s;
        });
        WindowShots.pulses(3);
        return scene;
    }

    private static List<String> left(List<WeakReference<Scene>> scenes) {
        for (int i = 0; i < COLLECTIONS && scenes.stream().anyMatch(s -> s.get() != null); i++) {
            System.gc();
            WindowShots.pulses(2);
        }
        return scenes.stream().map(WeakReference::get).filter(s -> s != null).map(s -> s.getRoot() + " " + s.getRoot().getStyleClass()).toList();
    }
}
