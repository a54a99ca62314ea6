package descent.ui.common;

import descent.data.PreparedData;
import descent.eval.Predictor;
import descent.model.Setup;
import descent.train.Pace;
import descent.train.Trainer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// What the window shows and does, without a control in it: the Setup being edited, the data, the runs and the state of
/// training. Every card takes it in its constructor, shows its properties ([WorkspaceState]) and sends edits and commands.
///
/// Used on the JavaFX thread only (in tests: on one thread).
public final class Workspace extends WorkspaceFiles implements AutoCloseable {
    /// What the workspace works with.
    ///
    /// @param store writes and reads models
    /// @param io    reads and writes files, one task after the other
    /// @param fx    the JavaFX thread; in tests the calling one
    /// @param clock nanoseconds
    public record Services(Trainer trainer, ModelStore store, Executor io, Executor fx, LongSupplier clock) { }

    private final Services services;

    public Workspace(Services services) {
        super(services);
        this.services = services;
    }

    /// For windows that read files of their own.
    public Services services() {
        return services;
    }

    /// A new run from the seed's start weights.
    public void train() {
        begin(false, () -> { });
    }

    private void begin(boolean paused, Runnable then) {
        desk.opening.then(() -> {
            Setup s = setup().get();
            whenReady(p -> {
                desk.beginning.train(s, p, paused);
                then.run();
            });
        });
    }

    private void whenReady(Consumer<PreparedData> begin) {
        say(null);
        runDesk().giveUpComputing();
        data.forRun((p, e) -> {
            if (e != null) {
                failed(e);
            } else if (p != null) {
                begin.accept(p);
            }
        }, () -> say(Notice.done("Cancelled: no run was begun.")));
    }

    public void pause() {
        desk.tell(desk.trainer()::pause);
    }

    public void resume() {
        desk.opening.then(() -> desk.tell(desk.trainer()::resume));
    }

    /// What the big button does: Train, Pause or Resume.
    public void togglePause() {
        switch (state().get()) {
            case RUNNING -> pause();
            case PAUSED -> resume();
            default -> train();
        }
    }

    /// One line of the loop; without a living run, of a new one.
    public void stepLine() {
        step(replay.stepLine(), desk.trainer()::stepLine);
    }

    public void stepUpdate() {
        step(replay.stepEpoch(), desk.trainer()::stepUpdate);
    }

    public void stepEpoch() {
        step(replay.stepEpoch(), () -> {
            desk.trainer().stepEpoch();
            desk.weightsMove();
        });
    }

    /// @param back the step was taken in the epochs that are looked back at
    private void step(boolean back, Runnable step) {
        if (!back) {
            desk.opening.then(() -> {
                if (desk.beginning.isPaused() || state().get().isLive()) {
                    desk.tell(step);
                } else {
                    begin(true, () -> desk.tell(step));
                }
            });
        }
    }

    public void continueRun(int epochs) {
        desk.opening.then(() -> {
            say(null);
            runDesk().giveUpComputing();
            desk.await(desk.trainer().continueFor(epochs), r -> { });
        });
    }

    /// The same run anew from the same start weights.
    public void restart() {
        desk.opening.then(() -> {
            say(null);
            desk.races.restart();
        });
    }

    /// Throws the die: another seed for the start weights of the next run.
    public void newWeights() {
        long seed = Math.floorMod(setup().get().seed() * 6364136223846793005L + 1442695040888963407L, 10_000L);
        edit("seed", s -> s.withSeed(seed));
        say(Notice.done("Seed " + seed + ": the next Train starts from other weights."));
    }

    public void evaluate() {
        desk.opening.then(desk::evaluate);
    }

    /// The rate of the Setup, and at the next step that of the living run, unless it is in a race.
    public void setLearningRate(double lr) {
        edit("learning rate", s -> s.withLr(lr));
        if (currentRun().get() != null && !isRace() && !desk.opening.isOn()) {
            desk.trainer().learningRate(lr);
        }
    }

    public void setPace(Pace p) {
        pace.set(p);
        desk.trainer().pace(p);
    }

    /// Chooses the weight whose arithmetic the code lens shows.
    ///
    /// @param parameter name in the state_dict: "0.weight"
    /// @param index     flat, in PyTorch's layout
    public void watch(String parameter, int index) {
        desk.await(desk.trainer().watch(parameter, index), v -> { });
    }

    /// A race of set-ups that differ in one thing, from the same start weights.
    public void race(List<Setup> lanes) {
        desk.opening.then(() -> whenReady(p -> {
            models.raced(setup().get());
            desk.races.race(lanes, p);
        }));
    }

    /// Whether a run is a lane of the last race, and so can become the current model.
    public boolean isLane(RunItem item) {
        return desk.races.lanes().contains(item.run());
    }

    /// Whether a run is the current model, or races with it just now: it cannot be deleted.
    public boolean isAtWork(RunItem item) {
        return item == currentRun().get() || (isLane(item) && state().get().isLive()) || runDesk().isChosen(item);
    }

    /// Whether a run can become the current model: a lane of the last race at any time, an earlier run of the same columns
    /// while nothing runs.
    public boolean canChoose(RunItem item) {
        return isLane(item) || (item != currentRun().get() && !state().get().isLive() && item.setup().schema().equals(setup().get().schema()));
    }

    /// Makes another lane of the race, or an earlier run, the current model: the one that is shown, evaluated, saved and replayed.
    public void choose(RunItem lane) {
        desk.opening.then(() -> runDesk().choose(lane));
    }

    /// What the model says to a row of texts, one per input column; ends on the JavaFX thread, with null while there is no
    /// model, and with a sentence where a text cannot be taken. Changes nothing.
    public CompletableFuture<Predictor.Answer> predict(List<String> cells) {
        if (currentRun().get() == null) {
            return CompletableFuture.completedFuture(null);
        }
        return desk.trainer().ask((model, data) -> Predictor.answer(model, model.preprocessing().features(cells)))
                .whenCompleteAsync((a, e) -> { }, desk.fx());
    }

    /// Takes what lies in the trainer's channel; called once per pulse while anything moves.
    ///
    /// @return whether more may come
    public boolean drain() {
        return desk.drain();
    }

    /// `wake` is called at every command, so that the pulses begin.
    public void onWake(Runnable wake) {
        desk.onWake(wake);
    }

    /// Ends the trainer's thread.
    @Override
    public void close() {
        fileWork().close();
        analysis.close();
        views.close();
        desk.trainer().close();
    }

}
