package descent.ui.lesson;

import descent.lesson.SetupChange;
import descent.lesson.Step;
import descent.ui.common.Css;
import descent.ui.common.Icons;
import descent.ui.common.Tip;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// One step of a lesson on the screen: text, prediction, task, what to look at, checks, conclusion.
final class StepPane extends VBox {
    private final LessonModel model;
    private final PredictionPane prediction;
    private final Node conclusion;
    private final Button show = new Button();
    private Subscription ticks = Subscription.EMPTY;

    /// @param apply sets the settings that the step asks for
    StepPane(LessonModel model, Runnable apply) {
        this.model = model;
        Step step = model.step();
        getStyleClass().add("lesson-step");
        Label title = new Label(step.title());
        title.getStyleClass().add("lesson-step-title");
        title.setWrapText(true);
        prediction = step.asksForPrediction() ? new PredictionPane(model, step.prediction()) : null;
        conclusion = box("What it shows", Icons.of(MaterialDesignL.LIGHTBULB_OUTLINE), "lesson-conclusion", step.conclusion());
        Label lesson = new Label(model.lesson().get().title());
        lesson.getStyleClass().add(Css.NOTE);
        lesson.setWrapText(true);
        getChildren().add(new VBox(lesson, title));
        if (!step.text().isEmpty()) {
            getChildren().add(RichText.paragraphs(step.text()));
        }
        if (prediction != null) {
            getChildren().add(prediction);
        }
        if (!step.task().isEmpty() || !step.changes().isEmpty()) {
            getChildren().add(task(step, apply));
        }
        if (!step.lookAt().isEmpty()) {
            getChildren().add(box("Look at", Icons.of(MaterialDesignE.EYE_OUTLINE), "lesson-look", step.lookAt()));
        }
        if (!step.checks().isEmpty()) {
            getChildren().add(checks());
        }
        buildShow(step);
        getChildren().addAll(show, conclusion);
        refresh();
    }

    private Node task(Step step, Runnable apply) {
        VBox box = box("Do", Icons.of(MaterialDesignF.FLAG_OUTLINE), "lesson-task", step.task());
        if (!step.changes().isEmpty()) {
            Button b = new Button("Set it up for me", Icons.of(MaterialDesignT.TUNE, Css.ICON_SMALL));
            b.setId("lesson-apply");
            String what = words(step.changes());
            Tip.set(b, what);
            b.setAccessibleText("Set it up for me. " + what);
            b.setOnAction(e -> apply.run());
            box.getChildren().add(b);
        }
        return box;
    }

    /// A hidden fault is not told.
    private static String words(List<SetupChange> changes) {
        String seen = changes.stream().filter(c -> !c.isHidden()).map(c -> c.name() + ": " + c.text()).collect(Collectors.joining(", "));
        return seen.isEmpty() ? "Prepares the next run." : "Sets " + seen + ".";
    }

    private Node checks() {
        VBox box = new VBox();
        box.getStyleClass().add("lesson-checks");
        int n = 1;
        for (CheckItem item : model.checks()) {
            Label row = new Label(item.words());
            row.setId("lesson-check-" + n++);
            row.setWrapText(true);
            ticks = ticks.and(item.done().subscribe(done -> {
                row.setGraphic(Icons.of(done ? MaterialDesignC.CHECK_CIRCLE : MaterialDesignC.CHECKBOX_BLANK_CIRCLE_OUTLINE, Css.ICON_SMALL));
                row.setAccessibleText((done ? "Done: " : "Still open: ") + item.words());
                row.getStyleClass().removeAll("lesson-done");
                if (done) {
                    row.getStyleClass().add("lesson-done");
                }
            }));
            box.getChildren().add(row);
        }
        return box;
    }

    private void buildShow(Step step) {
        boolean hasAnswer = step.asksForPrediction() && !step.prediction().answer().isEmpty();
        show.setId("lesson-show");
        show.setText(hasAnswer && step.conclusion().isEmpty() ? "Show the answer" : "Show the conclusion");
        show.setAccessibleText(show.getText() + ", without waiting for the checks");
        show.getStyleClass().addAll("flat", "lesson-show");
        show.setOnAction(e -> model.conclude());
        show.setVisible(hasAnswer || !step.conclusion().isEmpty());
    }

    /// Another step takes its place: what is to be done lives as long as the lesson, and would keep it.
    void leave() {
        ticks.unsubscribe();
    }

    /// Shows what is known now.
    void refresh() {
        boolean concluded = model.concluded().get();
        boolean has = !model.step().conclusion().isEmpty();
        conclusion.setVisible(concluded && has);
        conclusion.setManaged(concluded && has);
        show.setManaged(show.isVisible() && !concluded);
        show.setVisible(show.isManaged());
        if (prediction != null) {
            prediction.refresh();
        }
    }

    private static VBox box(String name, Node icon, String styleClass, List<String> texts) {
        VBox box = new VBox(heading(name, icon), RichText.paragraphs(texts));
        box.getStyleClass().addAll("lesson-box", styleClass);
        return box;
    }

    static HBox heading(String name, Node icon) {
        Label label = new Label(name);
        label.getStyleClass().add(Css.BOLD);
        HBox row = new HBox(icon, label);
        row.getStyleClass().add("lesson-heading");
        return row;
    }
}
