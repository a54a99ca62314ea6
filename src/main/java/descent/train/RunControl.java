package descent.train;

import descent.data.PreparedData;
import descent.model.SavedModel;
import descent.model.Setup;
import descent.train.TrainingLoop.NonFinite;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The state machine of the workspace's run. Trainer thread only, except for the published fields, which it writes and
/// everyone reads.
final class RunControl {
    private final RunChannel channel;
    private final Pacer pacer = new Pacer();
    private final Sampler sampler;
    private final List<CompletableFuture<RunState>> waiters = new ArrayList<>();
    private Lane lane;
    private final Steps steps = new Steps();
    private int runs;

    // published: written by the trainer thread, read by all
    private volatile RunState state = RunState.IDLE;
    private volatile String message = "";
    private volatile Run run;
    private volatile double lr = Double.NaN;

    RunControl(RunChannel channel) {
        this.channel = channel;
        this.sampler = new Sampler(channel);
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

    // ---- commands

    Run train(Setup setup, PreparedData data, boolean paused) throws TrainingException {
        Lane fresh = Lane.start(runs + 1, setup, data);
        take(fresh);
        to(paused ? RunState.PAUSED : RunState.RUNNING, "");
        return fresh.run();
    }

    Run open(SavedModel saved, PreparedData data) throws TrainingException {
        Lane opened = Lane.open(runs + 1, saved, data);
        take(opened);
        if (data == null) {
            to(RunState.STOPPED, "Opened without its data: it can predict, and train again once the data is open.");
        } else if (opened.loop().epochsDone() < opened.run().plannedEpochs()) {
            to(RunState.PAUSED, "Opened after epoch " + opened.loop().epochsDone() + ": Resume goes on from there.");
        } else {
            to(RunState.FINISHED, "Opened: trained for " + opened.loop().epochsDone() + " epochs.");
        }
        return opened.run();
    }

    private void take(Lane fresh) {
        if (state.isLive()) {
            end(RunState.STOPPED, "");
        }
        lane = fresh;
        runs = fresh.run().id();
        run = fresh.run();
        lr = fresh.model().optimizer().lr();
        sampler.restart(fresh, System.nanoTime());
        channel.put(new RunEvent.Started(fresh.run()));
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
            end(RunState.STOPPED, "Stopped after " + lane.loop().epochsDone() + " epochs; the model is kept.");
        }
    }

    /// Pauses a running run first. A line or an update runs at once, so that the next command finds it done; an epoch
    /// leaves room for commands between its updates.
    void step(Steps.Size size) {
        if (!state.isLive()) {
            return;
        }
        if (state == RunState.RUNNING) {
            to(RunState.PAUSED, "");
        }
        finishSteps();
        if (state == RunState.PAUSED) {
            steps.add(size);
        }
        if (size != Steps.Size.EPOCH) {
            finishSteps();
        }
    }

    private void finishSteps() {
        while (!steps.isEmpty()) {
            work();
        }
    }

    Run continueFor(int epochs) throws TrainingException {
        if (epochs < 1) {
            throw new TrainingException("Continue needs at least 1 more epoch, not " + epochs + ".");
        }
        if (lane == null || state == RunState.IDLE || state == RunState.FAILED) {
            throw new TrainingException("There is no run to continue yet: press Train.");
        }
        lane.needsData();
        int from = state.isLive() ? lane.run().plannedEpochs() : lane.loop().epochsDone();
        lane.run().plannedEpochs(Math.addExact(from, epochs));
        if (state != RunState.RUNNING) {
            lane.loop().goOn();
            go();
        }
        return lane.run();
    }

    Run restart() throws TrainingException {
        if (lane == null) {
            throw new TrainingException("There is no run to restart yet: press Train.");
        }
        return train(lane.needsData().model().setup(), lane.data(), false);
    }

    void learningRate(double value) {
        if (lane != null && value >= 0 && Double.isFinite(value)) {
            lane.loop().rate().want(value);
            lr = value;
        }
    }

    void takeBest() throws TrainingException {
        if (lane == null || state.isLive()) {
            throw new TrainingException("The best weights can be taken when the run has ended.");
        }
        lane.loop().takeBest();
        sampler.publish(lane, null, 0);
    }

    void pace(Pace pace) {
        pacer.pace(pace, System.nanoTime());
    }

