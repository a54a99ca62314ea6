package descent.ui.main;

import descent.ui.common.Availability;
import descent.ui.common.Notice;
import descent.ui.common.Theme;
import descent.ui.common.TypedText;
import descent.ui.common.Workspace;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;
import org.kordamp.ikonli.materialdesign2.MaterialDesignO;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/// Every command of the window, for the top bar and the menus alike.
final class Commands {
    /// What stands beside the work.
    ///
    /// @param help      in windows of its own
    /// @param lessons   whether they are shown
    /// @param records   of the runs
    /// @param desk      of the desktop
    /// @param views     what can be looked at
    record Aids(HelpWindows help, BooleanProperty lessons, Records records, Desk desk, ViewCommands.Doors views) { }

    /// @param chartOnly   whether the chart stands alone
    /// @param smooth      whether its lines are smoothed
    /// @param race        opens the panel of the race
    /// @param preferences opens their window
    /// @param projector   larger text, on a second screen if there is one
    record Desk(BooleanProperty chartOnly, BooleanProperty smooth, Runnable race, Runnable preferences, Runnable projector) { }

    /// What is kept and shown of the runs.
    ///
    /// @param lab      writes the lab record
    /// @param runs     shows the table of all runs
    /// @param chance   shows other seeds and cross-validation
    /// @param results  shows all views of the evaluation
    /// @param pictures the exports of what is in view
    record Records(Runnable lab, Runnable runs, Runnable chance, Runnable results, Supplier<List<MenuItem>> pictures) { }

    final Command openData;
    final Command samples;
    final Command makeData;
    final Command importData;
    final Command exportData;
    final Command openModel;
    final Command saveModel;
    final Command saveModelAs;
    final Command exportPython;
    final Command labRecord;
    final Command allRuns;
    final Command chance;
    final Command quit;
    final Command undo;
    final Command redo;
    final Command trainOrPause;
    final Command stepLine;
    final Command stepUpdate;
    final Command stepEpoch;
    final Command stop;
    final Command restart;
    final Command newWeights;
    final Command evaluate;
    final Command evaluateWindow;
    final Command takeBest;
    /// How the window looks.
    final LookCommands look;
    /// What can be looked at.
    final ViewCommands view;
    final Command lessons;
    final Command shortcuts;
    final Command race;
    final Command preferences;
    final Command help;
    final Command about;
    final Supplier<List<MenuItem>> pictures;
    private final Workspace workspace;
    private final Availability can;

