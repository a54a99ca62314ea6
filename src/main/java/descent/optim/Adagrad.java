package descent.optim;

import descent.tensor.Fma;
import descent.tensor.Tensor;
import descent.tensor.Update;
import java.util.Map;

/// Gradient divided by the root of the sum of all its squares so far.
///
/// Formula, g the gradient, t the step: `g += weightDecay · w`; `s += g²` from 0;
/// `w −= lr / (1 + (t − 1) lrDecay) · g / (√s + eps)`.
/// Defaults: lr 0.01, lrDecay 0, weightDecay 0, eps 1e-10. Slot: sum. Errors: negative settings.
/// Source: Duchi et al. 2011; `torch.optim.Adagrad`.
public final class Adagrad extends Optimizer {
    private final double lrDecay;
    private final float weightDecay;
    private final float eps;
    private float rate;

    public Adagrad(Map<String, Tensor> named, double lr) {
        this(named, lr, 0, 0, 1e-10);
    }

    public Adagrad(Map<String, Tensor> named, double lr, double lrDecay, double weightDecay, double eps) {
        super(named, lr);
        require(lrDecay >= 0 && Double.isFinite(lrDecay), "Invalid lr_decay value: %s", lrDecay);
        require(weightDecay >= 0 && Double.isFinite(weightDecay), "Invalid weight_decay value: %s", weightDecay);
        require(eps >= 0 && Double.isFinite(eps), "Invalid epsilon value: %s", eps);
        this.lrDecay = lrDecay;
        this.weightDecay = (float) weightDecay;
        this.eps = (float) eps;
        parameters(named);
    }

    @Override
    void prepare(long step) {
        rate = (float) (lr() / (1 + (step - 1) * lrDecay));
    }

    @Override
    Slots slots(Tensor t) {
        Step u = new Step(t);
        return new Slots(u, Map.of("sum", u.sum));
    }

    private final class Step extends Update {
        private final float[] sum;

        Step(Tensor t) {
            weight = t.data();
            sum = new float[weight.length];
        }

        @Override
        public void apply(int from, int to) {
            for (int i = from; i < to; i++) {
                float g = gradient(Fma.fma(weightDecay, weight[i], grad[i]));
                sum[i] = Fma.fma(g, g, sum[i]);
                float root = (float) Math.sqrt(sum[i]) + eps;
                weight[i] = normal(Fma.fma(-rate, g / root, weight[i]));
            }
        }
    }
}
