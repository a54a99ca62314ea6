package descent.ui.common;

import descent.eval.Evaluation;
import descent.train.Moment;
import descent.train.RunState;
import descent.train.StepView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Looking back over the run that stands, paused or ended: while an epoch is looked at, weights, predictions, loop and code lens are those
/// of that time, and the model stays the last one. Epochs count as on the chart: at epoch 120 stand the weights that made its
/// loss, before its first update. Only the newest wish is computed; an older one that takes long is given up.
public final class ReplayDesk {
    private static final long PATIENCE_NANOS = 100_000_000;
    private static final long SAID_NANOS = 300_000_000;

    private final TrainerDesk desk;
    private final Workspace.Services services;
    private final Consumer<Notice> say;
    private final ReadOnlyIntegerWrapper epoch = new ReadOnlyIntegerWrapper(this, "epoch");
    private final ReadOnlyObjectWrapper<Moment> moment = new ReadOnlyObjectWrapper<>(this, "moment");
    private final ReadOnlyDoubleWrapper computing = new ReadOnlyDoubleWrapper(this, "computing", -1);
    // written on the JavaFX thread, read by the trainer while it computes; saidAt by the trainer alone
    private volatile int wanted;
    private volatile long askedAt;
    private volatile long saidAt;
    private boolean asked;
    private int line;
    private Evaluation lastEvaluation;
    private StepView lastStep;

    ReplayDesk(TrainerDesk desk, Workspace.Services services, Consumer<Notice> say) {
        this.desk = desk;
        this.services = services;
        this.say = say;
        desk.state.subscribe(_ -> leave()); // as the trainer does
        desk.currentRun.subscribe(_ -> leave());
    }

    /// The epoch that is looked at, counted from 1; 0 while nothing is.
    public ReadOnlyIntegerProperty epoch() {
        return epoch.getReadOnlyProperty();
    }

    /// What is shown of it; null while nothing is, or before it was computed.
    public ReadOnlyObjectProperty<Moment> moment() {
        return moment.getReadOnlyProperty();
    }

    /// Share of a computation that takes long; −1 while none does.
    public ReadOnlyDoubleProperty computing() {
        return computing.getReadOnlyProperty();
    }

    public boolean isActive() {
        return wanted > 0;
    }

    /// Whether results and lines on the screen are those of an earlier epoch, or are just being put back: nobody has asked for them by Evaluate or Step.
    public boolean isShowing() {
        return desk.replaying;
    }

    /// Epochs that can be looked at: those of the run that stands, paused or ended; 0 while there is none.
    public int last() {
        RunItem item = desk.currentRun.get();
        RunState s = desk.state.get();
        return item == null || s == RunState.RUNNING || s == RunState.IDLE || s == RunState.FAILED ? 0 : item.run().history().count();
    }

    /// Looks at an epoch; behind the last one: back to the end.
    public void to(int chartEpoch) {
        if (last() == 0 || chartEpoch > last()) {
            leave();
            return;
        }
        int next = Math.max(1, chartEpoch);
        if (next == wanted) {
            return;
        }
        if (!isActive()) {
            lastEvaluation = desk.evaluation.get();
            lastStep = desk.stepView.get();
            desk.replaying = true;
        }
        wanted = next;
        epoch.set(next);
        ask();
    }

    private void ask() {
        if (asked) {
            return;
        }
        asked = true;
        int now = wanted;
        askedAt = services.clock().getAsLong();
        CompletableFuture<Moment> answer = desk.trainer().replay(now - 1, share -> goesOn(now, share));
        Answers.then(answer, services.fx(), (m, e) -> came(now, m, e));
        desk.await(answer, _ -> { });
    }

    /// On the trainer's thread.
    private boolean goesOn(int asking, double share) {
        long now = services.clock().getAsLong();
        if (now - askedAt > SAID_NANOS && now - saidAt > PATIENCE_NANOS) {
            saidAt = now;
            services.fx().execute(() -> computing.set(asked ? share : -1));
        }
        return wanted == asking || (wanted > 0 && now - askedAt < PATIENCE_NANOS);
    }

    private void came(int forEpoch, Moment m, Throwable e) {
        asked = false;
        computing.set(-1);
        if (wanted == 0) {
            desk.trainer().leaveReplay();
        } else if (e != null) {
            leave();
        } else {
            if (m != null) {
                show(m);
            }
            if (wanted != forEpoch) {
                ask();
            }
        }
    }

    private void show(Moment m) {
        moment.set(m);
        desk.fingerprint.set(m.fingerprint());
        showLine(m);
        desk.evaluation.set(m.evaluation());
        desk.weights.set(m.weights());
        desk.fits.fit.set(m.fit());
    }

    private void showLine(Moment m) {
        StepView view = m.lines().get(line);
        desk.stepView.set(view);
        desk.sample.set(m.sample().withLit(view.phase()));
    }

    /// Step while looking back: the next line of this epoch's update, after the last line the next epoch.
    ///
    /// @return false while nothing is looked at
    boolean stepLine() {
        Moment m = moment.get();
        if (isActive() && m != null && line + 1 < m.lines().size()) {
            line++;
            showLine(m);
        } else if (isActive()) {
            line = 0;
            to(wanted + 1);
        }
        return isActive() || m != null;
    }

    /// @return false while nothing is looked at
    boolean stepEpoch() {
        boolean was = isActive();
        if (was) {
            to(wanted + 1);
        }
        return was;
    }

    /// Back to the end of the run.
    public void leave() {
        if (!isActive()) {
            return;
        }
        wanted = 0;
        line = 0;
        desk.evaluation.set(lastEvaluation); // still looking back, so that it does not count as another look at the test rows
        desk.stepView.set(lastStep);
        lastEvaluation = null;
        lastStep = null;
        desk.replaying = false;
        desk.trainer().leaveReplay();
        epoch.set(0);
        moment.set(null);
        computing.set(-1);
        desk.sample.set(desk.trainer().channel().latest());
        desk.askWeights();
    }

    /// A new run that goes on from this epoch with another rate; it begins at once.
    public void branch(double lr) {
        int from = wanted;
        if (from == 0) {
            return;
        }
        String name = desk.currentRun.get().name().get() + " from " + Numbers.count(from) + ", lr " + Numbers.plain(lr);
        if (desk.opening.isOn()) {
            return; // it takes the place of the run that is looked back at
        }
        desk.races.none();
        desk.await(desk.trainer().branch(from - 1, lr), run -> {
            desk.item(run).name().set(name);
            desk.unsaved.mark();
            desk.tell(desk.trainer()::resume);
        });
    }

    /// Saves the model as it stood at this epoch, beside the last one: what is unsaved stays unsaved.
    ///
    /// @return true once the file is written
    public CompletableFuture<Boolean> save(Path file) {
        int at = wanted;
        return desk.trainer().replayedSnapshot().thenAcceptAsync(m -> {
            try {
                services.store().write(file, m);
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        }, services.io()).handleAsync((_, e) -> {
            say.accept(e != null ? Notice.trouble(Words.of(e)) : Notice.done("Saved " + file.getFileName() + ": the model as it stood at epoch " + Numbers.count(at) + "."));
            return e == null;
        }, services.fx());
    }
}
