package descent.optim;

import descent.tensor.AdamStep;
import descent.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// What [Adam] and [AdamW] share; they differ in how weight decay acts. The arithmetic is [AdamStep]'s.
abstract sealed class AdamFamily extends Optimizer permits Adam, AdamW {
    /// Settings, with PyTorch's meaning.
    record Settings(double beta1, double beta2, double eps, double weightDecay, boolean amsgrad, boolean decoupled) { }

    /// Some seconds. No run has more steps with betas so near to 1 that it would matter, but a file may claim them.
    private static final long MOST_PRODUCTS = 1L << 31;

    private final Settings settings;
    private long powersOf;
    private double power1 = 1;
    private double power2 = 1;
    private float shrink;
    private float rate;
    private float rootScale;

    AdamFamily(Map<String, Tensor> named, double lr, Settings s) {
        super(named, lr);
        require(s.eps >= 0 && Double.isFinite(s.eps), "Invalid epsilon value: %s", s.eps);
        require(s.beta1 >= 0 && s.beta1 < 1, "Invalid beta parameter at index 0: %s", s.beta1);
        require(s.beta2 >= 0 && s.beta2 < 1, "Invalid beta parameter at index 1: %s", s.beta2);
        require(s.weightDecay >= 0 && Double.isFinite(s.weightDecay), "Invalid weight_decay value: %s", s.weightDecay);
        settings = s;
        parameters(named);
    }

    @Override
    Slots slots(Tensor t) {
        Step u = new Step(t.data());
        Map<String, float[]> arrays = new LinkedHashMap<>();
        arrays.put("exp_avg", u.m);
        arrays.put("exp_avg_sq", u.v);
        if (settings.amsgrad) {
            arrays.put("max_exp_avg_sq", u.vMax);
        }
        return new Slots(u, arrays);
    }

    @Override
    void prepare(long step) {
        shrink = (float) (settings.decoupled ? 1 - lr() * settings.weightDecay : 1);
        powers(step);
        rate = (float) (lr() / correction1());
        rootScale = (float) (1 / Math.sqrt(correction2()));
    }

    private void powers(long step) {
        if (powersOf == 0 && step > MOST_PRODUCTS) {
            power1 = StrictMath.pow(settings.beta1, (double) step);
            power2 = StrictMath.pow(settings.beta2, (double) step);
            powersOf = step;
        }
        for (; powersOf < step && (power1 != 0 || power2 != 0); powersOf++) {
            power1 = seen(power1 * settings.beta1);
            power2 = seen(power2 * settings.beta2);
        }
        powersOf = step;
    }

    /// A power that changes 1 no more is 0: the products can end, at the same bits.
    private static double seen(double power) {
        return 1 - power == 1 ? 0 : power;
    }

    double correction1() {
        return 1 - power1;
    }

    double correction2() {
        return 1 - power2;
    }

    /// The powers of the betas are products from step 1 on, also after loading: the same bits as without a pause.
    @Override
    void loaded() {
        powersOf = 0;
        power1 = 1;
        power2 = 1;
    }

    private final class Step extends AdamStep {
        Step(float[] weight) {
            super(weight, settings.amsgrad);
            beta1 = (float) settings.beta1;
            beta2 = (float) settings.beta2;
            take1 = (float) (1 - settings.beta1);
            take2 = (float) (1 - settings.beta2);
            eps = (float) settings.eps;
            l2 = (float) (settings.decoupled ? 0 : settings.weightDecay);
        }

        @Override
        protected void prepare() {
            shrink = AdamFamily.this.shrink;
            rate = AdamFamily.this.rate;
            rootScale = AdamFamily.this.rootScale;
        }
    }
}
