package descent.ui.data;

import descent.data.MadeData;
import descent.data.Table;
import descent.ui.common.Choice;
import descent.ui.common.Css;
import descent.ui.common.Drags;
import descent.ui.common.NumberField;
import descent.ui.common.NumberText;
import descent.ui.common.Numbers;
import descent.ui.common.Theme;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.StringConverter;

/// Makes a small table from a formula: which shape, how many rows, how much noise, which seed, drawn at once.
public final class MakeDataWindow {
    private static final double WIDTH = 720;
    private static final double HEIGHT = 460;
    private static final int MOST_ROWS = 100_000;
    private static final int MOST_SEED = 1_000_000;

    private final Theme theme;
    private final Consumer<Table> done;
    private final Stage stage = new Stage();
    private final ComboBox<MadeData.Shape> shape = new ComboBox<>();
    private final NumberField rows = new NumberField("made-rows", new NumberText.Range("Rows", 2, MOST_ROWS, true), v -> {
        rowCount = (int) v;
        make();
    });
    private final Slider noise = new Slider(0, 1, 0.1);
    private final NumberField seed = new NumberField("made-seed", new NumberText.Range("The seed", 0, MOST_SEED, true), v -> {
        seedNumber = (int) v;
        make();
    });
    private final Label sentence = new Label();
    private final Label noiseValue = new Label();
    private final MadePicture picture = new MadePicture();
    private int rowCount = 200;
    private int seedNumber = 42;
    private Table table;

    /// @param done takes the table when Use was pressed
    public MakeDataWindow(Theme theme, Consumer<Table> done) {
        this.theme = theme;
        this.done = done;
    }

    public void show(Window owner) {
        build();
        BorderPane root = new BorderPane(picture, null, null, foot(), form());
        root.getStyleClass().add("make-data");
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        theme.attach(scene);
        scene.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                stage.hide();
            }
        });
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.setTitle("Make data — Descent");
        stage.setScene(scene);
        stage.show();
        shape.requestFocus();
    }

    private void build() {
        shape.getItems().setAll(MadeData.Shape.values());
        shape.setConverter(new StringConverter<>() {
            @Override
            public String toString(MadeData.Shape s) {
                return s == null ? "" : s.title();
            }

            @Override
            public MadeData.Shape fromString(String s) {
                throw new IllegalStateException("this menu is chosen from, not typed into");
            }
        });
        rows.format(v -> String.valueOf((long) v)).show(rowCount);
        seed.format(v -> String.valueOf((long) v)).show(seedNumber);
        rows.problem().subscribe(_ -> words());
        seed.problem().subscribe(_ -> words());
        noise.setBlockIncrement(0.05);
        Drags.beginWithAPress(noise);
        Choice.follow(shape, s -> {
            noise.setValue(s.usualNoise());
            words();
            make();
        });
        noise.valueProperty().subscribe(v -> make());
        shape.setValue(MadeData.Shape.values()[0]);
    }

    /// What the shape is, or what is wrong with a number.
    private void words() {
        String problem = rows.problem().get().isEmpty() ? seed.problem().get() : rows.problem().get();
        sentence.setText(!problem.isEmpty() ? problem : shape.getValue() == null ? "" : shape.getValue().sentence());
    }

    private void make() {
        if (shape.getValue() != null) {
            noiseValue.setText(Numbers.plain(Math.round(noise.getValue() * 100) / 100.0));
            table = MadeData.of(shape.getValue(), rowCount, Math.round(noise.getValue() * 100) / 100.0, seedNumber);
            picture.show(table);
        }
    }

    private GridPane form() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form");
        row(grid, 0, "Shape", "made-shape", shape);
        row(grid, 1, "Rows", "made-rows", rows);
        row(grid, 2, "Noise", "made-noise", noise);
        noiseValue.setMinWidth(Region.USE_PREF_SIZE);
        grid.add(noiseValue, 2, 2);
        row(grid, 3, "Seed", "made-seed", seed);
        sentence.setWrapText(true);
        sentence.getStyleClass().add(Css.NOTE);
        grid.add(sentence, 0, 4, 3, 1);
        return grid;
    }

    private static void row(GridPane grid, int row, String text, String id, Control control) {
        control.setId(id);
        control.setAccessibleText(text);
        control.setMaxWidth(Double.MAX_VALUE);
        GridPane.setHgrow(control, Priority.ALWAYS);
        Label label = new Label(text);
        label.setLabelFor(control);
        label.setMinWidth(Region.USE_PREF_SIZE);
        grid.addRow(row, label, control);
    }

    /// What is refused stays in its field, with the words about it: the table of the number before it is not what was asked for.
    private void use() {
        for (NumberField field : new NumberField[] {rows, seed}) {
            field.take();
            if (!field.problem().get().isEmpty()) {
                field.requestFocus();
                return;
            }
        }
        stage.hide();
        done.accept(table);
    }

    private HBox foot() {
        Button cancel = new Button("Cancel");
        cancel.setId("made-cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(e -> stage.hide());
        Button ok = new Button("Use this data");
        ok.setId("made-ok");
        ok.setDefaultButton(true);
        ok.setOnAction(e -> use());
        HBox foot = new HBox(cancel, ok);
        foot.getStyleClass().add("window-foot");
        foot.setAlignment(Pos.CENTER_RIGHT);
        return foot;
    }
}
