package descent.train;

import descent.model.Setup;

/// A run whose epochs a test writes itself, as the trainer thread would.
public final class FakeRun {
    private final Run run;

    public FakeRun(int id, Setup setup) {
        run = new Run(id, setup, new RunHistory());
    }

    public Run run() {
        return run;
    }

    public void epoch(float train, float test) {
        run.history().append(train, test);
    }

    public void last(float train, float test) {
        run.history().last(new RunHistory.Last(train, test));
    }

    public void goOn(int planned) {
        run.history().last(null);
        run.plannedEpochs(planned);
        run.state(RunState.RUNNING, "");
    }

    public void state(RunState state) {
        run.state(state, "");
    }

    public void divergedAt(int epoch) {
        run.divergedAt(epoch);
    }

    public void rate(int epoch, double lr) {
        run.addRateChange(new RateChange(epoch, epoch, lr));
    }
}
