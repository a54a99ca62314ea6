package descent.ui.runs;

import descent.model.SetupDiff;
import descent.model.SetupDiff.Difference;
import descent.ui.common.Keys;
import descent.ui.common.RunItem;
import descent.ui.common.SideWindow;
import descent.ui.common.Theme;
import descent.ui.common.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// The runs as a big table, and below it what two chosen ones have apart: setting by setting, and curve over curve.
final class RunsWindow {
    private static final double WIDTH = 92;
    private static final double HEIGHT = 50;
    private static final long SECOND = 1_000_000_000;
    private static final String HINT = Keys.in("Choose two runs (Shortcut or Shift with a click or the arrows) to see what differs and their curves over each other.");
    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");

    private final Workspace workspace;
    private final RunsModel model;
    private final RunsTable table;
    private final TableView<Difference> differences = new TableView<>();
    private final CurvePlot curves = new CurvePlot("runs-curves", "The curves of the runs that are chosen");
    private final Label words = new Label(HINT);
    private final Button use = button("runs-table-use", "Use these settings");
    private final Button delete = button("runs-table-delete", "Delete");
    private final SideWindow window;
    private long refreshed;

    RunsWindow(Workspace workspace, RunsModel model, Theme theme) {
        this.workspace = workspace;
        this.model = model;
        this.table = new RunsTable(model, theme.textSize());
        words.setId("runs-compare-words");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        buildDifferences();
        HBox compared = new HBox(differences, curves);
        compared.getStyleClass().add("runs-compared");
        HBox.setHgrow(curves, Priority.ALWAYS);
        VBox.setVgrow(compared, Priority.ALWAYS);
        VBox lower = new VBox(words, compared);
        lower.getStyleClass().add("runs-lower");
        SplitPane split = new SplitPane(table, lower);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.48);
        VBox.setVgrow(split, Priority.ALWAYS);
        VBox root = new VBox(split, foot());
        root.setId("runs-window");
        root.getStyleClass().add("side-window");
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::key); // before the table, which takes F2 for a cell that nobody has chosen
        window = new SideWindow("All runs", root, theme, WIDTH, HEIGHT);
        // rows that come back move the selection without a change of the chosen items
        table.chosen().addListener((ListChangeListener<RunItem>) _ -> compare());
        table.getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>) _ -> compare());
        workspace.sample().subscribe(_ -> follow());
        workspace.state().subscribe(_ -> {
            refresh();
            compare(); // lanes can be deleted once the race is over
        });
        workspace.evaluation().subscribe(_ -> refresh());
        workspace.currentRun().subscribe(_ -> compare());
    }

    void show(Window owner) {
        window.show(owner);
        table.refresh();
        compare();
        table.requestFocus();
    }

    /// Once a second while a run lives: long curves are not read ten times as often.
    private void follow() {
        long now = workspace.services().clock().getAsLong();
        if (now - refreshed >= SECOND) {
            refreshed = now;
            refresh();
        }
    }

    private void refresh() {
        if (window.stage().isShowing()) {
            table.refresh();
            drawCurves();
        }
    }

    private static Button button(String id, String text) {
        Button b = new Button(text);
        b.setId(id);
        b.setMinWidth(Region.USE_PREF_SIZE);
        return b;
    }

    private HBox foot() {
        Label deleted = new Label();
        Hyperlink undo = new Hyperlink("Undo");
        undo.setId("runs-table-undo");
        undo.setOnAction(_ -> model.undoDelete());
        model.deleted().subscribe(d -> {
            deleted.setText(d == null ? "" : d.item().name().get() + " deleted.");
            undo.setVisible(d != null);
            undo.setAccessibleText(d == null ? "Undo" : "Bring back " + d.item().name().get());
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        use.setOnAction(_ -> chosen().stream().findFirst().ifPresent(r -> workspace.edit("use the settings of " + r.name().get(), _ -> r.setup())));
        delete.setOnAction(_ -> deleteChosen());
        HBox foot = new HBox(deleted, undo, gap, use, delete);
        foot.getStyleClass().add("window-foot");
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private List<RunItem> chosen() {
        return table.chosen().stream().filter(r -> r != null).toList();
    }

    private void deleteChosen() {
        List<RunItem> gone = chosen();
        table.getSelectionModel().clearSelection();
        gone.forEach(model::delete);
    }

    private void key(KeyEvent e) {
        if (e.getTarget() != table) {
            return;
        }
        if (e.getCode() == KeyCode.DELETE) {
            deleteChosen();
        } else if (UNDO.match(e)) {
            model.undoDelete();
        } else if (e.getCode() == KeyCode.F2 && chosen().size() == 1) {
            table.edit(table.getSelectionModel().getSelectedIndex(), table.getVisibleLeafColumn(1));
        } else {
            return;
        }
        e.consume();
    }

    private void buildDifferences() {
        differences.setId("runs-differences");
        differences.setAccessibleText("Settings in which the two chosen runs differ");
        differences.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        differences.setPlaceholder(new Label("no differences to show"));
        column("Setting", Difference::setting);
        column("", Difference::left);
        column("", Difference::right);
    }

    private void column(String title, Function<Difference, String> value) {
        TableColumn<Difference, String> c = new TableColumn<>(title);
        c.setCellValueFactory(v -> new ReadOnlyStringWrapper(value.apply(v.getValue())));
        c.setSortable(false);
        differences.getColumns().add(c);
    }

    private void compare() {
        if (!window.stage().isShowing()) {
            return; // it is done once somebody looks
        }
        List<RunItem> two = chosen();
        use.setDisable(two.size() != 1);
        delete.setDisable(two.isEmpty() || two.stream().noneMatch(model::canDelete));
        if (two.size() == 2) {
            RunItem a = two.get(0);
            RunItem b = two.get(1);
            List<Difference> found = SetupDiff.between(a.setup(), b.setup());
            differences.getColumns().get(1).setText(a.name().get());
            differences.getColumns().get(2).setText(b.name().get());
            differences.getItems().setAll(found);
            words.setText(model.compared(a, b, found));
        } else {
            differences.getItems().clear();
            words.setText(two.size() < 2 ? HINT : two.size() + " runs are chosen: two of them can be compared setting by setting.");
        }
        drawCurves();
    }

    private void drawCurves() {
        List<CurvePlot.Line> lines = new ArrayList<>();
        int colour = 0;
        for (RunItem r : chosen().stream().limit(4).toList()) {
            lines.add(new CurvePlot.Line(r.name().get() + " train", Curves.of(r.run(), true), colour, false, false));
            lines.add(new CurvePlot.Line(r.name().get() + " " + r.setup().watched(), Curves.of(r.run(), false), colour, true, false));
            colour += colour == 0 ? 2 : 1;
        }
        curves.show(lines, "Loss curves of " + String.join(", ", chosen().stream().limit(4).map(r -> r.name().get()).toList()) + ". " + words.getText());
    }

    SideWindow window() {
        return window;
    }
}
