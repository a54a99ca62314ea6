package descent.ui.evaluate;

import descent.data.PreparedData;
import descent.data.Task;
import descent.eval.Evaluation;
import descent.train.RunState;
import descent.ui.common.Answers;
import descent.ui.common.Availability;
import descent.ui.common.Choosers;
import descent.ui.common.Css;
import descent.ui.common.Exports;
import descent.ui.common.FxThread;
import descent.ui.common.ProgressStrip;
import descent.ui.common.RunItem;
import descent.ui.common.SideWindow;
import descent.ui.common.Theme;
import descent.ui.common.TipHolder;
import descent.ui.common.Workspace;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Understand what the model learned, with room: figures, errors or threshold and calibration, the rows, what if, what
/// matters, another file. A window beside the main one; both show the same evaluation and mark the same row.
public final class EvaluateWindow {
    private static final double WIDTH_EM = 92;
    private static final double HEIGHT_EM = 54;
    private static final double MIN_WIDTH_EM = 50;
    private static final double MIN_HEIGHT_EM = 32;

    private final Workspace workspace;
    private final ResultsModel model;
    private final Aids aids;
    private final SideWindow window;
    private final Supplier<Window> owner;
    private final TabPane tabs = new TabPane();
    private final MattersModel matters;
    private final Availability can;
    private final ObservableValue<String> now;
    /// Made when they are first looked at: making, styling and laying out all of them takes most of a second.
    private final Map<View, Node> views = new EnumMap<>(View.class);
    private PreparedData data;
    /// The run that was evaluated last.
    private WeakReference<RunItem> evaluated;
    private Task task;

    private enum View {
        FIGURES("figures", "Figures"), ERRORS("errors", "Errors"), THRESHOLD("threshold", "Threshold"), CALIBRATION("calibration", "Calibration"), ROWS("rows", "Rows"),
        WHAT_IF("what-if", "What if"), MATTERS("matters", "What matters"), FILE("file", "Predict a file");

        private final String id;
        private final String title;

        View(String id, String title) {
            this.id = id;
            this.title = title;
        }
    }

    /// @param owner the main window, asked when this one is shown
    EvaluateWindow(Workspace workspace, ResultsModel model, Aids aids, Supplier<Window> owner) {
        this.owner = owner;
        this.workspace = workspace;
        this.model = model;
        this.aids = aids;
        can = new Availability(workspace);
        now = workspace.replay().epoch().flatMap(epoch -> epoch.intValue() > 0 ? null : workspace.fingerprint());
        matters = new MattersModel(workspace::subject, workspace.analysis(), now);
        window = new SideWindow("Evaluate", build(), aids.theme(), WIDTH_EM, HEIGHT_EM);
        aids.theme().textSize().subscribe(em -> {
            window.stage().setMinWidth(MIN_WIDTH_EM * em.doubleValue());
            window.stage().setMinHeight(MIN_HEIGHT_EM * em.doubleValue());
        });
        model.evaluation().subscribe(this::arrange);
        workspace.currentRun().subscribe(_ -> otherModel());
        workspace.fingerprint().subscribe(_ -> renew());
        workspace.state().subscribe(_ -> renew());
    }

    /// What the window needs of its surroundings.
    ///
    /// @param exports  lists what can be exported of a view
    /// @param showRows shows the rows of the data, the marked one among them
    public record Aids(Theme theme, Choosers choosers, Exports exports, Runnable showRows) { }

    public Stage stage() {
        return window.stage();
    }

    /// Shows the window beside the main one, or brings it to the front; evaluates where nothing is evaluated yet.
    public void open() {
        show(owner.get());
    }

    /// As [#open], at the view that predicts a row of one's own.
    public void whatIf() {
        open();
        select(View.WHAT_IF);
    }

    private void show(Window owner) {
        window.show(owner);
        FxThread.later(this::fill); // the window first: both at once would hold the screen too long
        renew();
        if (model.evaluation().get() == null) {
            evaluate();
        }
    }

    /// By its button, by key, and of itself: only where the main window would, too.
    private void evaluate() {
        if (can.evaluate().get().isEmpty()) {
            workspace.evaluate();
        }
    }

    private void renew() {
        if (stage().isShowing() && workspace.state().get() != RunState.RUNNING) {
            matters.renew();
        }
    }

