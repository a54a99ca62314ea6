package descent.ui.training;

import descent.ui.common.Css;
import descent.ui.common.Icons;
import descent.ui.common.Keys;
import descent.ui.common.NumberField;
import descent.ui.common.NumberText;
import descent.ui.common.Numbers;
import descent.ui.common.Pointing;
import descent.ui.common.Tip;
import descent.ui.common.Workspace;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/// The learning rate: a slider with 1-2-5 stops on a log scale and a field for any number. Both stay live while a run
/// lives: the next step uses the new rate.
final class RateRow extends HBox {
    /// Of positions: a stop is at itself.
    private static final double EVEN = 1e-9;

    private final Workspace workspace;
    private final RateSlider marked;
    private final Slider slider;
    private final NumberField field;
    private final OvershootModel overshoot;
    private final Button race;
    private PopOver racers; // made when somebody wants it
    private boolean showing;

    RateRow(Workspace workspace) {
        this(workspace, "");
    }

    /// @param prefix of the ids, for a second row in the same window
    RateRow(Workspace workspace, String prefix) {
        this.workspace = workspace;
        field = new NumberField(prefix + "lr-field", new NumberText.Range("The learning rate", RateScale.FIELD_MIN, RateScale.FIELD_MAX, false), this::send);
        marked = new RateSlider(prefix);
        slider = marked.slider();
        field.format(Numbers::typed);
        field.getStyleClass().add("rate-field");
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        slider.valueProperty().subscribe((was, is) -> slid(is.doubleValue()));
        slider.valueChangingProperty().subscribe(this::gesture);
        HBox.setHgrow(marked, Priority.ALWAYS);
        getStyleClass().add("rate-row");
        race = prefix.isEmpty() ? race() : null;
        getChildren().addAll(marked, field);
        if (race != null) {
            getChildren().add(race);
        }
        overshoot = new OvershootModel(workspace.setup(), workspace.prepared().map(p -> p.train().rows()), workspace.currentRun(), workspace.runDesk().gone(),
                workspace.sample(), workspace.state());
        overshoot.mark().subscribe(marked::show);
        workspace.setup().subscribe(s -> {
            if (s != null) {
                show(s.lr());
            }
        });
    }

    private Button race() {
        Button race = Icons.button(new Button(), "btn-race", MaterialDesignF.FLAG_CHECKERED, Keys.in("Race: the same run at several rates, side by side (Shortcut+L)"));
        race.setOnAction(_ -> {
            if (racers == null) {
                racers = new PopOver();
                racers.setDetachable(false);
                racers.setContentNode(new RacePanel(workspace, racers::hide));
            }
            Pointing.show(racers, race, Side.LEFT);
        });
        return race;
    }

    /// Opens the panel of the race.
    void openRace() {
        race.fire();
    }

    NumberField field() {
        return field;
    }

    /// The line under the slider; takes no room where the set-up can have no mark.
    Label overshootLine() {
        Label line = new Label();
        line.setId("lr-overshoot-line");
        line.getStyleClass().addAll(Css.NOTE, "overshoot-line");
        line.setLabelFor(slider);
        line.managedProperty().bind(line.textProperty().isNotEmpty());
        overshoot.mark().subscribe(m -> {
            line.setText(m.line());
            Tip.set(line, m.tip());
        });
        return line;
    }

    private void show(double lr) {
        showing = true;
        slider.setValue(RateScale.position(lr));
        slider.setAccessibleText("Learning rate " + Numbers.plain(lr));
        field.show(lr);
        showing = false;
    }

    private void slid(double position) {
        if (!showing) {
            send(RateScale.rate((int) Math.round(position)));
        }
    }

    /// Up and Down in the field go to the next stop of the slider.
    private void key(KeyEvent e) {
        int direction = e.getCode() == KeyCode.UP ? 1 : e.getCode() == KeyCode.DOWN ? -1 : 0;
        if (direction == 0) {
            return;
        }
        field.take();
        double at = RateScale.position(workspace.setup().get().lr());
        double next = direction > 0 ? Math.floor(at + EVEN) + 1 : Math.ceil(at - EVEN) - 1;
        if (next >= 0 && next <= RateScale.last()) {
            send(RateScale.rate((int) next));
        }
        e.consume();
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
