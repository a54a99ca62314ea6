package descent.ui.runs;

import descent.train.SeedRuns;
import descent.ui.common.Css;
import descent.ui.common.NumberField;
import descent.ui.common.NumberText;
import descent.ui.common.Numbers;
import descent.ui.common.ProgressStrip;
import descent.ui.common.SideWindow;
import descent.ui.common.TextCell;
import descent.ui.common.Theme;
import descent.ui.common.Workspace;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// Other seeds and cross-validation: how many, a bar with Cancel, the spread in a sentence, the band of the curves, and a
/// row per seed or fold.
final class ChanceWindow {
    private static final double WIDTH = 74;
    private static final double HEIGHT = 42;
    private static final double NAME_WIDTH = 140;
    private static final int MOST_FOLDS = 100;
    private static final int SEEDS = 10;
    private static final int FOLDS = 5;

    private final ChanceModel model;
    private final CurvePlot band = new CurvePlot("chance-band", "Repeat with seeds draws the band of their loss curves here");
    private final TableView<ChanceModel.Row> table = new TableView<>();
    private final SideWindow window;
    private double seeds = SEEDS;
    private double folds = FOLDS;

    ChanceWindow(Workspace workspace, Theme theme) {
        model = new ChanceModel(workspace);
        Label words = new Label();
        words.setId("chance-words");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.textProperty().bind(model.words());
        buildTable();
        HBox found = new HBox(table, band);
        found.getStyleClass().add("runs-compared");
        HBox.setHgrow(band, Priority.ALWAYS);
        VBox.setVgrow(found, Priority.ALWAYS);
        ProgressStrip strip = new ProgressStrip("chance-progress");
        model.job().subscribe(j -> {
            if (j != null) {
                strip.follow(model.words().get(), j);
            }
        });
        VBox root = new VBox(choices(), offChart(), strip, words, found);
        root.setId("chance-window");
        root.getStyleClass().addAll("side-window", "chance-window");
        window = new SideWindow("What is chance?", root, theme, WIDTH, HEIGHT);
        window.stage().setOnHidden(_ -> model.cancel());
        model.result().subscribe(this::show);
    }

    void show(Window owner) {
        window.show(owner);
    }

    ChanceModel model() {
        return model;
    }

    SideWindow window() {
        return window;
    }

    private HBox choices() {
        NumberField seedCount = new NumberField("chance-seeds", new NumberText.Range("The number of seeds", 2, SeedRuns.MOST, true), v -> seeds = v);
        seedCount.show(seeds);
        NumberField foldCount = new NumberField("chance-folds", new NumberText.Range("The number of folds", 2, MOST_FOLDS, true), v -> folds = v);
        foldCount.show(folds);
        Button repeat = button("chance-repeat", "Repeat with seeds", () -> {
            if (isTaken(seedCount)) {
                model.seeds((int) seeds);
            }
        });
        Button cross = button("chance-cross", "Cross-validate", () -> {
            if (isTaken(foldCount)) {
                model.folds((int) folds);
            }
        });
        model.job().subscribe(j -> {
            repeat.setDisable(j != null);
            cross.setDisable(j != null);
        });
        Region gap = new Region();
        gap.setMinWidth(Region.USE_PREF_SIZE);
        gap.getStyleClass().add("chance-gap");
        HBox row = new HBox(label("Seeds", seedCount), seedCount, repeat, onChart(), gap, label("Folds", foldCount), foldCount, cross);
        row.getStyleClass().add("chance-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private CheckBox onChart() {
        CheckBox onChart = new CheckBox("Band on the loss chart");
        onChart.setId("chance-on-chart");
        onChart.setMinWidth(Region.USE_PREF_SIZE);
        onChart.selectedProperty().bindBidirectional(model.onChart());
        model.offChart().subscribe(why -> {
            onChart.setDisable(!why.isEmpty());
            onChart.setAccessibleHelp(why);
        });
        return onChart;
    }

    private Label offChart() {
        Label why = new Label();
        why.setId("chance-off-chart");
        why.getStyleClass().add(Css.NOTE);
        why.textProperty().bind(model.offChart());
        why.managedProperty().bind(why.textProperty().isNotEmpty());
        return why;
    }

    /// What is refused is not replaced by the number before it.
    private boolean isTaken(NumberField count) {
        count.take();
        if (count.problem().get().isEmpty()) {
            return true;
        }
        model.refused(count.problem().get());
        count.requestFocus();
        return false;
    }

    private static Label label(String text, Region field) {
        Label l = new Label(text);
        l.setLabelFor(field);
        l.setMinWidth(Region.USE_PREF_SIZE);
        return l;
    }

    private static Button button(String id, String text, Runnable action) {
        Button b = new Button(text);
        b.setId(id);
        b.setMinWidth(Region.USE_PREF_SIZE);
        b.setOnAction(_ -> action.run());
        return b;
    }

    private void buildTable() {
        table.setId("chance-table");
        table.setAccessibleText("Seeds or folds with their figures");
        table.setPlaceholder(new Label("A row for each seed or fold comes here."));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableColumn<ChanceModel.Row, String> name = new TableColumn<>("Seed, fold");
        name.setPrefWidth(NAME_WIDTH);
        name.setCellValueFactory(v -> new ReadOnlyStringWrapper(v.getValue().name()));
        table.getColumns().add(name);
        number("Train loss", ChanceModel.Row::train);
        number("Held out", ChanceModel.Row::watched);
        number("Score", ChanceModel.Row::score);
    }

    private void number(String title, ToDoubleFunction<ChanceModel.Row> value) {
        TableColumn<ChanceModel.Row, Double> c = new TableColumn<>(title);
        c.setId("chance-table-" + title.toLowerCase(Locale.ROOT).replace(' ', '-'));
        c.getStyleClass().add("numbers");
        c.setCellValueFactory(v -> new SimpleObjectProperty<>(value.applyAsDouble(v.getValue())));
        c.setCellFactory(_ -> new TextCell<>(v -> Double.isNaN(v) ? "–" : Numbers.measured(v)));
        table.getColumns().add(c);
    }

    private void show(ChanceModel.Result r) {
        if (r == null) {
            band.show(List.of(), "");
            return;
        }
        table.getItems().setAll(r.rows());
        table.getColumns().getLast().setText(r.score());
        SeedRuns s = r.seeds();
        table.getColumns().subList(1, 3).forEach(c -> c.setVisible(s != null));
        band.show(s == null ? List.of() : List.of(
                new CurvePlot.Line("train, " + s.runs().size() + " seeds", Curves.of(s.runs().stream().map(x -> x.history().trainAll()).toList()), 0, false, true),
                new CurvePlot.Line(s.rows() + ", " + s.runs().size() + " seeds", Curves.of(s.runs().stream().map(x -> x.history().testAll()).toList()), 1, true, true)),
                "Band of the loss curves. " + model.words().get());
    }
}
