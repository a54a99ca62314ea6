package descent.ui.main;

import descent.ui.common.Theme;
import java.util.List;
import javafx.scene.Scene;
import javafx.stage.Modality;
import javafx.stage.Stage;

/// What the keys of the menu do in the windows beside the main one, which have no menu: help and looks in all of them, training and
/// Undo in those that leave the main window usable.
final class SideKeys {
    private SideKeys() { }

    static void give(Scene scene, Commands c, HelpWindows help, Theme theme) {
        scene.getAccelerators().put(c.help.keys(), () -> help.terms(scene));
        List.of(c.look.dark(), c.look.projector(), c.look.larger(), c.look.smaller(), c.look.normalSize()).forEach(a -> scene.getAccelerators().put(a.keys(), a.run()));
        LookCommands.otherKeys(scene, theme);
        for (Command a : List.of(c.undo, c.redo, c.trainOrPause, c.stop, c.stepUpdate, c.stepLine)) {
            scene.getAccelerators().put(a.keys(), () -> {
                if (a.blocked().getValue().isEmpty() && scene.getWindow() instanceof Stage s && s.getModality() == Modality.NONE) {
                    a.run().run();
                }
            });
        }
    }
}
