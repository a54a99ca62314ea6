package descent.train;

import descent.data.PreparedData;
import descent.data.Progress;
import descent.model.SavedModel;
import descent.model.Setup;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The state machine of the workspace's run, or race. Trainer thread only, except for the published fields, which it writes and everyone reads.
final class RunControl {
    private final RunChannel channel;
    private final Pacer pacer = new Pacer();
    private final Steps steps = new Steps();
    private final Sampler sampler;
    private final RunWork work;
    final Waiters waiters = new Waiters();
    private final ReplayView view = new ReplayView();
    private final PastLanes past = new PastLanes();
    private Lanes lanes = Lanes.NONE;
    private int runs;
    private volatile RunState state = RunState.IDLE; // published, as the next three are: written by the trainer thread, read by all
    private volatile String message = "";
    private volatile Run run;
    private volatile double lr = Double.NaN;

    RunControl(RunChannel channel) {
        this.channel = channel;
        this.sampler = new Sampler(channel);
        this.work = new RunWork(channel, pacer, sampler, steps);
    }

    RunState state() {
        return state;
    }

    String message() {
        return message;
    }

    Run run() {
        return run;
    }

    double lr() {
        return lr;
    }

    Run train(Setup setup, PreparedData data, boolean paused) throws TrainingException {
        return begin(List.of(setup), data, paused).getFirst();
    }

    List<Run> race(List<Setup> setups, PreparedData data) throws TrainingException {
        RaceCheck.check(setups);
        return begin(setups, data, false);
    }

    private List<Run> begin(List<Setup> setups, PreparedData data, boolean paused) throws TrainingException {
        past.makeRoom(SetupCheck.bytes(setups, data), PastLanes.held(lanes.all()), SetupCheck.most());
        List<Lane> fresh = Lanes.start(runs + 1, setups, data);
        take(fresh);
        to(paused ? RunState.PAUSED : RunState.RUNNING, "");
        return fresh.stream().map(Lane::run).toList();
    }

    Run open(SavedModel saved, PreparedData data) throws TrainingException {
        Lane opened = Replay.begun(Lane.open(runs + 1, saved, data));
        take(List.of(opened));
        String over = opened.overWhenOpened();
        if (over != null) {
            opened.lastPoint();
        }
        to(data == null ? RunState.STOPPED : over != null ? RunState.FINISHED : RunState.PAUSED, over != null ? over : LaneWords.opened(opened));
        return run;
    }

    /// A new run that goes on from an epoch of the present one, with another rate; it stands until Resume.
    Run branch(int epoch, double rate) throws TrainingException {
        take(List.of(Replay.begun(lane().replay().at(epoch, lane(), runs + 1, Progress.NONE))));
        to(RunState.PAUSED, "");
        learningRate(rate);
        return run;
    }

    private void take(List<Lane> fresh) {
        if (state.isLive()) {
            end(RunState.STOPPED, "");
        }
        past.retire(lanes);
        lanes = new Lanes(fresh);
        runs = fresh.getLast().run().id();
        fresh.forEach(l -> channel.put(new RunEvent.Started(l.run())));
        show();
    }

    /// Another lane of a race, or an earlier run, becomes the current model.
    Run choose(int runId, Progress progress) throws TrainingException {
        if (!lanes.choose(runId)) {
            Lanes earlier = past.take(runId, state, progress);
            if (earlier == null) {
                return null;
            }
            past.retire(lanes);
            lanes = earlier;
            to(lanes.current().run().state(), lanes.current().run().message());
        }
        show();
        return run;
    }

    private void show() {
        view.leave();
        run = lanes.current().run();
        lr = lanes.current().loop().rate().lr();
        pacer.restart(System.nanoTime());
        sampler.restart(lanes.current(), System.nanoTime());
        sampler.publish(lanes.current(), null, 0);
    }

    void pause() {
        steps.clear();
        if (state == RunState.RUNNING) {
            to(RunState.PAUSED, "");
        }
        settle();
    }

    void resume() {
        if (state == RunState.PAUSED) {
            go();
        }
    }

    void stop() {
        if (state.isLive()) {
            end(RunState.STOPPED, "Stopped after " + lanes.current().loop().epochsDone() + " epochs; the model is kept.");
        }
    }

    /// Pauses a running run first. A line or an update runs at once, so that the next command finds it done; an epoch leaves room for commands between its updates.
    void step(Steps.Size size) {
        if (!state.isLive()) {
            return;
        }
        if (state == RunState.RUNNING) {
            to(RunState.PAUSED, "");
        }
        while (!steps.isEmpty()) {
            work();
        }
        if (state == RunState.PAUSED) {
            lanes.resume();
            steps.add(size);
        }
        while (size != Steps.Size.EPOCH && !steps.isEmpty()) {
            work();
        }
    }

