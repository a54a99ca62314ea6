package descent.app;

import descent.model.Fault;
import descent.model.OptimizerSpec.SGD;
import descent.model.Setup;
import descent.train.Moment;
import descent.train.Overshoot;
import descent.train.Pace;
import descent.train.RunState;
import descent.ui.common.Numbers;
import descent.ui.common.RunItem;
import descent.ui.common.Workspace;
import java.util.List;
import java.util.stream.DoubleStream;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;

/// The tour's second half, the teaching instruments: overshoot mark, replay and branch, race, sabotage.
final class TourInstruments {
    private static final int EPOCHS = 120;
    private static final int LOOKED = 40;
    private static final int SETTLE = 30;

    private final Workspace workspace;
    private final Robot robot;
    private final TourCamera camera;

    TourInstruments(Workspace workspace, Robot robot, TourCamera camera) {
        this.workspace = workspace;
        this.robot = robot;
        this.camera = camera;
    }

    List<TourStages.Stage> all() {
        return List.of(new TourStages.Stage("overshoot", this::overshoot), new TourStages.Stage("replay", this::replay),
                new TourStages.Stage("lens", this::lens), new TourStages.Stage("branch", this::branch), new TourStages.Stage("race", this::race),
                new TourStages.Stage("sabotage", this::sabotage));
    }

    private String overshoot() {
        RunItem before = robot.call(() -> workspace.currentRun().get());
        robot.run(() -> {
            workspace.openSample(AppGraph.FIRST_SAMPLE);
            workspace.runs().forEach(r -> r.shown().set(false));
            workspace.edit("set-up", s -> s.withOptimizer(new SGD(0.05)).withEpochs(EPOCHS));
            workspace.setPace(new Pace(100));
        });
        robot.await("the data", workspace.prepared(), p -> p != null);
        robot.press("btn-train");
        robot.await("the run", workspace.currentRun(), r -> r != null && r != before);
        robot.await("the end", workspace.state(), s -> s == RunState.FINISHED);
        robot.frames(SETTLE);
        camera.shoot("overshoot");
        Overshoot mark = robot.call(() -> workspace.currentRun().get().run().overshoot());
        return robot.node("lr-overshoot-line", Label.class).getText() + " (epoch " + mark.epoch() + ")";
    }

    private String replay() {
        robot.keys("replay-scrubber", KeyCode.HOME, 1, false);
        robot.keys("replay-scrubber", KeyCode.RIGHT, LOOKED - 1, false);
        Moment m = robot.await("epoch " + LOOKED, workspace.replay().moment(), v -> v != null && v.epoch() == LOOKED - 1);
        robot.frames(SETTLE);
        camera.shoot("replay");
        float loss = robot.call(() -> workspace.currentRun().get().run().history().train(LOOKED - 1));
        if (loss != m.sample().loss()) {
            throw new IllegalStateException("epoch " + LOOKED + " computed again has the loss " + m.sample().loss() + ", on the chart stands " + loss);
        }
        return "epoch " + LOOKED + " again: loss " + Numbers.measured(loss) + " as on the chart, to the bit; weights " + m.fingerprint();
    }

    private String lens() {
        robot.press("btn-lens");
        robot.choose("step-menu", "btn-step-line");
        robot.frames(SETTLE);
        camera.shoot("replay-lens");
        robot.press("btn-lens");
        return "line 2 of epoch " + robot.call(() -> workspace.stepView().get().epoch());
    }

    private String branch() {
        robot.type("replay-lr", "0.15");
        RunItem before = robot.call(() -> workspace.currentRun().get());
        robot.press("replay-branch");
        RunItem branch = robot.await("the branch", workspace.currentRun(), r -> r != null && r != before);
        robot.await("its name", branch.name(), n -> n.contains(" from " + LOOKED)); // it comes a moment after the run
        robot.await("its end", workspace.state(), s -> s == RunState.FINISHED);
        robot.frames(SETTLE);
        camera.shoot("branch");
        return robot.call(() -> workspace.currentRun().get().name().get() + ", lr " + workspace.currentRun().get().run().rateChanges().getFirst().lr());
    }

    private String race() {
        robot.run(() -> {
            workspace.runs().forEach(r -> r.shown().set(false));
            workspace.setPace(Pace.FULL);
            Setup base = workspace.setup().get();
            workspace.race(DoubleStream.of(0.001, 0.01, 0.1, 0.2, 0.3, 1).mapToObj(lr -> base.withOptimizer(new SGD(lr))).toList());
        });
        robot.await("the winner", robot.node("chart-words", Label.class).textProperty(), w -> w.contains("the race")); // no state on the way, a fast race has none for long
        robot.frames(SETTLE);
        camera.shoot("race");
        return robot.node("chart-words", Label.class).getText();
    }

    private String sabotage() {
        robot.run(() -> {
            workspace.runs().forEach(r -> r.shown().set(false));
            workspace.sabotage(Fault.SKIP_ZERO_GRAD);
        });
        robot.press("btn-train");
        robot.await("the run", workspace.currentRun(), r -> r.isRiddle());
        robot.await("its end", workspace.state(), s -> s == RunState.FINISHED);
        robot.frames(SETTLE);
        camera.shoot("sabotage");
        robot.run(() -> workspace.sabotage(Fault.NONE));
        return robot.node("chart-words", Label.class).getText();
    }
}
