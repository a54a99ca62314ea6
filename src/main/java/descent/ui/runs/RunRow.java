package descent.ui.runs;

import descent.ui.common.Css;
import descent.ui.common.Palette;
import descent.ui.common.RestingField;
import descent.ui.common.RunItem;
import descent.ui.common.Tip;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.util.Subscription;

/// One run in the list: shown on the chart or not, its line, its name and what sets it apart, its last losses.
/// F2 or a double click renames, Delete deletes, Enter takes its settings; the same stands in the context menu.
final class RunRow extends HBox {
    /// What a row asks of the list.
    record Actions(RunsModel model, Consumer<RunItem> useSettings, Predicate<RunItem> canChoose, Consumer<RunItem> choose, BiConsumer<RunItem, Node> quiz) { }

    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final int SWATCH = 16;

    private final RunItem item;
    private final Actions actions;
    private final CheckBox shown = new CheckBox();
    private final Line swatch = new Line(0, 0, SWATCH, 0);
    private final Label name = new Label();
    private final Label train = new Label();
    private final Label test = new Label();
    private final Button riddle = new Button("?");
    private final HBox first = new HBox(name, riddle, train, test);
    private final HBox second = new HBox();
    private final VBox words = new VBox(first);
    private Subscription follows = Subscription.EMPTY;

    RunRow(RunItem item, Actions actions) {
        this.item = item;
        this.actions = actions;
        setId("run-" + item.run().id());
        getStyleClass().add("run-row");
        setAlignment(Pos.CENTER_LEFT);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        buildRiddle();
        build();
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        addEventHandler(MouseEvent.MOUSE_CLICKED, e -> {
            requestFocus();
            if (e.getClickCount() == 2) {
                rename();
            }
        });
        follow(item.name().subscribe(_ -> speak()));
        follow(item.differs().subscribe(_ -> speak()));
        follow(item.answered().subscribe(_ -> speak()));
        ContextMenu menu = menu();
        setOnContextMenuRequested(e -> menu.show(this, e.getScreenX(), e.getScreenY()));
        refresh();
    }

    RunItem item() {
        return item;
    }

    private void follow(Subscription more) {
        follows = follows.and(more);
    }

    /// The row goes: its run may come back, with another row.
    void leave() {
        follows.unsubscribe();
    }

    private void buildRiddle() {
        riddle.setId(getId() + "-riddle");
        riddle.getStyleClass().add("run-riddle");
        Tip.set(riddle, "Something in this run is broken on purpose: which line?");
        riddle.setOnAction(_ -> actions.quiz().accept(item, riddle));
        riddle.managedProperty().bind(riddle.visibleProperty());
        riddle.setMinWidth(Region.USE_PREF_SIZE);
        follow(item.name().subscribe(n -> riddle.setAccessibleText("Which line of " + n + " is broken?")));
        follow(item.answered().subscribe(_ -> riddle.setVisible(item.isRiddle())));
    }

    private void build() {
        shown.setId(getId() + "-shown");
        shown.selectedProperty().bindBidirectional(item.shown());
        Tip.set(shown, "Show it on the chart");
        follow(item.name().subscribe(n -> shown.setAccessibleText("Show " + n + " on the chart")));
        name.textProperty().bind(Bindings.when(item.starred()).then("★ ").otherwise("").concat(item.name()));
        name.getStyleClass().add("run-name");
        Label differs = new Label();
        differs.getStyleClass().addAll("run-differs", Css.NOTE);
        differs.textProperty().bind(Bindings.createStringBinding(this::says, item.differs(), item.verdict(), item.name(), item.answered()));
        differs.managedProperty().bind(differs.textProperty().isNotEmpty());
        Tip.bind(differs, differs.textProperty());
        first.getStyleClass().add("run-first");
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        second.getStyleClass().add("run-first");
        second.setAlignment(Pos.CENTER_RIGHT);
        words.getChildren().add(differs);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        follow(item.colour().subscribe(c -> paintSwatch(c.intValue())));
        train.getStyleClass().add("run-train");
        test.getStyleClass().add("run-test");
        train.setMinWidth(Region.USE_PREF_SIZE);
        test.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(shown, swatch, words);
    }

    /// Beside a long name or very small losses these get a line of their own, so that neither is cut.
    ///
    /// @param room for the words
    private void fit(double room) {
        double need = name.prefWidth(-1) + train.prefWidth(-1) + test.prefWidth(-1) + (riddle.isVisible() ? riddle.prefWidth(-1) : 0) + 3 * first.getSpacing();
        HBox to = room > 0 && need > room ? second : first;
        if (train.getParent() != to) {
            first.getChildren().removeAll(train, test);
            second.getChildren().removeAll(train, test);
            to.getChildren().addAll(train, test);
            words.getChildren().remove(second);
            if (to == second) {
                words.getChildren().add(1, second);
            }
        }
    }

