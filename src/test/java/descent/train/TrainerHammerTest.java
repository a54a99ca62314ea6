package descent.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import descent.FaultTable;
import descent.data.PreparedData;
import descent.model.OptimizerSpec.Adam;
import descent.model.Setup;
import descent.tensor.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random sequences of everything that a person can press: no exception, no deadlock, epochs done = points of the
/// curves (of the chart: app's `HammerWindowTest`), updates counted = optimizer steps taken.
@Tag("faults")
class TrainerHammerTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();
    private static FaultTable.Row row;
    private static long checks;
    private static long refused;
    private static final int ACTIONS = 1_500;
    private static final double[] PACES = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 50, 2000, 4.9, 0.2};

    private final Setup setup = Fixtures.setup().withOptimizer(new Adam(0.01)).withEpochs(20);
    private final PreparedData data = Fixtures.data(setup);
    private final List<CompletableFuture<?>> answers = new ArrayList<>();

    @BeforeAll
    static void openRow() {
        row = FAULTS.open("Train, Pause, Step, Stop, Restart, Continue … hammered");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anySequence_endsInAConsistentState_withoutException(long seed) {
        Generator random = Generator.of(seed, "hammer");
        try (Trainer trainer = new Trainer()) {
            for (int i = 0; i < ACTIONS; i++) {
                act(trainer, random);
                row.tried(1);
                if (random.nextInt(50) == 0) {
                    check(trainer);
                }
            }
            trainer.pause();
            check(trainer);
            trainer.stop();
            answer(trainer.settled());
            answers.forEach(TrainerHammerTest::onlyRefusals);
            drain(trainer);
        }
    }

    @AfterAll
    static void table() {
        row.holds(checks + " times epochs = points of the curves, steps counted = steps taken; " + refused + " commands refused in words");
    }

    /// What no answer comes to within a minute hangs.
    private static <T> T answer(CompletableFuture<T> future) {
        try {
            return Fixtures.get(future);
        } catch (AssertionError e) {
            row.inTime(!(e.getCause() instanceof TimeoutException));
            throw e;
        }
    }

    /// An exception in a command that nobody waits for, or between two commands, is an event; no run stays failed for it.
    private static void drain(Trainer t) {
        List<RunEvent> failed = t.channel().drain().stream().filter(e -> e instanceof RunEvent.Failed || (e instanceof RunEvent.StateChanged s && s.state() == RunState.FAILED)).toList();
        row.lost(failed.size());
        assertEquals(List.of(), failed);
    }

    private void act(Trainer t, Generator random) {
        switch (random.nextInt(18)) {
            case 0 -> answers.add(t.train(setup.withBatchSize(random.nextInt(3) * 7).withEpochs(1 + random.nextInt(40)), data));
            case 1 -> answers.add(t.trainPaused(setup.withBatchSize(random.nextInt(3) * 7), data));
            case 2 -> t.pause();
            case 3, 4 -> t.resume();
            case 5 -> t.stop();
            case 6, 7 -> t.stepLine();
            case 8 -> t.stepUpdate();
            case 9 -> t.stepEpoch();
            case 10 -> answers.add(t.continueFor(random.nextInt(6)));
            case 11 -> answers.add(t.restart());
            case 12 -> t.learningRate(random.nextInt(4) == 0 ? Double.NaN : random.nextFloat() * 0.1);
            case 13 -> t.pace(new Pace(PACES[random.nextInt(PACES.length)]));
            case 14 -> answers.add(t.evaluate());
            case 15 -> answers.add(t.snapshot());
            case 16 -> answers.add(t.weights());
            default -> drain(t);
        }
    }

    /// On the trainer thread, between two commands: all counters tell the same story.
    private static void check(Trainer t) {
        drain(t);
        if (t.run() == null) {
            return;
        }
        assertNotEquals(RunState.FAILED, t.state(), t.stateMessage());
        String wrong = answer(t.ask((m, d) -> {
            int epochs = t.run().history().count();
            long batches = m.setup().batchSize() == 0 ? 1 : Math.ceilDiv(d.train().rows(), m.setup().batchSize());
            long taken = m.optimizer().steps();
            boolean partial = m.step() - epochs * batches >= 0 && m.step() - epochs * batches <= batches;
            return m.epoch() == epochs && taken == m.step() && partial ? ""
                    : "epochs " + m.epoch() + " points " + epochs + " updates " + m.step() + " optimizer steps " + taken;
        }));
        row.whole(wrong.isEmpty());
        assertEquals("", wrong);
        checks++;
    }

    private static void onlyRefusals(CompletableFuture<?> answer) {
        try {
            answer(answer);
        } catch (AssertionError e) {
            refused++;
            Throwable why = e.getCause() instanceof CompletionException ? e.getCause().getCause() : e.getCause();
            row.right(why instanceof TrainingException || why instanceof TimeoutException);
            assertInstanceOf(TrainingException.class, why);
        }
    }
}
