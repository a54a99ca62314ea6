package descent.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.PreparedData;
import descent.model.Setup;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Property: any sequence of commands keeps the run states legal. A plain model of the states, of where in an epoch the loop
/// stands and of the steps that are still owed goes beside the real control, which is driven without its thread.
class RunStatesTest {
    private static final int COMMANDS = 1_000;
    private static final int LINES = 5;
    /// The moves that [RunState] names. A step goes from PAUSED to PAUSED and says nothing.
    static final Map<RunState, Set<RunState>> LEGAL = new EnumMap<>(Map.of(
            RunState.IDLE, EnumSet.of(RunState.RUNNING, RunState.PAUSED),
            RunState.RUNNING, EnumSet.of(RunState.PAUSED, RunState.STOPPED, RunState.FINISHED, RunState.DIVERGED, RunState.FAILED),
            RunState.PAUSED, EnumSet.of(RunState.RUNNING, RunState.STOPPED, RunState.FINISHED, RunState.DIVERGED, RunState.FAILED),
            RunState.STOPPED, EnumSet.of(RunState.RUNNING),
            RunState.FINISHED, EnumSet.of(RunState.RUNNING),
            RunState.DIVERGED, EnumSet.of(RunState.RUNNING),
            RunState.FAILED, EnumSet.noneOf(RunState.class)));

    private final RunChannel channel = new RunChannel();
    private final RunControl control = new RunControl(channel);
    private final Map<Integer, RunState> seen = new HashMap<>();
    private final List<String> story = new ArrayList<>();
    private final Random random = new Random();

    // the model beside it
    private RunState state = RunState.IDLE;
    private Setup setup;
    private int batches;
    private int planned;
    private int epochs;
    private int batch;
    private int line;
    private boolean lines;
    private boolean wild;
    private boolean owesEpoch;
    private final EnumSet<RunState> reached = EnumSet.noneOf(RunState.class);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyCommands_keepTheStatesLegal_andAsTheModelSays(long seed) throws TrainingException {
        random.setSeed(seed);
        for (int i = 0; i < COMMANDS; i++) {
            command();
            compare();
        }
        assertEquals(EnumSet.of(RunState.RUNNING, RunState.PAUSED, RunState.STOPPED, RunState.FINISHED, RunState.DIVERGED), reached);
    }

    private void command() throws TrainingException {
        switch (random.nextInt(20)) {
            case 0 -> train(random.nextBoolean());
            case 1, 2, 3 -> {
                told("pause", control::pause);
                owesEpoch = false;
                state = state == RunState.RUNNING ? RunState.PAUSED : state;
            }
            case 4, 5 -> {
                told("resume", control::resume);
                go(state == RunState.PAUSED);
            }
            case 6 -> {
                told("stop", control::stop);
                end(state.isLive() ? RunState.STOPPED : state);
            }
            case 7, 8 -> step(Steps.Size.LINE);
            case 9 -> step(Steps.Size.UPDATE);
            case 10 -> step(Steps.Size.EPOCH);
            case 11 -> continueFor(random.nextInt(4));
            case 12 -> restart();
            case 13 -> {
                boolean mad = random.nextBoolean();
                told("rate", () -> control.learningRate(mad ? 1e30 : 0.01));
                wild |= mad && state != RunState.IDLE;
            }
            case 14 -> {
                boolean slow = random.nextBoolean();
                told("pace", () -> control.pace(slow ? Pace.ofLines(1) : Pace.FULL));
                lines = slow;
            }
            default -> work();
        }
    }

    private void told(String what, Runnable command) {
        story.add(what);
        command.run();
    }

    private void train(boolean paused) throws TrainingException {
        Setup s = Fixtures.setup().withEpochs(1 + random.nextInt(3)).withBatchSize(random.nextBoolean() ? 0 : 12);
        PreparedData data = Fixtures.data(s);
        story.add("train " + s.epochs() + " epochs, batch " + s.batchSize() + (paused ? " paused" : ""));
        control.train(s, data, paused);
        begin(s, paused ? RunState.PAUSED : RunState.RUNNING);
    }

    private void begin(Setup s, RunState now) {
        setup = s;
        batches = s.batchSize() == 0 ? 1 : Math.ceilDiv(lane().data().train().rows(), s.batchSize());
        planned = s.epochs();
        epochs = 0;
        batch = 0;
        line = 0;
        wild = false;
        owesEpoch = false;
        state = now;
    }

