package descent.train;

import descent.data.PreparedData;
import descent.data.TensorDataset;
import descent.model.LayerSpec;
import descent.model.NetworkBuilder;
import descent.model.OptimizerSpec.SGD;
import descent.model.SavedModel.Stopping;
import descent.model.Setup;
import descent.model.TrainedModel;
import descent.nn.Loss;
import descent.nn.Sequential;
import descent.tensor.Generator;
import descent.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/// Where full-batch gradient descent begins to overshoot: 2 / λmax, λmax the largest curvature of the loss; with weight decay,
/// which adds weightDecay · w to the gradient and so itself to every curvature, 2 / (λmax + weightDecay).
///
/// Power iteration with `H v ≈ (∇L(w + εv) − ∇L(w − εv)) / 2ε` on a copy of the network, one iteration at a time; the
/// direction is kept from call to call, so that the mark follows the weights at two gradients a step. A negative
/// dominant curvature is shifted away. Trainer thread only; the model itself is only read.
final class OvershootMark {
    private static final double EPS = 1e-2;
    /// Time of training to each nanosecond of the mark's.
    private static final long SHARE = 20;
    /// Iterations before the direction has turned to the largest curvature.
    private static final int WARM = 20;
    private static final long MOST_WEIGHTS = 1_000_000;
    private static final long A_REST = 30_000_000;
    private static final String WAITS = "The mark is being computed.";
    private static final String TOO_SHORT = "With so many rows or weights the mark needs more training before it is known.";
    private static final long A_SAMPLE = 100_000_000;

    private final TrainedModel model;
    private final TensorDataset rows;
    private final List<Tensor> live;
    private final double decay;
    private final LongSupplier clock;
    private final double[][] direction;
    private Copy copy;
    private double shift;
    private double rate = Double.NaN;
    private int iterations;
    private long lastEnd;
    private long lastCost;

    OvershootMark(TrainedModel model, PreparedData data) {
        this(model, data, System::nanoTime);
    }

    /// @param clock nanoseconds
    OvershootMark(TrainedModel model, PreparedData data, LongSupplier clock) {
        this.clock = clock;
        Setup setup = model.setup();
        this.model = model;
        this.rows = Sabotage.targets(data.train(), setup);
        this.decay = setup.optimizer() instanceof SGD s ? s.weightDecay() : 0;
        this.live = model.network().parameters();
        this.direction = new double[live.size()][];
        Generator g = Generator.of(setup.seed(), "power");
        for (int i = 0; i < direction.length; i++) {
            direction[i] = new double[live.get(i).numel()];
            for (int j = 0; j < direction[i].length; j++) {
                direction[i][j] = g.nextGaussian();
            }
        }
        scale(direction, 1 / Math.sqrt(dot(direction, direction)));
    }

    /// Why this model has no mark, or "".
    ///
    /// @param trainRows that it learns from
    static String hidden(TrainedModel model, int trainRows) {
        long weights = model.network().parameters().stream().mapToLong(Tensor::numel).sum();
        return weights > MOST_WEIGHTS ? "The mark is for networks of up to 1,000,000 weights." : hidden(model.setup(), trainRows);
    }

    /// Why this set-up has no mark, or "".
    static String hidden(Setup setup, int trainRows) {
        if (!(setup.optimizer() instanceof SGD s)) {
            return "The mark is for SGD without momentum: " + setup.optimizer().kind() + " adapts its steps.";
        }
        if (s.momentum() != 0) {
            return "The mark is for SGD without momentum: with momentum a step also holds parts of the steps before, and the limit is another one.";
        }
        if (setup.batchSize() != Setup.ALL_ROWS && setup.batchSize() < trainRows) {
            return "The mark is for full batches: with mini-batches the loss changes from batch to batch.";
        }
        if (setup.layers().stream().anyMatch(l -> l instanceof LayerSpec.Dropout || l instanceof LayerSpec.BatchNorm1d)) {
            return "The mark is for networks without Dropout and BatchNorm1d.";
        }
        return "";
    }

