package descent.train;

import descent.data.TensorDataset;
import descent.eval.EvalPass;
import descent.model.NetworkBuilder;
import descent.model.TrainedModel;
import descent.nn.Loss;
import descent.tensor.Generator;
import descent.tensor.Tensor;
import java.util.List;

/// A plane in the space of all weights: w(x, y) = origin + x · a + y · b, with a and b of length 1 and at right angles.
/// Works on a copy of the network that nobody else has.
final class LossPlane {
    /// A direction shorter than this share of the other one is none.
    private static final double THIN = 1e-6;

    private final double[] origin;
    private final double[] a;
    private final double[] b;
    private final TrainedModel model;
    private final List<Tensor> parameters;
    private final List<Tensor> statistics;
    private final Loss loss;
    private final TensorDataset rows;

    private LossPlane(double[][] basis, Lane copy) {
        origin = basis[0];
        a = basis[1];
        b = basis[2];
        model = copy.model();
        parameters = model.network().parameters();
        statistics = List.copyOf(model.network().namedBuffers().values());
        loss = NetworkBuilder.loss(model.setup().loss());
        rows = Sabotage.targets(copy.data().train(), model.setup());
    }

    /// All there is of two parameters: x is the first, y the second.
    static LossPlane whole(Lane copy) {
        return new LossPlane(new double[][] {{0, 0}, {1, 0}, {0, 1}}, copy);
    }

    /// Through the start (0, 0), the end (on the x axis) and the point of all ways that lies farthest aside of that line;
    /// where none does, a seeded direction.
    ///
    /// @throws TrainingException when the weights have not moved
    static LossPlane through(List<RunWalk> walks) throws TrainingException {
        float[] start = walks.getFirst().weights().getFirst();
        double[] along = minus(walks.getFirst().weights().getLast(), start);
        double length = norm(along);
        if (!(length > 0) || !Double.isFinite(length)) {
            throw new TrainingException("The weights of run " + walks.getFirst().run().id() + " have not moved yet: there is no way to draw.");
        }
        scale(along, 1 / length);
        double[] aside = new double[start.length];
        double farthest = THIN * length;
        for (RunWalk walk : walks) {
            for (float[] w : walk.weights()) {
                double[] d = minus(w, start);
                remove(d, along);
                double size = norm(d);
                if (size > farthest && Double.isFinite(size)) {
                    farthest = size;
                    aside = d;
                }
            }
        }
        if (farthest == THIN * length) {
            Generator g = Generator.of(walks.getFirst().run().setup().seed(), "surface");
            for (int i = 0; i < aside.length; i++) {
                aside[i] = g.nextGaussian();
            }
        }
        remove(aside, along);
        scale(aside, 1 / norm(aside));
        return new LossPlane(new double[][] {doubles(start), along, aside}, walks.getFirst().copy());
    }

    /// Where a point of the space lies on the plane, and how far aside of it.
    ///
    /// @return x, y, distance
    double[] project(float[] w) {
        double[] d = new double[w.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = w[i] - origin[i];
        }
        double x = dot(d, a);
        double y = dot(d, b);
        for (int i = 0; i < d.length; i++) {
            d[i] -= x * a[i] + y * b[i];
        }
        return new double[] {x, y, norm(d)};
    }

    /// The weights at a place of the plane.
    float[] weights(double x, double y) {
        float[] w = new float[origin.length];
        for (int i = 0; i < w.length; i++) {
            w[i] = (float) (origin[i] + x * a[i] + y * b[i]);
        }
        return w;
    }

    /// The loss of these weights over all train rows, in eval mode.
    ///
    /// @param running statistics of BatchNorm1d, as [RunWalk#statistics()] has them
    float loss(float[] weights, float[] running) {
        load(weights, parameters);
        load(running, statistics);
        return EvalPass.loss(model.network(), loss, rows);
    }

    private static void load(float[] values, List<Tensor> into) {
        int at = 0;
        for (Tensor t : into) {
            System.arraycopy(values, at, t.data(), 0, t.numel());
            at += t.numel();
        }
    }

    private static double[] minus(float[] w, float[] start) {
        double[] d = new double[w.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = (double) w[i] - start[i];
        }
        return d;
    }

    private static double[] doubles(float[] values) {
        return minus(values, new float[values.length]);
    }

    private static void remove(double[] from, double[] unit) {
        double k = dot(from, unit);
        for (int i = 0; i < from.length; i++) {
            from[i] -= k * unit[i];
        }
    }

    private static void scale(double[] v, double by) {
        for (int i = 0; i < v.length; i++) {
            v[i] *= by;
        }
    }

    private static double norm(double[] v) {
        return Math.sqrt(dot(v, v));
    }

    private static double dot(double[] p, double[] q) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += p[i] * q[i];
        }
        return sum;
    }
}
