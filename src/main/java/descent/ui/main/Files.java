package descent.ui.main;

import descent.ui.common.Choosers;
import descent.ui.common.Choosers.FileKind;
import descent.ui.common.Workspace;
import java.nio.file.Path;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/// Open, save and close, with the question what becomes of unsaved work.
final class Files {
    private final Workspace workspace;
    private final Choosers choosers;
    private final Window window;

    Files(Workspace workspace, Choosers choosers, Window window) {
        this.workspace = workspace;
        this.choosers = choosers;
        this.window = window;
    }

    void openData() {
        afterSaving("opening other data", () -> choosers.open(FileKind.DATA).ifPresent(workspace::open));
    }

    void openModel() {
        afterSaving("opening another model", () -> choosers.open(FileKind.MODEL).ifPresent(workspace::open));
    }

    void openSample(String name) {
        afterSaving("opening the sample", () -> workspace.openSample(name));
    }

    /// A file that was dropped or named on the command line.
    void open(Path file) {
        afterSaving("opening " + file.getFileName(), () -> workspace.open(file));
    }

    void afterSaving(String action, Runnable then) {
        if (!workspace.unsaved().get()) {
            then.run();
            return;
        }
        switch (choosers.unsaved(name(), action)) {
            case SAVE -> saveThen(then);
            case DONT_SAVE -> then.run();
            case CANCEL -> { }
        }
    }

    private void saveThen(Runnable then) {
        Path target = target();
        if (target != null) {
            workspace.saveModel(target).thenAccept(saved -> {
                if (saved) {
                    then.run();
                }
            });
        }
    }

    void save() {
        Path target = target();
        if (target != null) {
            workspace.saveModel(target);
        }
    }

    void saveAs() {
        choosers.save(FileKind.MODEL, name() + ".model").ifPresent(workspace::saveModel);
    }

    private Path target() {
        Path known = workspace.modelFile().get();
        return known != null ? known : choosers.save(FileKind.MODEL, name() + ".model").orElse(null);
    }

    /// What stands in the title: the model's file, else the data's name.
    String name() {
        Path file = workspace.modelFile().get();
        if (file != null) {
            return file.getFileName().toString().replaceFirst("\\.model$", "");
        }
        return workspace.table().get() == null ? "no data" : workspace.table().get().name().replaceFirst("\\.(csv|tsv|txt)$", "");
    }

    void quit() {
        window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
    }

    /// Asks before the window closes; a run in the middle is asked about once, with the unsaved work.
    void closeRequested(WindowEvent e, Runnable close) {
        e.consume();
        afterSaving(workspace.state().get().isLive() ? "closing in the middle of a run" : "closing", close);
    }
}
