package descent.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.train.RunState;
import descent.ui.common.Fx;
import descent.ui.common.ScreenQueue;
import descent.ui.common.Workspace;
import descent.ui.common.Workspaces;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a field shows in four digits is not the number that is used.
class RateFieldsTest {
    private final ScreenQueue screen = new ScreenQueue();
    private Workspace w;

    @BeforeEach
    void open() {
        Fx.run(() -> {
            w = Workspaces.ready(screen);
        });
    }

    @AfterEach
    void close() {
        Fx.run(w::close);
    }

    @Test
    void branch_goesOnWithTheExactRate_whereNobodyTypedAnother() {
        Fx.run(() -> {
            w.edit("learning rate", s -> s.withLr(0.0123456).withEpochs(20));
            ReplayBar bar = new ReplayBar(w);
            w.train();
            screen.until(w, () -> w.state().get() == RunState.FINISHED);
            w.replay().to(5);
            screen.until(w, () -> w.replay().moment().get() != null);
            ((Button) bar.lookup("#replay-branch")).fire();
            screen.until(w, () -> w.runs().size() == 2);
            assertEquals(0.0123456, w.setup().get().lr());
            assertEquals(0.0123456, w.services().trainer().learningRate());
        });
    }

    @Test
    void largeRate_hasNoCommaThatWouldBeReadAsADecimalSign() {
        Fx.run(() -> {
            RateRow row = new RateRow(w);
            w.setLearningRate(1500);
            assertEquals("1500", row.field().getText());
        });
    }
}
