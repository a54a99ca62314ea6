package descent.nn;

import descent.tensor.Engine;
import descent.tensor.GradFn;
import descent.tensor.Tensor;

/// One number that says how wrong predictions are; its gradient starts the backward pass.
///
/// Shapes never broadcast here: predictions `[N, 1]` against targets `[N]` are refused with both shapes named (in PyTorch
/// they silently make an N × N table). The returned scalar is overwritten by the next forward() of the same loss; after
/// the first step no step allocates.
public abstract class Loss {
    private final Engine engine = Engine.current();
    private final Tensor value = Tensor.scalar(0);
    private Fn fn = new Fn();

    Loss() { }

    /// The loss of a batch.
    public final Tensor forward(Tensor predictions, Tensor target) {
        check(predictions, target);
        value.recycled();
        value.data()[0] = value(predictions, target);
        fn.bind(predictions, target);
        value.record(predictions.requiresGrad() && Tensor.gradEnabled() ? fn : null);
        return value;
    }

    /// Forgets the batch that it was asked about last, and so the network's buffers behind it; its result is a constant from now on.
    public final void forgetBatch() {
        fn = new Fn();
        value.record(null);
        forgetScratch();
    }

    /// Lets go of what is kept for each row of a batch.
    void forgetScratch() { }

    Engine engine() {
        return engine;
    }

    /// Refuses what does not fit, both shapes named.
    void check(Tensor predictions, Tensor target) {
        if (!predictions.sameShape(target)) {
            throw new IllegalArgumentException(getClass().getSimpleName() + " needs predictions and targets of one shape, got predictions "
                    + predictions + " and targets " + target + "; nothing is broadcast: reshape the targets to " + predictions);
        }
        if (predictions.numel() == 0) {
            throw new IllegalArgumentException(getClass().getSimpleName() + " needs at least one row, got " + predictions);
        }
    }

    abstract float value(Tensor predictions, Tensor target);

    /// Writes `scale · dloss/dpredictions` to `dp`.
    abstract void gradient(Tensor predictions, Tensor target, float scale, float[] dp);

    private final class Fn extends GradFn {
        private float[] scratch = new float[0];

        Fn() {
            super(null, null);
        }

        void bind(Tensor predictions, Tensor target) {
            rebind(0, predictions);
            rebind(1, target);
        }

        @Override
        protected void backward(Tensor loss) {
            Tensor p = input(0);
            float scale = loss.grad()[0];
            if (!p.hasGrad()) {
                gradient(p, input(1), scale, p.gradToWrite());
                return;
            }
            scratch = scratch.length == p.numel() ? scratch : new float[p.numel()];
            gradient(p, input(1), scale, scratch);
            float[] sum = p.gradToAdd();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += scratch[i];
            }
        }
    }
}
