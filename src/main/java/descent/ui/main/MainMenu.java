package descent.ui.main;

import descent.data.Sample;
import descent.data.Samples;
import descent.ui.common.Workspace;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// File, Edit, Model, Train, View, Help: everything that the window can do, with its keys.
final class MainMenu extends MenuBar {
    private static final int[] CONTINUE = {100, 1000};

    MainMenu(Workspace workspace, Commands c, Files files, Menu recent, Instruments instruments) {
        setId("menu-bar");
        setUseSystemMenuBar(true);
        getMenus().addAll(file(c, files, recent), edit(workspace, c), model(c), train(c, instruments), view(c), help(c));
        getMenus().forEach(m -> m.setText("_" + m.getText())); // Alt with the first letter opens it
    }

    private static Menu menu(String name, MenuItem... items) {
        Menu menu = new Menu(name);
        menu.setId("menu-" + name.toLowerCase(Locale.ROOT));
        menu.getItems().addAll(items);
        return menu;
    }

    // One entry a line, in groups: a new one goes to the end of its group.

    private static Menu file(Commands c, Files files, Menu recent) {
        return menu("File",
                c.openData.item("menu-open"),
                recent,
                samples(c, files),
                c.makeData.item("menu-make-data"),
                c.importData.item("menu-import"),
                new SeparatorMenuItem(),
                c.openModel.item("menu-load"),
                c.saveModel.item("menu-save"),
                c.saveModelAs.item("menu-save-as"),
                export(c),
                new SeparatorMenuItem(),
                c.quit.item("menu-quit"));
    }

    private static Menu samples(Commands c, Files files) {
        Menu samples = menu("Samples");
        for (Sample s : Samples.list()) {
            MenuItem item = new MenuItem(s.name());
            item.setMnemonicParsing(false);
            item.setId("menu-sample-" + s.name());
            item.setOnAction(e -> files.openSample(s.name()));
            samples.getItems().add(item);
        }
        samples.getItems().addAll(new SeparatorMenuItem(), c.samples.item("menu-all-samples"));
        return samples;
    }

    private static Menu export(Commands c) {
        MenuItem none = new MenuItem("Nothing to export in view");
        none.setDisable(true);
        Menu pictures = menu("Pictures and tables in view", none);
        pictures.setId("menu-export-pictures");
        pictures.setOnShowing(_ -> {
            List<MenuItem> items = c.pictures.get();
            pictures.getItems().setAll(items.isEmpty() ? List.of(none) : items);
        });
        return menu("Export",
                c.exportData.item("menu-export-data"),
                c.exportPython.item("menu-python"),
                c.labRecord.item("menu-lab-record"),
                pictures,
                c.view.exportLosses().item("menu-chart-csv"));
    }

    private static Menu edit(Workspace w, Commands c) {
        MenuItem undo = c.undo.item("menu-undo");
        MenuItem redo = c.redo.item("menu-redo");
        undo.setMnemonicParsing(false); // a column's name has underscores
        redo.setMnemonicParsing(false);
        w.undoWhat().subscribe(what -> undo.setText(what.isEmpty() ? "Undo" : "Undo: " + what));
        w.redoWhat().subscribe(what -> redo.setText(what.isEmpty() ? "Redo" : "Redo: " + what));
        return menu("Edit",
                undo,
                redo,
                new SeparatorMenuItem(),
                c.view.dataOptions().item("menu-data-options"),
                c.preferences.item("menu-preferences"));
    }

    private static Menu model(Commands c) {
        return menu("Model",
                c.evaluate.item("menu-evaluate"),
                c.evaluateWindow.item("menu-evaluate-window"),
                c.view.whatIf().item("menu-what-if"),
                c.takeBest.item("menu-take-best"),
                new SeparatorMenuItem(),
                c.newWeights.item("menu-new-weights"));
    }

    private static Menu train(Commands c, Instruments instruments) {
        MenuItem trainOrPause = c.trainOrPause.item("menu-train");
        trainOrPause.setText("Train, Pause, Resume");
        Menu menu = menu("Train",
                trainOrPause,
                c.stop.item("menu-stop"),
                new SeparatorMenuItem(),
                c.stepLine.item("menu-step-line"),
                c.stepUpdate.item("menu-step"),
                c.stepEpoch.item("menu-step-epoch"),
                new SeparatorMenuItem(),
                c.goOn(CONTINUE[0]).item("menu-continue-" + CONTINUE[0]),
                c.goOn(CONTINUE[1]).item("menu-continue-" + CONTINUE[1]),
                c.restart.item("menu-restart"),
                new SeparatorMenuItem(),
                c.allRuns.item("menu-all-runs"),
                c.chance.item("menu-chance"),

                c.race.item("menu-race"));
        menu.getItems().addAll(instruments.items());
        return menu;
    }

    private static Menu view(Commands c) {
        return menu("View",
                c.look.projector().item("menu-projector"),
                c.look.chartOnly().item("menu-chart-only"),
                smooth(c.look.smooth()),
                c.look.dark().item("menu-dark"),
                new SeparatorMenuItem(),
                c.view.rows().item("menu-table"),
                c.view.columns().item("menu-columns"),
                c.view.losses().item("menu-chart-table"),
                c.view.line().item("menu-lens"),
                c.view.lossMap().item("menu-loss-map"),
                new SeparatorMenuItem(),
                c.look.larger().item("menu-larger"),
                c.look.smaller().item("menu-smaller"),
                c.look.normalSize().item("menu-normal-size"));
    }

    private static MenuItem smooth(BooleanProperty on) {
        CheckMenuItem item = new CheckMenuItem("Smooth the loss curves");
        item.setId("menu-smooth");
        item.selectedProperty().bindBidirectional(on);
        return item;
    }

    private static Menu help(Commands c) {
        return menu("Help",
                c.help.item("menu-help"),
                c.lessons.item("menu-lessons"),
                c.shortcuts.item("menu-shortcuts"),
                new SeparatorMenuItem(),
                c.about.item("menu-about"));
    }
}
