package descent.ui.runs;

import descent.model.Setup;
import descent.ui.common.Card;
import descent.ui.common.Css;
import descent.ui.common.Icons;
import descent.ui.common.Pointing;
import descent.ui.common.RunItem;
import descent.ui.common.Theme;
import descent.ui.common.Workspace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// The Runs card: a row per run, the newest first, and below them what to know before comparing two of them.
public final class RunsCard extends Card {
    private final Workspace workspace;
    private final RunsModel model;
    private final Theme theme;
    private RunsWindow table;
    private Runnable labRecord = () -> { };
    private ChanceWindow chances;
    private final VBox rows = new VBox();

    public RunsCard(Workspace workspace, Theme theme) {
        super("runs-card", MaterialDesignC.COMPARE, "Runs");
        this.workspace = workspace;
        this.model = new RunsModel(workspace.runs(), workspace.currentRun(), workspace::isAtWork, workspace.runDesk()::comesBack);
        this.theme = theme;
        wholeNote();
        workspace.setup().subscribe(_ -> tellLosses());
        Button all = Icons.button(new Button(), "runs-all", MaterialDesignT.TABLE_LARGE, "All runs in a table, to sort and compare");
        all.setOnAction(_ -> showAll());
        Button chance = Icons.button(new Button(), "runs-chance", MaterialDesignC.CHART_BELL_CURVE, "What is chance: other seeds, cross-validation");
        chance.setOnAction(_ -> showChance());
        Button lab = Icons.button(new Button(), "runs-lab", MaterialDesignN.NOTEBOOK_OUTLINE, "Lab record: one page to read or print");
        lab.setOnAction(_ -> labRecord.run());
        workspace.currentRun().subscribe(r -> lab.setDisable(r == null));
        tools(all, chance, lab);
        ScrollPane list = list();
        body(list, list, undo(), comparison(), fair());
        model.runs().addListener((ListChangeListener<RunItem>) change -> {
            boolean rowsChanged = false;
            while (change.next()) {
                rowsChanged |= !change.wasUpdated();
            }
            if (rowsChanged) {
                rebuild();
            }
        });
        workspace.currentRun().subscribe(r -> {
            mark(r);
            refresh(); // the run before may have got on since the last sample
        });
        workspace.sample().subscribe(_ -> rowNodes().filter(r -> workspace.isAtWork(r.item())).forEach(RunRow::refresh)); // ten times a second
        workspace.state().subscribe(_ -> refresh());
        rebuild();
    }

    /// What the button of the lab record does.
    public void onLabRecord(Runnable write) {
        labRecord = write;
    }

    /// The big table of all runs.
    public void showAll() {
        if (table == null) {
            table = new RunsWindow(workspace, model, theme);
        }
        table.show(owner());
    }

    /// Repeating with other seeds, and cross-validation.
    public void showChance() {
        if (chances == null) {
            chances = new ChanceWindow(workspace, theme);
        }
        chances.show(owner());
    }

