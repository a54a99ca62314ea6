package descent.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.model.Fault;
import descent.model.LossSpec;
import descent.model.OptimizerSpec;
import descent.train.Run;
import descent.train.RunState;
import descent.train.SeedRuns;
import descent.ui.common.Fx;
import descent.ui.common.RunItem;
import descent.ui.common.ScreenQueue;
import descent.ui.common.Workspace;
import descent.ui.common.Workspaces;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Cursor;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.util.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The chart's card follows the run that it shows.
class ChartCardTest {
    private final ScreenQueue screen = new ScreenQueue();
    private Workspace w;
    private ChartCard card;

    @BeforeEach
    void open() {
        Fx.run(() -> {
            w = Workspaces.ready(screen);
            card = new ChartCard(w, null, w::drain);
            Fx.snapshot(card, false, 13, 800, 500); // in a small card the words have no buttons
        });
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            card.close();
            w.close();
        });
    }

    private RunItem train() {
        untilItRanAndEnded(w::train);
        return w.currentRun().get();
    }

    /// A short run may be over before the screen hears of its begin.
    private void untilItRanAndEnded(Runnable begin) {
        List<RunState> states = new ArrayList<>();
        Subscription heard = w.state().subscribe((_, is) -> states.add(is));
        begin.run();
        screen.until(w, () -> states.contains(RunState.RUNNING) && !w.state().get().isLive());
        heard.unsubscribe();
    }

    private RunItem diverging() {
        w.edit("optimizer", s -> s.withOptimizer(new OptimizerSpec.SGD(1.0)).withEpochs(200));
        RunItem item = train();
        assertEquals(RunState.DIVERGED, item.run().state());
        return item;
    }

    private void choose(RunItem item) {
        w.choose(item);
        screen.until(w, () -> w.currentRun().get() == item && w.state().get() == item.run().state());
    }

    private String words() {
        return ((Label) card.lookup("#chart-words")).getText();
    }

    private boolean saysSomething() {
        return card.lookup("#chart-message").isVisible();
    }

    private void press(String id) {
        ((Button) card.lookup("#" + id)).fire();
    }

    @Test
    void words_areOfTheRunThatWasChosen_andSoAreTheirButtons() {
        Fx.run(() -> {
            w.edit("validation rows", s -> s.withSplit(s.split().withValidation(20)).withEpochs(400).withLr(0.05));
            RunItem first = train();
            w.edit("learning rate", s -> s.withLr(0.03));
            RunItem second = train();
            Run.Best a = first.run().best();
            Run.Best b = second.run().best();
            assertTrue(a.epoch() < 400 && b.epoch() < 400 && a.epoch() != b.epoch(), a + ", " + b);
            assertEquals("Take those of epoch " + b.epoch(), ((Button) card.lookup("#take-best")).getText());
            choose(first);
            assertTrue(words().contains("lowest at epoch " + a.epoch() + ","), words());
            assertEquals("Take those of epoch " + a.epoch(), ((Button) card.lookup("#take-best")).getText());
        });
    }

    @Test
    void words_neverMixTwoRuns_thatEndedInDifferentWays() {
        Fx.run(() -> {
            RunItem wild = diverging();
            String said = words();
            w.edit("optimizer", s -> s.withOptimizer(new OptimizerSpec.SGD(0.9)));
            RunItem other = train();
            assertEquals(RunState.DIVERGED, other.run().state());
            w.edit("learning rate", s -> s.withLr(0.01).withEpochs(5));
            RunItem calm = train();
            assertFalse(saysSomething() && words().equals(said));
            choose(wild);
            assertEquals(said, words());
            choose(other);
            assertTrue(words().startsWith(other.run().message()), words());
            choose(calm);
            assertFalse(saysSomething() && card.lookup("#words-retry") != null, words());
        });
    }

    @Test
    void anotherTry_hasATenthOfTheRateThatBrokeTheRun_andNoHiddenFault() {
        Fx.run(() -> {
            w.edit("optimizer", s -> s.withOptimizer(new OptimizerSpec.SGD(0.001)).withEpochs(100_000));
            w.sabotage(Fault.SHUFFLED_TARGETS);
            w.train();
            screen.until(w, () -> w.state().get() == RunState.RUNNING && w.currentRun().get().run().history().count() > 2);
            w.setLearningRate(20);
            screen.until(w, () -> w.state().get() == RunState.DIVERGED);
            RunItem wild = w.currentRun().get();
            w.sabotage(Fault.NONE);
            w.edit("epochs", s -> s.withEpochs(7));
            assertEquals("Same run, lr 2", ((Button) card.lookup("#words-retry")).getText());
            press("words-retry");
            assertEquals(Fault.NONE, w.setup().get().fault());
            assertEquals(2, w.setup().get().lr());
            assertEquals(100_000, w.setup().get().epochs(), "the run's own settings");
            assertEquals("settings of " + wild.name().get(), w.undoWhat().get());
        });
    }

    private RunItem train(int epochs) {
        w.edit("epochs", s -> s.withEpochs(epochs));
        return train();
    }

    private boolean zoomed() {
        Fx.snapshot(card, false, 13, 800, 500);
        return card.chart().zoomedProperty().get();
    }

    private void zoomToTheStart() {
        zoomed();
        card.chart().view().box(0, 0, 0.5, 1);
        card.chart().repaint();
        assertTrue(zoomed());
    }

    @Test
    void zoom_goesWithItsData_andWithARunThatEndsBeyondIt() {
        Fx.run(() -> {
            RunItem shorter = train(20);
            train(30);
            assertTrue(card.lookup("#chart-fit").isDisabled());
            zoomToTheStart();
            assertFalse(card.lookup("#chart-fit").isDisabled());
            choose(shorter);
            assertTrue(zoomed(), "two runs are compared in one window");
            train(10);
            assertTrue(zoomed(), "it ends within");
            train(100);
            assertFalse(zoomed());
            zoomToTheStart();
            w.openSample("Palmer Penguins");
            screen.until(w, () -> w.prepared().get() != null);
            assertFalse(zoomed());
        });
    }

    @Test
    void prediction_goesToTheRunThatBegins_notToOneThatIsChosen() {
        Fx.run(() -> {
            RunItem first = train(5);
            RunItem second = train(5);
            ((MenuButton) card.lookup("#btn-predict")).getItems().stream().filter(i -> "predict-fast".equals(i.getId())).findFirst().orElseThrow().fire();
            choose(first);
            assertEquals("", first.prediction().get());
            choose(second);
            assertEquals("", second.prediction().get());
            assertTrue(train(5).prediction().get().startsWith("You expected"));
            assertEquals("", train(5).prediction().get(), "one prediction for one run");
        });
    }

    @Test
    void prediction_ofARace_isThatOfEveryLane() {
        Fx.run(() -> {
            ((MenuButton) card.lookup("#btn-predict")).getItems().stream().filter(i -> "predict-fast".equals(i.getId())).findFirst().orElseThrow().fire();
            w.edit("epochs", s -> s.withEpochs(5));
            w.race(List.of(w.setup().get().withLr(1e-4), w.setup().get().withLr(1e-2)));
            screen.until(w, () -> w.state().get() == RunState.FINISHED);
            for (RunItem lane : w.runs()) {
                choose(lane);
                assertTrue(lane.prediction().get().startsWith("You expected"), lane.name().get());
            }
        });
    }

    @Test
    void pencil_isLaidDown_whenARunGoesOn() {
        Fx.run(() -> {
            train(5);
            zoomed();
            ((MenuButton) card.lookup("#btn-predict")).getItems().getFirst().fire();
            assertEquals(Cursor.CROSSHAIR, card.chart().getCursor());
            untilItRanAndEnded(() -> w.continueRun(5));
            assertEquals(Cursor.DEFAULT, card.chart().getCursor());
        });
    }

    private boolean bandIsDrawn() {
        Fx.snapshot(card, false, 13, 800, 500);
        return card.chart().svg("loss").contains("0.16");
    }

    @Test
    void bandOfOtherSeeds_isShown_besideRunsWithTheSameLossOnly() {
        Fx.run(() -> {
            RunItem mse = train(5);
            assertFalse(bandIsDrawn());
            w.runDesk().band().set(new SeedRuns(mse.setup(), List.of(mse.run(), mse.run()), "test", "R²", new double[2], 0, 0));
            assertTrue(bandIsDrawn());
            w.edit("loss", s -> s.withLoss(new LossSpec.L1Loss()));
            assertTrue(bandIsDrawn(), "the run that is shown has the loss of the band");
            train(5);
            assertFalse(bandIsDrawn());
            choose(mse);
            assertTrue(bandIsDrawn());
        });
    }

    @Test
    void smooth_isOffAtFirst_andIsSpoken() {
        Fx.run(() -> {
            train(5);
            assertEquals(0, card.chart().smoothingProperty().get());
            card.smooth().set(true);
            assertTrue(card.chart().smoothingProperty().get() > 0.5);
            assertTrue(card.chart().getAccessibleText().endsWith("The lines are smoothed."), card.chart().getAccessibleText());
            card.smooth().set(false);
            assertFalse(card.chart().getAccessibleText().contains("smoothed"));
        });
    }
}
