package descent.train;

import descent.model.Setup;

/// Runs for tests of the screen, without a trainer.
public final class TestRuns {
    private TestRuns() { }

    public static Run run(int id, Setup setup, RunHistory history) {
        return new Run(id, setup, history);
    }
}
