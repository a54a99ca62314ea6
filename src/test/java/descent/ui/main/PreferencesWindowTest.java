package descent.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.train.Pace;
import descent.ui.common.AppFolder;
import descent.ui.common.Choice;
import descent.ui.common.Choosers.FileKind;
import descent.ui.common.Folders;
import descent.ui.common.Fx;
import descent.ui.common.Preferences;
import descent.ui.common.Theme;
import descent.ui.common.Workspace;
import descent.ui.common.Workspaces;
import descent.ui.training.PaceScale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The window of the preferences, with a file of preferences behind it.
class PreferencesWindowTest {
    @TempDir
    Path dir;

    private Preferences preferences() {
        return new Preferences(new AppFolder(dir.resolve("home")), Runnable::run, e -> {
            throw new AssertionError(e);
        });
    }

    /// The dial has more stops than a short list would.
    @Test
    void pace_isShown_whereverTheDialStands_andStays() {
        try (Workspace w = Workspaces.withSample("Auto MPG")) {
            for (int stop = 0; stop <= PaceScale.last(); stop++) {
                Pace pace = new Pace(PaceScale.epochsPerSecond(stop));
                w.setPace(pace);
                Object shown = Fx.get(() -> inWindow(preferences(), w, window -> ((ComboBox<?>) window.getScene().lookup("#preferences-pace")).getValue()));
                assertEquals(pace, ((Choice<?>) shown).value());
                assertEquals(pace, w.pace().get());
            }
        }
    }

    private static <T> T inWindow(Preferences preferences, Workspace w, Function<Window, T> what) {
        Stage owner = new Stage();
        owner.setScene(new Scene(new StackPane(), 300, 200));
        owner.show();
        new PreferencesWindow(new Theme(), w, preferences, new Folders(w, preferences), () -> { }).show(owner);
        Window window = Window.getWindows().stream().filter(o -> o.getScene().lookup("#preferences-pace") != null).findFirst().orElseThrow();
        T found = what.apply(window);
        window.hide();
        owner.close();
        return found;
    }

    private static void press(Preferences preferences, Workspace w, Folders folders, String button) {
        Fx.run(() -> {
            Stage owner = new Stage();
            owner.setScene(new Scene(new StackPane(), 300, 200));
            owner.show();
            new PreferencesWindow(new Theme(), w, preferences, folders, () -> { }).show(owner);
            Window window = Window.getWindows().stream().filter(o -> o.getScene().lookup("#" + button) != null).findFirst().orElseThrow();
            ((Button) window.getScene().lookup("#" + button)).fire();
            window.hide();
            owner.close();
        });
    }

    @Test
    void forget_leavesNoFileAndNoFolder_ofAnyKind() throws IOException {
        Preferences preferences = preferences();
        Path there = Files.createDirectory(dir.resolve("there"));
        try (Workspace w = Workspaces.withSample("Auto MPG")) {
            Folders folders = new Folders(w, preferences);
            for (FileKind kind : FileKind.values()) {
                folders.saved(kind, there.resolve("file"));
                assertEquals(Optional.of(there), folders.toSave(kind), kind + ": where the last one was saved");
            }
            preferences.putPaths("files.recent", List.of(there.resolve("a.csv")));

            press(preferences, w, folders, "preferences-forget");

            Optional<Path> home = Stream.of(Path.of(System.getProperty("user.home"))).filter(Files::isDirectory).findFirst();
            for (FileKind kind : FileKind.values()) {
                assertEquals(home, folders.toOpen(kind), kind + " to open");
                assertEquals(home, folders.toSave(kind), kind + " to save");
            }
            assertEquals(List.of(), Files.readAllLines(dir.resolve("home").resolve("preferences.properties")).stream().filter(l -> l.contains("there")).toList());
        }
    }
}
