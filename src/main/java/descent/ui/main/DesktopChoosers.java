package descent.ui.main;

import descent.ui.common.Choosers;
import descent.ui.common.Numbers;
import descent.ui.common.Preferences;
import descent.ui.common.Theme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// The desktop's own file choosers and dialogs; remembers the last folder of each kind of file.
public final class DesktopChoosers implements Choosers {
    private static final ButtonType SAVE = new ButtonType("Save", ButtonData.YES);
    private static final ButtonType DONT_SAVE = new ButtonType("Don't save", ButtonData.NO);

    private final Window owner;
    private final Theme theme;
    private final Preferences preferences;

    public DesktopChoosers(Window owner, Theme theme, Preferences preferences) {
        this.owner = owner;
        this.theme = theme;
        this.preferences = preferences;
    }

    @Override
    public Optional<Path> open(FileKind kind) {
        FileChooser chooser = chooser(kind);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("All files", "*.*"));
        return remember(kind, chooser.showOpenDialog(owner));
    }

    @Override
    public Optional<Path> save(FileKind kind, String proposedName) {
        FileChooser chooser = chooser(kind);
        chooser.setInitialFileName(proposedName);
        return remember(kind, chooser.showSaveDialog(owner));
    }

    private FileChooser chooser(FileKind kind) {
        FileChooser chooser = new FileChooser();
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind.words(), kind.patterns()));
        preferences.paths(name(kind)).stream().filter(Files::isDirectory).findFirst().ifPresent(folder -> chooser.setInitialDirectory(folder.toFile()));
        return chooser;
    }

    private static String name(FileKind kind) {
        return "folder." + kind.name().toLowerCase(Locale.ROOT);
    }

    private Optional<Path> remember(FileKind kind, File chosen) {
        if (chosen != null && chosen.getAbsoluteFile().getParentFile() != null) {
            preferences.put(name(kind), chosen.getAbsoluteFile().getParentFile());
        }
        return Optional.ofNullable(chosen).map(File::toPath);
    }

    @Override
    public Answer unsaved(String documentName, String action) {
        ButtonType answer = ask("Save the changes to “" + documentName + "” before " + action + "?",
                "Without saving, the trained weights and the settings since the last save are lost.", SAVE, DONT_SAVE, ButtonType.CANCEL);
        return answer == SAVE ? Answer.SAVE : answer == DONT_SAVE ? Answer.DONT_SAVE : Answer.CANCEL;
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
        alert.initOwner(owner);
        alert.setHeaderText(question);
        theme.attach(alert.getDialogPane().getScene());
        ButtonType answer = alert.showAndWait().orElse(ButtonType.CANCEL);
        theme.detach(alert.getDialogPane().getScene());
        return answer;
    }
}
