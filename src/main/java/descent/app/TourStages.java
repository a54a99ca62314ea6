package descent.app;

import descent.data.Table;
import descent.eval.Evaluation;
import descent.train.LoopSample;
import descent.train.Pace;
import descent.train.Phase;
import descent.train.RunState;
import descent.ui.common.Numbers;
import descent.ui.common.RunItem;
import descent.ui.common.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;

/// The stages of the tour, each of which works the controls by their ids, waits for the effect, takes its pictures and
/// says what came out.
final class TourStages {
    private static final int EPOCHS = 400;
    /// Slow enough that a busy machine still pauses the run in the middle.
    private static final Pace WATCHED = new Pace(20);
    private static final int CHANGE_AT = 40;
    private static final int PAUSE_AT = 60;
    private static final int LENS_FRAMES = 20;

    /// @param work does the stage and returns its figures
    record Stage(String name, Supplier<String> work) { }

    private final Workspace workspace;
    private final Robot robot;
    private final TourCamera camera;
    private final Path model;
    private Evaluation first;
    private String fingerprint;

    TourStages(Workspace workspace, Robot robot, TourCamera camera, Path model) {
        this.workspace = workspace;
        this.robot = robot;
        this.camera = camera;
        this.model = model;
    }

    List<Stage> all() {
        return List.of(new Stage("open", this::open), new Stage("split", this::split), new Stage("stack", this::stack),
                new Stage("train", this::train), new Stage("rate", this::rate), new Stage("pause", this::pause),
                new Stage("step", this::step), new Stage("finish", this::finish), new Stage("map", this::map), new Stage("evaluate", this::evaluate),
                new Stage("save", this::save), new Stage("reopen", this::reopen), new Stage("again", this::evaluateAgain),
                new Stage("validation", this::validation));
    }

    private String open() {
        Table t = robot.await("the sample", workspace.table(), Objects::nonNull);
        robot.await("Train to be ready", robot.node("btn-train", Button.class).disabledProperty(), off -> !off);
        camera.shoot("open");
        return t.name() + ", " + Numbers.count(t.rows()) + " rows, " + t.columns().size() + " columns, target "
                + robot.call(() -> workspace.setup().get().schema().target());
    }

    private String split() {
        robot.keys("split-slider", KeyCode.LEFT, 2, true);
        robot.await("70 % train rows", workspace.setup(), v -> v.split().testPercent() == 30);
        robot.frames(2);
        String seventy = text("split-train-label");
        camera.shoot("split");
        robot.keys("split-slider", KeyCode.RIGHT, 10, false);
        robot.await("80 % train rows", workspace.setup(), v -> v.split().testPercent() == 20);
        robot.frames(2);
        return seventy + " → " + text("split-train-label") + ", " + text("split-test-label");
    }

    private String stack() {
        robot.choose("layer-add", "add-Tanh");
        robot.await("the new layer", workspace.setup(), s -> s.layers().size() == 4);
        String four = text("model-weights");
        camera.shoot("stack");
        robot.run(workspace::undo);
        robot.await("undo", workspace.setup(), s -> s.layers().size() == 3);
        return "a Tanh layer added (" + four + ") and taken back by Undo (" + text("model-weights") + ")";
    }

    private String train() {
        robot.type("epochs-field", String.valueOf(EPOCHS));
        robot.await("the epochs", workspace.setup(), s -> s.epochs() == EPOCHS);
        robot.run(() -> workspace.setPace(WATCHED));
        robot.press("btn-train");
        robot.await("the run", workspace.state(), s -> s == RunState.RUNNING);
        LoopSample s = robot.await("epoch " + CHANGE_AT, workspace.sample(), v -> v != null && v.epoch() >= CHANGE_AT);
        return "epoch " + s.epoch() + ", loss " + Numbers.measured(s.loss()) + ", at " + Math.round(s.epochsPerSecond()) + " epochs/s";
    }

    private String rate() {
        robot.type("lr-field", "0.02");
        LoopSample s = robot.await("the new rate", workspace.sample(), v -> v.lr() == 0.02);
        robot.await("epoch " + PAUSE_AT, workspace.sample(), v -> v.epoch() >= PAUSE_AT);
        return "the rate is 0.02 from epoch " + robot.call(() -> workspace.currentRun().get().run().rateChanges()).getFirst().epoch()
                + " on, loss then " + Numbers.measured(s.loss());
    }

    private String pause() {
        robot.press("btn-train");
        robot.await("the pause", workspace.state(), s -> s == RunState.PAUSED);
        camera.shoot("pause");
        return "after " + robot.call(() -> workspace.currentRun().get().run().history().count()) + " epochs, weights " + print();
    }

