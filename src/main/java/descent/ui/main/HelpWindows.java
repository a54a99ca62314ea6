package descent.ui.main;

import descent.ui.common.Assets;
import descent.ui.common.Css;
import descent.ui.common.Glossary;
import descent.ui.common.Keys;
import descent.ui.common.ScreenRoom;
import descent.ui.common.Theme;
import java.lang.module.ModuleDescriptor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Help on the words of the screen, the shortcuts sheet and About.
final class HelpWindows {
    private static final String[][] KEYS = {
        {"F1", "What the words mean; about the field you are in"}, {"Shortcut+F1", "This sheet"}, {"F2", "Lessons"}, {"F5", "Train, Pause, Resume"}, {"Shift+F5", "Stop; the model is kept"},
        {"F6", "Step one update"}, {"F7", "Step one line"}, {"F8", "Evaluate on the test rows"}, {"Shift+F8", "All views of the evaluation, in a window"}, {"Shortcut+R", "Restart with the same start weights"},
        {"Shortcut+Shift+R", "New start weights"}, {"Shortcut+L", "Race"}, {"Shortcut+T", "All runs in a table"}, {"Shortcut+P", "Lab record"}, {"Shortcut+O", "Open data"}, {"Shortcut+I", "Import with options"}, {"Shortcut+E", "Export the data with its split"},
        {"Shortcut+Shift+O", "Load a model"}, {"Shortcut+S, Shortcut+Shift+S", "Save the model, save it as"}, {"Shortcut+Z, Shortcut+Shift+Z", "Undo and redo settings"},
        {"Shortcut+Comma", "Preferences"}, {"Shortcut+Q", "Quit"}, {"F9", "Light or dark"}, {"F11, Shift+F11", "Projector; the chart alone"}, {"Shortcut + − 0", "Larger, smaller, normal text"},
        {"Shortcut+D", "Predict the curve of the next run"}, {"F4", "Replay: arrows look back, Escape ends"},
        {"Space, T", "In the Data card: change the role, make the target"}, {"I, T, U", "In All columns: input, target, not used"}, {"Alt+Up, Alt+Down, Delete", "In the layers: move, remove"},
        {"F2, Enter, Space, Delete", "In the Runs card: rename, use the settings, show or hide, delete"},
        {"wheel, drag, + − 0", "In the chart: zoom, pan, show all"}, {"Shift+Left, Shift+Right", "In the chart: read an epoch"}};
    private static final int LICENCE_FIELDS = 3;

    private final Window owner;
    private final Theme theme;

    HelpWindows(Window owner, Theme theme) {
        this.owner = owner;
        this.theme = theme;
    }

