package descent.ui.evaluate;

import descent.data.PreparedData;
import descent.ui.common.Css;
import descent.ui.common.FormGrid;
import descent.ui.common.Numbers;
import descent.ui.common.Workspace;
import descent.ui.evaluate.WhatIfModel.Field;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The what-if form: the model's answer on top, below it a control per input column, filled from a row of the data. The
/// answer follows every change, and the weights while they move.
final class WhatIfView extends VBox {
    private final Workspace workspace;
    private final ObservableValue<PreparedData> prepared;
    private final ObservableValue<Integer> chosenRow;
    private final Label answer = new Label();
    private final Label detail = new Label();
    private final Label source = new Label();
    private final FormGrid form = new FormGrid();
    private WhatIfModel model;

    /// @param chosenRow row of the table, counted from 0, that plot and table mark; null for none
    WhatIfView(Workspace workspace, ObservableValue<PreparedData> prepared, ObservableValue<Integer> chosenRow) {
        this.workspace = workspace;
        this.prepared = prepared;
        this.chosenRow = chosenRow;
        setId("what-if");
        getStyleClass().add("what-if");
        answer.setId("what-if-answer");
        answer.getStyleClass().add("what-if-answer");
        answer.setWrapText(true);
        answer.setMinHeight(Region.USE_PREF_SIZE);
        detail.setId("what-if-detail");
        source.setId("what-if-source");
        for (Label note : new Label[] {detail, source}) {
            note.getStyleClass().add(Css.NOTE);
            note.setWrapText(true);
            note.setMinHeight(Region.USE_PREF_SIZE);
        }
        detail.managedProperty().bind(detail.textProperty().isNotEmpty());
        ScrollPane scroll = new ScrollPane(form);
        scroll.setId("what-if-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("plain-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(answer, detail, source, scroll);
        prepared.subscribe(_ -> rebuild());
        chosenRow.subscribe(_ -> fill());
        workspace.weights().subscribe(_ -> askAgain());
        workspace.currentRun().subscribe(_ -> askAgain());
    }

    void show(boolean on) {
        setVisible(on);
        setManaged(on);
        if (on) {
            rebuild();
        }
    }

    private void rebuild() {
        form.clear();
        model = null;
        answer.textProperty().unbind();
        detail.textProperty().unbind();
        PreparedData data = prepared.getValue();
        if (!isVisible() || data == null) {
            answer.setText("");
            detail.setText("");
            return;
        }
        model = new WhatIfModel(data, workspace::predict);
        answer.textProperty().bind(model.answer());
        detail.textProperty().bind(model.detail());
        model.fields().forEach(this::add);
        fill();
    }

    private void fill() {
        if (model == null) {
            return;
        }
        int row = chosenRow.getValue() == null ? prepared.getValue().split().test()[0] : chosenRow.getValue();
        model.fill(row);
        source.setText("Filled from row " + Numbers.count(row + 1L) + "; choose another in plot or table, and change what you like.");
    }

    private void askAgain() {
        if (model != null && isVisible()) {
            model.ask();
        }
    }

    private void add(Field field) {
        if (field.isNumber()) {
            TextField text = new TextField();
            text.setPrefColumnCount(6);
            named(text, field);
            text.textProperty().bindBidirectional(field.text());
            Slider slider = slider(field);
            HBox both = new HBox(slider, text);
            both.getStyleClass().add("what-if-number");
            form.row(field.name(), both, text);
        } else {
            ComboBox<String> combo = new ComboBox<>();
            named(combo, field);
            combo.getItems().setAll(field.levels());
            combo.valueProperty().bindBidirectional(field.text());
            combo.setMaxWidth(Double.MAX_VALUE);
            form.row(field.name(), combo, combo);
        }
        Label warning = new Label();
        warning.setId("what-if-warning-" + field.name());
        warning.getStyleClass().add(Css.WARNING);
        warning.setWrapText(true);
        warning.textProperty().bind(field.warning());
        warning.visibleProperty().bind(warning.textProperty().isNotEmpty());
        warning.managedProperty().bind(warning.visibleProperty());
        form.wide(warning);
    }

    /// The range of the train rows; what lies beyond is typed.
    private static Slider slider(Field field) {
        Slider slider = new Slider(field.min(), Math.max(field.max(), Math.nextUp(field.min())), field.min());
        slider.setId("what-if-slider-" + field.name());
        slider.setAccessibleText(field.name() + ", from " + Numbers.plain(field.min()) + " to " + Numbers.plain(field.max()));
        slider.setBlockIncrement((field.max() - field.min()) / 20);
        slider.setMinWidth(0);
        HBox.setHgrow(slider, Priority.ALWAYS);
        field.text().subscribe(t -> field.value().ifPresent(v -> {
            if (!slider.isValueChanging()) {
                slider.setValue(v);
            }
        }));
        slider.valueProperty().subscribe((was, now) -> {
            boolean byHand = slider.isValueChanging() || slider.isFocused();
            if (byHand) {
                field.take(now.doubleValue());
            }
        });
        return slider;
    }

    private static void named(Node control, Field field) {
        control.setId("what-if-" + field.name());
        control.setAccessibleText(field.name());
    }
}