    private String step() {
        StringBuilder seen = new StringBuilder();
        for (Phase p : Phase.values()) {
            robot.choose("step-menu", "btn-step-line");
            robot.await(p.line(), workspace.stepView(), v -> v != null && v.phase() == p);
            robot.frames(LENS_FRAMES);
            camera.shoot("step-" + (p.ordinal() + 1));
            seen.append(seen.isEmpty() ? "" : "; ").append(p.line());
        }
        return seen.toString();
    }

    private String finish() {
        robot.run(() -> workspace.setPace(Pace.FULL));
        robot.press("btn-train");
        robot.await("the end of the run", workspace.state(), s -> s == RunState.FINISHED);
        tab("tab-fit");
        robot.frames(LENS_FRAMES);
        camera.shoot("finish");
        robot.run(() -> workspace.setPace(Pace.DEFAULT));
        return "train loss " + text("readout-train") + ", test loss " + text("readout-test") + ", weights " + print();
    }

    /// The way of the weights over a slice of the loss.
    private String map() {
        tab("tab-surface");
        robot.press("btn-surface");
        String words = robot.await("the loss map", robot.node("surface-words", Label.class).textProperty(), w -> w.contains("slice"));
        robot.frames(LENS_FRAMES);
        camera.shoot("map");
        return words;
    }

    private void tab(String id) {
        TabPane tabs = robot.node("side-tabs", TabPane.class);
        robot.run(() -> tabs.getTabs().stream().filter(t -> t.getId().equals(id)).findFirst().ifPresent(tabs.getSelectionModel()::select));
        robot.frames(2);
    }

    private String evaluate() {
        robot.press("btn-evaluate");
        first = robot.await("the results", workspace.evaluation(), Objects::nonNull);
        fingerprint = print();
        camera.shoot("evaluate");
        return words(first);
    }

    private String save() {
        robot.press("btn-save");
        robot.await("the file", workspace.unsaved(), u -> !u);
        try {
            return model.getFileName() + ", " + Numbers.count(Files.size(model)) + " bytes";
        } catch (IOException e) {
            throw new UncheckedIOException("The model was said to be saved, but " + model + " cannot be read.", e);
        }
    }

    private String reopen() {
        robot.press("btn-load");
        Button open = robot.inNewWindow("model-open", Button.class);
        camera.shootWindow("preview", open.getScene());
        robot.run(open::fire);
        robot.await("the opened model", workspace.evaluation(), Objects::isNull);
        robot.await("its fingerprint", workspace.fingerprint(), fingerprint::equals);
        robot.await("Evaluate to be ready", robot.node("btn-evaluate", Button.class).disabledProperty(), off -> !off);
        camera.shoot("reopen");
        return "weights " + print() + " as before";
    }

    private String evaluateAgain() {
        robot.press("btn-evaluate");
        Evaluation second = robot.await("the results", workspace.evaluation(), Objects::nonNull);
        if (!second.regression().equals(first.regression())) {
            throw new IllegalStateException("the reopened model evaluates to " + words(second) + ", before it was " + words(first));
        }
        camera.shoot("again");
        return words(second) + ", equal to the bit";
    }

    /// Validation rows, and patience that ends the run early.
    private String validation() {
        robot.press("training-more");
        robot.type("validation-field", "20");
        robot.type("patience-field", "10");
        robot.type("lr-field", "0.05");
        robot.await("the validation rows", workspace.prepared(), p -> p != null && p.validation() != null);
        robot.run(() -> workspace.setPace(Pace.FULL));
        RunItem before = robot.call(() -> workspace.currentRun().get());
        robot.press("btn-train");
        robot.await("the new run", workspace.currentRun(), r -> r != before);
        robot.await("the end of the run", workspace.state(), s -> s == RunState.FINISHED);
        robot.frames(LENS_FRAMES);
        camera.shoot("validation");
        return robot.call(() -> workspace.currentRun().get().run().message());
    }

    private String words(Evaluation e) {
        return "test MSE " + Numbers.measured(e.regression().mse()) + ", RMSE " + Numbers.measured(e.regression().rmse()) + ", MAE "
                + Numbers.measured(e.regression().mae()) + ", R² " + Numbers.measured(e.regression().r2()) + " on " + e.rows()
                + " rows; always the mean: MSE " + Numbers.measured(e.meanBaseline().mse());
    }

    private String text(String id) {
        return robot.node(id, Label.class).getText();
    }

    private String print() {
        return robot.call(() -> workspace.fingerprint().get());
    }
}