    private void restart() throws TrainingException {
        story.add("restart");
        if (setup == null) {
            assertThrows(TrainingException.class, control::restart);
            return;
        }
        control.restart();
        begin(setup, RunState.RUNNING);
    }

    private void continueFor(int more) throws TrainingException {
        story.add("continue " + more);
        if (more < 1 || setup == null) {
            assertThrows(TrainingException.class, () -> control.continueFor(more));
            return;
        }
        control.continueFor(more);
        planned = more + (state.isLive() ? planned : epochs);
        if (state == RunState.DIVERGED) {
            resync();
        }
        go(state != RunState.RUNNING);
    }

    private void go(boolean does) {
        if (does) {
            state = RunState.RUNNING;
            owesEpoch = false;
        }
    }

    private void end(RunState how) {
        owesEpoch = owesEpoch && how == state;
        state = how;
    }

    private void step(Steps.Size size) {
        told("step " + size, () -> control.step(size));
        if (!state.isLive()) {
            return;
        }
        if (state == RunState.RUNNING) {
            end(RunState.PAUSED);
        }
        while (owesEpoch && state == RunState.PAUSED) {
            update();
        }
        if (state != RunState.PAUSED) {
            return;
        }
        switch (size) {
            case LINE -> line();
            case UPDATE -> update();
            case EPOCH -> owesEpoch = true;
        }
    }

    private void work() {
        assertEquals(state == RunState.RUNNING || owesEpoch, control.hasWork(), this::told);
        if (!control.hasWork()) {
            return;
        }
        told("work", control::work);
        if (state == RunState.RUNNING && lines) {
            line();
        } else {
            update();
        }
    }

    private void update() {
        int before = line;
        for (int i = before; i < LINES && state.isLive(); i++) {
            line();
        }
    }

    private void line() {
        if (wild && control.state() == RunState.DIVERGED) {
            end(RunState.DIVERGED);
            return;
        }
        line = (line + 1) % LINES;
        batch += line == 0 ? 1 : 0;
        if (batch == batches) {
            batch = 0;
            epochs++;
            owesEpoch = false;
            if (epochs >= planned) {
                end(RunState.FINISHED);
            }
        }
    }

    /// Where a run broke off is for other tests to say.
    private void resync() {
        TrainingLoop loop = lane().loop();
        epochs = loop.epochsDone();
        batch = loop.inEpoch() ? loop.batch() : 0;
        line = loop.next().ordinal();
        planned = control.run().plannedEpochs();
    }

    private Lane lane() {
        try {
            return control.lane();
        } catch (TrainingException e) {
            throw new AssertionError(e);
        }
    }

    private String told() {
        return String.join(", ", story.subList(Math.max(0, story.size() - 30), story.size()));
    }

    private void compare() {
        events();
        if (state == RunState.DIVERGED) {
            assertTrue(wild, this::told);
            resync();
        }
        assertEquals(state, control.state(), this::told);
        reached.add(state);
        reached.remove(RunState.IDLE);
        if (setup == null) {
            return;
        }
        Run run = control.run();
        TrainingLoop loop = lane().loop();
        assertEquals(state, run.state(), this::told);
        assertEquals(planned, run.plannedEpochs(), this::told);
        assertEquals("epoch " + epochs + " batch " + batch + " line " + line, "epoch " + loop.epochsDone() + " batch " + (loop.inEpoch() ? loop.batch() : 0)
                + " line " + loop.next().ordinal(), this::told);
        assertEquals(epochs, run.history().count(), this::told);
        assertEquals(state.isLive(), run.history().last() == null, this::told);
        assertEquals(state == RunState.DIVERGED, run.divergedAt() > 0, this::told);
    }

    /// What the screen is told: of each run only legal moves, and the one that a new run replaces has come to an end.
    private void events() {
        for (RunEvent e : channel.drain()) {
            assertFalse(e instanceof RunEvent.Failed, this::told);
            if (e instanceof RunEvent.Started s) {
                assertTrue(seen.values().stream().noneMatch(RunState::isLive), this::told);
                seen.put(s.run().id(), RunState.IDLE);
            } else if (e instanceof RunEvent.StateChanged c) {
                RunState was = seen.put(c.runId(), c.state());
                assertTrue(LEGAL.get(was).contains(c.state()), () -> was + " → " + c.state() + " after " + told());
            }
        }
    }
}