    Commands(Workspace w, Availability can, Theme theme, Files files, Aids aids) {
        this.workspace = w;
        this.can = can;
        this.pictures = aids.records().pictures();
        openData = Command.of("Open data …", "Open a CSV file", MaterialDesignF.FOLDER_OPEN_OUTLINE, "Shortcut+O", files::openData);
        samples = Command.of("Samples …", "The data sets that come with the program", null, "", files::samples);
        makeData = Command.of("Make data …", "Make a small table from a formula", null, "", files::makeData);
        importData = Command.of("Import with options …", "Say how a file is to be read", null, "Shortcut+I", files::importData);
        exportData = Command.of("Data with train and test (CSV) …", "The rows with a column that says train or test", null, "Shortcut+E", files::exportData)
                .blockedBy(w.prepared().map(p -> "").orElse("Open data first."));
        openModel = Command.of("Load model …", "Open a saved model", MaterialDesignT.TRAY_ARROW_UP, "Shortcut+Shift+O", files::openModel);
        saveModel = Command.of("Save model", "Save the model with its settings, curves and weights", MaterialDesignC.CONTENT_SAVE_OUTLINE, "Shortcut+S", files::save).blockedBy(can.save());
        saveModelAs = Command.of("Save model as …", "Save the model under another name", null, "Shortcut+Shift+S", files::saveAs).blockedBy(can.save());
        exportPython = Command.of("Export to Python …", "Write the run as a folder that PyTorch runs, with the same losses", null, "", files::exportPython).blockedBy(can.save());
        labRecord = Command.of("Lab record …", "One page with data, settings, prediction, curves and results, to read or print", MaterialDesignN.NOTEBOOK_OUTLINE, "Shortcut+P", aids.records().lab()).blockedBy(can.save());
        allRuns = Command.of("All runs …", "Every run in a table: sort, compare two, rename, note, delete", null, "Shortcut+T", aids.records().runs());
        chance = Command.of("Other seeds, cross-validation …", "How much of the result is chance", null, "", taking(aids.records().chance())).blockedBy(can.train());
        quit = Command.of("Quit", "Close the window", null, "Shortcut+Q", files::quit);
        undo = Command.of("Undo", "Take the last setting back", MaterialDesignU.UNDO, "Shortcut+Z", w::undo).blockedBy(empty(w.undoWhat(), "There is nothing to undo."));
        redo = Command.of("Redo", "Make the setting again", null, "Shortcut+Shift+Z", w::redo).blockedBy(empty(w.redoWhat(), "There is nothing to redo."));
        trainOrPause = Command.of("Train", "Train a new run from the start weights", MaterialDesignP.PLAY, "F5", taking(w::togglePause)).blockedBy(can.train());
        stepUpdate = Command.of("Step one update", "One update: the five lines once", MaterialDesignS.SKIP_NEXT, "F6", taking(w::stepUpdate)).blockedBy(can.step());
        stepLine = Command.of("Step one line", "Exactly one line of the loop, and what it changed", null, "F7", taking(w::stepLine)).blockedBy(can.step());
        stepEpoch = Command.of("Step one epoch", "To the end of the epoch", null, "", taking(w::stepEpoch)).blockedBy(can.step());
        stop = Command.of("Stop", "End the run; the model is kept", MaterialDesignS.STOP, "Shift+F5", w::stop).blockedBy(can.stop());
        restart = Command.of("Restart", "The same run anew, from the same start weights", MaterialDesignR.RESTART, "Shortcut+R", w::restart).blockedBy(can.restart());
        newWeights = Command.of("New weights", "Throw the die: other start weights for the next run", MaterialDesignD.DICE_5_OUTLINE, "Shortcut+Shift+R", w::newWeights);
        evaluate = Command.of("Evaluate", "Measure the model on the test rows", MaterialDesignC.CHECK_DECAGRAM_OUTLINE, "F8", () -> evaluate(aids.desk())).blockedBy(can.evaluate());
        evaluateWindow = Command.of("Evaluate in a window", "All views of the evaluation: errors, threshold, rows, what if, what matters, another file", MaterialDesignO.OPEN_IN_NEW, "Shift+F8", aids.records().results()).blockedBy(can.results());
        takeBest = Command.of("Take the best epoch", "The weights of the lowest validation loss become the model's", null, "", w.runDesk()::takeBest).blockedBy(w.runDesk().takeBestBlocked());
        look = LookCommands.of(theme, aids.desk());
        view = ViewCommands.of(w, can, aids.views());
        lessons = Command.of("Lessons", "Ten lessons beside the window, or one of your own", MaterialDesignS.SCHOOL_OUTLINE, "F2", () -> aids.lessons().set(!aids.lessons().get()));
        race = Command.of("Race …", "The same run at several rates, optimizers or batch sizes, side by side", null, "Shortcut+L", taking(aids.desk().race()));
        preferences = Command.of("Preferences …", "Theme, text size, pace", null, "Shortcut+Comma", aids.desk().preferences());
        help = Command.of("Help", "What the words mean; about the field you are in, if there is one", MaterialDesignH.HELP_CIRCLE_OUTLINE, "F1", aids.help()::terms);
        shortcuts = Command.of("Keyboard shortcuts", "What the keys do", null, "Shortcut+F1", aids.help()::shortcuts);
        about = Command.of("About Descent", "Version and licences", null, "", aids.help()::about);
    }

    private void evaluate(Desk desk) {
        desk.chartOnly().set(false); // which has no place for results
        workspace.evaluate();
    }

    /// What begins with the settings has first the number that is being typed. One that is refused begins no run; one that lives
    /// has its own.
    private Runnable taking(Runnable run) {
        return () -> {
            String refused = TypedText.takeFocused();
            if (refused.isEmpty() || workspace.state().get().isLive()) {
                run.run();
            } else {
                workspace.say(Notice.trouble(refused));
            }
        };
    }

    /// So many more epochs for the run as it stands.
    Command goOn(int epochs) {
        return Command.of("Continue +" + epochs, "Go on for " + epochs + " more epochs with the weights as they are", null, "", () -> workspace.continueRun(epochs))
                .blockedBy(can.goOn());
    }

    private static ObservableValue<String> empty(ObservableValue<String> what, String why) {
        return what.map(w -> w.isEmpty() ? why : "");
    }
}
