package descent.ui.main;

import descent.ui.common.Css;
import descent.ui.common.Theme;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.stage.Window;

/// The shortcuts sheet and About.
final class HelpWindows {
    private static final String[][] KEYS = {
        {"F5", "Train, Pause, Resume"}, {"Shift+F5", "Stop; the model is kept"}, {"F6", "Step one update"}, {"F7", "Step one line"},
        {"F8", "Evaluate on the test rows"}, {"Shift+F8", "All views of the evaluation, in a window"}, {"Ctrl+R", "Restart with the same start weights"}, {"Ctrl+Shift+R", "New start weights"},
        {"Ctrl+O", "Open data"}, {"Ctrl+Shift+O", "Load a model"}, {"Ctrl+S", "Save the model"}, {"Ctrl+Z, Ctrl+Shift+Z", "Undo and redo settings"},
        {"F2", "Lessons"}, {"F9", "Light or dark"}, {"F11", "Projector"}, {"Ctrl + − 0", "Larger, smaller, normal text"},
        {"Space, T", "In the columns: change the role, make the target"}, {"Alt+Up, Alt+Down, Delete", "In the layers: move, remove"},
        {"wheel, drag, 0", "In the chart: zoom, pan, show all"}};

    private final Window owner;
    private final Theme theme;

    HelpWindows(Window owner, Theme theme) {
        this.owner = owner;
        this.theme = theme;
    }

    void shortcuts() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("keys");
        for (int i = 0; i < KEYS.length; i++) {
            Label key = new Label(KEYS[i][0]);
            key.getStyleClass().add(Css.BOLD);
            grid.add(key, 0, i);
            grid.add(new Label(KEYS[i][1]), 1, i);
        }
        show("Keyboard shortcuts", grid);
    }

    void about() {
        String version = HelpWindows.class.getModule().getDescriptor() == null ? "" : HelpWindows.class.getModule().getDescriptor().rawVersion().orElse("");
        Label words = new Label("Descent " + version + "\nA workbench for watching neural networks learn.\n\n"
                + "Apache License 2.0. With JavaFX (GPL 2 with classpath exception), AtlantaFX (MIT), ControlsFX (BSD), Ikonli, "
                + "commons-csv and Jackson (Apache 2.0), Inter and JetBrains Mono (SIL Open Font License 1.1), Material Design Icons (Apache 2.0).\n\n"
                + "Java " + System.getProperty("java.version") + ", JavaFX " + System.getProperty("javafx.version"));
        words.setWrapText(true);
        words.setStyle("-fx-pref-width: 34em;");
        show("About Descent", words);
    }

    private void show(String title, Node content) {
        Alert alert = new Alert(Alert.AlertType.NONE, "", ButtonType.CLOSE);
        alert.initOwner(owner);
        alert.setTitle(title);
        alert.getDialogPane().setContent(content);
        alert.getDialogPane().setId("help-window");
        theme.attach(alert.getDialogPane().getScene());
        alert.setOnHidden(e -> theme.detach(alert.getDialogPane().getScene()));
        alert.show();
    }
}
