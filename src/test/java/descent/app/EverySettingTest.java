package descent.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.data.PreparedData;
import descent.data.Role;
import descent.model.LayerSpec;
import descent.model.LossSpec;
import descent.model.OptimizerSpec;
import descent.model.ScheduleSpec;
import descent.model.Setup;
import descent.train.Pace;
import descent.train.Run;
import descent.train.RunState;
import descent.train.Trainer;
import descent.ui.common.Fx;
import descent.ui.common.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every layer, loss, optimizer and schedule trains in the real window as it does without one, to the bit,
/// at full speed and paced; is saved, and is the same when opened again.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EverySettingTest {
    private static final int EPOCHS = 4;

    @TempDir
    Path folder;
    private WindowShots shots;
    private Workspace workspace;

    @BeforeAll
    void open() {
        shots = new WindowShots(new WindowShots.NoChoosers());
        workspace = shots.graph().workspace();
        Fx.run(() -> workspace.setPace(Pace.FULL));
    }

    @AfterAll
    void close() {
        shots.close();
    }

    static Stream<Arguments> settings() {
        List<LayerSpec> all = List.of(new LayerSpec.Linear(8), new LayerSpec.BatchNorm1d(1e-5, 0.1), new LayerSpec.ReLU(),
                new LayerSpec.Linear(8), new LayerSpec.LayerNorm(1e-5), new LayerSpec.LeakyReLU(0.01), new LayerSpec.Linear(6),
                new LayerSpec.ELU(1), new LayerSpec.Linear(6), new LayerSpec.GELU(false), new LayerSpec.Linear(6), new LayerSpec.GELU(true),
                new LayerSpec.Linear(6), new LayerSpec.Softplus(1, 20), new LayerSpec.Dropout(0.2), new LayerSpec.Linear(6), new LayerSpec.Tanh(),
                new LayerSpec.Linear(6), new LayerSpec.Sigmoid(), new LayerSpec.Linear(0));
        return Stream.of(
                of("every layer", "mpg", s -> s.withLayers(all).withBatchSize(64)),
                of("L1Loss", "mpg", s -> s.withLoss(new LossSpec.L1Loss())),
                of("SmoothL1Loss", "mpg", s -> s.withLoss(new LossSpec.SmoothL1Loss(0.5))),
                of("HuberLoss", "mpg", s -> s.withLoss(new LossSpec.HuberLoss(0.5))),
                of("CrossEntropyLoss", "origin", s -> s.withLoss(new LossSpec.CrossEntropyLoss(0.1, List.of(1.0, 2.0, 0.5)))),
                of("BCEWithLogitsLoss", "sex", s -> s.withLoss(new LossSpec.BCEWithLogitsLoss())),
                of("CrossEntropyLoss, weights alone", "origin", s -> s.withLoss(new LossSpec.CrossEntropyLoss(0, List.of(0.5, 1.0, 2.0)))),
                of("SGD", "mpg", s -> s.withOptimizer(new OptimizerSpec.SGD(0.01, 0.9, 0, 1e-3, true))),
                of("SGD with dampening", "mpg", s -> s.withOptimizer(new OptimizerSpec.SGD(0.01, 0.9, 0.5, 0, false))),
                of("Adam with AMSGrad", "mpg", s -> s.withOptimizer(new OptimizerSpec.Adam(0.01, 0.9, 0.999, 1e-8, 1e-3, true))),
                of("AdamW", "mpg", s -> s.withOptimizer(new OptimizerSpec.AdamW(0.01))),
                of("RMSprop", "mpg", s -> s.withOptimizer(new OptimizerSpec.RMSprop(0.01, 0.99, 1e-8, 0, 0.9, true))),
                of("Adagrad", "mpg", s -> s.withOptimizer(new OptimizerSpec.Adagrad(0.01))),
                of("StepLR", "mpg", s -> s.withSchedule(new ScheduleSpec.StepLR(2, 0.1))),
                of("ExponentialLR", "mpg", s -> s.withSchedule(new ScheduleSpec.ExponentialLR(0.9))),
                of("CosineAnnealingLR", "mpg", s -> s.withSchedule(new ScheduleSpec.CosineAnnealingLR(4, 0))),
                of("ReduceLROnPlateau", "mpg", s -> s.withSchedule(new ScheduleSpec.ReduceLROnPlateau(0.5, 1, 1e-4, 0))));
    }

    private static Arguments of(String name, String target, UnaryOperator<Setup> change) {
        return Arguments.of(name, target, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void setting_trainsSavesAndOpensAgain_inTheWindow(String name, String target, UnaryOperator<Setup> change) {
        Fx.run(() -> {
            workspace.openSample(target.equals("sex") ? "Palmer Penguins" : AppGraph.FIRST_SAMPLE);
            workspace.role(target, Role.TARGET);
            workspace.edit(name, s -> change.apply(s).withEpochs(EPOCHS));
        });
        WindowShots.until(() -> !shots.stage().getScene().lookup("#btn-train").isDisabled());
        Fx.run(workspace::train);
        WindowShots.until(() -> workspace.state().get() == RunState.FINISHED && workspace.currentRun().get().run().history().count() == EPOCHS);
        WindowShots.pulses(3);
        String fingerprint = Fx.get(() -> workspace.fingerprint().get());
        Setup setup = Fx.get(() -> workspace.setup().get());
        assertSameWithoutAWindow(fingerprint, setup);
        Path file = folder.resolve(name.replace(' ', '-') + ".model");
        Fx.run(() -> workspace.saveModel(file));
        WindowShots.until(() -> !workspace.unsaved().get());
        Fx.run(() -> workspace.edit("epochs", s -> s.withEpochs(99)));
        Fx.run(() -> workspace.openModel(file));
        WindowShots.until(() -> workspace.setup().get().equals(setup));
        WindowShots.pulses(3);
        assertEquals(fingerprint, Fx.get(() -> workspace.fingerprint().get()));
    }

    /// The same run on trainers without a window, at full speed and paced, line by line in its middle: the same bits.
    private void assertSameWithoutAWindow(String fingerprint, Setup setup) {
        PreparedData data = Fx.get(() -> workspace.prepared().get());
        float[] losses = Fx.get(() -> workspace.currentRun().get().run().history().trainAll());
        try (Trainer alone = new Trainer(); Trainer paced = new Trainer()) {
            alone.pace(Pace.FULL);
            Run run = alone.train(setup, data).join();
            alone.settled().join();
            assertArrayEquals(losses, run.history().trainAll());
            assertEquals(fingerprint, alone.fingerprint().join());
            paced.pace(new Pace(40));
            Run slow = paced.trainPaused(setup, data).join();
            paced.stepEpoch();
            paced.stepLine();
            paced.stepLine();
            paced.stepUpdate();
            paced.resume();
            paced.settled().join();
            assertArrayEquals(losses, slow.history().trainAll());
            assertEquals(fingerprint, paced.fingerprint().join());
        }
    }
}
