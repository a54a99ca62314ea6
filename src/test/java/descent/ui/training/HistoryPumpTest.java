package descent.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Schema;
import descent.model.Setup;
import descent.train.FakeRun;
import descent.train.RunState;
import descent.ui.common.Fx;
import descent.ui.common.RunItem;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class HistoryPumpTest {
    private static final long FRAME = 70_000_000;

    private final FakeRun fake = new FakeRun(1, Setup.defaults(new Schema(List.of("x"), "y")));
    private final RunItem item = new RunItem(fake.run(), "Run 1");
    private final ObservableList<RunItem> runs = FXCollections.observableArrayList(item);
    private final LossChart chart = Fx.get(LossChart::new);
    private boolean live = true;
    private int drains;
    private final HistoryPump pump = Fx.get(() -> new HistoryPump(chart, runs, this::drain));

    @BeforeAll
    static void start() {
        Fx.start();
    }

    @AfterEach
    void close() {
        Fx.run(pump::close);
    }

    private boolean drain() {
        drains++;
        return live;
    }

    private ChartSeries series() {
        return chart.series().getFirst();
    }

    @Test
    void pulse_readsEveryEpoch_inOneGo() {
        for (int i = 0; i < 100_000; i++) {
            fake.epoch(i, -i);
        }
        Fx.run(() -> pump.pulse(FRAME));
        assertEquals(100_000, series().size());
        assertEquals(77_777, series().train().get(77_777));
        assertEquals(-77_777, series().test().get(77_777));
    }

    @Test
    void pulse_takesTheLastPointAway_whenTheRunGoesOn() {
        fake.epoch(3, 4);
        fake.last(1, 2);
        fake.state(RunState.FINISHED);
        Fx.run(() -> pump.pulse(FRAME));
        assertEquals(2, series().size());
        assertEquals(ChartSeries.End.FINISHED, series().end());
        fake.goOn(500);
        fake.epoch(0.9f, 2);
        Fx.run(() -> pump.pulse(2 * FRAME));
        assertEquals(2, series().size());
        assertEquals(0.9f, series().train().get(1));
        assertEquals(500, series().planned());
        assertEquals(ChartSeries.End.OPEN, series().end());
    }

    @Test
    void pulse_showsRateChanges_asTicks() {
        fake.rate(7, 0.5);
        Fx.run(() -> pump.pulse(FRAME));
        assertEquals(List.of(new ChartSeries.RateTick(7, 0.5)), series().rateTicks());
    }

    @Test
    void runs_keepTheirPoints_whenAnotherIsAdded() {
        fake.epoch(3, 4);
        Fx.run(() -> pump.pulse(FRAME));
        ChartSeries before = series();
        FakeRun second = new FakeRun(2, fake.run().setup());
        Fx.run(() -> {
            item.colour().set(1);
            runs.addFirst(new RunItem(second.run(), "Run 2"));
        });
        assertEquals(2, chart.series().size());
        assertEquals(before, chart.series().get(1));
        assertEquals(1, before.size());
        assertFalse(before.isCurrent());
    }

    @Test
    void pulse_leavesTheWindowAlone_betweenTwoFrames_whileEpochsComeInThousands() {
        for (int i = 0; i < 10_000; i++) {
            fake.epoch(i, -i);
        }
        Fx.run(() -> pump.pulse(10 * FRAME));
        int drained = drains;
        fake.epoch(1, 1);
        Fx.run(() -> pump.pulse(11 * FRAME));
        assertEquals(drained, drains);
        assertEquals(10_000, series().size());
        Fx.run(() -> pump.pulse(13 * FRAME));
        assertEquals(drained + 1, drains);
        assertEquals(10_001, series().size());
        for (int i = 0; i < 10_000; i++) {
            fake.epoch(i, -i);
        }
        Fx.run(() -> pump.pulse(16 * FRAME));
        int answered = Fx.get(() -> {
            pump.wake();
            pump.pulse(16 * FRAME + 1); // a command is answered in the next pulse
            return drains;              // before the timer's own pulse comes
        });
        assertEquals(drained + 3, answered);
    }

    @Test
    void wake_runsTheTimer_untilNothingComesAnyMore() {
        Fx.run(pump::wake);
        assertTrue(Fx.get(pump::isRunning));
        live = false;
        Fx.run(() -> {
            for (int i = 0; i < 40; i++) {
                pump.pulse((i + 1) * FRAME);
            }
        });
        assertFalse(Fx.get(pump::isRunning));
    }

    @Test
    void wake_startsNothing_onceItIsClosed() {
        Fx.run(() -> {
            pump.close();
            pump.wake();
        });
        assertFalse(Fx.get(pump::isRunning));
    }
}
