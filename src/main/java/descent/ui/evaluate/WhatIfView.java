package descent.ui.evaluate;

import descent.data.PreparedData;
import descent.data.Preprocessing;
import descent.eval.InputRanges;
import descent.ui.common.Answers;
import descent.ui.common.Choice;
import descent.ui.common.Css;
import descent.ui.common.Drags;
import descent.ui.common.FormGrid;
import descent.ui.common.Numbers;
import descent.ui.common.RestingField;
import descent.ui.common.Subject;
import descent.ui.common.Workspace;
import descent.ui.evaluate.WhatIfModel.Field;
import java.util.List;
import java.util.Locale;
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
import javafx.util.Subscription;

/// The what-if form: the model's answer on top, below it a control per input column of the model, filled from a row of its
/// data. The answer follows every change, and the weights while they move.
final class WhatIfView extends VBox {
    /// Controls at once; with more inputs a field finds the others.
    private static final int MOST = 40;
    /// So many cells of train rows are gone through within a frame.
    private static final long AT_ONCE = 200_000;

    private final Workspace workspace;
    private final ObservableValue<Integer> chosenRow;
    private final Label answer = new Label();
    private final Label detail = new Label();
    private final Label outside = new Label();
    private final Label source = new Label();
    private final TextField row = new RestingField();
    private final TextField find = new RestingField();
    private final FormGrid form = new FormGrid();
    private WhatIfModel model;
    private PreparedData data;
    private Preprocessing built;
    /// Of the sliders that are in the form: their fields live on without them.
    private Subscription following = Subscription.EMPTY;

