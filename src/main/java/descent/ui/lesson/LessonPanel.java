package descent.ui.lesson;

import descent.lesson.Lesson;
import descent.lesson.LessonException;
import descent.lesson.LessonReader;
import descent.lesson.Lessons;
import descent.lesson.SetupChange;
import descent.model.Fault;
import descent.ui.common.Card;
import descent.ui.common.Css;
import descent.ui.common.Icons;
import descent.ui.common.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// The lessons beside the window: the list, or the lesson that is open. Takes no room while [#shown] is false.
public final class LessonPanel extends Card {
    private static final String STYLES = "lesson-panel";

    private final LessonModel model = new LessonModel();
    private final ProgressWatch watch;
    private final Workspace workspace;
    private final LessonDesk desk;
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown", false);
    private final ScrollPane scroll = new ScrollPane();
    private final HBox footer = new HBox();
    private final Label where = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label problem = new Label();
    private final Button list = Icons.button(new Button(), "lesson-list", MaterialDesignF.FORMAT_LIST_BULLETED, "All lessons");
    private final Button back = new Button("Back", Icons.of(MaterialDesignA.ARROW_LEFT, Css.ICON_SMALL));
    private final Button next = new Button("Next", Icons.of(MaterialDesignA.ARROW_RIGHT, Css.ICON_SMALL));
    private final Button copy = Icons.button(new Button(), "lesson-copy", MaterialDesignC.CONTENT_COPY, "Save a copy of this lesson to change it");
    private final StringProperty bundled = new SimpleStringProperty(this, "bundled", "");
    private StepPane step;

    public LessonPanel(Workspace workspace, LessonDesk desk) {
        super("card-lesson", MaterialDesignS.SCHOOL_OUTLINE, "Lessons");
        this.workspace = workspace;
        this.desk = desk;
        this.watch = new ProgressWatch(workspace, model);
        getStyleClass().add(STYLES);
        visibleProperty().bind(shown);
        managedProperty().bind(shown);
        setMinWidth(USE_PREF_SIZE);
        setMaxWidth(USE_PREF_SIZE);
        buildHeader();
        buildFooter();
        buildScroll();
        problem.setId("lesson-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.getStyleClass().add(Css.WARNING);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        body(scroll, problem, scroll, footer);
        model.lesson().subscribe((was, now) -> cure(was));
        model.lesson().addListener((_, _, _) -> show());
        model.index().addListener((_, _, _) -> show());
        shown.subscribe(on -> {
            if (on && scroll.getContent() == null) {
                show();
            }
        });
        model.choice().subscribe(c -> refresh());
        model.concluded().subscribe(c -> refresh());
    }

    /// Whether the panel stands beside the window.
    public BooleanProperty shown() {
        return shown;
    }

    /// A curve was drawn, or a shape picked, as a prediction.
    public void curveDrawn() {
        if (model.lesson().get() != null) {
            model.drawn();
            watch.tell();
        }
    }

    /// Opens a lesson file: chosen, or dropped on the window.
    public void open(Path file) {
        shown.set(true);
        try {
            use("", LessonReader.read(file));
        } catch (LessonException e) {
            problem.setText(file.getFileName() + " was not opened. " + e.getMessage());
        }
    }

    /// Opens a bundled lesson by its name.
    public void open(String name) {
        shown.set(true);
        Lessons.list().stream().filter(e -> e.name().equals(name)).findFirst().ifPresent(this::open);
    }

    private void open(Lessons.Entry entry) {
        try {
            use(entry.name(), entry.lesson());
        } catch (LessonException e) {
            problem.setText(e.getMessage());
        }
    }

    /// @param name of a bundled lesson, or ""
    private void use(String name, Lesson lesson) throws LessonException {
        problem.setText("");
        desk.use(lesson, l -> {
            Fault asked = workspace.setup().get() == null ? Fault.NONE : workspace.setup().get().fault();
            model.open(l); // the lesson before ends here, and takes its own fault with it
            workspace.sabotage(asked);
            bundled.set(name);
        });
    }

    /// A lesson that ends takes its deliberate fault with it.
    private void cure(Lesson was) {
        boolean hides = was != null && Stream.concat(was.changes().stream(), was.steps().stream().flatMap(s -> s.changes().stream())).anyMatch(SetupChange::isHidden);
        if (hides) {
            workspace.sabotage(Fault.NONE);
        }
    }

    private void apply(List<SetupChange> changes) {
        problem.setText("");
        try {
            desk.apply(changes);
        } catch (LessonException e) {
            problem.setText(e.getMessage());
        }
    }

    private void buildHeader() {
        Button close = Icons.button(new Button(), "lesson-close", MaterialDesignC.CLOSE, "Hide the lessons");
        close.setOnAction(e -> shown.set(false));
        list.setOnAction(e -> model.close());
        list.visibleProperty().bind(model.lesson().isNotNull());
        list.managedProperty().bind(list.visibleProperty());
        copy.setOnAction(e -> desk.saveCopy(bundled.get(), Lessons.file(bundled.get())));
        copy.visibleProperty().bind(model.lesson().isNotNull().and(bundled.isNotEmpty()));
        copy.managedProperty().bind(copy.visibleProperty());
        tools(copy, list, close);
    }

    private void buildFooter() {
        back.setId("lesson-back");
        back.setAccessibleText("Back to the step before");
        back.setOnAction(e -> model.back());
        next.setId("lesson-next");
        next.setContentDisplay(ContentDisplay.RIGHT);
        next.setOnAction(e -> {
            if (model.isLast()) {
                model.close();
            } else {
                model.next();
            }
        });
        where.setId("lesson-where");
        where.getStyleClass().add(Css.NOTE);
        where.setMinWidth(Region.USE_PREF_SIZE);
        bar.setId("lesson-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setFocusTraversable(false);
        bar.accessibleTextProperty().bind(where.textProperty());
        VBox middle = new VBox(where, bar);
        middle.getStyleClass().add("lesson-where");
        HBox.setHgrow(middle, Priority.ALWAYS);
        footer.getStyleClass().add("lesson-footer");
        footer.getChildren().addAll(back, middle, next);
        footer.visibleProperty().bind(model.lesson().isNotNull());
        footer.managedProperty().bind(footer.visibleProperty());
    }

    private void buildScroll() {
        scroll.setId("lesson-scroll");
        scroll.setAccessibleText("Lesson");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("lesson-scroll");
        scroll.accessibleTextProperty().bind(Bindings.createStringBinding(
                () -> model.lesson().get() == null ? "List of lessons" : "Lesson: " + model.lesson().get().title(), model.lesson()));
    }

    /// Nobody waits at the start for the list of lessons: it is read when the panel is first shown.
    private void show() {
        Lesson open = model.lesson().get();
        if (open == null && !shown.get()) {
            return;
        }
        if (step != null) {
            step.leave();
        }
        step = open == null ? null : new StepPane(model, () -> apply(model.step().changes()));
        if (open != null) {
            int at = model.index().get() + 1;
            where.setText("Step " + at + " of " + open.steps().size());
            bar.setProgress(at / (double) open.steps().size());
            back.setDisable(model.isFirst());
            next.setText(model.isLast() ? "Finish" : "Next");
            next.setAccessibleText(model.isLast() ? "Finish the lesson and show the list" : "Next step");
        }
        Node content = open == null ? new LessonGallery(Lessons.list(), this::open, this::choose) : step;
        scroll.setContent(content);
        scroll.setVvalue(0);
    }

    private void choose() {
        desk.choose().ifPresent(this::open);
    }

    private void refresh() {
        if (step != null) {
            step.refresh();
        }
    }
}
