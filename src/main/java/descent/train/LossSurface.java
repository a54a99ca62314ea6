package descent.train;

import descent.data.PreparedData;
import descent.data.Progress;
import descent.nn.Sequential;
import descent.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The loss over a plane in the space of all weights, and the way of one or several runs on it. Of two parameters the plane
/// is all there is; of more it is a slice through the start, the end and the point that lies farthest aside, and every way
/// is drawn as its shadow on it. Computed on copies, on the thread that calls; nothing of the runs is touched.
///
/// The idea: Goodfellow et al. 2015, Li et al. 2018 ("Visualizing the Loss Landscape of Neural Nets").
///
/// @param exact  two parameters: no slice
/// @param xName  of the axis; so yName
/// @param xLow   left edge; so xHigh, yLow, yHigh
/// @param loss   of the weights at [POINTS, POINTS] places from edge to edge, row by row with rising y, on all train rows; with
///               BatchNorm1d everywhere by the running statistics of the first run's end, for none were ever measured there
/// @param ways   one per run, in their order
public record LossSurface(boolean exact, String xName, String yName, double xLow, double xHigh, double yLow, double yHigh,
                          float[] loss, List<Way> ways) {
    /// Places along each side.
    public static final int POINTS = 41;
    /// Points of a run's way.
    static final int WAY = 200;
    private static final long MOST_NUMBERS = 32L << 20;
    private static final double AIR = 0.25;
    /// Points of a way whose loss is higher than so many times the start's do not widen the picture.
    private static final double FAR = 2;
    private static final double WALK_SHARE = 0.4;

    public LossSurface {
        ways = List.copyOf(ways);
    }

    /// @param runId  of the run
    /// @param epochs finished at each point
    /// @param x      place of each point; so y
    /// @param aside  how far each point lies aside of the plane, in the length of weights
    /// @param loss   of the point's true weights, wherever they lie, and of the running statistics that BatchNorm1d had there
    public record Way(int runId, int[] epochs, double[] x, double[] y, double[] aside, float[] loss) {
        public int points() {
            return epochs.length;
        }
    }

    /// @param runs of one network and the same start weights: a run, or the lanes of a race; the first lends its line
    /// @param data that they train with
    /// @return null when cancelled
    /// @throws TrainingException one sentence why there is none
    public static LossSurface of(List<Run> runs, PreparedData data, Progress progress) throws TrainingException {
        List<RunWalk> walks = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            double from = WALK_SHARE * i / runs.size();
            RunWalk walk = RunWalk.of(runs.get(i), data, most(runs, data), share -> progress.update(from + WALK_SHARE * share / runs.size()));
            if (walk == null) {
                return null;
            }
            walks.add(walk);
        }
        boolean exact = walks.getFirst().weights().getFirst().length == 2;
        LossPlane plane = exact ? LossPlane.whole(walks.getFirst().copy()) : LossPlane.through(walks);
        List<Way> ways = walks.stream().map(w -> way(w, plane)).toList();
        double[] x = bounds(ways, true);
        double[] y = bounds(ways, false);
        float[] loss = grid(plane, walks.getFirst().statistics().getLast(), x, y, share -> progress.update(WALK_SHARE + (1 - WALK_SHARE) * share));
        List<String> names = List.copyOf(walks.getFirst().copy().model().network().namedParameters().keySet());
        return loss == null ? null : new LossSurface(exact, exact ? names.getFirst() : "from the start to the end",
                exact ? names.getLast() : "aside", x[0], x[1], y[0], y[1], loss, ways);
    }

    /// The weights and running statistics of all points must fit into memory.
    private static int most(List<Run> runs, PreparedData data) throws TrainingException {
        Sequential network = Lane.start(0, runs.getFirst().setup(), data).model().network();
        long numbers = Stream.concat(network.parameters().stream(), network.namedBuffers().values().stream()).mapToLong(Tensor::numel).sum();
        long most = MOST_NUMBERS / (numbers * runs.size());
        if (most < 3) {
            throw new TrainingException("The loss map is for smaller networks: the weights of a few points of every way must fit into memory.");
        }
        return (int) Math.min(WAY, most);
    }

    private static Way way(RunWalk walk, LossPlane plane) {
        int n = walk.epochs().length;
        Way way = new Way(walk.run().id(), walk.epochs(), new double[n], new double[n], new double[n], new float[n]);
        for (int i = 0; i < n; i++) {
            float[] w = walk.weights().get(i);
            double[] place = plane.project(w);
            way.x[i] = place[0];
            way.y[i] = place[1];
            way.aside[i] = place[2];
            way.loss[i] = plane.loss(w, walk.statistics().get(i));
        }
        return way;
    }

    private static double[] bounds(List<Way> ways, boolean x) {
        double lo = Double.POSITIVE_INFINITY;
        double hi = Double.NEGATIVE_INFINITY;
        double widest = 0;
        for (Way way : ways) {
            for (int i = 0; i < way.points(); i++) {
                double v = x ? way.x[i] : way.y[i];
                if (way.loss[i] <= FAR * way.loss[0] && Double.isFinite(v)) {
                    lo = Math.min(lo, v);
                    hi = Math.max(hi, v);
                    widest = Math.max(widest, Math.hypot(way.x[i] - way.x[0], way.y[i] - way.y[0]));
                }
            }
        }
        double span = Math.max(Math.max(hi - lo, AIR * widest), 1e-3);
        double middle = (lo + hi) / 2;
        return new double[] {middle - (0.5 + AIR) * span, middle + (0.5 + AIR) * span};
    }

    private static float[] grid(LossPlane plane, float[] statistics, double[] x, double[] y, Progress progress) {
        float[] out = new float[POINTS * POINTS];
        for (int i = 0; i < out.length; i++) {
            if (!progress.update((double) i / out.length)) {
                return null;
            }
            out[i] = plane.loss(plane.weights(at(x[0], x[1], i % POINTS), at(y[0], y[1], i / POINTS)), statistics);
        }
        return out;
    }

    /// The place of a point along an axis.
    static double at(double low, double high, int i) {
        return low + (high - low) * i / (POINTS - 1);
    }

    /// The place of a column, 0 to [#POINTS] − 1.
    public double x(int column) {
        return at(xLow, xHigh, column);
    }

    /// The place of a row.
    public double y(int row) {
        return at(yLow, yHigh, row);
    }

    public float loss(int column, int row) {
        return loss[row * POINTS + column];
    }
}
