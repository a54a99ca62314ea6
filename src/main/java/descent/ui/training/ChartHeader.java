package descent.ui.training;

import descent.ui.common.Css;
import descent.ui.common.Icons;
import descent.ui.common.Segmented;
import descent.ui.common.Tip;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// What stands above the loss chart: title and epoch, the two big readouts, Linear | Log, fit and export.
final class ChartHeader extends HBox {
    /// What the header's buttons do.
    interface Actions {
        void fit();

        void exportPicture();

        void exportDrawing();

        void exportTable();

        void drawPrediction();

        void pickPrediction(Prediction.Shape shape);

        void clearPrediction();

        /// @param beside what was clicked
        void showTable(Node beside);
    }

    private static final int SWATCH = 26;
    private static final String PREDICT = "Predict first: draw the curve that you expect of the next run";

    private final MenuButton predict;
    private final BooleanProperty few = new SimpleBooleanProperty(this, "few");
    private final Button fit;
    private final MenuButton export;

    private final Segmented<Boolean> scale = new Segmented<>(List.of(
            new Segmented.Choice<>(false, "chart-lin", "Linear", "Even steps of loss"),
            new Segmented.Choice<>(true, "chart-log", "Log", "Even ratios of loss: small differences stay visible")));

    /// @param zoomed whether there is anything to fit
    ChartHeader(ReadoutModel model, ObservableValue<Boolean> zoomed, Actions actions) {
        getStyleClass().add("chart-header");
        predict = predict(actions);
        fit = fit(actions);
        zoomed.subscribe(z -> fit.setDisable(!z));
        export = export(actions);
        setAlignment(Pos.CENTER_LEFT);
        Label title = new Label("Loss");
        title.getStyleClass().add("chart-title");
        Label epoch = new Label();
        epoch.setId("chart-epoch");
        epoch.getStyleClass().add(Css.NOTE);
        epoch.textProperty().bind(Bindings.when(few).then(Bindings.createStringBinding(() -> brief(model.epoch().get()), model.epoch())).otherwise(model.epoch()));
        epoch.setMinWidth(0);
        Tip.bind(epoch, model.epoch());
        VBox titles = new VBox(title, epoch);
        titles.getStyleClass().add("chart-titles");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        scale.setAlignment(Pos.CENTER);
        HBox tools = new HBox(predict, scale, fit, export);
        tools.getStyleClass().add("chart-tools");
        tools.setAlignment(Pos.CENTER_RIGHT);
        tools.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(titles, readout(new ReadOnlyStringWrapper("Train"), "readout-train", Css.TRAIN, model.train()),
                readout(model.watched(), "readout-test", Css.TEST, model.test()), gap, tools);
    }

    Segmented<Boolean> scale() {
        return scale;
    }

    private static VBox readout(ObservableValue<String> name, String id, String colour, ObservableValue<String> text) {
        Line swatch = new Line(0, 0, SWATCH, 0);
        swatch.getStyleClass().addAll("readout-swatch", colour);
        Label what = new Label("", swatch);
        what.textProperty().bind(name);
        what.getStyleClass().add(Css.READOUT_NAME);
        Label value = new Label();
        value.setId(id);
        value.getStyleClass().addAll(Css.READOUT, colour);
        value.textProperty().bind(text);
        value.setMinWidth(Region.USE_PREF_SIZE);
        text.subscribe(t -> value.setAccessibleText(name.getValue() + " loss " + (t.isEmpty() ? "none yet" : t)));
        VBox box = new VBox(what, value);
        box.getStyleClass().add("readout-box");
        return box;
    }

    /// Leaves out what a key (0) and the menu (File › Export) do too.
    void few(boolean on) {
        few.set(on);
        for (Node n : List.of(fit, export)) {
            n.setVisible(!on);
            n.setManaged(!on);
        }
    }

    /// `120/200` for `epoch 120 of 200`.
    private static String brief(String epoch) {
        return epoch.replace("epoch ", "").replace(" of ", "/");
    }

    void showPredict() {
        predict.requestFocus();
        predict.show();
    }

    /// A prediction is made before a run, not during one.
    void running(boolean live) {
        predict.setDisable(live);
    }

    private static MenuButton predict(Actions actions) {
        MenuButton predict = Icons.button(new MenuButton(), "btn-predict", MaterialDesignP.PENCIL_OUTLINE, PREDICT);
        predict.getStyleClass().add("no-arrow");
        predict.getItems().addAll(item("predict-draw", "Draw the curve that you expect", actions::drawPrediction), new SeparatorMenuItem());
        for (Prediction.Shape shape : Prediction.Shape.values()) {
            predict.getItems().add(item("predict-" + shape.name().toLowerCase(Locale.ROOT), "It " + shape.words(), () -> actions.pickPrediction(shape)));
        }
        predict.getItems().addAll(new SeparatorMenuItem(), item("predict-clear", "No prediction", actions::clearPrediction));
        return predict;
    }

    private static MenuItem item(String id, String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static Button fit(Actions actions) {
        Button fit = Icons.button(new Button(), "chart-fit", MaterialDesignF.FIT_TO_PAGE_OUTLINE, "Show all epochs (0)");
        fit.setOnAction(_ -> actions.fit());
        return fit;
    }

    private static MenuButton export(Actions actions) {
        MenuButton export = Icons.button(new MenuButton(), "chart-export", MaterialDesignE.EXPORT_VARIANT, "Export the chart");
        export.getStyleClass().add("no-arrow");
        export.getItems().addAll(item("chart-export-png", "Picture (PNG) …", actions::exportPicture), item("chart-export-svg", "Drawing (SVG) …", actions::exportDrawing),
                item("chart-export-csv", "All epochs (CSV) …", actions::exportTable), item("chart-show-table", "Show as a table", () -> actions.showTable(export)));
        return export;
    }
}