    void shortcuts() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("keys");
        for (int half = 0; half < 2; half++) {
            ColumnConstraints does = new ColumnConstraints();
            does.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().addAll(new ColumnConstraints(), does);
        }
        int half = (KEYS.length + 1) / 2;
        for (int i = 0; i < KEYS.length; i++) {
            Label key = new Label(Keys.in(KEYS[i][0]));
            key.getStyleClass().add(Css.BOLD);
            key.setMinWidth(Region.USE_PREF_SIZE);
            Label does = new Label(KEYS[i][1]);
            does.setWrapText(true);
            does.setMinHeight(Region.USE_PREF_SIZE);
            grid.add(key, i / half * 2, i % half);
            grid.add(does, i / half * 2 + 1, i % half);
        }
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setId("keys-scroll");
        scroll.setAccessibleText("Keyboard shortcuts");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain-scroll");
        show(owner, theme, "Keyboard shortcuts", scroll);
    }

    /// The words of the screen, opened at what the focus is on.
    void terms() {
        terms(owner.getScene());
    }

    /// As [#terms()], for a window beside the main one, and over it.
    void terms(Scene from) {
        Glossary glossary = theme.glossary();
        Label name = new Label();
        name.setId("help-term");
        name.getStyleClass().add("help-term");
        Label words = new Label();
        words.setId("help-words");
        words.setWrapText(true);
        VBox text = new VBox(name, words);
        text.getStyleClass().add("help-text");
        ListView<Glossary.Term> list = new ListView<>();
        list.setId("help-list");
        list.setAccessibleText("Words of the screen");
        list.getItems().setAll(glossary.terms());
        list.setCellFactory(v -> new ListCell<>() {
            @Override
            protected void updateItem(Glossary.Term t, boolean empty) {
                super.updateItem(t, empty);
                setText(empty || t == null ? "" : t.term());
            }
        });
        list.getSelectionModel().selectedItemProperty().subscribe(t -> {
            name.setText(t == null ? "" : t.term());
            words.setText(t == null ? "" : t.words());
        });
        Node focused = from == null ? null : from.getFocusOwner();
        Glossary.Term first = glossary.of(focused).orElse(glossary.terms().getFirst());
        list.getSelectionModel().select(first);
        list.scrollTo(first);
        HBox both = new HBox(list, text);
        both.getStyleClass().add("help-terms");
        show(from == null ? owner : from.getWindow(), theme, "Help", both);
        list.requestFocus(); // so that the arrows go from word to word
        list.addEventFilter(KeyEvent.KEY_PRESSED, e -> { // which a list keeps for itself
            if (e.getCode() == KeyCode.ESCAPE && list.getScene().lookup("#help-close") instanceof Button close) {
                close.fire();
            }
        });
    }

    /// Versions are those of the modules that run, not of a list that could grow old.
    void about() {
        Label words = new Label("A workbench for watching neural networks learn.\n" + version() + "\n\nDescent is free software under the Apache License 2.0. It ships with:");
        words.setWrapText(true);
        GridPane grid = new GridPane();
        grid.setId("about-parts");
        grid.getStyleClass().add("keys");
        int row = 0;
        for (String[] part : parts()) {
            grid.add(new Label(part[0]), 0, row);
            grid.add(new Label(part[1]), 1, row);
            grid.add(new Label(part[2]), 2, row++);
        }
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setId("about-scroll");
        scroll.setAccessibleText("Parts and licences");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("about-scroll");
        VBox box = new VBox(words, scroll);
        box.getStyleClass().add("about");
        show(owner, theme, "About Descent", box);
    }

    static String version() {
        return "Descent " + versionOf(HelpWindows.class.getModule().getDescriptor()) + ", Java " + System.getProperty("java.version") + ", JavaFX "
                + System.getProperty("javafx.version", "") + ", " + System.getProperty("os.name") + " " + System.getProperty("os.version");
    }

    private static String versionOf(ModuleDescriptor d) {
        return d == null ? "" : d.rawVersion().orElse("");
    }

    /// Name, version and licence of all that ships.
    static List<String[]> parts() {
        Map<String, String> versions = new LinkedHashMap<>();
        ModuleLayer.boot().modules().forEach(m -> versions.put(m.getName(), versionOf(m.getDescriptor())));
        List<String[]> out = new ArrayList<>();
        for (String line : Assets.lines("help/licences.tsv")) {
            String[] f = line.split("\t", -1);
            if (f.length != LICENCE_FIELDS) {
                throw new IllegalStateException("help/licences.tsv needs " + LICENCE_FIELDS + " fields a line: " + line);
            }
            String version = versions.entrySet().stream().filter(e -> e.getKey().startsWith(f[0])).map(Map.Entry::getValue).findFirst().orElse("");
            if (out.stream().noneMatch(o -> o[0].equals(f[1]))) {
                out.add(new String[] {f[1], version, f[2]});
            }
        }
        return out;
    }

    static void show(Window owner, Theme theme, String title, Node content) {
        Alert alert = new Alert(Alert.AlertType.NONE, "", ButtonType.CLOSE);
        alert.initOwner(owner);
        alert.setTitle(title + " — Descent");
        alert.getDialogPane().setContent(content);
        alert.getDialogPane().setId("help-window");
        alert.getDialogPane().lookupButton(ButtonType.CLOSE).setId("help-close");
        alert.setResizable(true);
        theme.attach(alert.getDialogPane().getScene());
        alert.show();
        if (alert.getDialogPane().getScene().getWindow() instanceof Stage stage) {
            ScreenRoom.limit(stage, ScreenRoom.of(owner));
        }
    }
}
