package descent.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.data.Schema;
import descent.model.Setup;
import descent.train.RunHistory;
import descent.train.RunState;
import descent.train.TestRuns;
import descent.ui.common.RunItem;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

final class ReadoutModelTest {
    private final SimpleObjectProperty<RunItem> current = new SimpleObjectProperty<>();
    private final SimpleObjectProperty<RunState> state = new SimpleObjectProperty<>(RunState.IDLE);
    private final SimpleBooleanProperty foreign = new SimpleBooleanProperty();
    private final ReadoutModel model = new ReadoutModel(current, state, foreign, () -> 0);

    @Test
    void readouts_areEmpty_beforeTheFirstRun() {
        assertEquals("not trained yet", model.epoch().get());
        assertEquals("", model.train().get());
        assertEquals("", model.test().get());
    }

    @Test
    void readouts_showTheLastPoint_ofTheCurrentRun() {
        Setup setup = Setup.defaults(new Schema(List.of("x"), "y")).withEpochs(5000);
        current.set(new RunItem(TestRuns.run(1, setup, RunHistory.of(new float[] {1, 0.0134f}, new float[] {1.2f, Float.NaN})), "Run 1"));
        assertEquals("epoch 2 of 5,000", model.epoch().get());
        assertEquals("0.01340", model.train().get());
        assertEquals("NaN", model.test().get());
    }

    @Test
    void readouts_showTheNewRun_thatBeginsWhileAnOlderOneIsLookedBackAt() {
        Setup setup = Setup.defaults(new Schema(List.of("x"), "y"));
        current.set(new RunItem(TestRuns.run(1, setup, RunHistory.of(new float[] {3, 2, 1}, new float[] {4, 3, 2})), "Run 1"));
        model.lookAt(3);
        assertEquals("1.000", model.train().get());
        current.set(new RunItem(TestRuns.run(2, setup, RunHistory.of(new float[] {5}, new float[] {6})), "Run 2"));
        assertEquals("5.000", model.train().get());
        current.set(new RunItem(TestRuns.run(3, setup, RunHistory.of(new float[0], new float[0])), "Run 3"));
        assertEquals("", model.train().get());
    }

    @Test
    void readouts_areEmpty_onceOtherDataIsOpen() {
        current.set(new RunItem(TestRuns.run(1, Setup.defaults(new Schema(List.of("x"), "y")), RunHistory.of(new float[] {1}, new float[] {2})), "Run 1"));
        assertEquals("1.000", model.train().get());
        foreign.set(true);
        assertEquals("a run of other data", model.epoch().get(), "of a model that was opened without its data: its curves are on the chart");
        current.get().shown().set(false);
        model.show();
        assertEquals("no run shown", model.epoch().get());
        assertEquals("", model.train().get());
        assertEquals("", model.test().get());
    }
}
