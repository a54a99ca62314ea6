package descent.ui.data;

import descent.data.Sample;
import descent.data.Samples;
import descent.ui.common.Css;
import descent.ui.common.Theme;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The data sets that come with the program, each with a sentence, its source and its licence.
public final class SamplesWindow {
    /// A label in a button wraps only where its width is given.
    private static final String WIDTH = "-fx-min-width: 44em; -fx-pref-width: 44em; -fx-max-width: 44em;";

    private final Theme theme;
    private final Consumer<String> open;
    private final Stage stage = new Stage();

    /// @param open takes the name of the chosen sample
    public SamplesWindow(Theme theme, Consumer<String> open) {
        this.theme = theme;
        this.open = open;
    }

    public void show(Window owner) {
        VBox list = new VBox();
        list.getStyleClass().add("samples");
        Samples.list().forEach(s -> list.getChildren().add(entry(s)));
        Scene scene = new Scene(list);
        theme.attach(scene);
        scene.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                stage.hide();
            }
        });
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.setTitle("Samples — Descent");
        stage.setScene(scene);
        stage.show();
    }

    private Button entry(Sample s) {
        Label name = new Label(s.name());
        name.getStyleClass().add(Css.BOLD);
        Label sentence = new Label(s.sentence());
        sentence.setWrapText(true);
        sentence.setStyle(WIDTH);
        Label source = new Label("Predicts " + s.target() + ". Source: " + s.source() + "; " + s.licence());
        source.setWrapText(true);
        source.setStyle(WIDTH);
        source.getStyleClass().add(Css.NOTE);
        Button b = new Button();
        b.setGraphic(new VBox(name, sentence, source));
        b.setId("sample-" + s.file().replaceAll("\\W", "-"));
        b.setAccessibleText(s.name() + ": " + s.sentence());
        b.getStyleClass().add("sample");
        b.setMaxWidth(Double.MAX_VALUE);
        b.setOnAction(e -> {
            stage.hide();
            open.accept(s.name());
        });
        return b;
    }
}
