package descent.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.PreparedData;
import descent.data.Progress;
import descent.model.SavedModel;
import descent.model.Setup;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Property: any sequence of all commands (race, choose, open, branch, take and replay among them, and an exception now and then)
/// keeps the run states legal. Where a single run stands to the line, [RunStatesTest] says.
class AnyCommandsTest {
    private static final int COMMANDS = 1_500;
    /// A model that is opened may be over, or lack its data.
    private static final Set<RunState> OPENED = EnumSet.of(RunState.PAUSED, RunState.FINISHED, RunState.STOPPED);
    private static final List<String> ALL = List.of("train", "race", "choose", "open", "branch", "take", "replay", "pause", "resume", "stop", "step",
            "continue", "restart", "rate", "fail");

    private final RunChannel channel = new RunChannel();
    private final RunControl control = new RunControl(channel);
    private final Map<Integer, Run> runs = new HashMap<>();
    private final Map<Integer, RunState> told = new HashMap<>();
    private final List<String> story = new ArrayList<>();
    private final Random random = new Random();
    private final EnumSet<RunState> reached = EnumSet.noneOf(RunState.class);
    private final Map<String, Integer> done = new HashMap<>();
    private SavedModel saved;
    private PreparedData savedRows;
    private int failures;
    private int failuresTold;
    private boolean opening;

    /// Of a command: where it leads, by the state before; null where that depends on more.
    private Map<RunState, RunState> leads = Map.of();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyCommands_keepTheStatesLegal(long seed) {
        random.setSeed(seed);
        for (int i = 0; i < COMMANDS; i++) {
            RunState before = control.state();
            boolean accepted = command();
            events();
            RunState wanted = accepted ? leads.get(before) : before;
            assertTrue(wanted == null || wanted == control.state(), () -> before + " → " + control.state() + ", not " + wanted + told());
            together();
        }
        assertEquals(EnumSet.complementOf(EnumSet.of(RunState.IDLE)), reached);
        ALL.forEach(c -> assertTrue(done.getOrDefault(c, 0) > 0, c + " was refused each time: " + done));
        assertEquals(failures, failuresTold);
    }

    /// @return false when it was refused, with a sentence: then nothing may have changed
    private List<Run> race() throws TrainingException {
        List<Setup> lanes = lanes();
        PreparedData data = Fixtures.data(setup());
        boolean paused = random.nextBoolean();
        List<Run> begun = control.race(lanes, data);
        if (paused) {
            control.pause();
        }
        return begun;
    }

    private boolean command() {
        int c = random.nextInt(40);
        return switch (c) {
            case 0 -> asked("train", to(null), () -> control.train(setup(), Fixtures.data(setup()), random.nextBoolean()));
            case 1 -> asked("race", to(null), this::race);
            case 2, 3 -> asked("choose", to(null), () -> control.choose(1 + random.nextInt(runs.size() + 1), Progress.NONE));
            case 4 -> open();
            case 5 -> asked("branch", to(RunState.PAUSED), () -> control.branch(random.nextInt(4), 0.02));
            case 6, 7 -> asked("take", same(), () -> control.take(random.nextInt(4), Progress.NONE));
            case 8 -> asked("replay", same(), () -> control.view().look(random.nextInt(4), control.lane(), Progress.NONE));
            case 9 -> saved();
            case 10, 11 -> tell("pause", from(RunState.RUNNING, RunState.PAUSED), control::pause);
            case 12, 13, 14 -> tell("resume", from(RunState.PAUSED, RunState.RUNNING), control::resume);
            case 15 -> tell("stop", live(RunState.STOPPED), control::stop);
            case 16, 17 -> tell("step", to(null), () -> control.step(Steps.Size.values()[random.nextInt(3)]));
            case 18 -> asked("continue", to(null), () -> control.continueFor(random.nextInt(4)));
            case 19 -> asked("restart", to(RunState.RUNNING), control::restart);
            case 20 -> tell("rate", same(), () -> control.learningRate(random.nextInt(3) == 0 ? 1e30 : 0.01));
            case 21 -> fail();
            default -> work();
        };
    }

    private static Map<RunState, RunState> to(RunState one) {
        Map<RunState, RunState> map = new EnumMap<>(RunState.class);
        for (RunState s : RunState.values()) {
            map.put(s, one);
        }
        return map;
    }

    private static Map<RunState, RunState> same() {
        return live(null, RunState.RUNNING, RunState.PAUSED);
    }

    private static Map<RunState, RunState> live(RunState end) {
        return live(end, end, end);
    }

