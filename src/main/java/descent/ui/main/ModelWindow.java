package descent.ui.main;

import descent.ui.common.Css;
import descent.ui.common.ModelPreview;
import descent.ui.common.Theme;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;

/// What a model file is, before it replaces anything: network, columns, curves, figures, when and from which data.
final class ModelWindow {
    private static final double WIDTH = 700;
    private static final double HEIGHT = 540;
    private static final double PICTURE = 170;

    private final ModelPreview preview;
    private final Theme theme;
    private final Consumer<ModelPreview> open;
    private final Stage stage = new Stage();
    private final CheckBox useTable = new CheckBox();

    /// @param open takes the model when Open was pressed
    ModelWindow(ModelPreview preview, Theme theme, Consumer<ModelPreview> open) {
        this.preview = preview;
        this.theme = theme;
        this.open = open;
    }

    void show(Window owner) {
        BorderPane root = new BorderPane(body(), null, null, foot(), null);
        root.getStyleClass().add("model-preview");
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        theme.attach(scene);
        scene.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                stage.hide();
            }
        });
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.setTitle(preview.file().getFileName() + " — Descent");
        stage.setScene(scene);
        stage.show();
    }

    private ScrollPane body() {
        CurvesPicture curves = new CurvesPicture(preview.model().history());
        curves.setMinHeight(PICTURE);
        curves.setPrefHeight(PICTURE);
        VBox all = new VBox(grid("model-facts", preview.lines()), curves, here());
        all.getStyleClass().add("model-body");
        preview.model().warnings().forEach(w -> all.getChildren().add(wrapped(w, Css.WARNING)));
        List<ModelPreview.Line> remarks = preview.remarks();
        if (!remarks.isEmpty()) {
            Label title = wrapped("The open table beside the model's columns", Css.BOLD);
            all.getChildren().addAll(title, grid("model-remarks", remarks));
        }
        if (preview.table() != null && !preview.own()) {
            useTable.setId("model-use-table");
            useTable.setMnemonicParsing(false); // a file's name has underscores
            useTable.setText("Use the rows of " + preview.table().name() + " with it");
            useTable.setSelected(true);
            all.getChildren().add(useTable);
        }
        ScrollPane scroll = new ScrollPane(all);
        scroll.setId("model-body");
        scroll.setAccessibleText("What " + preview.file().getFileName() + " holds");
        scroll.setFitToWidth(true);
        return scroll;
    }

    private Label here() {
        Label here = wrapped(preview.here(), Css.NOTE);
        here.setId("model-here");
        return here;
    }

    private static Label wrapped(String text, String style) {
        Label l = new Label(text);
        l.setWrapText(true);
        l.setMinHeight(Region.USE_PREF_SIZE);
        l.getStyleClass().add(style);
        return l;
    }

    private static GridPane grid(String id, List<ModelPreview.Line> lines) {
        GridPane grid = new GridPane();
        grid.setId(id);
        grid.getStyleClass().add("form");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints words = new ColumnConstraints();
        words.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, words);
        for (int i = 0; i < lines.size(); i++) {
            Label name = new Label(lines.get(i).name());
            name.getStyleClass().add(Css.NOTE);
            Label value = new Label(lines.get(i).words());
            value.setWrapText(true);
            value.setMinHeight(Region.USE_PREF_SIZE);
            name.setLabelFor(value);
            grid.addRow(i, name, value);
        }
        return grid;
    }

    private HBox foot() {
        Button cancel = new Button("Cancel");
        cancel.setId("model-cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(e -> stage.hide());
        Button ok = new Button("Open");
        ok.setId("model-open");
        ok.setDefaultButton(true);
        ok.setOnAction(e -> {
            stage.hide();
            open.accept(preview.own() || useTable.isSelected() ? preview : preview.withoutData());
        });
        HBox foot = new HBox(cancel, ok);
        foot.getStyleClass().add("window-foot");
        foot.setAlignment(Pos.CENTER_RIGHT);
        return foot;
    }
}
