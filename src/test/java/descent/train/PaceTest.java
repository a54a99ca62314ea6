package descent.train;

import static descent.train.Fixtures.get;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.PreparedData;
import descent.model.OptimizerSpec.Adam;
import descent.model.Setup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
    private static final double SECOND = 1e9;
    private final Setup setup = Fixtures.setup().withOptimizer(new Adam(0.01)).withBatchSize(9).withEpochs(12);
    private final PreparedData data = Fixtures.data(setup);

    @ParameterizedTest
    @ValueSource(doubles = {200, 30, 4.99})
    void result_isEqualToTheBit_atAnyPace(double epochsPerSecond) {
        try (Trainer full = new Trainer(); Trainer paced = new Trainer()) {
            Run expected = Fixtures.train(full, setup, data);
            paced.pace(new Pace(epochsPerSecond));
            Run run = get(paced.train(setup, data));
            paced.stepLine();
            paced.stepEpoch();
            paced.resume();
            paced.pace(epochsPerSecond < Pace.LINES_BELOW ? Pace.FULL : new Pace(epochsPerSecond));
            get(paced.settled());
            assertArrayEquals(expected.history().trainAll(), run.history().trainAll());
            assertEquals(get(full.fingerprint()), get(paced.fingerprint()));
        }
    }

    @Test
    void epochs_areSpreadOverTime_atTheDefaultPace() {
        try (Trainer trainer = new Trainer()) {
            trainer.pace(Pace.DEFAULT);
            long start = System.nanoTime();
            get(trainer.train(setup, data));
            get(trainer.settled());
            double seconds = (System.nanoTime() - start) / SECOND;
            assertTrue(seconds > 0.9 * 11 / 50, "12 epochs at 50 a second took only " + seconds + " s");
        }
    }

    @Test
    void command_isAnsweredAtOnce_atOneLineInTenSeconds() {
        try (Trainer trainer = new Trainer()) {
            trainer.pace(Pace.ofLines(0.1));
            get(trainer.train(setup, data));
            long patience = System.nanoTime() + 20_000_000_000L;
            while ((trainer.channel().latest() == null || trainer.channel().latest().lit() == null) && System.nanoTime() < patience) {
                Thread.onSpinWait(); // commands go before work: the first line shall be over
            }
            for (int i = 0; i < 100; i++) {
                get(trainer.fingerprint());
            }
            assertEquals(Phase.FORWARD, trainer.channel().latest().lit(), "commands wait for the pace: the next line is over");
        }
    }

    @Test
    void pace_isRefused_atZero() {
        assertThrows(IllegalArgumentException.class, () -> new Pace(0));
        assertThrows(IllegalArgumentException.class, () -> new Pace(Double.NaN));
    }
}