    Run continueFor(int epochs) throws TrainingException {
        if (epochs < 1) {
            throw new TrainingException("Continue needs at least 1 more epoch, not " + epochs + ".");
        }
        if (lanes.isEmpty() || state == RunState.FAILED) {
            throw new TrainingException("There is no run to continue yet: press Train.");
        }
        lanes.current().needsData();
        List<Lane> again = lanes.extend(epochs);
        if (state == RunState.RUNNING) {
            again.forEach(work::goesOn);
        } else if (lanes.live() > 0) {
            go();
        }
        return run;
    }

    /// @return the new runs: one, or the lanes of the race
    List<Run> restart() throws TrainingException {
        return begin(lanes.all().stream().map(l -> l.model().setup()).toList(), lane().needsData().data(), false);
    }

    /// In a race the rates stay: they are what is compared.
    void learningRate(double value) {
        if (!lanes.isEmpty() && !lanes.isRace() && !(value < 0) && !Double.isInfinite(value)) {
            lanes.current().loop().rate().want(value);
            lr = lanes.current().loop().rate().lr();
        }
    }

    boolean take(int finished, Progress progress) throws TrainingException {
        if (lanes.isEmpty() || state.isLive()) {
            throw new TrainingException("The best weights can be taken when the run has ended.");
        }
        boolean taken = lanes.current().take(finished, progress);
        lanes.current().mark().rest();
        sampler.publish(lanes.current(), null, 0);
        return taken;
    }

    void pace(Pace pace) {
        pacer.pace(pace, System.nanoTime());
    }

    Lane lane() throws TrainingException {
        if (lanes.isEmpty()) {
            throw new TrainingException("There is no trained model yet: press Train.");
        }
        return lanes.current();
    }

    ReplayView view() {
        return view;
    }

    /// Answered as soon as nothing is running: at once, or at the next pause or end.
    void whenSettled(CompletableFuture<RunState> waiter) {
        waiters.add(waiter);
        settle();
    }

    boolean hasWork() {
        return state == RunState.RUNNING || (state == RunState.PAUSED && !steps.isEmpty());
    }

    /// Nanoseconds until the next piece of work; a step that was asked for is never made to wait.
    long waitNanos() {
        return state == RunState.RUNNING && !pacer.pace().isFull() ? pacer.waitNanos(System.nanoTime()) : 0;
    }

    void work() {
        try {
            switch (work.work(lanes, state == RunState.RUNNING)) {
                case GOES_ON -> { }
                case STEP_DONE -> settle();
                case LANE_ENDED -> {
                    if (lanes.live() == 0) {
                        to(lanes.isRace() ? lanes.end() : run.state(), lanes.isRace() ? RaceResult.words(lanes.all().stream().map(Lane::run).toList(), r -> "Run " + r.id()) : run.message());
                    }
                }
            }
            lr = lanes.current().loop().rate().lr();
        } catch (Throwable e) {
            fail(e);
        }
    }

    private void end(RunState how, String words) {
        try {
            lanes.all().stream().filter(l -> l.run().state().isLive()).forEach(l -> work.end(l, how, words));
            to(how, words);
        } catch (Throwable e) {
            fail(e);
        }
    }

    /// Any exception or error ends the run in words; nothing is swallowed.
    void fail(Throwable e) {
        String words = GrowthWords.failure(e);
        try {
            to(RunState.FAILED, words);
        } catch (Throwable _) { // it may fail once more where it is told: the run has ended all the same
            message = words;
            state = RunState.FAILED;
            settle();
        }
        channel.put(new RunEvent.Failed(e));
    }

    private void go() {
        lanes.resume();
        pacer.restart(System.nanoTime());
        sampler.restart(lanes.current(), System.nanoTime());
        to(RunState.RUNNING, "");
    }

    /// Live lanes follow the state of the whole; those that have ended keep their own.
    private void to(RunState newState, String words) {
        steps.clear();
        view.leave();
        if (!newState.isLive() && !lanes.isEmpty()) {
            lanes.crown();
            run = lanes.current().run();
            lr = lanes.current().loop().rate().lr();
        }
        message = words;
        state = newState;
        lanes.all().stream().filter(l -> l.run().state().isLive() || l.run().state() == RunState.IDLE)
                .forEach(l -> work.tell(l, newState, words));
        if (newState != RunState.RUNNING && !lanes.isEmpty()) {
            sampler.publish(lanes.current(), null, 0);
        }
        settle();
    }

    private void settle() {
        if (!hasWork()) {
            waiters.answer(state);
        }
    }
}
