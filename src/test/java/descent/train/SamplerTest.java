package descent.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.data.PreparedData;
import descent.model.Setup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The speed that is shown is the one the run has, at any pace.
class SamplerTest {
    private static final long LINE = 200_000_000;
    private static final double TINY = 1e-9;
    private final Setup setup = Fixtures.setup().withBatchSize(0).withEpochs(12);
    private final PreparedData data = Fixtures.data(setup);
    private final RunChannel channel = new RunChannel();
    private final Sampler sampler = new Sampler(channel);
    private Lane lane;
    private long now;

    @BeforeEach
    void begin() throws TrainingException {
        lane = Lane.start(1, setup, data);
        sampler.restart(lane, now);
    }

    private double line() {
        Phase lit = lane.watchedLine(channel);
        now += LINE;
        sampler.after(lane, lit, now);
        return channel.latest().epochsPerSecond();
    }

    @Test
    void fiveLinesASecond_areOneEpochASecond_atEveryLine() {
        for (int i = 1; i <= 4; i++) {
            assertEquals(0, line(), "line " + i + " of the first epoch: nothing is measured yet");
        }
        for (int i = 5; i <= 20; i++) {
            assertEquals(1, line(), TINY, "line " + i);
        }
    }

    @Test
    void runThatGoesOn_inTheMiddleOfAnUpdate_countsTheLinesThatAreLeft() {
        for (int i = 1; i <= 3; i++) {
            line();
        }
        now += 100 * LINE; // paused
        sampler.restart(lane, now);
        assertEquals(0, line());
        assertEquals(1, line(), TINY);
    }
}