    /// @param chosenRow row of the table, counted from 0, that plot and table mark; null for none
    WhatIfView(Workspace workspace, ObservableValue<Integer> chosenRow) {
        this.workspace = workspace;
        this.chosenRow = chosenRow;
        setId("what-if");
        getStyleClass().add("what-if");
        answer.setId("what-if-answer");
        answer.getStyleClass().add("what-if-answer");
        detail.setId("what-if-detail");
        outside.setId("what-if-outside");
        source.setId("what-if-source");
        outside.getStyleClass().add(Css.WARNING);
        detail.getStyleClass().add(Css.NOTE);
        source.getStyleClass().add(Css.NOTE);
        for (Label l : new Label[] {answer, detail, outside, source}) {
            l.setWrapText(true);
            l.setMinHeight(Region.USE_PREF_SIZE);
            l.managedProperty().bind(l.textProperty().isNotEmpty());
        }
        find.setId("what-if-find");
        find.setPromptText("Find an input");
        find.setAccessibleText("Find an input by its name");
        find.textProperty().subscribe(_ -> controls());
        ScrollPane scroll = new ScrollPane(form);
        scroll.setId("what-if-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("plain-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(answer, detail, outside, source, rowLine(), find, scroll);
        chosenRow.subscribe(_ -> {
            if (isVisible()) { // else it is built for an earlier model, whose data may be others
                fill();
            }
        });
        workspace.weights().subscribe(_ -> askAgain());
        workspace.currentRun().subscribe(_ -> rebuild());
    }

    private HBox rowLine() {
        row.setId("what-if-row");
        row.setPrefColumnCount(6);
        row.setAccessibleText("Fill from the row of the data with this number");
        row.setOnAction(e -> rowTyped());
        Label label = new Label("Row of the data");
        label.setLabelFor(row);
        label.getStyleClass().add(Css.NOTE);
        HBox line = new HBox(label, row);
        line.getStyleClass().add("what-if-number");
        return line;
    }

    void show(boolean on) {
        setVisible(on);
        setManaged(on);
        if (on) {
            rebuild();
        }
    }

    /// The form of the model as it is, which may have other columns than the set-up of the next run.
    private void rebuild() {
        if (isVisible()) {
            Answers.then(workspace.subject(), (s, e) -> build(s));
        }
    }

    private void build(Subject s) {
        data = s == null ? null : s.data();
        Preprocessing now = s == null ? null : s.data() != null ? s.data().preprocessing() : Preprocessing.fromRecord(s.model().preprocessing());
        if (now != null && now == built) {
            fill();
            return;
        }
        built = now;
        if (data == null || (long) data.split().train().length * now.inputs().size() <= AT_ONCE) {
            model(now, data == null ? InputRanges.UNKNOWN : InputRanges.of(data));
            return;
        }
        model = null;
        PreparedData of = data;
        Answers.then(workspace.views().start(_ -> InputRanges.of(of)).result(), (ranges, e) -> {
            if (ranges != null && built == now) {
                model(now, ranges);
            }
        });
    }

    private void model(Preprocessing now, InputRanges ranges) {
        answer.textProperty().unbind();
        detail.textProperty().unbind();
        model = now == null ? null : new WhatIfModel(now, ranges, data == null ? null : data.table(), workspace::predict);
        boolean many = model != null && model.fields().size() > MOST;
        find.setVisible(many);
        find.setManaged(many);
        if (model == null) {
            answer.setText("Train first: there is no model yet.");
            detail.setText("");
            source.setText("");
        } else {
            answer.textProperty().bind(model.answer());
            detail.textProperty().bind(model.detail());
            WhatIfModel mine = model;
            mine.answer().subscribe(_ -> outside(mine));
            mine.fields().forEach(f -> f.warning().subscribe(_ -> outside(mine)));
        }
        controls();
        fill();
    }

    /// An answer of an earlier model may come while the form of another is being made.
    private void outside(WhatIfModel of) {
        if (of == model) {
            outside.setText(of.extrapolated());
        }
    }

    private void controls() {
        form.clear();
        following.unsubscribe();
        following = Subscription.EMPTY;
        if (model != null) {
            String wanted = find.getText().strip().toLowerCase(Locale.ROOT);
            List<Field> found = model.fields().stream().filter(f -> f.name().toLowerCase(Locale.ROOT).contains(wanted)).toList();
            found.stream().limit(MOST).forEach(this::add);
            if (found.size() > MOST) {
                Label more = new Label(MOST + " of " + Numbers.count(found.size()) + " inputs are shown; the field above finds the others.");
                more.getStyleClass().add(Css.NOTE);
                more.setWrapText(true);
                form.wide(more);
            }
        }
    }

    private void fill() {
        if (model == null) {
            return;
        }
        if (data == null) {
            source.setText("The model was opened without its data: the form begins with the means of its train rows.");
            model.ask();
            return;
        }
        fill(chosenRow.getValue() == null ? data.split().test()[0] : chosenRow.getValue());
    }

    private void fill(int tableRow) {
        model.fill(tableRow);
        row.setText(String.valueOf(tableRow + 1));
        source.setText("Filled from row " + Numbers.count(tableRow + 1L) + "; choose another in plot or table, or type its number, and change what you like.");
    }

    /// Any row of the data, of the train part too.
    private void rowTyped() {
        if (model == null || data == null) {
            return;
        }
        int rows = data.table().rows();
        String text = row.getText().strip().replaceAll("[,.\\s\u202f]", "");
        int typed = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
        if (typed < 1 || typed > rows) {
            source.setText("Rows are numbered from 1 to " + Numbers.count(rows) + ".");
        } else {
            fill(typed - 1);
        }
    }

    private void askAgain() {
        if (model != null && isVisible()) {
            model.ask();
        }
    }

    private void add(Field field) {
        if (field.isNumber()) {
            TextField text = new RestingField();
            text.setPrefColumnCount(6);
            named(text, field);
            text.textProperty().bindBidirectional(field.text());
            HBox both = field.ranged() ? new HBox(slider(field), text) : new HBox(text);
            both.getStyleClass().add("what-if-number");
            form.row(field.name(), both, text);
        } else {
            ComboBox<String> combo = new ComboBox<>();
            named(combo, field);
            combo.getItems().setAll(field.levels());
            following = following.and(field.text().subscribe(combo::setValue));
            Choice.follow(combo, field.text()::set);
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
    private Slider slider(Field field) {
        Slider slider = new Slider(field.min(), Math.max(field.max(), Math.nextUp(field.min())), field.min());
        slider.setId("what-if-slider-" + field.name());
        Drags.beginWithAPress(slider);
        slider.setAccessibleText(field.name() + ", from " + Numbers.plain(field.min()) + " to " + Numbers.plain(field.max()));
        slider.setBlockIncrement((field.max() - field.min()) / 20);
        slider.setMinWidth(0);
        HBox.setHgrow(slider, Priority.ALWAYS);
        following = following.and(field.text().subscribe(t -> field.value().ifPresent(v -> {
            if (!slider.isValueChanging()) {
                slider.setValue(v);
            }
        })));
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
