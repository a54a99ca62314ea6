package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.model.ModelFile;
import descent.model.OptimizerSpec;
import descent.model.SavedModel;
import descent.train.Pace;
import descent.train.Phase;
import descent.train.RateChange;
import descent.train.Run;
import descent.train.RunState;
import descent.ui.common.FileDone;
import descent.ui.common.Fx;
import descent.ui.common.PythonDesk;
import descent.ui.common.Workspace;
import descent.ui.main.WindowPicture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lens, live fit and loss map in the real window: what comes forward when, where a clicked number leads, and pictures of
/// each in target/look.
class InstrumentsTest {
    private WindowShots shots;

    @BeforeEach
    void open() {
        shots = new WindowShots(new WindowShots.NoChoosers());
    }

    @AfterEach
    void close() {
        shots.close();
    }

    private Workspace workspace() {
        return shots.graph().workspace();
    }

    private Node find(String id) {
        return shots.stage().getScene().getRoot().lookup("#" + id);
    }

    private String front() {
        return Fx.get(() -> ((TabPane) find("side-tabs")).getSelectionModel().getSelectedItem().getId());
    }

    private void looks(String name) {
        shots.picture(Path.of("target/look/" + name + "-1280x720.png"), 1280, 720);
        Fx.run(() -> {
            shots.graph().theme().toggleDark();
            shots.graph().theme().projector().set(true);
        });
        WindowShots.pulses(12);
        shots.picture(Path.of("target/look/" + name + "-projector-dark.png"), 1920, 1080);
        Fx.run(() -> {
            shots.graph().theme().toggleDark();
            shots.graph().theme().projector().set(false);
        });
    }

    private void step() {
        Fx.run(workspace()::stepLine);
        WindowShots.until(() -> workspace().state().get() == RunState.PAUSED && !workspace().drain());
    }

    @Test
    void fitComesForwardInTraining_resultsAtEvaluate_theLineAtAStep() {
        assertEquals("tab-results", front());
        Fx.run(() -> {
            workspace().setPace(new Pace(60));
            workspace().train();
        });
        WindowShots.until(() -> workspace().fit().get() != null && workspace().fit().get().epoch() > 20);
        assertEquals("tab-fit", front());
        Fx.run(workspace()::pause);
        WindowShots.until(() -> workspace().state().get() == RunState.PAUSED);
        WindowShots.until(() -> workspace().fit().get().epoch() == workspace().currentRun().get().run().history().count());
        looks("window-fit");
        step();
        assertEquals("tab-lens", front());
        Fx.run(workspace()::resume);
        WindowShots.until(() -> ((TabPane) find("side-tabs")).getSelectionModel().getSelectedItem().getId().equals("tab-fit"));
        Fx.run(workspace()::evaluate);
        WindowShots.until(() -> workspace().evaluation().get() != null);
        WindowShots.pulses(2);
        assertEquals("tab-results", front());
    }

    @Test
    void clickedNumberOfTheLens_showsItsUnitAndTheArithmeticOfThatWeight() {
        for (int i = 0; i < 3; i++) {
            step();
        }
        assertEquals(Phase.BACKWARD, Fx.get(() -> workspace().stepView().get().phase()));
        WindowShots.pulses(3);
        looks("window-lens-backward");
        Fx.run(() -> ((Hyperlink) find("lens-number-2")).fire());
        WindowShots.pulses(3);
        assertTrue(Fx.get(() -> ((Label) find("net-formula")).getText()).startsWith("unit 1 of layer 1 = ReLU("));
        step();
        assertEquals("0.weight", Fx.get(() -> workspace().stepView().get().weight().name()));
        assertEquals(1, Fx.get(() -> workspace().stepView().get().weight().index()));
        Fx.run(() -> workspace().watch("2.bias", 0));
        WindowShots.until(() -> workspace().stepView().get().weight().name().equals("2.bias"));
        WindowShots.pulses(3);
        looks("window-lens-step");
    }

