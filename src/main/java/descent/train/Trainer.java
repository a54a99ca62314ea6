package descent.train;

import descent.data.PreparedData;
import descent.data.Progress;
import descent.eval.Evaluation;
import descent.model.SavedModel;
import descent.model.Setup;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/// The workspace's one trainer: a daemon thread that owns model, optimizer and tensors, alive and idle between runs.
///
/// Every method may be called from any thread and returns at once: it posts a command that the thread runs between two
/// steps (between two lines while lines are shown), in the order of posting; a slow pace never delays one. Futures are completed on the
/// trainer thread: a screen goes on with `thenAcceptAsync` on its own. Commands that mean nothing now (stop while stopped) do nothing.
///
/// Curves are read from [Run#history()], everything else from [#channel()], once per pulse; there are no callbacks.
public final class Trainer implements AutoCloseable {
    private static final long CLOSE_MILLIS = 1000;

    private final Mailbox mailbox = new Mailbox();
    private final RunChannel channel = new RunChannel();
    private final RunControl control = new RunControl(channel);
    private final Thread thread;

    public Trainer() {
        thread = new Thread(this::live, "trainer");
        thread.setDaemon(true);
        mailbox.owner(thread);
        thread.start();
    }

    // ---- runs

    /// A new run from the seed's start weights. A run that is still live ends as STOPPED.
    ///
    /// @return the run as soon as it has begun; or a [TrainingException] with a sentence why it cannot, the model before untouched
    public CompletableFuture<Run> train(Setup setup, PreparedData data) {
        return begin(setup, data, false, new Wish());
    }

    /// As [#train], but standing before the first line, for Step.
    public CompletableFuture<Run> trainPaused(Setup setup, PreparedData data) {
        return begin(setup, data, true, new Wish());
    }

    /// @param wish given up: the future then holds null, and nothing was begun; so with the others
    public CompletableFuture<Run> begin(Setup setup, PreparedData data, boolean paused, Wish wish) {
        return mailbox.post(() -> wish.take() ? control.train(setup, data, paused) : null);
    }

    /// A race: 2 to 6 set-ups that differ in one thing (rate, optimizer, batch size or schedule), from the same start weights
    /// in lock-step, under the same pace and commands; a lane that diverges leaves the others running. Each lane equals the
    /// same run alone, to the bit. The first lane is the current model; [RaceResult#of] makes the table.
    public CompletableFuture<List<Run>> race(List<Setup> setups, PreparedData data) {
        return race(setups, data, new Wish());
    }

    public CompletableFuture<List<Run>> race(List<Setup> setups, PreparedData data, Wish wish) {
        return mailbox.post(() -> wish.take() ? control.race(setups, data) : null);
    }

    /// Makes another lane of the race, or an earlier run, the current model: the one that is evaluated, saved, replayed and
    /// shown. Runs of long ago are computed again to the bit; where `progress` says false, the future holds null.
    public CompletableFuture<Run> choose(int runId, Progress progress) {
        return mailbox.post(() -> control.choose(runId, progress));
    }

    /// A saved model: PAUSED where epochs of its plan are left, else FINISHED; STOPPED without its data.
    ///
    /// @param data prepared with the saved preprocessing and split, or null
    public CompletableFuture<Run> open(SavedModel saved, PreparedData data) {
        return open(saved, data, new Wish());
    }

    public CompletableFuture<Run> open(SavedModel saved, PreparedData data, Wish wish) {
        return mailbox.post(() -> wish.take() ? control.open(saved, data) : null);
    }

    public void pause() {
        tell(control::pause);
    }

    public void resume() {
        tell(control::resume);
    }

    /// Ends the run; the model is kept, Continue goes on.
    public void stop() {
        tell(control::stop);
    }

    /// Exactly one of the five lines; pauses a running run first.
    public void stepLine() {
        tell(() -> control.step(Steps.Size.LINE));
    }

    /// To the end of the update in work.
    public void stepUpdate() {
        tell(() -> control.step(Steps.Size.UPDATE));
    }

    /// To the end of the epoch in work.
    public void stepEpoch() {
        tell(() -> control.step(Steps.Size.EPOCH));
    }

    /// Goes on for so many more epochs: after the plan of a live run, after the epochs done of an ended one.
    public CompletableFuture<Run> continueFor(int epochs) {
        return mailbox.post(() -> control.continueFor(epochs));
    }

    /// The same set-up anew, from the same start weights; a race with all its lanes, which are the answer.
    public CompletableFuture<List<Run>> restart() {
        return mailbox.post(control::restart);
    }

    /// From the next update on; recorded in the run when it is used. Infinite, below 0 or in a race: ignored. NaN: what was
    /// asked for and not used yet is forgotten.
    public void learningRate(double lr) {
        tell(() -> control.learningRate(lr));
    }

    /// The rate in use, or the one that the next update will use; NaN before the first run.
    public double learningRate() {
        return control.lr();
    }

    public void pace(Pace pace) {
        tell(() -> control.pace(pace));
    }

