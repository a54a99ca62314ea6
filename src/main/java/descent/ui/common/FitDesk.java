package descent.ui.common;

import descent.train.FitView;
import descent.train.Trainer;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Asks the trainer for the picture of the fit: five times a second while a run lives and somebody looks, and whenever the
/// weights come to stand. A picture that takes long is asked for less often, so that training keeps 98 % of its time.
final class FitDesk {
    private static final long PERIOD = 200_000_000;
    private static final int SHARE = 50;

    final ReadOnlyObjectWrapper<FitView> fit = new ReadOnlyObjectWrapper<>();
    private final Trainer trainer;
    private final Executor fx;
    private final LongSupplier clock;
    private BooleanSupplier seen = () -> false;
    private boolean asked;
    private boolean again;
    private long at;

    FitDesk(Trainer trainer, Executor fx, LongSupplier clock) {
        this.trainer = trainer;
        this.fx = fx;
        this.clock = clock;
    }

    void seen(BooleanSupplier bySomebody) {
        seen = bySomebody;
    }

    /// Once per pulse.
    void tick(boolean running) {
        long cost = fit.get() == null ? 0 : fit.get().nanos();
        if (running && clock.getAsLong() - at >= Math.max(PERIOD, SHARE * cost) && seen.getAsBoolean()) {
            ask();
        }
    }

    void ask() {
        at = clock.getAsLong();
        again = asked;
        if (asked) {
            return;
        }
        asked = true;
        Answers.then(trainer.fit(), fx, (view, e) -> {
            asked = false;
            if (e == null) {
                fit.set(view);
            }
            if (again) {
                ask();
            }
        });
    }
}
