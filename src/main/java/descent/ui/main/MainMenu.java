package descent.ui.main;

import descent.data.Sample;
import descent.data.Samples;
import descent.ui.common.Workspace;
import java.util.Locale;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// File, Edit, Model, Train, View, Help: everything that the window can do, with its keys.
final class MainMenu extends MenuBar {
    private static final int[] CONTINUE = {100, 1000};

    MainMenu(Workspace workspace, Commands c, Files files) {
        setId("menu-bar");
        setUseSystemMenuBar(true);
        getMenus().addAll(file(c, files), edit(workspace, c), model(c), train(c), view(c), help(c));
    }

    private static Menu menu(String name, MenuItem... items) {
        Menu menu = new Menu(name);
        menu.setId("menu-" + name.toLowerCase(Locale.ROOT));
        menu.getItems().addAll(items);
        return menu;
    }

    private static Menu file(Commands c, Files files) {
        Menu samples = new Menu("Samples");
        samples.setId("menu-samples");
        for (Sample s : Samples.list()) {
            MenuItem item = new MenuItem(s.name());
            item.setId("menu-sample-" + s.name());
            item.setOnAction(e -> files.openSample(s.name()));
            samples.getItems().add(item);
        }
        Menu export = new Menu("Export");
        export.setId("menu-export");
        export.getItems().addAll(c.exportData.item("menu-export-data"), c.exportPython.item("menu-python"));
        samples.getItems().addAll(new SeparatorMenuItem(), c.samples.item("menu-all-samples"));
        return menu("File", c.openData.item("menu-open"), samples, c.makeData.item("menu-make-data"), c.importData.item("menu-import"), export, new SeparatorMenuItem(), c.openModel.item("menu-load"),
                c.saveModel.item("menu-save"), c.saveModelAs.item("menu-save-as"), new SeparatorMenuItem(), c.quit.item("menu-quit"));
    }

    private static Menu edit(Workspace w, Commands c) {
        MenuItem undo = c.undo.item("menu-undo");
        MenuItem redo = c.redo.item("menu-redo");
        w.undoWhat().subscribe(what -> undo.setText(what.isEmpty() ? "Undo" : "Undo: " + what));
        w.redoWhat().subscribe(what -> redo.setText(what.isEmpty() ? "Redo" : "Redo: " + what));
        return menu("Edit", undo, redo);
    }

    private static Menu model(Commands c) {
        return menu("Model", c.evaluate.item("menu-evaluate"), c.newWeights.item("menu-new-weights"));
    }

    private static Menu train(Commands c) {
        Menu menu = menu("Train", c.trainOrPause.item("menu-train"), c.stop.item("menu-stop"), new SeparatorMenuItem(),
                c.stepUpdate.item("menu-step"), c.stepLine.item("menu-step-line"), c.stepEpoch.item("menu-step-epoch"), new SeparatorMenuItem());
        menu.getItems().getFirst().setText("Train, Pause, Resume");
        for (int epochs : CONTINUE) {
            menu.getItems().add(c.goOn(epochs).item("menu-continue-" + epochs));
        }
        menu.getItems().add(c.restart.item("menu-restart"));
        return menu;
    }

    private static Menu view(Commands c) {
        return menu("View", c.projector.item("menu-projector"), c.dark.item("menu-dark"), new SeparatorMenuItem(),
                c.larger.item("menu-larger"), c.smaller.item("menu-smaller"), c.normalSize.item("menu-normal-size"));
    }

    private static Menu help(Commands c) {
        return menu("Help", c.lessons.item("menu-lessons"), c.shortcuts.item("menu-shortcuts"), c.about.item("menu-about"));
    }
}