    public RunState state() {
        return control.state();
    }

    /// One sentence on the state, or "".
    public String stateMessage() {
        return control.message();
    }

    /// The run of the present model; null before the first.
    public Run run() {
        return control.run();
    }

    public RunChannel channel() {
        return channel;
    }

    /// Completes as soon as nothing is running: at once, or at the next pause or end; refused when the trainer is closed before.
    public CompletableFuture<RunState> settled() {
        CompletableFuture<RunState> answer = new CompletableFuture<>();
        return mailbox.post(() -> {
            control.whenSettled(answer);
            return null;
        }).thenCompose(_ -> answer);
    }

    // ---- commands on the model

    /// Runs on the trainer thread between two steps; what it hands back must be copies. While an epoch is replayed it is
    /// asked of the model as it stood then.
    public <T> CompletableFuture<T> ask(ModelCommand<T> command) {
        return mailbox.post(() -> {
            Lane asked = control.view().or(control.lane());
            return command.run(asked.model(), asked.data());
        });
    }

    /// On test and train rows, in eval mode, without gradients; changes nothing.
    public CompletableFuture<Evaluation> evaluate() {
        return evaluate(Progress.NONE);
    }

    /// @param progress false cancels: the future then holds null
    public CompletableFuture<Evaluation> evaluate(Progress progress) {
        return mailbox.post(() -> control.lane().evaluate(progress));
    }

    /// Everything that a file needs to go on to the bit.
    public CompletableFuture<SavedModel> snapshot() {
        return mailbox.post(() -> control.lane().snapshot());
    }

    /// Whether the model is where it was at a snapshot.
    public CompletableFuture<Boolean> isStill(SavedModel m) {
        return mailbox.post(() -> control.lane().snapshot().isWhere(m));
    }

    public CompletableFuture<WeightView> weights() {
        return mailbox.post(() -> control.lane().weights());
    }

    /// What the network says now, over its rows; null without data.
    public CompletableFuture<FitView> fit() {
        return mailbox.post(() -> control.lane().fit());
    }

    public CompletableFuture<String> fingerprint() {
        return mailbox.post(() -> control.lane().model().fingerprint());
    }

    /// The run, paused or ended, as it stood after so many epochs (0 = start weights), computed again to the bit; the model stays the
    /// last one. From then on it is looked at, until [#leaveReplay] or the next run.
    ///
    /// @param progress false cancels: the future then holds null
    public CompletableFuture<Moment> replay(int epoch, Progress progress) {
        return mailbox.post(() -> control.view().look(epoch, control.lane(), progress));
    }

    public void leaveReplay() {
        tell(control.view()::leave);
    }

    /// As [#snapshot()], of the epoch that is looked at.
    public CompletableFuture<SavedModel> replayedSnapshot() {
        return mailbox.post(() -> control.view().snapshot());
    }

    /// A new run that goes on from that epoch with another rate; PAUSED until Resume.
    public CompletableFuture<Run> branch(int epoch, double lr) {
        return mailbox.post(() -> control.branch(epoch, lr));
    }

    /// Chooses the weight whose arithmetic [StepView#weight()] shows, by its name in the state_dict and its flat index in PyTorch's layout [out, in]: of
    /// the update that was stepped last, as long as nothing has run since, and of later ones.
    public CompletableFuture<Void> watch(String parameter, int index) {
        return mailbox.post(() -> {
            control.lane().watch(parameter, index, channel);
            return null;
        });
    }

    /// Takes the weights as they were after so many finished epochs, to the bit; the last ones come back the same way. Only while the run stands at its end; nothing is taken by itself.
    ///
    /// @param progress of weights that must be computed again; false cancels: the future then holds false, and nothing was taken
    public CompletableFuture<Boolean> take(int finished, Progress progress) {
        return mailbox.post(() -> control.take(finished, progress));
    }

    /// Ends the thread, which is waited for 1 s at most; waiting commands are refused.
    @Override
    public void close() {
        mailbox.close();
        try {
            if (Thread.currentThread() != thread) {
                thread.join(CLOSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// False once the thread has ended.
    public boolean isAlive() {
        return thread.isAlive();
    }

    private void tell(Runnable command) {
        Callable<Void> guarded = () -> {
            try {
                command.run();
            } catch (Throwable e) {
                control.fail(e);
            }
            return null;
        };
        Future<Void> _ = mailbox.post(guarded);
    }

    private void live() {
        while (!mailbox.isClosed()) {
            try {
                turn();
            } catch (Throwable e) {
                control.fail(e); // the thread itself never dies of it
            }
        }
        control.waiters.refuse();
    }

    private void turn() {
        if (!mailbox.isEmpty()) {
            mailbox.runAll();
        } else if (!control.hasWork()) {
            LockSupport.park(mailbox);
        } else {
            long wait = control.waitNanos();
            if (wait > 0) {
                LockSupport.parkNanos(mailbox, wait);
            } else {
                control.work();
            }
        }
    }
}
