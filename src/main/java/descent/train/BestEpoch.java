package descent.train;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Watches the loss on the validation rows: which point of the dashed curve is the lowest, and whether patience is at its
/// end. Without validation rows it does nothing: the test rows decide nothing. Its state follows from the curve, so a run
/// that was saved and opened stops where the unbroken one does. Trainer thread only.
/// Source: Prechelt, "Early Stopping – But When?" (1998), and the usual patience rule: stop when the loss has not fallen
/// below its lowest for so many epochs.
final class BestEpoch {
    private final Run run;
    private float lowest = Float.POSITIVE_INFINITY;
    /// Finished epochs at which the run was continued, ascending; patience counts from the last of them.
    private int[] continued;

    /// @param continued finished epochs at which it was continued; of a file the last time is known
    BestEpoch(Run run, int... continued) {
        this.run = run;
        this.continued = continued.clone();
    }

    /// What the curve alone says, of a run that was opened or goes on.
    void readAll() {
        lowest = Float.POSITIVE_INFINITY;
        Run.Best found = null;
        for (int e = 1; e <= run.history().count(); e++) {
            found = lower(e, run.history().test(e - 1), found);
        }
        run.best(found);
    }

    void epochEnded() {
        int n = run.history().count();
        seen(n, run.history().test(n - 1));
    }

    /// The point after the last update.
    void last(float loss) {
        seen(run.history().count() + 1, loss);
    }

    private void seen(int epoch, float loss) {
        run.best(lower(epoch, loss, run.best()));
    }

    private Run.Best lower(int epoch, float loss, Run.Best before) {
        if (run.setup().split().hasValidation() && loss < lowest) {
            lowest = loss;
            return new Run.Best(epoch, loss);
        }
        return before;
    }

    /// Whether the run ends here although epochs of its plan are left.
    boolean stops() {
        return run.setup().stopsEarly() && waited() >= run.setup().patience();
    }

    private int waited() {
        int best = run.best() == null ? 0 : run.best().epoch();
        return run.history().count() - Math.max(best, countsFrom());
    }

    /// A run that goes on gets its patience anew, and its last point goes: within an epoch, it is none of the curve's.
    void goesOn() {
        continued = IntStream.concat(Arrays.stream(continued), IntStream.of(run.history().count())).distinct().toArray();
        readAll();
    }

    /// A copy of a run, at one of its epochs.
    void asIn(BestEpoch later) {
        continued = Arrays.stream(later.continued).filter(e -> e <= run.history().count()).toArray();
        readAll();
    }

    int countsFrom() {
        return continued.length == 0 ? 0 : continued[continued.length - 1];
    }

    int[] continuedAt() {
        return continued.clone();
    }

    /// Why the run has ended, for a student.
    String words() {
        Run.Best b = run.best();
        return "Stopped early after " + run.history().count() + " epochs: the validation loss has not fallen for " + waited() + " epochs"
                + (b == null ? "." : "; it was lowest at epoch " + b.epoch() + ", " + GrowthWords.digits(b.loss()) + ".")
                + " The model keeps its last weights.";
    }
}
