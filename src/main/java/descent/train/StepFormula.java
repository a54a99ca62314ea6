package descent.train;

import descent.data.NumberMarks;
import descent.model.Fault;
import descent.model.OptimizerSpec.Adagrad;
import descent.model.OptimizerSpec.Adam;
import descent.model.OptimizerSpec.AdamW;
import descent.model.OptimizerSpec.RMSprop;
import descent.model.OptimizerSpec.SGD;
import descent.model.Setup;
import descent.train.StepView.Moment;
import descent.train.StepView.WeightStep;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The arithmetic of one weight in one step, written out with its numbers, a line for each value. What a setting leaves out
/// (no weight decay, no momentum) has no line. The formulas are those of [descent.optim.Optimizer]'s classes.
final class StepFormula {
    private final WeightStep w;
    private final double lr;
    private final long t;
    private final List<String> lines = new ArrayList<>();

    private StepFormula(WeightStep w, double lr, long t) {
        this.w = w;
        this.lr = lr;
        this.t = t;
    }

    /// @param t number of the optimizer's step, counted from 1
    static List<String> of(Setup setup, WeightStep w, double lr, long t) {
        StepFormula f = new StepFormula(w, lr, t);
        if (setup.fault() == Fault.SKIP_STEP) {
            return List.of("w = " + n(w.after()));
        }
        switch (setup.optimizer()) {
            case SGD s -> f.sgd(s);
            case Adam a -> f.adam(a, false);
            case AdamW a -> f.adam(new Adam(a.lr(), a.beta1(), a.beta2(), a.eps(), a.weightDecay(), a.amsgrad()), true);
            case RMSprop r -> f.rmsprop(r);
            case Adagrad a -> f.adagrad(a);
        }
        return List.copyOf(f.lines);
    }

    private void sgd(SGD s) {
        double g = decayed(s.weightDecay(), w.before());
        if (s.momentum() != 0) {
            Moment b = moment("momentum_buffer");
            line("buf", t == 1 ? n(g) : n(s.momentum()) + " · " + n(b.before()) + " + " + (s.dampening() == 0 ? "" : n(1 - s.dampening()) + " · ") + n(g), b.after());
            g = s.nesterov() ? line("d", n(g) + " + " + n(s.momentum()) + " · " + n(b.after()), g + s.momentum() * b.after()) : b.after();
        }
        line("w", n(w.before()) + " − " + n(lr) + " · " + n(g), w.after());
    }

    private void adam(Adam a, boolean decoupled) {
        double start = w.before();
        if (decoupled && a.weightDecay() != 0) {
            start = line("w′", n(start) + " · (1 − " + n(lr) + " · " + n(a.weightDecay()) + ")", (1 - lr * a.weightDecay()) * start);
        }
        double g = decayed(decoupled ? 0 : a.weightDecay(), start);
        Moment m = moment("exp_avg");
        Moment v = moment("exp_avg_sq");
        line("m", n(a.beta1()) + " · " + n(m.before()) + " + " + n(1 - a.beta1()) + " · " + n(g), m.after());
        line("v", n(a.beta2()) + " · " + n(v.before()) + " + " + n(1 - a.beta2()) + " · (" + n(g) + ")²", v.after());
        double size = v.after();
        if (a.amsgrad()) {
            Moment most = moment("max_exp_avg_sq");
            size = line("vmax", "max(" + n(most.before()) + ", " + n(v.after()) + ")", most.after());
        }
        double mHat = line("m_hat", n(m.after()) + " / (1 − " + n(a.beta1()) + "^" + t + ")", m.after() / (1 - Math.pow(a.beta1(), (double) t)));
        double vHat = line("v_hat", n(size) + " / (1 − " + n(a.beta2()) + "^" + t + ")", size / (1 - Math.pow(a.beta2(), (double) t)));
        line("w", n(start) + " − " + n(lr) + " · " + n(mHat) + " / (√" + n(vHat) + " + " + n(a.eps()) + ")", w.after());
    }

    private void rmsprop(RMSprop r) {
        double g = decayed(r.weightDecay(), w.before());
        Moment v = moment("square_avg");
        line("v", n(r.alpha()) + " · " + n(v.before()) + " + " + n(1 - r.alpha()) + " · (" + n(g) + ")²", v.after());
        double size = v.after();
        if (r.centered()) {
            Moment a = moment("grad_avg");
            line("a", n(r.alpha()) + " · " + n(a.before()) + " + " + n(1 - r.alpha()) + " · " + n(g), a.after());
            size = line("s", n(v.after()) + " − (" + n(a.after()) + ")²", Math.fma(-(double) a.after(), a.after(), v.after()));
        }
        double d = line("d", n(g) + " / (√" + n(size) + " + " + n(r.eps()) + ")", g / (Math.sqrt(size) + r.eps()));
        if (r.momentum() != 0) {
            Moment b = moment("momentum_buffer");
            d = line("buf", n(r.momentum()) + " · " + n(b.before()) + " + " + n(d), b.after());
        }
        line("w", n(w.before()) + " − " + n(lr) + " · " + n(d), w.after());
    }

    private void adagrad(Adagrad a) {
        double g = decayed(a.weightDecay(), w.before());
        Moment s = moment("sum");
        line("s", n(s.before()) + " + (" + n(g) + ")²", s.after());
        double rate = a.lrDecay() == 0 ? lr : line("lr′", n(lr) + " / (1 + " + (t - 1) + " · " + n(a.lrDecay()) + ")", lr / (1 + (t - 1) * a.lrDecay()));
        line("w", n(w.before()) + " − " + n(rate) + " · " + n(g) + " / (√" + n(s.after()) + " + " + n(a.eps()) + ")", w.after());
    }

    /// The gradient with an L2 weight decay in it.
    private double decayed(double decay, double weight) {
        double g = w.gradient();
        return decay == 0 ? g : line("g", n(g) + " + " + n(decay) + " · " + n(weight), g + decay * weight);
    }

    private Moment moment(String name) {
        return w.moments().stream().filter(m -> m.name().equals(name)).findFirst().orElse(new Moment(name, 0, 0));
    }

    private double line(String name, String sum, double value) {
        lines.add(name + " = " + sum + " = " + n(value));
        return value;
    }

    /// Four significant digits, a real minus sign.
    static String n(double v) {
        if (v == 0) {
            return "0";
        }
        double a = Math.abs(v);
        String s = a < 1e-4 || a >= 1e6 ? String.format(Locale.ROOT, "%.3e", a)
                : new BigDecimal(a).round(new MathContext(4)).stripTrailingZeros().toPlainString();
        return (v < 0 ? "−" : "") + NumberMarks.shown(s);
    }
}
