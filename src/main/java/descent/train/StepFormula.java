package descent.train;

import descent.model.OptimizerSpec;
import descent.model.OptimizerSpec.Adam;
import descent.model.OptimizerSpec.AdamW;
import descent.model.OptimizerSpec.SGD;
import descent.model.Setup;
import descent.train.StepView.Moment;
import descent.train.StepView.WeightStep;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The arithmetic of one weight in one step, written out with its numbers.
final class StepFormula {
    private StepFormula() { }

    /// @param t number of the step, counted from 1
    static List<String> of(Setup setup, WeightStep w, double lr, long t) {
        return switch (setup.optimizer()) {
            case SGD s -> sgd(s, w, lr);
            case Adam a when a.weightDecay() == 0 && !a.amsgrad() -> adam(w, lr, new Betas(a.beta1(), a.beta2(), a.eps(), t));
            case AdamW a when a.weightDecay() == 0 && !a.amsgrad() -> adam(w, lr, new Betas(a.beta1(), a.beta2(), a.eps(), t));
            case OptimizerSpec o -> List.of("w = " + n(w.before()) + " → " + n(w.after()) + "   (" + o.kind() + ", lr " + n(lr) + ", gradient " + n(w.gradient()) + ")");
        };
    }

    private record Betas(double beta1, double beta2, double eps, long t) { }

    private static List<String> sgd(SGD s, WeightStep w, double lr) {
        List<String> out = new ArrayList<>();
        double g = w.gradient();
        if (s.weightDecay() != 0) {
            out.add("g = " + n(g) + " + " + n(s.weightDecay()) + " · " + n(w.before()) + " = " + n(g + s.weightDecay() * w.before()));
            g += s.weightDecay() * w.before();
        }
        if (s.momentum() != 0 && !w.moments().isEmpty()) {
            Moment b = w.moments().getFirst();
            out.add("buf = " + n(s.momentum()) + " · " + n(b.before()) + " + " + n(g) + " = " + n(b.after()));
            g = s.nesterov() ? g + s.momentum() * b.after() : b.after();
        }
        out.add("w = " + n(w.before()) + " − " + n(lr) + " · " + n(g) + " = " + n(w.after()));
        return out;
    }

    private static List<String> adam(WeightStep w, double lr, Betas b) {
        if (w.moments().size() < 2) {
            return List.of("w = " + n(w.before()) + " → " + n(w.after()));
        }
        Moment m = w.moments().get(0);
        Moment v = w.moments().get(1);
        double g = w.gradient();
        double mHat = m.after() / (1 - Math.pow(b.beta1, (double) b.t));
        double vHat = v.after() / (1 - Math.pow(b.beta2, (double) b.t));
        return List.of(
                "m = " + n(b.beta1) + " · " + n(m.before()) + " + " + n(1 - b.beta1) + " · " + n(g) + " = " + n(m.after()),
                "v = " + n(b.beta2) + " · " + n(v.before()) + " + " + n(1 - b.beta2) + " · (" + n(g) + ")² = " + n(v.after()),
                "m̂ = m / (1 − " + n(b.beta1) + "^" + b.t + ") = " + n(mHat),
                "v̂ = v / (1 − " + n(b.beta2) + "^" + b.t + ") = " + n(vHat),
                "w = " + n(w.before()) + " − " + n(lr) + " · " + n(mHat) + " / (√" + n(vHat) + " + " + n(b.eps) + ") = " + n(w.after()));
    }

    /// Four significant digits, a plain point, a real minus sign.
    static String n(double v) {
        if (v == 0) {
            return "0";
        }
        double a = Math.abs(v);
        String s = a < 1e-4 || a >= 1e6 ? String.format(Locale.ROOT, "%.3e", a)
                : new BigDecimal(a).round(new MathContext(4)).stripTrailingZeros().toPlainString();
        return (v < 0 ? "−" : "") + s;
    }
}
