package descent.ui.evaluate;

import descent.data.ColumnPreparation;
import descent.data.PreparedData;
import descent.data.Task;
import descent.ui.common.AnalysisDesk.Job;
import descent.ui.common.Choice;
import descent.ui.common.Css;
import descent.ui.common.ProgressStrip;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What matters: at the left the inputs by importance, at the right what the model answers when one or two of them are
/// turned. Choosing an input at the left turns it at the right.
final class MattersView extends GridPane {
    private static final String NONE = "(none)";

    private final MattersModel model;
    private final ComboBox<String> first = new ComboBox<>();
    private final ComboBox<String> second = new ComboBox<>();
    private final ComboBox<String> asked = new ComboBox<>();
    private final DependencePlot plot = new DependencePlot();
    private final ImportanceList bars = new ImportanceList();
    private PreparedData data;
    private boolean filling;

    MattersView(MattersModel model) {
        this.model = model;
        setId("matters");
        getStyleClass().add("evaluate-grid");
        VBox left = new VBox(head("Importance", "importance-title"), importanceStart(), strip("importance-progress", "Shuffling", model.importanceJob()), bars, words(model.importanceWords(), "importance-words"));
        VBox right = new VBox(head("Partial dependence", "dependence-title"), questions(), strip("dependence-progress", "Turning", model.dependenceJob()), plot, words(model.dependenceWords(), "dependence-words"));
        for (VBox box : List.of(left, right)) {
            box.getStyleClass().add("evaluate-column");
            box.setMinSize(0, 0);
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            getColumnConstraints().add(half);
            GridPane.setVgrow(box, Priority.ALWAYS);
        }
        bars.setMinHeight(0);
        bars.setPrefHeight(0);
        VBox.setVgrow(bars, Priority.ALWAYS);
        VBox.setVgrow(plot, Priority.ALWAYS);
        addRow(0, left, right);
        model.importance().subscribe(bars::show);
        model.dependence().subscribe(d -> plot.show(d, answer()));
        model.asked().subscribe(q -> {
            if (q == null) {
                first.setValue(null); // whoever chooses it again asks again
                bars.getSelectionModel().clearSelection();
            }
        });
        bars.getSelectionModel().selectedItemProperty().subscribe(c -> {
            if (c != null) {
                first.setValue(c.name());
            }
        });
    }

    private static Label head(String text, String id) {
        Label l = new Label(text);
        l.setId(id);
        l.getStyleClass().add(Css.CARD_TITLE);
        return l;
    }

    private Node importanceStart() {
        Button start = new Button("Work out importance");
        start.setId("importance-start");
        start.setAccessibleHelp("Shuffles each input among the test rows " + MattersModel.REPEATS + " times and measures how much worse the model gets");
        start.setMinWidth(Region.USE_PREF_SIZE);
        start.setOnAction(e -> model.workOutImportance());
        Label note = new Label("each input shuffled " + MattersModel.REPEATS + " times");
        note.getStyleClass().add(Css.NOTE);
        HBox box = new HBox(start, note);
        box.getStyleClass().add("evaluate-tools");
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private Node questions() {
        HBox box = new HBox();
        box.getStyleClass().add("evaluate-tools");
        box.setAlignment(Pos.CENTER_LEFT);
        choice(box, "of", "dependence-first", first, "First input");
        choice(box, "and", "dependence-second", second, "Second input, or none");
        choice(box, "for", "dependence-class", asked, "Class whose probability is shown");
        first.valueProperty().subscribe(_ -> ask()); // may be empty
        Choice.follow(second, _ -> ask());
        Choice.follow(asked, _ -> ask());
        return box;
    }

    private static void choice(HBox box, String word, String id, ComboBox<String> combo, String name) {
        Label label = new Label(word);
        label.setLabelFor(combo);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.getStyleClass().add(Css.NOTE);
        label.visibleProperty().bind(combo.visibleProperty());
        label.managedProperty().bind(combo.managedProperty());
        combo.setId(id);
        combo.setAccessibleText(name);
        combo.setMinWidth(0);
        combo.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(combo, Priority.ALWAYS);
        box.getChildren().addAll(label, combo);
    }

    private static Node strip(String id, String what, ObservableValue<Job<?>> job) {
        ProgressStrip strip = new ProgressStrip(id);
        job.subscribe(j -> {
            if (j != null) {
                strip.follow(what, j.share(), j::cancel);
            } else {
                strip.end();
            }
        });
        return strip;
    }

    static Label words(ObservableValue<String> text, String id) {
        Label l = new Label();
        l.setId(id);
        l.getStyleClass().add(Css.NOTE);
        l.setWrapText(true);
        l.setMinHeight(Region.USE_PREF_SIZE);
        l.textProperty().bind(text);
        return l;
    }

    /// The data that the model belongs to; null while there is none.
    void show(PreparedData of) {
        if (of == data) {
            return;
        }
        data = of;
        filling = true;
        first.getItems().clear();
        second.getItems().setAll(NONE);
        asked.getItems().clear();
        if (of != null) {
            List<String> names = of.preprocessing().inputs().stream().map(ColumnPreparation::name).toList();
            first.getItems().addAll(names);
            second.getItems().addAll(names);
            asked.getItems().addAll(of.preprocessing().classes());
        }
        boolean classes = of != null && of.task() != Task.REGRESSION;
        asked.setVisible(classes);
        asked.setManaged(classes);
        second.setValue(NONE);
        asked.setValue(classes ? asked.getItems().getLast() : null);
        first.setValue(null);
        filling = false;
    }

    private void ask() {
        if (!filling && data != null && first.getValue() != null) {
            String two = second.getValue() == null || second.getValue().equals(NONE) ? "" : second.getValue();
            model.workOutDependence(first.getValue(), two, Math.max(0, asked.getItems().indexOf(asked.getValue())));
        }
    }

    private String answer() {
        return data == null ? "" : data.task() == Task.REGRESSION ? "prediction of " + data.schema().target() : "probability of " + asked.getValue();
    }
}