    private ScrollPane list() {
        rows.getStyleClass().add("run-rows");
        rows.addEventHandler(KeyEvent.KEY_PRESSED, this::move);
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setId("runs-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("plain-scroll");
        return scroll;
    }

    private HBox undo() {
        Label words = new Label();
        Hyperlink undo = new Hyperlink("Undo");
        undo.setId("runs-undo");
        undo.setOnAction(_ -> model.undoDelete());
        HBox strip = new HBox(words, undo);
        strip.getStyleClass().add("run-strip");
        model.deleted().subscribe(d -> {
            words.setText(d == null ? "" : d.item().name().get() + " deleted.");
            undo.setAccessibleText(d == null ? "Undo" : "Bring back " + d.item().name().get());
            strip.setVisible(d != null);
            strip.setManaged(d != null);
        });
        return strip;
    }

    private Label comparison() {
        Label words = new Label();
        words.setId("runs-comparison");
        words.getStyleClass().addAll("run-comparison", Css.NOTE);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.textProperty().bind(model.comparison());
        words.visibleProperty().bind(words.textProperty().isNotEmpty());
        words.managedProperty().bind(words.visibleProperty());
        return words;
    }

    private Hyperlink fair() {
        Hyperlink link = new Hyperlink();
        link.setId("runs-fair");
        link.setWrapText(true);
        link.getStyleClass().add("run-comparison");
        model.fair().subscribe(f -> {
            link.setText(f == null ? "" : f.words());
            link.setAccessibleText(f == null ? "A rerun that changes one setting" : f.words());
            link.setVisible(f != null);
            link.setManaged(f != null);
        });
        workspace.state().subscribe(s -> link.setDisable(s.isLive()));
        link.setOnAction(_ -> {
            RunsModel.Fair f = model.fair().get();
            workspace.edit("one setting changed", _ -> f.setup());
            workspace.train();
        });
        return link;
    }

    /// A row stays as long as its run is in the list: it listens to it, and a run keeps those who listen. Where the row with the
    /// focus goes, the one that takes its place gets it, so that a person at the keyboard stays in the list.
    private void rebuild() {
        int focused = IntStream.range(0, rows.getChildren().size()).filter(i -> rows.getChildren().get(i).isFocusWithin()).findFirst().orElse(-1);
        Map<RunItem, RunRow> there = new HashMap<>();
        rows.getChildren().stream().filter(RunRow.class::isInstance).map(RunRow.class::cast).forEach(r -> there.put(r.item(), r));
        RunRow.Actions actions = new RunRow.Actions(model, this::use, workspace::canChoose, workspace::choose, RunsCard::quiz);
        List<RunItem> newestFirst = model.runs().reversed();
        rows.getChildren().setAll(newestFirst.stream().map(i -> there.containsKey(i) ? there.remove(i) : new RunRow(i, actions)).toList());
        there.values().forEach(RunRow::leave);
        if (newestFirst.isEmpty()) {
            Label none = new Label("Each run that you train stays here, to be compared.");
            none.setWrapText(true);
            none.getStyleClass().add(Css.NOTE);
            rows.getChildren().add(none);
        } else if (focused >= 0 && !rows.isFocusWithin()) {
            rows.getChildren().get(Math.min(focused, newestFirst.size() - 1)).requestFocus();
        }
        mark(workspace.currentRun().get());
        tellLosses();
    }

    /// What the two numbers of the rows are; while there is none, of the next run.
    private void tellLosses() {
        Setup next = workspace.setup().get();
        List<String> watched = model.runs().stream().map(r -> r.setup().watched()).distinct().sorted().toList();
        note().setText("train · " + (!watched.isEmpty() ? String.join(" or ", watched) : next == null ? "test" : next.watched()));
    }

    private static void quiz(RunItem item, Node beside) {
        PopOver over = new PopOver(new QuizPanel(item));
        over.setDetachable(false);
        Bounds at = beside.localToScreen(beside.getLayoutBounds()); // the button goes with the answer
        Pointing.show(over, beside.getParent(), () -> at, Side.RIGHT);
    }

    private void use(RunItem item) {
        workspace.edit("use the settings of " + item.name().get(), _ -> item.run().setup());
    }

    private void mark(RunItem current) {
        rowNodes().forEach(r -> r.current(r.run() == current));
    }

    private void refresh() {
        rowNodes().forEach(RunRow::refresh);
    }

    private Stream<RunRow> rowNodes() {
        return rows.getChildren().stream().filter(RunRow.class::isInstance).map(RunRow.class::cast);
    }

    private void move(KeyEvent e) {
        int at = rows.getChildren().stream().filter(Node::isFocused).findFirst().map(rows.getChildren()::indexOf).orElse(-1); // a key may take the card off its scene before it comes here
        int to = e.getCode() == KeyCode.DOWN ? at + 1 : e.getCode() == KeyCode.UP ? at - 1 : -1;
        if (at >= 0 && to >= 0 && to < rows.getChildren().size()) {
            rows.getChildren().get(to).requestFocus();
            e.consume();
        }
    }
}