    private static Map<RunState, RunState> live(RunState unused, RunState running, RunState paused) {
        Map<RunState, RunState> map = new EnumMap<>(RunState.class);
        for (RunState s : RunState.values()) {
            map.put(s, s == RunState.RUNNING ? running : s == RunState.PAUSED ? paused : s);
        }
        return map;
    }

    private static Map<RunState, RunState> from(RunState state, RunState to) {
        Map<RunState, RunState> map = same();
        map.put(state, to);
        return map;
    }

    private boolean tell(String what, Map<RunState, RunState> where, Runnable command) {
        return asked(what, where, () -> {
            command.run();
            return null;
        });
    }

    private boolean asked(String what, Map<RunState, RunState> where, Callable<?> command) {
        story.add(what);
        leads = where;
        try {
            command.call();
            done.merge(what, 1, Integer::sum);
            return true;
        } catch (TrainingException e) {
            assertTrue(e.getMessage().endsWith("."), e.getMessage());
            story.add("(" + e.getMessage() + ")");
            return false;
        } catch (Exception e) {
            throw new AssertionError(told(), e);
        }
    }

    private Setup setup() {
        return Fixtures.setup().withEpochs(1 + random.nextInt(3)).withBatchSize(random.nextBoolean() ? 0 : 12);
    }

    private List<Setup> lanes() {
        Setup first = setup().withEpochs(2);
        return List.of(first.withLr(0.05), first.withLr(random.nextBoolean() ? 1e30 : 0.02), first.withLr(0.01)).subList(0, 2 + random.nextInt(2));
    }

    private boolean saved() {
        return asked("snapshot", same(), () -> {
            Lane lane = control.lane();
            saved = lane.run().state() == RunState.FAILED || lane.loop().nonFinite() != null ? saved : lane.snapshot();
            savedRows = lane.data() == null ? savedRows : lane.data();
            return null;
        });
    }

    private boolean open() {
        boolean rows = random.nextInt(3) > 0;
        opening = saved != null;
        return opening && asked("open", to(null), () -> control.open(saved, rows ? savedRows : null));
    }

    /// As the trainer does with whatever is thrown.
    private boolean fail() {
        failures++;
        return tell("fail", to(RunState.FAILED), () -> control.fail(new IllegalStateException("meant")));
    }

    private boolean work() {
        leads = to(null);
        if (control.hasWork()) {
            story.add("work");
            control.work();
        }
        return true;
    }

    private String told() {
        return " after " + String.join(", ", story.subList(Math.max(0, story.size() - 40), story.size()));
    }

    /// What the screen is told: of each run only legal moves, and the runs that a new one replaces have come to an end.
    private void events() {
        for (RunEvent e : channel.drain()) {
            switch (e) {
                case RunEvent.Started s -> {
                    assertEquals(null, runs.put(s.run().id(), s.run()), this::told);
                    told.put(s.run().id(), RunState.IDLE);
                }
                case RunEvent.StateChanged c -> {
                    RunState was = told.put(c.runId(), c.state());
                    boolean legal = RunStatesTest.LEGAL.get(was).contains(c.state()) || (was == RunState.IDLE && opening && OPENED.contains(c.state()));
                    assertTrue(legal, () -> was + " → " + c.state() + told());
                }
                case RunEvent.Failed f -> {
                    assertEquals("meant", f.cause().getMessage(), () -> f.cause() + told());
                    failuresTold++;
                }
                default -> { }
            }
        }
        opening = false;
    }

    /// The state of the whole, of each run and what was told of it belong together, and whoever waits is answered in time.
    private void together() {
        RunState state = control.state();
        reached.add(state);
        reached.remove(RunState.IDLE);
        told.forEach((id, s) -> assertEquals(s, runs.get(id).state(), () -> "run " + id + told()));
        List<Run> live = runs.values().stream().filter(r -> r.state().isLive()).toList();
        assertEquals(state.isLive(), !live.isEmpty(), () -> state + told());
        live.forEach(r -> assertEquals(state, r.state(), () -> "run " + r.id() + told()));
        runs.values().forEach(r -> assertFalse(r.state() == RunState.IDLE, () -> "run " + r.id() + told()));
        runs.values().forEach(r -> assertEquals(r.state() == RunState.DIVERGED, r.divergedAt() > 0 && !r.state().isLive(), () -> "run " + r.id() + " " + r.state() + told()));
        assertTrue(!control.hasWork() || state.isLive(), this::told);
        CompletableFuture<RunState> waiter = new CompletableFuture<>();
        control.whenSettled(waiter);
        assertEquals(!control.hasWork(), waiter.isDone(), this::told);
        if (control.run() != null) {
            assertEquals(runs.get(control.run().id()), control.run(), this::told);
        }
    }
}