    Lane lane() throws TrainingException {
        if (lane == null) {
            throw new TrainingException("There is no trained model yet: press Train.");
        }
        return lane;
    }

    /// Answered as soon as nothing is running: at once, or at the next pause or end.
    void whenSettled(CompletableFuture<RunState> waiter) {
        waiters.add(waiter);
        settle();
    }

    // ---- work

    boolean hasWork() {
        return state == RunState.RUNNING || state == RunState.PAUSED && !steps.isEmpty();
    }

    /// Nanoseconds until the next piece of work; a step that was asked for is never made to wait.
    long waitNanos() {
        return state == RunState.RUNNING && !pacer.pace().isFull() ? pacer.waitNanos(System.nanoTime()) : 0;
    }

    /// One line where lines are shown, else one update (or what is left of it).
    void work() {
        boolean byLine = steps.byLine() || state == RunState.RUNNING && pacer.pace().showsLines();
        Phase lit = null;
        try {
            if (byLine) {
                lane.loop().measureNext();
                lit = lane.watchedLine(channel);
            } else {
                if (steps.isEmpty()) {
                    sampler.before(lane, System.nanoTime());
                } else {
                    lane.loop().measureNext();
                }
                lane.loop().update();
            }
        } catch (Exception | OutOfMemoryError | StackOverflowError e) {
            fail(e);
            return;
        }
        after(lit);
    }

    private void after(Phase lit) {
        TrainingLoop loop = lane.loop();
        noteRate(loop);
        long now = System.nanoTime();
        sampler.after(lane, lit, now);
        if (state == RunState.RUNNING) {
            pacer.spent(lit != null, loop.batches(), now);
        }
        boolean updateEnded = loop.next() == Phase.FORWARD;
        boolean epochEnded = updateEnded && !loop.inEpoch();
        if (loop.nonFinite() != null) {
            diverge(loop.nonFinite());
        } else if (epochEnded && loop.epochsDone() >= lane.run().plannedEpochs()) {
            end(RunState.FINISHED, "Finished " + loop.epochsDone() + " epochs.");
        } else if (steps.takeEnded(updateEnded, epochEnded) instanceof Steps.Size size) {
            if (size == Steps.Size.EPOCH) {
                sampler.publish(lane, Phase.ZERO_GRAD, 0);
            }
            settle();
        }
    }

    private void noteRate(TrainingLoop loop) {
        RateChange changed = loop.rate().takeChange();
        if (changed != null) {
            lane.run().addRateChange(changed);
            channel.put(new RunEvent.RateChanged(lane.run().id(), changed));
        }
        lr = loop.rate().lr();
    }

    private void diverge(NonFinite what) {
        RunHistory history = lane.run().history();
        String words = GrowthWords.say(history, what.epoch(), lane.layerOf(what.parameter()), lane.loop().lossValue());
        lane.run().divergedAt(what.epoch());
        history.last(lane.loop().keepFinite());
        to(RunState.DIVERGED, words);
    }

    private void end(RunState how, String words) {
        try {
            lane.run().history().last(lane.loop().lastPoint());
            to(how, words);
        } catch (Exception | OutOfMemoryError e) {
            fail(e);
        }
    }

    /// Any exception ends the run in words; nothing is swallowed.
    void fail(Throwable e) {
        to(RunState.FAILED, e instanceof OutOfMemoryError ? "The memory did not suffice for this network and batch size; take fewer units or smaller batches."
                : "Training stopped because of an error: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
    }

    private void go() {
        lane.run().history().last(null);
        lane.run().divergedAt(0);
        pacer.restart(System.nanoTime());
        sampler.restart(lane, System.nanoTime());
        to(RunState.RUNNING, "");
    }

    private void to(RunState newState, String words) {
        steps.clear();
        message = words;
        state = newState;
        if (lane != null) {
            lane.run().state(newState, words);
            channel.put(new RunEvent.StateChanged(lane.run().id(), newState, words, lane.loop().epochsDone()));
            if (newState != RunState.RUNNING) {
                lane.diagnose();
                sampler.publish(lane, null, 0);
            }
        }
        settle();
    }

    private void settle() {
        if (!hasWork()) {
            waiters.forEach(w -> w.complete(state));
            waiters.clear();
        }
    }
}
