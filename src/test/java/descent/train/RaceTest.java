package descent.train;

import static descent.train.Fixtures.get;
import static descent.train.Fixtures.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.PreparedData;
import descent.data.Progress;
import descent.model.OptimizerSpec.Adam;
import descent.model.OptimizerSpec.SGD;
import descent.model.Setup;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RaceTest {
    private final Trainer trainer = new Trainer();
    private final Trainer alone = new Trainer();
    private final AutoMpg mpg = new AutoMpg();
    private final List<Setup> rates = DoubleStream.of(0.001, 0.1, 0.3, 1.0).mapToObj(lr -> mpg.sgd(lr, 42)).toList();
    private final PreparedData data = mpg.data(rates.getFirst());

    @AfterEach
    void close() {
        trainer.close();
        alone.close();
    }

    private List<Run> race(List<Setup> setups) {
        trainer.pace(Pace.FULL);
        List<Run> lanes = get(trainer.race(setups, data));
        get(trainer.settled());
        return lanes;
    }

    @Test
    void lanes_startFromEqualLossesAndEqualTheRunAlone_toTheBit() {
        List<Run> lanes = race(rates);
        for (int i = 0; i < lanes.size(); i++) {
            assertEquals(lanes.getFirst().history().train(0), lanes.get(i).history().train(0));
            Run single = Fixtures.train(alone, rates.get(i), data);
            assertArrayEquals(single.history().trainAll(), lanes.get(i).history().trainAll());
            assertArrayEquals(single.history().testAll(), lanes.get(i).history().testAll());
            assertEquals(single.state(), lanes.get(i).state());
            get(trainer.choose(lanes.get(i).id(), Progress.NONE));
            assertEquals(get(alone.fingerprint()), get(trainer.fingerprint()));
        }
    }

    @Test
    void lanes_equalTheRunAlone_withUnequalBatchesAtAnyPace() {
        List<Setup> setups = IntStream.of(0, 16, 50).mapToObj(b -> mpg.setup(1).withBatchSize(b).withEpochs(6)).toList();
        trainer.pace(new Pace(3));
        List<Run> lanes = get(trainer.race(setups, data));
        trainer.stepLine();
        trainer.stepUpdate();
        trainer.stepEpoch();
        trainer.resume();
        trainer.pace(Pace.FULL);
        get(trainer.settled());
        for (int i = 0; i < lanes.size(); i++) {
            assertArrayEquals(Fixtures.train(alone, setups.get(i), data).history().trainAll(), lanes.get(i).history().trainAll());
        }
    }

    @Test
    void divergedLane_leavesTheOthersRunning_andComesLast() {
        List<Run> lanes = race(rates);
        assertEquals(RunState.FINISHED, trainer.state());
        assertEquals(RunState.DIVERGED, lanes.getLast().state());
        List<RaceResult> table = RaceResult.of(lanes);
        assertEquals(lanes.getLast(), table.getLast().run());
        assertTrue(table.getLast().verdict().startsWith("diverged at epoch "), table.toString());
        assertEquals(lanes.get(1), table.getFirst().run(), table.toString());
        assertEquals("still falling", table.stream().filter(r -> r.run() == lanes.getFirst()).findFirst().orElseThrow().verdict());
        assertTrue(trainer.stateMessage().startsWith("Run 2 wins the race with a test loss of ") && trainer.stateMessage().endsWith("; diverged: Run 4."), trainer.stateMessage());
    }

    @Test
    void race_endsDiverged_whenAllLanesDo() {
        race(List.of(mpg.sgd(1.0, 42), mpg.sgd(2.0, 42)));
        assertEquals(RunState.DIVERGED, trainer.state());
        assertTrue(trainer.stateMessage().startsWith("All 2 lanes diverged"), trainer.stateMessage());
    }

    @Test
    void continueFor_goesOnInTheLanesThatFinished_afterARace() {
        List<Run> lanes = race(rates);
        get(trainer.continueFor(5));
        get(trainer.settled());
        assertEquals(205, lanes.getFirst().history().count());
        assertEquals(RunState.DIVERGED, lanes.getLast().state());
        Run again = get(trainer.restart()).getFirst();
        get(trainer.settled());
        assertNotEquals(lanes.getFirst().id(), again.id());
        assertArrayEquals(Arrays.copyOf(lanes.getFirst().history().trainAll(), 200), again.history().trainAll());
    }

    /// One lane's patience is at its end while the other still runs.
    @Test
    void continueFor_whileTheRaceRuns_letsALaneThatHasEndedRunAgain_asEverybodyIsTold() {
        Setup base = mpg.setup(1).withSplit(mpg.setup(1).split().withValidation(25)).withPatience(2).withEpochs(1_000_000);
        trainer.pace(Pace.FULL);
        List<Run> lanes = get(trainer.race(List.of(base.withLr(0), base.withLr(1e-5)), mpg.data(base)));
        Run ended = lanes.getFirst();
        while (ended.state() == RunState.RUNNING) {
            Thread.onSpinWait();
        }
        assertEquals(RunState.FINISHED, ended.state());
        assertEquals(RunState.RUNNING, lanes.getLast().state());
        trainer.pace(new Pace(1));
        get(trainer.ask((m, d) -> trainer.channel().drain()));
        get(trainer.continueFor(5));
        assertEquals(RunState.RUNNING, ended.state());
        assertNull(ended.history().last(), "its last point is none while it goes on");
        List<RunState> told = trainer.channel().drain().stream().filter(RunEvent.StateChanged.class::isInstance).map(RunEvent.StateChanged.class::cast)
                .filter(e -> e.runId() == ended.id()).map(RunEvent.StateChanged::state).toList();
        assertEquals(List.of(RunState.RUNNING), told);
    }

    @Test
    void winner_isTheCurrentModel_whenTheRaceIsOver() {
        List<Run> lanes = race(rates);
        Run winner = RaceResult.of(lanes).getFirst().run();
        assertNotEquals(lanes.getFirst(), winner);
        assertEquals(winner, trainer.run());
        assertEquals(winner.setup().lr(), trainer.learningRate());
        Fixtures.train(alone, winner.setup(), data);
        assertEquals(get(alone.fingerprint()), get(trainer.fingerprint()));
    }

    @Test
    void laneThatAPersonChose_staysTheCurrentModel_whenTheRaceEnds() {
        trainer.pace(new Pace(3));
        List<Run> lanes = get(trainer.race(rates, data));
        get(trainer.choose(lanes.get(2).id(), Progress.NONE));
        trainer.pace(Pace.FULL);
        get(trainer.settled());
        assertEquals(lanes.get(2), trainer.run());
    }

    @Test
    void firstLane_staysTheCurrentModel_whenAllDiverge() {
        List<Run> lanes = race(List.of(mpg.sgd(1.0, 42), mpg.sgd(2.0, 42)));
        assertEquals(lanes.getFirst(), trainer.run());
    }

    @Test
    void race_isRefusedInWords_unlessOneThingDiffers() {
        Setup s = rates.getFirst();
        assertTrue(refusal(trainer.race(List.of(s), data)).contains("2 to 6 lanes"));
        assertTrue(refusal(trainer.race(List.of(s, s), data)).contains("equal"));
        assertTrue(refusal(trainer.race(List.of(s, s.withLr(0.1).withBatchSize(8)), data)).contains("batch and lr"));
        assertTrue(refusal(trainer.race(List.of(s, s.withSeed(7)), data)).contains("seed"));
        assertEquals(2, get(trainer.race(List.of(s, s.withOptimizer(new Adam(s.lr()))), data)).size());
    }

    @Test
    void raceHasTwoToSixLanes_thatDifferInOneThing() {
        Setup s = Fixtures.setup();
        assertThrows(TrainingException.class, () -> RaceCheck.check(List.of(s)));
        assertDoesNotThrow(() -> RaceCheck.check(List.of(s, s.withLr(1))));
        assertDoesNotThrow(() -> RaceCheck.check(IntStream.range(1, 7).mapToObj(i -> s.withLr(i)).toList()));
        assertThrows(TrainingException.class, () -> RaceCheck.check(IntStream.range(1, 8).mapToObj(i -> s.withLr(i)).toList()));
        assertDoesNotThrow(() -> RaceCheck.check(List.of(s, s.withOptimizer(new Adam(0.05)))));
        assertThrows(TrainingException.class, () -> RaceCheck.check(List.of(s, s.withOptimizer(new SGD(0.05, 0.9, 0, 0, false)))), "options alone are not raced");
    }
}