    /// By field, slider and keys: each is used at the next update, gets a tick, and goes into history, file and script.
    @Test
    void liveRate_standsOnTheChart_inTheHistory_inTheFile_andInTheScript(@TempDir Path folder) throws Exception {
        Fx.run(() -> {
            workspace().edit("rate", s -> s.withOptimizer(new OptimizerSpec.SGD(0.05)).withEpochs(100_000));
            workspace().setPace(new Pace(100));
            workspace().train();
        });
        rate(1, () -> {
            TextField field = (TextField) find("lr-field");
            field.setText("0,02");
            field.fireEvent(new ActionEvent());
        });
        rate(2, () -> ((Slider) find("lr-slider")).increment());
        rate(3, () -> find("lr-slider").fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.LEFT, false, false, false, false)));
        Fx.run(workspace()::stop);
        WindowShots.until(() -> workspace().state().get() == RunState.STOPPED);
        List<RateChange> changes = Fx.get(() -> workspace().currentRun().get().run().rateChanges());
        assertEquals(List.of(0.02, 0.05, 0.02), changes.stream().map(RateChange::lr).toList());
        Path file = folder.resolve("rates.model");
        Fx.run(() -> workspace().saveModel(file));
        WindowShots.until(() -> Files.exists(file) && workspace().fileDone().get() != null);
        assertEquals(changes.stream().map(RateChange::step).toList(), ModelFile.read(file).history().rateChanges().stream().map(SavedModel.Rate::step).toList());
        Fx.run(() -> new PythonDesk(workspace()).export(folder.resolve("pytorch")));
        WindowShots.until(() -> workspace().fileDone().get().kind() == FileDone.Kind.EXPORTED);
        String script = Files.readString(folder.resolve("pytorch/train.py"));
        for (RateChange c : changes) {
            assertTrue(script.contains(c.step() + ": " + c.lr()), script);
        }
    }

    private void rate(int number, Runnable change) {
        WindowShots.until(() -> workspace().state().get() == RunState.RUNNING && workspace().currentRun().get().run().history().count() > 2);
        Fx.run(change);
        WindowShots.until(() -> workspace().currentRun().get().run().rateChanges().size() == number);
    }

    @Test
    void divergence_keepsTheFiniteWeights_offersTheLowestLoss_andATenthOfTheRate() {
        Fx.run(() -> {
            workspace().edit("optimizer", s -> s.withOptimizer(new OptimizerSpec.SGD(1.0)));
            workspace().setPace(Pace.FULL);
            workspace().train();
        });
        WindowShots.until(() -> workspace().state().get() == RunState.DIVERGED && find("words-lowest") != null);
        WindowShots.pulses(3);
        looks("window-diverged");
        strip_isOneLine_whereTheChartWouldVanish();
        Run wild = Fx.get(() -> workspace().currentRun().get().run());
        String last = Fx.get(() -> workspace().fingerprint().get());
        assertTrue(Fx.get(() -> ((Label) find("chart-words")).getText()).contains("those after epoch " + wild.history().count()));
        Fx.run(() -> ((ButtonBase) find("words-lowest")).fire());
        WindowShots.until(() -> find("words-last") != null && !workspace().fingerprint().get().equals(last));
        assertEquals(0, wild.weightsEpoch(), "the first loss was the lowest");
        Fx.run(() -> ((ButtonBase) find("words-last")).fire());
        WindowShots.until(() -> find("words-lowest") != null && workspace().fingerprint().get().equals(last));
        Fx.run(() -> ((ButtonBase) find("words-retry")).fire());
        WindowShots.until(() -> workspace().state().get() == RunState.FINISHED);
        Run calm = Fx.get(() -> workspace().currentRun().get().run());
        assertEquals(0.1, calm.setup().lr());
        assertEquals(wild.history().trainAll()[0], calm.history().trainAll()[0], "the same start weights");
        assertEquals(1.0, wild.setup().lr());
    }

    /// At 1280 × 720 with the projector's text, alone and beside a lesson.
    private void strip_isOneLine_whereTheChartWouldVanish() {
        for (boolean lesson : new boolean[] {false, true}) {
            Fx.run(() -> {
                shots.graph().theme().projector().set(true);
                shots.graph().window().lessons().shown().set(lesson);
            });
            WindowShots.pulses(3);
            shots.picture(Path.of("target/look/window-diverged-projector-720" + (lesson ? "-lesson" : "") + ".png"), 1280, 720);
            Fx.run(() -> WindowPicture.of(shots.graph().window(), 1280, 720, root -> {
                Region chart = (Region) root.lookup("#chart-loss");
                Region strip = (Region) root.lookup("#chart-message");
                Region card = (Region) root.lookup("#chart-card");
                assertTrue(strip.isVisible() && root.lookup("#chart-words-more") != null);
                assertTrue(chart.getHeight() > 6 * 18, "the chart is " + chart.getHeight() + " px high");
                assertTrue(strip.getHeight() < 4 * 18, "the strip is " + strip.getHeight() + " px high");
                assertTrue(strip.getBoundsInParent().getMaxX() <= card.getWidth(), "the strip hangs out of its card");
            }));
        }
        Fx.run(() -> {
            shots.graph().theme().projector().set(false);
            shots.graph().window().lessons().shown().set(false);
        });
        WindowShots.until(() -> find("words-lowest") != null);
    }

    /// Under the tabs of a narrow window the line that was stepped would be out of sight.
    @Test
    void step_bringsTheLoopForward_whereTheCardsAreTabs() {
        Fx.run(() -> {
            shots.stage().setWidth(1100);
            shots.stage().setHeight(760);
        });
        WindowShots.pulses(3);
        TabPane tabs = Fx.get(() -> (TabPane) find("lower-tabs"));
        Fx.run(() -> tabs.getSelectionModel().select(tabs.getTabs().stream().filter(t -> t.getId().equals("tab-results")).findFirst().orElseThrow()));
        step();
        assertEquals("tab-loop", Fx.get(() -> tabs.getSelectionModel().getSelectedItem().getId()));
        Fx.run(() -> tabs.getSelectionModel().select(tabs.getTabs().stream().filter(t -> t.getId().equals("tab-lens")).findFirst().orElseThrow()));
        step();
        assertEquals("tab-lens", Fx.get(() -> tabs.getSelectionModel().getSelectedItem().getId()), "whoever reads the lens stays there");
    }

    @Test
    void lossMap_isDrawnOnRequest() {
        shots.train(60);
        Fx.run(() -> ((TabPane) find("side-tabs")).getSelectionModel().select(2));
        WindowShots.pulses(3);
        Fx.run(() -> ((ButtonBase) find("btn-surface")).fire());
        WindowShots.until(() -> ((Label) find("surface-words")).getText().contains("slice"));
        WindowShots.pulses(3);
        looks("window-surface");
    }
}
