package descent.train;

import descent.model.Setup;

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
}
