package descent.optim;

import descent.tensor.Fma;
import descent.tensor.Tensor;
import descent.tensor.Update;
import java.util.LinkedHashMap;
import java.util.Map;

/// Gradient divided by its running size.
///
/// Formula, g the gradient: `g += weightDecay · w`; `v = α v + (1 − α) g²` from 0, no bias correction; centered:
/// `a = α a + (1 − α) g`, root = `√(v − a²)`, else `√v`; `w −= lr · g / (root + eps)`; with momentum
/// `buf = momentum · buf + g / (root + eps)`, `w −= lr · buf`.
/// Defaults: lr 0.01, alpha 0.99, eps 1e-8, weightDecay 0, momentum 0, centered false.
/// Slots: square_avg, grad_avg, momentum_buffer. Errors: negative settings. Source: Hinton's lecture 6e; `torch.optim.RMSprop`.
public final class RMSprop extends Optimizer {
    private final double alpha;
    private final float eps;
    private final float weightDecay;
    private final float momentum;
    private final boolean centered;

    public RMSprop(Map<String, Tensor> named, double lr) {
        this(named, lr, 0.99, 1e-8, 0, 0, false);
    }

    public RMSprop(Map<String, Tensor> named, double lr, double alpha, double eps, double weightDecay, double momentum, boolean centered) {
        super(named, lr);
        require(alpha >= 0 && Double.isFinite(alpha), "Invalid alpha value: %s", alpha);
        require(eps >= 0 && Double.isFinite(eps), "Invalid epsilon value: %s", eps);
        require(weightDecay >= 0 && Double.isFinite(weightDecay), "Invalid weight_decay value: %s", weightDecay);
        require(momentum >= 0 && Double.isFinite(momentum), "Invalid momentum value: %s", momentum);
        this.alpha = alpha;
        this.eps = (float) eps;
        this.weightDecay = (float) weightDecay;
        this.momentum = (float) momentum;
        this.centered = centered;
        parameters(named);
    }

    @Override
    Slots slots(Tensor t) {
        Step u = new Step(t);
        Map<String, float[]> arrays = new LinkedHashMap<>();
        arrays.put("square_avg", u.v);
        if (centered) {
            arrays.put("grad_avg", u.average);
        }
        if (momentum > 0) {
            arrays.put("momentum_buffer", u.buf);
        }
        return new Slots(u, arrays);
    }

    private final class Step extends Update {
        private final float[] v;
        private final float[] average;
        private final float[] buf;

        Step(Tensor t) {
            weight = t.data();
            v = new float[weight.length];
            average = centered ? new float[weight.length] : null;
            buf = momentum > 0 ? new float[weight.length] : null;
        }

        @Override
        public void apply(int from, int to) {
            float down = (float) -lr();
            float keep = (float) alpha;
            float take = (float) (1 - alpha);
            for (int i = from; i < to; i++) {
                float g = gradient(Fma.fma(weightDecay, weight[i], grad[i]));
                float v1 = normal(Fma.fma(keep, v[i], take * g * g));
                v[i] = v1;
                if (average != null) {
                    float a = normal(Fma.fma(keep, average[i], take * g));
                    average[i] = a;
                    v1 = Fma.fma(-a, a, v1);
                }
                float move = g / ((float) Math.sqrt(v1) + eps);
                if (buf != null) {
                    move = normal(Fma.fma(momentum, buf[i], move));
                    buf[i] = move;
                }
                weight[i] = normal(Fma.fma(down, move, weight[i]));
            }
        }
    }
}
