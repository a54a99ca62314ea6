package descent.train;

import descent.model.SavedModel;
import descent.model.Setup;
import java.util.stream.IntStream;

/// Runs for tests of the screen, without a trainer.
public final class TestRuns {
    private TestRuns() { }

    public static Run run(int id, Setup setup, RunHistory history) {
        return new Run(id, setup, history);
    }

    /// An ended run with what the words would say about its curves.
    public static Run diagnosed(int id, Setup setup, RunHistory history) {
        Run run = new Run(id, setup, history);
        run.finding(Diagnosis.of(history, Diagnosis.Facts.NONE).orElse(null));
        return run;
    }

    /// A run whose steps overshoot from this rate on.
    public static Run overshooting(int id, Setup setup, RunHistory history, double mark) {
        Run run = new Run(id, setup, history);
        overshoot(run, mark);
        return run;
    }

    public static Run from(Run run, SavedModel.Provenance of) {
        run.provenance(of);
        return run;
    }

    public static void best(Run run, int epoch, float loss) {
        run.best(new Run.Best(epoch, loss));
    }

    public static void finding(Run run, Finding found) {
        run.finding(found);
    }

    /// Finished epochs behind which the train loss was lowest.
    static int lowest(Run run) {
        float[] losses = run.history().trainAll();
        return IntStream.range(0, losses.length).reduce(0, (a, b) -> losses[b] < losses[a] ? b : a);
    }

    /// Of a validation curve's first points.
    static Run.Best lowestPoint(float[] curve, int points) {
        int best = IntStream.range(0, points).reduce(0, (a, b) -> curve[b] < curve[a] ? b : a);
        return new Run.Best(best + 1, curve[best]);
    }

    public static void overshoot(Run run, double mark) {
        run.overshoot(new Overshoot(mark, run.history().count(), ""));
    }
}
