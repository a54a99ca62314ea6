package descent.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.train.Phase;
import descent.train.RunState;
import descent.ui.common.Fx;
import descent.ui.common.ScreenQueue;
import descent.ui.common.Workspace;
import descent.ui.common.Workspaces;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrainingLoopCardTest {
    private final ScreenQueue screen = new ScreenQueue();
    private Workspace w;
    private TrainingLoopCard card;

    @BeforeEach
    void open() {
        Fx.run(() -> {
            w = Workspaces.ready(screen);
            card = new TrainingLoopCard(w);
            Fx.snapshot(card, false, 13, 600, 300);
        });
    }

    @AfterEach
    void close() {
        Fx.run(w::close);
    }

    private void step(Phase expected) {
        w.stepLine();
        screen.until(w, () -> w.state().get() == RunState.PAUSED && w.stepView().get() != null && w.stepView().get().phase() == expected);
    }

    private String spoken() {
        return card.lookup("#code-line-for").getAccessibleText();
    }

    @Test
    void lens_comesWithTheFirstLine_andStaysAwayOnceAPersonClosedIt_untilTheNextRun() {
        Fx.run(() -> {
            step(Phase.FORWARD);
            assertTrue(card.lensOpen().get());
            card.lensOpen().set(false);
            step(Phase.LOSS);
            assertFalse(card.lensOpen().get());
            w.stop();
            screen.until(w, () -> w.state().get() == RunState.STOPPED);
            step(Phase.FORWARD);
            assertEquals(2, w.runs().size());
            assertTrue(card.lensOpen().get());
        });
    }

    @Test
    void lens_thatARunPutAway_comesBackWithTheNextLine() {
        Fx.run(() -> {
            w.edit("epochs", s -> s.withEpochs(1_000_000));
            step(Phase.FORWARD);
            w.togglePause();
            screen.until(w, () -> w.state().get() == RunState.RUNNING);
            assertFalse(card.lensOpen().get());
            w.stepLine();
            screen.until(w, () -> card.lensOpen().get());
        });
    }

    @Test
    void spokenLoop_isAsLongAsTheRun_andFollowsTheSettings() {
        Fx.run(() -> {
            assertEquals("for epoch in range(200):", spoken());
            w.edit("epochs", s -> s.withEpochs(7));
            assertEquals("for epoch in range(7):", spoken());
            w.train();
            screen.until(w, () -> w.state().get() == RunState.FINISHED);
            w.continueRun(1_000_000);
            screen.until(w, () -> w.state().get() == RunState.RUNNING);
            assertTrue(spoken().startsWith("for epoch in range(1000007):"), spoken());
        });
    }
}
