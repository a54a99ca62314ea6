package descent.optim;

import descent.tensor.Fma;
import descent.tensor.Tensor;
import descent.tensor.Update;
import java.util.Map;

/// Stochastic gradient descent, with momentum if wanted.
///
/// Formula, g the gradient: `g += weightDecay · w`; with momentum `buf = g` at the first step, then
/// `buf = momentum · buf + (1 − dampening) · g`; Nesterov `g += momentum · buf`, else `g = buf`; `w −= lr · g`.
/// Defaults: momentum 0, dampening 0, weightDecay 0, nesterov false. Slot: momentum_buffer.
/// Errors: negative settings; Nesterov without momentum or with dampening. Source: `torch.optim.SGD`.
public final class SGD extends Optimizer {
    private final float momentum;
    private final float take;
    private final float weightDecay;
    private final boolean nesterov;

    public SGD(Map<String, Tensor> named, double lr) {
        this(named, lr, 0, 0, 0, false);
    }

    public SGD(Map<String, Tensor> named, double lr, double momentum, double dampening, double weightDecay, boolean nesterov) {
        super(named, lr);
        require(momentum >= 0 && Double.isFinite(momentum), "Invalid momentum value: %s", momentum);
        require(Double.isFinite(dampening), "Invalid dampening value: %s", dampening);
        require(weightDecay >= 0 && Double.isFinite(weightDecay), "Invalid weight_decay value: %s", weightDecay);
        require(!nesterov || (momentum > 0 && dampening == 0), "Nesterov momentum requires a momentum and zero dampening");
        this.momentum = (float) momentum;
        this.take = (float) (1 - dampening);
        this.weightDecay = (float) weightDecay;
        this.nesterov = nesterov;
        parameters(named);
    }

    @Override
    Slots slots(Tensor t) {
        if (momentum == 0) {
            return new Slots(new Plain(t), Map.of());
        }
        WithMomentum u = new WithMomentum(t);
        return new Slots(u, Map.of("momentum_buffer", u.buf));
    }

    private final class Plain extends Update {
        Plain(Tensor t) {
            weight = t.data();
        }

        @Override
        public void apply(int from, int to) {
            float rate = (float) -lr();
            for (int i = from; i < to; i++) {
                weight[i] = normal(Fma.fma(rate, Fma.fma(weightDecay, weight[i], grad[i]), weight[i]));
            }
        }
    }

    private final class WithMomentum extends Update {
        private final float[] buf;

        WithMomentum(Tensor t) {
            weight = t.data();
            buf = new float[t.numel()];
        }

        @Override
        public void apply(int from, int to) {
            float rate = (float) -lr();
            float keep = first ? 0 : momentum;
            float add = first ? 1 : take;
            for (int i = from; i < to; i++) {
                float g = gradient(Fma.fma(weightDecay, weight[i], grad[i]));
                float b = normal(Fma.fma(keep, buf[i], add * g));
                buf[i] = b;
                weight[i] = normal(Fma.fma(rate, nesterov ? Fma.fma(momentum, b, g) : b, weight[i]));
            }
        }
    }
}
