package descent.ui.common;

import descent.data.Progress;
import descent.eval.Evaluation;
import descent.train.LoopSample;
import descent.train.Phase;
import descent.train.Run;
import descent.train.RunEvent;
import descent.train.RunState;
import descent.train.StepView;
import descent.train.Trainer;
import descent.train.WeightView;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;

/// The training side of the workspace: sends commands to the trainer and takes what lies in its channel, once per pulse.
final class TrainerDesk {
    private static final long WEIGHTS_NANOS = 200_000_000;

    final ReadOnlyObjectWrapper<RunState> state = new ReadOnlyObjectWrapper<>(RunState.IDLE);
    final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    final ReadOnlyObjectWrapper<LoopSample> sample = new ReadOnlyObjectWrapper<>();
    final ReadOnlyObjectWrapper<Evaluation> evaluation = new ReadOnlyObjectWrapper<>();
    final ReadOnlyObjectWrapper<WeightView> weights = new ReadOnlyObjectWrapper<>();
    final ReadOnlyObjectWrapper<StepView> stepView = new ReadOnlyObjectWrapper<>();
    final ReadOnlyStringWrapper fingerprint = new ReadOnlyStringWrapper("");
    /// Weights that were trained since the last save.
    final UnsavedWork unsaved = new UnsavedWork();
    final ObservableList<RunItem> runs = RunItem.list();
    final ObjectProperty<RunItem> currentRun = new SimpleObjectProperty<>();
    final Evaluating evaluating;
    final OpeningDesk opening;
    final BeginDesk beginning = new BeginDesk(this);
    final FitDesk fits;
    private final Trainer trainer;
    private final Executor fx;
    private final LongSupplier clock;
    private final Consumer<Throwable> failed;
    private Runnable wake = () -> { };
    private int pending;
    private boolean weightsAsked;
    private boolean weightsAgain;
    private long weightsAt;
    /// While an epoch is looked back at, what comes from the last model is not shown.
    boolean replaying;
    final RaceDesk races;

    TrainerDesk(Trainer trainer, Executor fx, LongSupplier clock, Consumer<Throwable> failed) {
        this.trainer = trainer;
        this.fx = fx;
        this.evaluating = new Evaluating(fx);
        this.opening = new OpeningDesk(fx);
        this.clock = clock;
        this.failed = failed;
        this.fits = new FitDesk(trainer, fx, clock);
        this.races = new RaceDesk(this);
    }

    /// Called at every command, so that the pump begins to pulse.
    void onWake(Runnable r) {
        wake = r;
    }

    Trainer trainer() {
        return trainer;
    }

    /// Waits for an answer of the trainer; its end is taken on the FX thread, its failure becomes words.
    <T> void await(CompletableFuture<T> answer, Consumer<T> then) {
        await(answer, then, () -> { });
    }

    /// @param refused done before its failure is told
    <T> void await(CompletableFuture<T> answer, Consumer<T> then, Runnable refused) {
        pending++;
        wake.run();
        Answers.then(answer, fx, (value, e) -> {
            pending--;
            drain();
            if (e != null) {
                refused.run();
                failed.accept(e);
            } else {
                then.accept(value);
            }
        });
    }

    /// Whether answers of the trainer are still to come.
    boolean isAsked() {
        return pending > 0;
    }

    Executor fx() {
        return fx;
    }

    /// Sends a command that has no answer, and waits until it was done.
    void tell(Runnable command) {
        command.run();
        await(trainer.settled(), s -> { });
    }

    /// The weights are about to move: what was saved and evaluated is no longer theirs.
    void weightsMove() {
        evaluation.set(null);
        unsaved.mark();
    }

    /// Of the last model; an epoch that is looked back at shows its results by itself. Cancelled: the results before stay.
    /// An answer that comes when another run is the current one is dropped: it is not that one's.
    void evaluate() {
        RunItem asked = currentRun.get();
        CompletableFuture<Evaluation> answer = replaying ? null : evaluating.begin(trainer::evaluate);
        if (answer != null) {
            await(answer, e -> evaluation.set(e == null || currentRun.get() != asked ? evaluation.get() : e));
        }
    }

    void takeState() {
        message.set(trainer.stateMessage());
        state.set(trainer.state());
    }