    /// One power iteration at the model's present weights.
    ///
    /// @return 2 / (λmax + weight decay) as known so far; infinite where that is not above 0: the loss curves nowhere upward;
    ///         NaN where the gradients are not finite, which leaves the direction as it is
    double iterate() {
        copy = copy == null ? new Copy() : copy;
        double[][] curved = copy.curved;
        gradients(EPS, true);
        gradients(-EPS, false);
        scale(curved, 1 / (2 * EPS));
        double rayleigh = dot(direction, curved);
        addShift(curved);
        double norm = Math.sqrt(dot(curved, curved));
        if (!Double.isFinite(rayleigh) || !Double.isFinite(norm)) {
            return Double.NaN;
        }
        if (norm > 0) {
            for (int i = 0; i < direction.length; i++) {
                for (int j = 0; j < direction[i].length; j++) {
                    direction[i][j] = curved[i][j] / norm;
                }
            }
        }
        shift = Math.max(shift, -rayleigh);
        return rayleigh + decay > 0 ? 2 / (rayleigh + decay) : Double.POSITIVE_INFINITY;
    }

    /// Follows the weights of a running model with at most a twentieth of the time: some iterations now, or none.
    void follow(Run run, long now) {
        if (now - lastEnd < SHARE * lastCost) {
            return;
        }
        long start = clock.getAsLong();
        long cost = 0;
        do {
            rate = iterate();
            iterations++;
            cost = clock.getAsLong() - start;
        } while (cost * (iterations < WARM ? 1 : SHARE) < A_SAMPLE);
        lastCost = cost;
        lastEnd = start + cost;
        run.overshoot(iterations < WARM ? Overshoot.hiddenBecause(WAITS) : new Overshoot(rate, epoch(run), ""));
    }

    /// Once the run stands: the mark of the weights as they are now. The first one may take as long as in a run.
    void rest(Run run) {
        long start = clock.getAsLong();
        long most = iterations < WARM ? A_SAMPLE : A_REST;
        int more = 0;
        do {
            rate = iterate();
            iterations++;
            more++;
        } while (more < WARM && clock.getAsLong() - start < most);
        run.overshoot(iterations < WARM ? Overshoot.hiddenBecause(TOO_SHORT) : new Overshoot(rate, epoch(run), ""));
    }

    private static int epoch(Run run) {
        return run.weightsEpoch() == Stopping.LAST ? run.history().count() : run.weightsEpoch();
    }

    /// Lets go of the copy, which the next iteration makes anew; the direction stays.
    void forgetRows() {
        copy = null;
    }

    /// Adds (or writes) ± the gradient at w + eps · direction.
    private void gradients(double eps, boolean first) {
        List<Tensor> mine = copy.weights;
        for (int i = 0; i < mine.size(); i++) {
            float[] to = mine.get(i).data();
            float[] from = live.get(i).data();
            for (int j = 0; j < to.length; j++) {
                to[j] = (float) (from[j] + eps * direction[i][j]);
            }
        }
        copy.loss.forward(copy.network.forward(rows.x()), rows.y()).backward();
        for (int i = 0; i < mine.size(); i++) {
            float[] g = mine.get(i).grad();
            for (int j = 0; j < g.length; j++) {
                copy.curved[i][j] = first ? g[j] : copy.curved[i][j] - g[j];
            }
            mine.get(i).zeroGrad();
        }
    }

    private void addShift(double[][] curved) {
        for (int i = 0; i < curved.length; i++) {
            for (int j = 0; j < curved[i].length; j++) {
                curved[i][j] += shift * direction[i][j];
            }
        }
    }

    private static double dot(double[][] a, double[][] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                sum += a[i][j] * b[i][j];
            }
        }
        return sum;
    }

    private static void scale(double[][] a, double by) {
        for (double[] row : a) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= by;
            }
        }
    }

    /// What an iteration works on; nothing in it outlives the iteration.
    private final class Copy {
        final Sequential network = NetworkBuilder.build(model.setup().layers(), model.preprocessing().inFeatures(), model.preprocessing().outFeatures(),
                Generator.of(model.setup().seed(), "init"), Generator.of(model.setup().seed(), TrainedModel.DROPOUT));
        final Loss loss = NetworkBuilder.loss(model.setup().loss());
        final List<Tensor> weights = network.parameters();
        final double[][] curved = new double[direction.length][];

        Copy() {
            Arrays.setAll(curved, i -> new double[direction[i].length]);
        }
    }
}