    /// How high a row is depends on whether the losses have room beside the name.
    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        if (width > 0) {
            fit(room(width));
        }
        return super.computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        fit(room(getWidth()));
        super.layoutChildren();
    }

    private double room(double width) {
        return width - snappedLeftInset() - snappedRightInset() - shown.prefWidth(-1) - swatch.prefWidth(-1) - 2 * getSpacing();
    }

    /// The verdict of a race first: it is what one looks for.
    private String says() {
        String verdict = item.verdict().get();
        String differs = item.differs().get().equals(item.name().get()) && !verdict.isEmpty() ? "" : item.differs().get();
        String broken = item.answered().get() ? FaultQuiz.name(item.setup().fault()) : "";
        return Stream.of(verdict, differs, broken).filter(w -> !w.isEmpty()).collect(Collectors.joining(" · "));
    }

    private ContextMenu menu() {
        MenuItem use = item("Use these settings", getId() + "-use", () -> actions.useSettings().accept(item));
        MenuItem rename = item("Rename", getId() + "-rename", this::rename);
        MenuItem star = item("Star", getId() + "-star", () -> item.starred().set(!item.starred().get()));
        MenuItem delete = item("Delete", getId() + "-delete", () -> actions.model().delete(item));
        MenuItem choose = item("Make it the current model", getId() + "-choose", () -> actions.choose().accept(item));
        ContextMenu menu = new ContextMenu(use, rename, star, delete, choose);
        menu.setOnShowing(_ -> {
            star.setText(item.starred().get() ? "Take the star away" : "Star");
            delete.setDisable(!actions.model().canDelete(item));
            choose.setVisible(actions.canChoose().test(item));
        });
        return menu;
    }

    private static MenuItem item(String text, String id, Runnable action) {
        MenuItem i = new MenuItem(text);
        i.setId(id);
        i.setOnAction(_ -> action.run());
        return i;
    }

    private void key(KeyEvent e) {
        if (e.getTarget() != this) {
            return;
        }
        if (e.getCode() == KeyCode.F2) {
            rename();
        } else if (e.getCode() == KeyCode.DELETE) {
            actions.model().delete(item);
        } else if (e.getCode() == KeyCode.ENTER) {
            actions.useSettings().accept(item);
        } else if (e.getCode() == KeyCode.SPACE) {
            item.shown().set(!item.shown().get());
        } else {
            return;
        }
        e.consume();
    }

    /// Puts a field in the place of the name; Enter keeps, Escape drops, leaving keeps.
    void rename() {
        TextField field = new RestingField(item.name().get());
        field.setId(getId() + "-name");
        field.setAccessibleText("Name of " + item.name().get());
        field.getStyleClass().add("run-rename");
        HBox.setHgrow(field, Priority.ALWAYS);
        first.getChildren().set(0, field);
        field.focusedProperty().subscribe((was, now) -> {
            if (was && !now) {
                endRename(field, true);
            }
        });
        field.setOnAction(_ -> endRename(field, true));
        field.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                endRename(field, false);
                e.consume();
            }
        });
        field.requestFocus();
        field.selectAll();
    }

    private void endRename(TextField field, boolean keep) {
        if (first.getChildren().getFirst() != field) {
            return;
        }
        if (keep) {
            actions.model().rename(item, field.getText());
        }
        boolean focused = field.isFocused();
        first.getChildren().set(0, name);
        if (focused) {
            requestFocus();
        }
    }

    RunItem run() {
        return item;
    }

    /// Marks the row of the current run.
    void current(boolean now) {
        pseudoClassStateChanged(CURRENT, now);
    }

    /// The line as the chart draws it: train's colour for the current run, else the run's own colour and dashes.
    private void paintSwatch(int index) {
        swatch.getStyleClass().setAll("run-swatch", index <= 0 ? "run-colour-current" : "run-colour-" + (index - 1) % Palette.LIGHT.runs().size());
        swatch.getStrokeDashArray().clear();
        for (double d : Palette.LIGHT.dashes(index)) {
            swatch.getStrokeDashArray().add(d / 2);
        }
    }

    /// Reads the last losses again.
    void refresh() {
        List<String> losses = RunsModel.losses(item.run());
        train.setText(losses.get(0));
        test.setText(losses.get(1));
        speak();
    }

    private void speak() {
        setAccessibleText(item.name().get() + (item.isRiddle() ? ", something in it is broken" : "") + (item.differs().get().isEmpty() ? "" : ", " + item.differs().get())
                + ", train loss " + train.getText() + ", " + item.setup().watched() + " loss " + test.getText());
    }
}