    /// Another lane of the race, or an earlier run, becomes the current model.
    ///
    /// @param progress of a run that must be computed again for it; false cancels
    CompletableFuture<Run> choose(RunItem item, Progress progress) {
        boolean lane = races.lanes().contains(item.run());
        CompletableFuture<Run> answer = trainer.choose(item.run().id(), progress);
        await(answer, run -> {
            if (run == null) {
                return;
            }
            RunItem now = itemOf(run).orElseGet(() -> added(run)); // deleted meanwhile: its model is the one in the window
            if (now != currentRun.get()) {
                unsaved.mark(); // no file holds the model that is on the screen now, as far as anybody knows
            }
            if (!lane) {
                races.none();
            }
            current(now); // before its state: whoever hears of that looks at the run
            if (!lane) {
                takeState();
            }
            askWeights();
        });
        return answer;
    }

    /// The results of the run before go first: whoever hears of another one must not find a row of theirs.
    void current(RunItem item) {
        if (item != currentRun.get()) {
            evaluation.set(null);
        }
        RunItem was = currentRun.get();
        currentRun.set(item);
        RunColours.change(runs, was, item);
    }

    RunItem item(Run run) {
        return itemOf(run).orElseThrow();
    }

    /// Empty for a lane that was deleted after its race, which goes on with the others all the same.
    Optional<RunItem> itemOf(Run run) {
        return runs.stream().filter(i -> i.run() == run).findFirst();
    }

    /// @return whether more may come
    boolean drain() {
        for (RunEvent e : trainer.channel().drain()) {
            take(e);
        }
        races.follow();
        LoopSample s = trainer.channel().latest();
        if (s != null && s != sample.get() && !replaying) {
            sample.set(s);
            fingerprint.set(s.fingerprint());
        }
        if (state.get() == RunState.RUNNING && clock.getAsLong() - weightsAt >= WEIGHTS_NANOS) {
            askWeights();
        }
        fits.tick(state.get() == RunState.RUNNING);
        return state.get() == RunState.RUNNING || pending > 0;
    }

    private void take(RunEvent event) {
        switch (event) {
            case RunEvent.Started e -> started(e.run());
            case RunEvent.StateChanged e -> changed(e);
            case RunEvent.RateChanged _ -> { }
            case RunEvent.Failed e -> failed.accept(e.cause());
            case RunEvent.Watched e -> stepView.set(e.view());
            case RunEvent.Stepped e -> {
                stepView.set(e.view());
                if (e.view().phase() == Phase.STEP) {
                    weightsMove();
                }
                askWeights();
            }
        }
    }

    private void started(Run run) {
        current(added(run));
        stepView.set(null);
    }

    RunItem added(Run run) {
        RunItem item = new RunItem(run, "Run " + run.id());
        runs.add(item);
        return item;
    }

    void recolour() {
        RunColours.count(runs, currentRun.get());
    }

    private void changed(RunEvent.StateChanged e) {
        if (!races.isOn()) {
            message.set(e.message());
            state.set(e.state());
        }
        if (e.state() == RunState.RUNNING) {
            weightsMove();
        } else {
            askWeights();
        }
    }

    void askWeights() {
        weightsAt = clock.getAsLong();
        weightsAgain = weightsAsked;
        if (weightsAsked || currentRun.get() == null) {
            return;
        }
        if (state.get() != RunState.RUNNING && !replaying) {
            fits.ask();
        }
        weightsAsked = true;
        pending++;
        Answers.then(trainer.weights(), fx, (w, e) -> {
            pending--;
            weightsAsked = false;
            if (w != null && !replaying) {
                weights.set(w);
            }
            if (weightsAgain) {
                askWeights();
            }
        });
        Answers.then(trainer.fingerprint(), fx, this::weightsAre);
    }

    /// Once the weights stand, results of earlier ones go.
    private void weightsAre(String now, Throwable failed) {
        if (failed != null || replaying) {
            return;
        }
        fingerprint.set(now);
        Evaluation shown = evaluation.get();
        if (shown != null && state.get() != RunState.RUNNING && !shown.fingerprint().equals(now)) {
            evaluation.set(null);
        }
    }
}
