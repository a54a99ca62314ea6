package descent.train;

import descent.data.DataException;
import descent.data.PreparedData;
import descent.data.Preprocessing;
import descent.data.Progress;
import descent.data.Task;
import descent.data.TrainTestSplit;
import descent.eval.Evaluation;
import descent.model.Setup;
import descent.tensor.Generator;
import java.util.Arrays;
import java.util.stream.IntStream;

/// How much a score depends on which rows were held out: the train rows (validation rows among them, which have no other use
/// here) are cut into k folds, each is held out once while a fresh network, with a preprocessing fitted anew, trains all
/// epochs on the others from the same start weights; a schedule that watches a loss watches that of the rows that train. The test rows stay unseen. Equal for one seed; runs on
/// the thread that calls it, beside any trainer.
/// Source: scikit-learn's `KFold(shuffle=True)` and `cross_val_score`.
///
/// @param score  "R²" or "accuracy"
/// @param folds  the score of each fold
/// @param mean   of the folds
/// @param spread standard deviation of the folds (divided by k)
public record CrossValidation(String score, double[] folds, double mean, double spread) {
    /// @param k 2 to half the number of train rows, so that each fold has at least two to be measured on
    /// @return null when cancelled
    /// @throws TrainingException one sentence: too many folds, a fold that diverged, a set-up that cannot be trained
    public static CrossValidation of(Setup setup, PreparedData data, int k, Progress progress) throws TrainingException {
        int[] rows = shuffled(IntStream.concat(Arrays.stream(data.split().train()), Arrays.stream(data.split().validation())).toArray(), setup.seed());
        if (k < 2 || k > rows.length / 2) {
            throw new TrainingException("Cross-validation of " + rows.length + " train rows takes 2 to " + rows.length / 2 + " folds, not " + k + ".");
        }
        double[] folds = new double[k];
        for (int f = 0; f < k; f++) {
            int fold = f;
            Evaluation e = fold(setup, data, split(rows, k, f), share -> progress.update((fold + share) / k));
            if (e == null) {
                return null;
            }
            folds[f] = SeedRuns.score(e);
        }
        double mean = Arrays.stream(folds).average().orElseThrow();
        double spread = Math.sqrt(Arrays.stream(folds).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
        return new CrossValidation(data.task() == Task.REGRESSION ? "R²" : "accuracy", folds, mean, spread);
    }

    private static int[] shuffled(int[] rows, long seed) {
        int[] order = Generator.of(seed, "folds").permutation(rows.length);
        int[] out = new int[rows.length];
        Arrays.setAll(out, i -> rows[order[i]]);
        return out;
    }

    /// Fold f of k is held out; the first n % k folds have a row more.
    static TrainTestSplit split(int[] rows, int k, int f) {
        int small = rows.length / k;
        int large = rows.length % k;
        int from = f * small + Math.min(f, large);
        int to = from + small + (f < large ? 1 : 0);
        int[] train = new int[rows.length - (to - from)];
        System.arraycopy(rows, 0, train, 0, from);
        System.arraycopy(rows, to, train, from, rows.length - to);
        return new TrainTestSplit(train, Arrays.copyOfRange(rows, from, to));
    }

    private static Evaluation fold(Setup setup, PreparedData data, TrainTestSplit split, Progress progress) throws TrainingException {
        try {
            Preprocessing p = Preprocessing.fit(data.table(), setup.schema(), data.task(), split.train(), setup.preprocessing());
            // all epochs: the rows that are held out must not decide when to stop, nor how the rate falls
            Lane lane = Lane.start(0, setup.withPatience(Setup.NO_PATIENCE), PreparedData.of(data.table(), setup.schema(), p, split));
            lane.loop().points().holdOut();
            if (!lane.trainToEnd(progress)) {
                return null;
            }
            if (lane.run().divergedAt() > 0) {
                throw new TrainingException(lane.loop().nonFinite().noWeight() ? "A fold came to no loss: " + LaneWords.noWeight(lane, lane.loop().nonFinite())
                        : "A fold diverged at epoch " + lane.run().divergedAt() + ": a smaller learning rate helps.");
            }
            return lane.evaluate(Progress.NONE);
        } catch (DataException e) {
            throw new TrainingException(e.getMessage());
        }
    }
}