    private BorderPane build() {
        tabs.setId("evaluate-tabs");
        tabs.setAccessibleText("Views of the evaluation");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getSelectionModel().selectedItemProperty().subscribe(_ -> fill());
        BorderPane root = new BorderPane(tabs);
        root.setId("evaluate-root");
        root.getStyleClass().add("evaluate-window");
        root.setTop(head());
        root.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.F8 && !e.isShiftDown()) {
                evaluate();
            }
        });
        return root;
    }

    private Node head() {
        Label words = new Label();
        words.setId("evaluate-model");
        words.getStyleClass().add(Css.BOLD);
        words.textProperty().bind(Bindings.createStringBinding(this::headline, model.evaluation(), workspace.state(), workspace.currentRun(), can.results()));
        words.setWrapText(true);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        Button again = new Button("Evaluate");
        again.setId("evaluate-again");
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.setOnAction(e -> evaluate());
        HBox line = new HBox(words, export(), TipHolder.of(again, can.evaluate(), "The model as it is now, on the test rows (F8)"));
        line.getStyleClass().add("evaluate-tools");
        line.setAlignment(Pos.CENTER_LEFT);
        ProgressStrip strip = ResultsCard.progress("evaluate-progress", workspace);
        VBox head = new VBox(line, strip);
        head.getStyleClass().add("evaluate-head");
        return head;
    }

    /// Pictures and tables of the view that is shown: by key, too, for a drawing takes no focus.
    private MenuButton export() {
        MenuItem none = new MenuItem("Nothing to export in view");
        none.setDisable(true);
        MenuButton menu = new MenuButton("Export", null, none);
        menu.setId("evaluate-export");
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.setAccessibleHelp("Pictures and tables of this view, as files");
        menu.setOnShowing(_ -> {
            List<MenuItem> items = aids.exports().all(tabs);
            menu.getItems().setAll(items.isEmpty() ? List.of(none) : items);
        });
        return menu;
    }

    private String headline() {
        Evaluation e = model.evaluation().get();
        if (e == null) {
            return !can.results().get().isEmpty() ? can.results().get()
                    : evaluated != null && evaluated.refersTo(workspace.currentRun().get()) ? "The weights have changed since the last Evaluate: press it again."
                    : "Not evaluated yet: press Evaluate.";
        }
        String run = workspace.currentRun().get() == null ? "The model" : workspace.currentRun().get().name().get();
        String live = workspace.state().get().isLive() ? ", in the middle of its run" : "";
        return run + " after epoch " + e.epoch() + live + " · weights " + e.fingerprint() + " · target " + e.target();
    }

    private void otherModel() {
        matters.forget();
        if (workspace.currentRun().get() == null) {
            belongsTo(null, false);
        } else {
            Answers.then(workspace.runDesk().trainedOn(), (PreparedData of, Throwable e) -> belongsTo(of, false));
        }
    }

    /// @param of    the data that the model belongs to, null where there is none
    /// @param rows of it were evaluated
    private void belongsTo(PreparedData of, boolean rows) {
        data = of;
        if (views.get(View.MATTERS) instanceof MattersView view) {
            view.show(of);
        }
        if (rows && views.get(View.ROWS) instanceof RowsView view) {
            view.show(of);
        }
    }

    /// The views that belong to the task; the chosen one stays where it can.
    private void arrange(Evaluation e) {
        if (e != null) {
            evaluated = new WeakReference<>(workspace.currentRun().get());
            Answers.then(workspace.runDesk().trainedOn(), (PreparedData of, Throwable failed) -> belongsTo(of, true));
        }
        Task now = e == null ? task : e.task();
        if (!tabs.getTabs().isEmpty() && now == task) {
            return;
        }
        task = now;
        List<View> all = new ArrayList<>(List.of(View.FIGURES));
        if (now == null || now == Task.REGRESSION) {
            all.add(View.ERRORS);
        } else {
            if (now == Task.BINARY) {
                all.add(View.THRESHOLD);
            }
            all.add(View.CALIBRATION);
        }
        all.addAll(List.of(View.ROWS, View.WHAT_IF, View.MATTERS, View.FILE));
        Tab chosen = tabs.getSelectionModel().getSelectedItem();
        tabs.getTabs().forEach(t -> t.setContent(null));
        tabs.getTabs().setAll(all.stream().map(EvaluateWindow::tab).toList());
        select(chosen == null ? View.FIGURES : (View) chosen.getUserData());
    }

    private void select(View view) {
        tabs.getTabs().stream().filter(t -> t.getUserData() == view).findFirst().ifPresent(tabs.getSelectionModel()::select);
    }

    private static Tab tab(View view) {
        Tab tab = new Tab(view.title);
        tab.setId("evaluate-tab-" + view.id);
        tab.setUserData(view);
        return tab;
    }

    private void fill() {
        Tab tab = tabs.getSelectionModel().getSelectedItem();
        if (tab != null && tab.getContent() == null && stage().isShowing()) {
            tab.setContent(views.computeIfAbsent((View) tab.getUserData(), this::make));
        }
    }

    private Node make(View view) {
        return switch (view) {
            case FIGURES -> new FiguresView(model, stage().showingProperty());
            case ERRORS -> new ErrorsView(model);
            case THRESHOLD -> new ThresholdView(model);
            case CALIBRATION -> new CalibrationView(model);
            case ROWS -> {
                RowsView rows = new RowsView(model, new RowsModel(model.evaluation(), workspace.views()), new RowsView.Data(workspace.table(), aids.showRows()), aids.theme().textSize());
                rows.show(data);
                yield rows;
            }
            case WHAT_IF -> {
                WhatIfView form = new WhatIfView(workspace, model.selected().map(r -> r.row() - 1));
                stage().showingProperty().subscribe(form::show); // while the window is closed it neither asks the model nor makes controls, which JavaFX would keep
                yield new WhatIfPane(form, new ResultsTable("what-if-rows", model, new RowsModel(model.evaluation(), workspace.views()), aids.theme().textSize()));
            }
            case MATTERS -> {
                MattersView matter = new MattersView(matters);
                matter.show(data);
                yield matter;
            }
            case FILE -> new PredictFileView(new PredictFileModel(workspace::subject, workspace.analysis(), now, workspace::isWriting), aids.choosers());
        };
    }
}
