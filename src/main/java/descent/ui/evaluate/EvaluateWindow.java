package descent.ui.evaluate;

import descent.data.Task;
import descent.eval.Evaluation;
import descent.ui.common.Answers;
import descent.ui.common.Availability;
import descent.ui.common.Choosers;
import descent.ui.common.Css;
import descent.ui.common.FxThread;
import descent.ui.common.ProgressStrip;
import descent.ui.common.SideWindow;
import descent.ui.common.Subject;
import descent.ui.common.Theme;
import descent.ui.common.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
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
    private final SideWindow window;
    private final Supplier<Window> owner;
    private final TabPane tabs = new TabPane();
    private final MattersModel matters;
    private final MattersView mattersView;
    private final RowsView rows;
    private final WhatIfView whatIf;
    private final WhatIfPane whatIfPane;
    private final PredictFileView file;
    private final FiguresView figures;
    private final ErrorsView errors;
    private final ThresholdView threshold;
    private final CalibrationView calibration;
    private Task task;

    /// @param owner the main window, asked when this one is shown
    EvaluateWindow(Workspace workspace, ResultsModel model, Aids aids, Supplier<Window> owner) {
        this.owner = owner;
        this.workspace = workspace;
        this.model = model;
        matters = new MattersModel(workspace::subject, workspace.analysis());
        mattersView = new MattersView(matters);
        rows = new RowsView(model, new RowsModel(model.evaluation(), workspace.views()), new RowsView.Data(workspace.table(), aids.showRows()), aids.theme().textSize());
        whatIf = new WhatIfView(workspace, model.selected().map(r -> r.row() - 1));
        RowsModel pick = new RowsModel(model.evaluation(), workspace.views());
        whatIfPane = new WhatIfPane(whatIf, new ResultsTable("what-if-rows", model, pick, aids.theme().textSize()));
        file = new PredictFileView(new PredictFileModel(workspace::subject, workspace.analysis()), aids.choosers());
        figures = new FiguresView(model);
        errors = new ErrorsView(model);
        threshold = new ThresholdView(model);
        calibration = new CalibrationView(model);
        window = new SideWindow("Evaluate", build(), aids.theme(), WIDTH_EM, HEIGHT_EM);
        aids.theme().textSize().subscribe(em -> {
            window.stage().setMinWidth(MIN_WIDTH_EM * em.doubleValue());
            window.stage().setMinHeight(MIN_HEIGHT_EM * em.doubleValue());
        });
        model.evaluation().subscribe(this::arrange);
        workspace.currentRun().subscribe(_ -> otherModel());
        workspace.fingerprint().subscribe(_ -> matters.forget());
    }

    /// What the window needs of its surroundings.
    ///
    /// @param showRows shows the rows of the data, the marked one among them
    public record Aids(Theme theme, Choosers choosers, Runnable showRows) { }

    public Stage stage() {
        return window.stage();
    }

    /// Shows the window beside the main one, or brings it to the front; evaluates where nothing is evaluated yet.
    public void open() {
        show(owner.get());
    }

    private void show(Window owner) {
        window.show(owner);
        FxThread.later(this::fill); // the window first: both at once would hold the screen too long
        if (model.evaluation().get() == null && workspace.currentRun().get() != null) {
            workspace.evaluate();
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
                workspace.evaluate();
            }
        });
        return root;
    }

    private Node head() {
        Label words = new Label();
        words.setId("evaluate-model");
        words.getStyleClass().add(Css.BOLD);
        words.textProperty().bind(Bindings.createStringBinding(this::headline, model.evaluation(), workspace.state(), workspace.currentRun()));
        words.setWrapText(true);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        Button again = new Button("Evaluate");
        again.setId("evaluate-again");
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.setOnAction(e -> workspace.evaluate());
        again.setTooltip(new Tooltip("The model as it is now, on the test rows (F8)"));
        new Availability(workspace).evaluate().subscribe(why -> {
            again.setDisable(!why.isEmpty());
            again.setAccessibleHelp(why);
        });
        HBox line = new HBox(words, again);
        line.getStyleClass().add("evaluate-tools");
        line.setAlignment(Pos.CENTER_LEFT);
        ProgressStrip strip = ResultsCard.progress("evaluate-progress", workspace);
        VBox head = new VBox(line, strip);
        head.getStyleClass().add("evaluate-head");
        return head;
    }

    private String headline() {
        Evaluation e = model.evaluation().get();
        if (e == null) {
            return workspace.currentRun().get() == null ? "Train first: there is no model to evaluate." : "The weights have changed since the last Evaluate: press it again.";
        }
        String run = workspace.currentRun().get() == null ? "The model" : workspace.currentRun().get().name().get();
        String live = workspace.state().get().isLive() ? ", in the middle of its run" : "";
        return run + " after epoch " + e.epoch() + live + " · weights " + e.fingerprint() + " · target " + e.target();
    }

    private void otherModel() {
        matters.forget();
        Answers.then(workspace.subject(), (Subject s, Throwable e) -> mattersView.show(s == null ? null : s.data()));
        whatIf.show(true);
    }

    /// The views that belong to the task; the chosen one stays where it can.
    private void arrange(Evaluation e) {
        if (e != null) {
            Answers.then(workspace.subject(), (Subject s, Throwable failed) -> {
                rows.show(s == null ? null : s.data());
                mattersView.show(s == null ? null : s.data());
            });
        }
        Task now = e == null ? task : e.task();
        if (!tabs.getTabs().isEmpty() && now == task) {
            return;
        }
        task = now;
        List<Tab> all = new ArrayList<>();
        all.add(tab("figures", "Figures", figures));
        if (now == null || now == Task.REGRESSION) {
            all.add(tab("errors", "Errors", errors));
        } else {
            if (now == Task.BINARY) {
                all.add(tab("threshold", "Threshold", threshold));
            }
            all.add(tab("calibration", "Calibration", calibration));
        }
        all.add(tab("rows", "Rows", rows));
        all.add(tab("what-if", "What if", whatIfPane));
        all.add(tab("matters", "What matters", mattersView));
        all.add(tab("file", "Predict a file", file));
        tabs.getTabs().forEach(t -> t.setContent(null));
        tabs.getTabs().setAll(all);
    }

    private static Tab tab(String id, String name, Node content) {
        Tab tab = new Tab(name);
        tab.setId("evaluate-tab-" + id);
        tab.setUserData(content);
        return tab;
    }

    /// A view comes into the window when it is first looked at: styling and laying out all of them takes most of a second.
    private void fill() {
        Tab tab = tabs.getSelectionModel().getSelectedItem();
        if (tab != null && tab.getContent() == null && stage().isShowing()) {
            tab.setContent((Node) tab.getUserData());
        }
    }
}
