package descent.ui.main;

import descent.data.CsvWriter;
import descent.data.PreparedData;
import descent.data.Table;
import descent.train.RunState;
import descent.ui.common.Answers;
import descent.ui.common.Choosers;
import descent.ui.common.Choosers.FileKind;
import descent.ui.common.ModelPreview;
import descent.ui.common.Notice;
import descent.ui.common.PythonDesk;
import descent.ui.common.Theme;
import descent.ui.common.Workspace;
import descent.ui.data.ImportWindow;
import descent.ui.data.MakeDataWindow;
import descent.ui.data.SamplesWindow;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/// Open, save and close, with the question what becomes of unsaved work.
final class Files {
    private final Workspace workspace;
    private final Choosers choosers;
    private final Window window;
    private final Theme theme;
    private boolean closing;

    Files(Workspace workspace, Choosers choosers, Window window, Theme theme) {
        this.workspace = workspace;
        this.choosers = choosers;
        this.window = window;
        this.theme = theme;
        workspace.onDoubtful((file, _, take) -> showImport(file, take));
        workspace.onNewWork((file, take) -> afterSaving("opening " + file.getFileName(), take));
        workspace.onModel(this::showModel);
        workspace.onOtherData(question -> choosers.confirm(question, "Use with the model"));
    }

    private void showImport(Path file, Consumer<Table> take) {
        Workspace.Services s = workspace.services();
        new ImportWindow(file, theme, s.io(), s.fx(), take).show(window);
    }

    /// Asks about unsaved work only once the person has seen what is in the file.
    private void showModel(ModelPreview preview) {
        new ModelWindow(preview, theme, chosen -> afterSaving("opening " + chosen.file().getFileName(), () -> workspace.take(chosen))).show(window);
    }

    void importData() {
        afterSaving("opening other data", () -> choosers.open(FileKind.DATA).ifPresent(f -> showImport(f, workspace.taking(f))));
    }

    void samples() {
        new SamplesWindow(theme, this::openSample).show(window);
    }

    void makeData() {
        new MakeDataWindow(theme, t -> afterSaving("taking the made data", () -> workspace.use(t))).show(window);
    }

    void exportData() {
        PreparedData p = workspace.prepared().get();
        choosers.save(FileKind.TABLE, p.table().name().replaceFirst("\\.\\w+$", "") + "-split.csv")
                .ifPresent(file -> workspace.export().text(file, (out, progress) -> CsvWriter.write(out, p.table(), p.split(), List.of(), progress)));
    }

    void openData() {
        afterSaving("opening other data", () -> choosers.open(FileKind.DATA).ifPresent(workspace::open));
    }

    void openModel() {
        choosers.open(FileKind.MODEL).ifPresent(this::open);
    }

    void openSample(String name) {
        afterSaving("opening the sample", () -> workspace.openSample(name));
    }

    /// A file that was dropped or named on the command line.
    void open(Path file) {
        if (workspace.isModel(file)) {
            workspace.open(file);
        } else {
            afterSaving("opening " + file.getFileName(), () -> workspace.open(file));
        }
    }

    void afterSaving(String action, Runnable then) {
        if (!workspace.unsaved().get()) {
            then.run();
            return;
        }
        if (!workspace.hasUnsavedWeights()) {
            if (choosers.leaveSettings(action)) {
                then.run();
            }
            return;
        }
        switch (choosers.unsaved(modelName(), action)) {
            case SAVE -> saveThen(action, then);
            case DONT_SAVE -> then.run();
            case CANCEL -> { }
        }
    }

    /// What was trained while the file was written is asked about anew; of a run that goes on, its state is saved.
    private void saveThen(String action, Runnable then) {
        Path target = target();
        boolean runs = workspace.state().get() == RunState.RUNNING;
        if (target != null) {
            save(target, () -> {
                if (!runs && workspace.hasUnsavedWeights()) {
                    afterSaving(action, then);
                } else {
                    then.run();
                }
            });
        }
    }

