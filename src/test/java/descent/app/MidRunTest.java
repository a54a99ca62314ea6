package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.model.LayerSpec;
import descent.train.Pace;
import descent.train.RunState;
import descent.ui.common.Fx;
import descent.ui.common.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people do while a run is on, in the real window.
class MidRunTest {
    @TempDir
    Path folder;
    private WindowShots shots;
    private Workspace workspace;

    @BeforeEach
    void train() {
        shots = new WindowShots(new WindowShots.NoChoosers());
        workspace = shots.graph().workspace();
        Fx.run(() -> {
            workspace.edit("epochs", s -> s.withEpochs(1_000_000));
            workspace.setPace(Pace.FULL);
            workspace.train();
        });
        WindowShots.until(() -> workspace.sample().get() != null && workspace.sample().get().epoch() > 5);
    }

    @AfterEach
    void close() {
        shots.close();
    }

    /// An epoch more, at least, than what was asked for before has seen.
    private void trainsOn() {
        int epochs = workspace.currentRun().get().run().history().count();
        WindowShots.until(() -> workspace.currentRun().get().run().history().count() > epochs);
    }

    private String title() {
        return Fx.get(() -> shots.stage().getTitle());
    }

    @Test
    void title_marksUnsavedWork_andLosesTheMarkOnceSaved() {
        assertEquals("● auto-mpg — Descent", title());
        Fx.run(workspace::stop);
        WindowShots.until(() -> workspace.state().get() == RunState.STOPPED);
        Fx.run(() -> workspace.saveModel(folder.resolve("a.model")));
        WindowShots.until(() -> !workspace.unsaved().get());
        assertEquals("a — Descent", title());
        Fx.run(() -> workspace.edit("seed", s -> s.withSeed(7)));
        assertEquals("● a — Descent", title());
    }

    @Test
    void saving_inMidRun_keepsWhatIsTrainedAfterwardsUnsaved() {
        Path file = folder.resolve("mid.model");
        Fx.run(() -> workspace.saveModel(file));
        WindowShots.until(() -> file.equals(workspace.modelFile().get()));
        trainsOn();
        Fx.run(workspace::stop);
        WindowShots.until(() -> workspace.state().get() == RunState.STOPPED);
        assertTrue(Files.exists(file));
        assertTrue(Fx.get(() -> workspace.unsaved().get()), "epochs were trained after the save");
    }

    @Test
    void stepEpoch_afterEvaluateAndSave_isUnsavedAndWithoutResults() {
        Fx.run(workspace::pause);
        WindowShots.until(() -> workspace.state().get() == RunState.PAUSED);
        Fx.run(workspace::evaluate);
        WindowShots.until(() -> workspace.evaluation().get() != null);
        Fx.run(() -> workspace.saveModel(folder.resolve("paused.model")));
        WindowShots.until(() -> !workspace.unsaved().get());
        int epochs = workspace.currentRun().get().run().history().count();
        Fx.run(workspace::stepEpoch);
        WindowShots.until(() -> workspace.currentRun().get().run().history().count() > epochs);
        assertTrue(Fx.get(() -> workspace.unsaved().get()));
        assertNull(Fx.get(() -> workspace.evaluation().get()));
    }

    @Test
    void settings_changedInMidRun_areSaidToBeForTheNext_butTheRateIsLive() {
        Fx.run(() -> workspace.setLearningRate(0.005));
        assertEquals("", words("training-next-run"));
        Fx.run(() -> workspace.edit("batch", s -> s.withBatchSize(16)));
        assertEquals("next run", words("training-next-run"));
        Fx.run(workspace::stop);
        WindowShots.until(() -> workspace.state().get() == RunState.STOPPED);
        assertEquals("", words("training-next-run"));
    }

    @Test
    void undo_inMidRun_leavesTheRateThatTheRunUses() {
        Fx.run(() -> {
            workspace.setLearningRate(0.005);
            workspace.edit("batch", s -> s.withBatchSize(16));
            workspace.undo();
            workspace.undo();
        });
        assertEquals(0.005, Fx.get(() -> workspace.setup().get().lr()), "the field says what the run does");
        assertTrue(Fx.get(() -> workspace.notice().get().text()).contains("stays 0.005"));
        WindowShots.until(() -> !workspace.currentRun().get().run().rateChanges().isEmpty()); // at its next update
        Fx.run(workspace::stop);
        WindowShots.until(() -> workspace.state().get() == RunState.STOPPED);
        assertEquals(0.005, workspace.currentRun().get().run().rateChanges().getLast().lr());
    }

    @Test
    void widthOfZero_isRefusedInWordsUnderTheStack() {
        Fx.run(() -> {
            TextField width = (TextField) shots.stage().getScene().lookup("#layer-0-out");
            width.setText("0");
            width.fireEvent(new ActionEvent());
        });
        assertTrue(words("model-problem").contains("width of layer 1"), words("model-problem"));
        Fx.run(() -> workspace.edit("width", s -> s.withLayers(List.of(new LayerSpec.Linear(8), new LayerSpec.ReLU(), s.layers().getLast()))));
        assertEquals("", words("model-problem"));
    }

    private String words(String id) {
        return Fx.get(() -> ((Labeled) shots.stage().getScene().lookup("#" + id)).getText());
    }

    @Test
    void otherData_inMidRun_stopsTheRun() {
        Fx.run(() -> workspace.openSample("Palmer Penguins"));
        WindowShots.until(() -> workspace.state().get() == RunState.STOPPED);
        assertEquals("palmer-penguins.csv", Fx.get(() -> workspace.table().get().name()));
    }

    /// The last run can still be evaluated then: the card says whose results these are.
    @Test
    void results_ofOtherData_sayWhose() {
        assertEquals("Results on test data", resultsTitle());
        Fx.run(() -> workspace.openSample("Palmer Penguins"));
        WindowShots.until(() -> workspace.state().get() == RunState.STOPPED && workspace.table().get().name().startsWith("palmer"));
        assertEquals("Results on auto-mpg.csv", resultsTitle());
        Fx.run(() -> workspace.openSample("Auto MPG"));
        WindowShots.until(() -> workspace.table().get().name().startsWith("auto"));
        assertEquals("Results on test data", resultsTitle());
    }

    @Test
    void results_ofAnEarlierEpoch_goWhenTheRunEnds() {
        Fx.run(workspace::evaluate);
        WindowShots.until(() -> workspace.evaluation().get() != null);
        trainsOn();
        Fx.run(workspace::stop);
        WindowShots.until(() -> workspace.state().get() == RunState.STOPPED && workspace.evaluation().get() == null);
        assertNull(workspace.evaluation().get());
        Fx.run(workspace::evaluate);
        WindowShots.until(() -> workspace.evaluation().get() != null);
        assertEquals(workspace.fingerprint().get(), workspace.evaluation().get().fingerprint());
    }

    private String resultsTitle() {
        return Fx.get(() -> ((Labeled) shots.stage().getScene().lookup("#results-card .card-title")).getText());
    }
}
