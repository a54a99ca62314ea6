package descent.ui.main;

import descent.ui.common.Choosers;
import descent.ui.common.Folders;
import descent.ui.common.Numbers;
import descent.ui.common.Theme;
import descent.ui.common.Words;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// The desktop's own file choosers and dialogs; they open where [Folders] says.
public final class DesktopChoosers implements Choosers {
    private static final ButtonType SAVE = new ButtonType("Save", ButtonData.YES);
    private static final ButtonType DONT_SAVE = new ButtonType("Don't save", ButtonData.NO);

    private final Window owner;
    private final Theme theme;
    private final Folders folders;

    public DesktopChoosers(Window owner, Theme theme, Folders folders) {
        this.owner = owner;
        this.theme = theme;
        this.folders = folders;
    }

    @Override
    public Optional<Path> open(FileKind kind) {
        Optional<Path> chosen = path(opening(kind).showOpenDialog(owner));
        chosen.ifPresent(file -> folders.opened(kind, file));
        return chosen;
    }

    @Override
    public Optional<Path> save(FileKind kind, String proposedName) {
        Optional<Path> chosen = path(saving(kind, proposedName).showSaveDialog(owner));
        chosen.ifPresent(file -> folders.saved(kind, file));
        return chosen;
    }

    /// Package-private for tests.
    ///
    /// @param chosen null for none
    Optional<Path> path(File chosen) {
        try {
            return Optional.ofNullable(chosen).map(File::toPath);
        } catch (InvalidPathException e) {
            ask(Words.of(e), "", ButtonType.OK);
            return Optional.empty();
        }
    }

    /// Package-private for tests: native choosers do not exist on the Headless platform, what they are given does.
    FileChooser opening(FileKind kind) {
        FileChooser chooser = chooser(kind, folders.toOpen(kind));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("All files", "*.*"));
        return chooser;
    }

    FileChooser saving(FileKind kind, String proposedName) {
        FileChooser chooser = chooser(kind, folders.toSave(kind));
        chooser.setInitialFileName(proposedName);
        return chooser;
    }

    private static FileChooser chooser(FileKind kind, Optional<Path> folder) {
        FileChooser chooser = new FileChooser();
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind.words(), kind.patterns()));
        folder.ifPresent(f -> chooser.setInitialDirectory(f.toFile()));
        return chooser;
    }

    @Override
    public Answer unsaved(String documentName, String action) {
        ButtonType answer = ask("Save the changes to “" + documentName + "” before " + action + "?",
                "Without saving, the weights trained since the last save are lost. The file keeps the settings that they were trained with; those changed since are in no file.", SAVE, DONT_SAVE, ButtonType.CANCEL);
        return answer == SAVE ? Answer.SAVE : answer == DONT_SAVE ? Answer.DONT_SAVE : Answer.CANCEL;
    }

    @Override
    public boolean leaveSettings(String action) {
        ButtonType leave = new ButtonType("Leave them", ButtonData.YES);
        return ask("Leave the changed settings before " + action + "?",
                "A model's file keeps the settings that it was trained with. Those changed since belong to the next run: only training with them keeps them.",
                leave, ButtonType.CANCEL) == leave;
    }

    @Override
    public Epoch whichEpoch(int epoch, int last) {
        ButtonType looked = new ButtonType("Epoch " + Numbers.count(epoch), ButtonData.YES);
        ButtonType end = new ButtonType("The last", ButtonData.NO);
        ButtonType answer = ask("Save epoch " + Numbers.count(epoch) + " or the last?",
                "You are looking back at epoch " + Numbers.count(epoch) + ". The last model has " + Numbers.count(last) + " epochs of training.", looked, end, ButtonType.CANCEL);
        return answer == looked ? Epoch.LOOKED_AT : answer == end ? Epoch.LAST : Epoch.CANCEL;
    }

    @Override
    public boolean confirm(String question, String yes) {
        ButtonType ok = new ButtonType(yes, ButtonData.YES);
        return ask(question, "", ok, ButtonType.CANCEL) == ok;
    }

    private ButtonType ask(String question, String more, ButtonType... answers) {
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, more, answers);
        alert.setTitle("Descent");
        alert.initOwner(owner);
        alert.setHeaderText(question);
        for (ButtonType b : answers) {
            alert.getDialogPane().lookupButton(b).setId("answer-" + b.getButtonData().name().toLowerCase(Locale.ROOT).replaceFirst("_.*", ""));
        }
        theme.attach(alert.getDialogPane().getScene());
        return alert.showAndWait().orElse(ButtonType.CANCEL);
    }
}
