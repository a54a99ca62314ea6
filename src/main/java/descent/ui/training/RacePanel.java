package descent.ui.training;

import atlantafx.base.theme.Styles;
import descent.model.OptimizerSpec;
import descent.model.Setup;
import descent.ui.common.Availability;
import descent.ui.common.Css;
import descent.ui.common.RestingField;
import descent.ui.common.Segmented;
import descent.ui.common.Segmented.Choice;
import descent.ui.common.Workspace;
import descent.ui.training.RaceModel.Lanes;
import descent.ui.training.RaceModel.What;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What races: rates, optimizers or batch sizes, one thing at a time. Opened beside the rate field; Enter starts.
final class RacePanel extends VBox {
    private final Workspace workspace;
    private final Availability can;
    private final Runnable done;
    private final TextField values = new RestingField(RaceModel.RATES);
    private final CheckBox sgd = new CheckBox("with plain SGD");
    private final Label words = new Label();
    private final Label note = new Label();
    private final Button start = new Button("Start the race");
    private final Segmented<What> what = new Segmented<>(List.of(
            new Choice<>(What.RATES, "race-what-rates", "Learning rates", "The same run at several learning rates"),
            new Choice<>(What.OPTIMIZERS, "race-what-optimizers", "Optimizers", "SGD, SGD with momentum 0.9, Adam and RMSprop at the same rate"),
            new Choice<>(What.BATCHES, "race-what-batches", "Batch sizes", "The same run with several batch sizes")));

    /// @param done called when the race has begun
    RacePanel(Workspace workspace, Runnable done) {
        this.workspace = workspace;
        this.can = new Availability(workspace);
        this.done = done;
        setId("race-panel");
        getStyleClass().add("race-panel");
        values.setId("race-values");
        values.setAccessibleText("What races, with commas between");
        values.setOnAction(_ -> go());
        sgd.setId("race-sgd");
        sgd.setSelected(true);
        words.setId("race-words");
        note.setId("race-note");
        for (Label l : List.of(words, note)) {
            l.getStyleClass().add(Css.NOTE);
            l.setWrapText(true);
            l.setMinHeight(Region.USE_PREF_SIZE);
        }
        start.setId("race-start");
        start.getStyleClass().add(Styles.ACCENT);
        start.setOnAction(_ -> go());
        getChildren().addAll(what, values, sgd, words, note, start);
        what.value().subscribe(w -> {
            values.setText(w == What.BATCHES ? RaceModel.BATCHES : RaceModel.RATES);
            show();
        });
        values.textProperty().subscribe(_ -> show());
        sgd.selectedProperty().subscribe(_ -> show());
        workspace.setup().subscribe(_ -> show());
        can.race().subscribe(_ -> show());
    }

    private void show() {
        Setup setup = workspace.setup().get();
        boolean typed = what.value().get() != What.OPTIMIZERS;
        seen(values, typed);
        seen(sgd, typed);
        if (setup == null) {
            return;
        }
        Lanes lanes = lanes(setup);
        String why = can.race().get();
        words.setText(why.isEmpty() ? RaceModel.announce(lanes) : why);
        start.setDisable(!why.isEmpty() || !lanes.problem().isEmpty());
        boolean adapts = typed && !sgd.isSelected() && !(setup.optimizer() instanceof OptimizerSpec.SGD);
        note.setText(adapts ? setup.optimizer().kind() + " adapts its steps to the gradients, so that even a large rate stays finite; plain SGD shows divergence." : "");
        seen(note, adapts);
    }

    private Lanes lanes(Setup setup) {
        return RaceModel.of(setup, what.value().get(), values.getText(), sgd.isSelected());
    }

    private void go() {
        Lanes lanes = lanes(workspace.setup().get());
        if (can.race().get().isEmpty() && lanes.problem().isEmpty()) {
            done.run();
            workspace.race(lanes.setups());
        }
    }

    private static void seen(Region node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}
