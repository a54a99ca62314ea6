package descent.ui.training;

import descent.ui.common.Icons;
import descent.ui.common.NumberField;
import descent.ui.common.NumberText;
import descent.ui.common.Numbers;
import descent.ui.common.Workspace;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/// The learning rate: a slider with 1-2-5 stops on a log scale and a field for any number. Both stay live while a run
/// lives: the next step uses the new rate.
final class RateRow extends HBox {
    private final Workspace workspace;
    private final Slider slider = new Slider(0, RateScale.last(), 0);
    private final NumberField field;
    private boolean showing;

    private final Button race;

    RateRow(Workspace workspace) {
        this(workspace, "");
    }

    /// @param prefix of the ids, for a second row in the same window
    RateRow(Workspace workspace, String prefix) {
        this.workspace = workspace;
        field = new NumberField(prefix + "lr-field", new NumberText.Range("The learning rate", RateScale.FIELD_MIN, RateScale.FIELD_MAX, false), this::send);
        field.format(v -> Numbers.plain(v).replace('−', '-'));
        field.getStyleClass().add("rate-field");
        slider.setId(prefix + "lr-slider");
        slider.setAccessibleText("Learning rate");
        slider.setBlockIncrement(1);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setMinWidth(0);
        slider.valueProperty().subscribe((was, is) -> slid(is.doubleValue()));
        slider.valueChangingProperty().subscribe(this::gesture);
        HBox.setHgrow(slider, Priority.ALWAYS);
        getStyleClass().add("rate-row");
        race = prefix.isEmpty() ? race(workspace) : null;
        getChildren().addAll(slider, field);
        if (race != null) {
            getChildren().add(race);
        }
        workspace.setup().subscribe(s -> {
            if (s != null) {
                show(s.lr());
            }
        });
    }

    private static Button race(Workspace workspace) {
        Button race = Icons.button(new Button(), "btn-race", MaterialDesignF.FLAG_CHECKERED, "Race: the same run at several rates, side by side (Ctrl+L)");
        PopOver panel = new PopOver();
        panel.setArrowLocation(PopOver.ArrowLocation.LEFT_CENTER);
        panel.setDetachable(false);
        panel.setContentNode(new RacePanel(workspace, panel::hide));
        race.setOnAction(_ -> panel.show(race));
        return race;
    }

    /// Opens the panel of the race.
    void openRace() {
        race.fire();
    }

    NumberField field() {
        return field;
    }

    private void show(double lr) {
        showing = true;
        slider.setValue(RateScale.position(lr));
        slider.setAccessibleHelp(Numbers.plain(lr));
        field.show(lr);
        showing = false;
    }

    private void slid(double position) {
        if (!showing) {
            send(RateScale.rate((int) Math.round(position)));
        }
    }

    private void gesture(boolean changing) {
        if (changing) {
            workspace.beginGesture();
        } else {
            workspace.endGesture();
        }
    }

    private void send(double lr) {
        workspace.setLearningRate(lr);
    }
}
