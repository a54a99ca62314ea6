package descent.train;

import descent.data.PreparedData;
import descent.data.Progress;
import descent.data.Task;
import descent.eval.Evaluation;
import descent.model.Setup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How much of a result is chance: the same set-up on the same rows from several seeds (start weights, order of the rows,
/// Dropout). Measured on the validation rows where there are some, so that the test rows stay unseen, else on the test rows.
/// Equal for one first seed; runs on the thread that calls it, beside any trainer.
///
/// @param setup  as the first seed has it
/// @param runs   one per seed, in the order of the seeds; ended
/// @param rows   "validation" or "test": what was measured
/// @param score  "R²" or "accuracy"
/// @param scores of each seed; NaN where it diverged
/// @param mean   of the seeds that came through; NaN when none did
/// @param spread their standard deviation (divided by n)
public record SeedRuns(Setup setup, List<Run> runs, String rows, String score, double[] scores, double mean, double spread) {
    public static final int MOST = 100;

    /// @param n number of seeds: that of the set-up and those that follow it
    /// @return null when cancelled
    /// @throws TrainingException one sentence: a set-up that cannot be trained, too few or too many seeds
    public static SeedRuns of(Setup setup, PreparedData data, int n, Progress progress) throws TrainingException {
        if (n < 2 || n > MOST) {
            throw new TrainingException("A repetition takes 2 to " + MOST + " seeds, not " + n + ".");
        }
        List<Run> runs = new ArrayList<>();
        double[] scores = new double[n];
        for (int i = 0; i < n; i++) {
            int seed = i;
            Lane lane = Lane.start(i + 1, setup.withSeed(setup.seed() + i), data);
            if (!lane.trainToEnd(share -> progress.update((seed + share) / n))) {
                return null;
            }
            runs.add(lane.run());
            scores[i] = lane.run().divergedAt() > 0 ? Double.NaN : score(lane.evaluateWatched(Progress.NONE));
        }
        double[] good = Arrays.stream(scores).filter(v -> !Double.isNaN(v)).toArray();
        double mean = Arrays.stream(good).average().orElse(Double.NaN);
        double spread = Math.sqrt(Arrays.stream(good).map(v -> (v - mean) * (v - mean)).average().orElse(Double.NaN));
        return new SeedRuns(setup, List.copyOf(runs), setup.watched(), data.task() == Task.REGRESSION ? "R²" : "accuracy", scores, mean, spread);
    }

    static double score(Evaluation e) {
        return e.task() == Task.REGRESSION ? e.regression().r2() : e.classification().accuracy();
    }

    /// Seeds that came through.
    public int finished() {
        return (int) Arrays.stream(scores).filter(v -> !Double.isNaN(v)).count();
    }
}
