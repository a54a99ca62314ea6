package descent.ui.training;

import descent.train.Finding;
import descent.train.Run;
import descent.train.RunState;
import descent.ui.common.Numbers;
import java.util.ArrayList;
import java.util.List;

/// What is said under the chart about a run that stands still: how it ended, what a teacher would point at, and how far
/// the prediction was off.
///
/// @param text    "" when there is nothing to say
/// @param trouble the run ended badly
/// @param retry   the rate is to blame: the same run with a tenth of it is offered
record ChartWords(String text, boolean trouble, boolean retry) {
    static final ChartWords SILENT = new ChartWords("", false, false);
    /// @param message    of the state, as the trainer gave it
    /// @param prediction the difference to what was expected, or ""
    static ChartWords of(Run run, RunState state, String message, String prediction) {
        if (run == null || state == RunState.IDLE || state == RunState.RUNNING) {
            return SILENT;
        }
        boolean trouble = state == RunState.DIVERGED || state == RunState.FAILED;
        boolean noWeight = run.finding() != null && run.finding().rule() == Finding.Rule.NO_WEIGHT;
        List<String> parts = new ArrayList<>();
        if (trouble) {
            parts.add(message);
        } else if (state == RunState.FINISHED && !message.isEmpty()) {
            parts.add(message);
        } else if (run.finding() != null) {
            parts.add(words(run.finding()));
        }
        parts.add(state == RunState.DIVERGED ? kept(run) : trouble ? "" : best(run));
        parts.add(prediction);
        parts.removeIf(String::isEmpty);
        return parts.isEmpty() ? SILENT : new ChartWords(String.join("\n", parts), trouble, state == RunState.DIVERGED && !noWeight);
    }

    /// Which weights a diverged run has.
    private static String kept(Run run) {
        return run.weightsEpoch() < 0 ? "The model keeps the last finite weights, those after epoch " + run.history().count() + "."
                : "The model has the weights after epoch " + run.weightsEpoch() + ", of the lowest train loss.";
    }

    /// Where the validation loss was lowest, unless that is the end.
    private static String best(Run run) {
        Run.Best b = run.best();
        if (b == null || run.state().isLive() || b.epoch() > run.history().count()) {
            return "";
        }
        boolean taken = run.weightsEpoch() == b.epoch() - 1;
        boolean early = run.message().startsWith("Stopped early");
        return taken ? "The model has the weights of epoch " + b.epoch() + " (validation loss " + Numbers.plain(b.loss()) + "), not the last ones."
                : early ? run.message()
                : "The validation loss was lowest at epoch " + b.epoch() + ", " + Numbers.plain(b.loss()) + "; the model has its last weights.";
    }

    private static String words(Finding f) {
        return f.remedy().isEmpty() ? f.sentence() : f.sentence() + " " + f.remedy();
    }
}