    private void save(Path target, Runnable then) {
        saving(workspace.saveModel(target), then, () -> choosers.save(FileKind.MODEL, modelName() + ".model").ifPresent(other -> save(other, then)));
    }

    private void saveEpoch(Path target, String name) {
        saving(workspace.replay().save(target), () -> { }, () -> choosers.save(FileKind.MODEL, name).ifPresent(other -> saveEpoch(other, name)));
    }

    /// Where the file could not be written, another place is offered beside the reason.
    ///
    /// @param elsewhere asks for a place, and saves there
    private void saving(CompletableFuture<Boolean> saved, Runnable then, Runnable elsewhere) {
        Answers.then(saved, (done, e) -> {
            Notice reason = workspace.notice().get();
            if (e == null && done) {
                then.run();
            } else if (reason != null && reason.kind() == Notice.Kind.TROUBLE) {
                workspace.say(reason.with("Save as …", elsewhere));
            }
        });
    }

    void save() {
        if (epochSaved()) {
            return;
        }
        Path target = target();
        if (target != null) {
            save(target, () -> { });
        }
    }

    /// While an epoch is looked back at: asks which one is meant.
    ///
    /// @return true where nothing is left to do: that epoch was saved, or the person cancelled
    private boolean epochSaved() {
        int epoch = workspace.replay().epoch().get();
        Choosers.Epoch which = epoch == 0 ? Choosers.Epoch.LAST : choosers.whichEpoch(epoch, workspace.replay().last());
        if (which == Choosers.Epoch.LOOKED_AT) {
            String name = modelName() + "-epoch-" + epoch + ".model";
            choosers.save(FileKind.MODEL, name).ifPresent(f -> saveEpoch(f, name));
        }
        return which != Choosers.Epoch.LAST;
    }

    /// The chosen name becomes a folder.
    void exportPython() {
        choosers.save(FileKind.PYTHON, modelName() + "-pytorch").ifPresent(new PythonDesk(workspace)::export);
    }

    void saveAs() {
        if (epochSaved()) {
            return;
        }
        choosers.save(FileKind.MODEL, modelName() + ".model").ifPresent(f -> save(f, () -> { }));
    }

    private Path target() {
        Path known = workspace.modelFile().get();
        return known != null ? known : choosers.save(FileKind.MODEL, modelName() + ".model").orElse(null);
    }

    /// What stands in the title: the model's file, else the data's name.
    String name() {
        Path file = workspace.modelFile().get();
        if (file != null) {
            return file.getFileName().toString().replaceFirst("\\.model$", "");
        }
        return workspace.table().get() == null ? "no data" : bare(workspace.table().get().name());
    }

    /// As [#name]; while other data are open than those of the model, it is called after its own.
    private String modelName() {
        return workspace.modelFile().get() == null && workspace.runDesk().foreign().get() ? bare(workspace.currentRun().get().run().provenance().dataName()) : name();
    }

    private static String bare(String data) {
        return data.replaceFirst("\\.(csv|tsv|txt)$", "");
    }

    void quit() {
        window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
    }

    /// Asks before the window closes; a run in the middle is asked about once, with the unsaved work. A file that is being written
    /// is waited for; where it could not be written the window stays, with the reason.
    void closeRequested(WindowEvent e, Runnable close) {
        e.consume();
        CompletableFuture<Boolean> written = workspace.written();
        if (written.isDone() || closing) { // asked twice: a share that is gone may never answer
            leave(close);
        } else {
            closing = true;
            workspace.say(Notice.done("Descent closes as soon as the file is written; close it again to leave without."));
            Answers.then(written, (all, _) -> {
                closing = false;
                if (all) {
                    leave(close);
                }
            });
        }
    }

    private void leave(Runnable close) {
        afterSaving(workspace.state().get().isLive() ? "closing in the middle of a run" : "closing", close);
    }
}
