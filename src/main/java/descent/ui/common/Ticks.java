package descent.ui.common;

import descent.data.NumberMarks;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Where the marks of an axis stand and what they say: steps of 1, 2 or 5 times a power of ten; on a log axis the powers
/// of ten, with unlabelled marks between them.
public final class Ticks {
    private static final double TINY = 1e-9;
    private static final int MANY = 400;

    private Ticks() { }

    /// @param label empty for a minor mark
    public record Tick(double value, String label) {
        public boolean major() {
            return !label.isEmpty();
        }
    }

    /// About `wanted` marks within [lo, hi].
    public static List<Tick> linear(double lo, double hi, int wanted) {
        return stepped(lo, hi, step(hi - lo, wanted));
    }

    /// As [#linear], for counts: the step is a whole number.
    public static List<Tick> whole(double lo, double hi, int wanted) {
        return stepped(lo, hi, Math.max(1, step(hi - lo, wanted)));
    }

    /// The marks of a log axis over [lo, hi], both above 0. Where there is room for three a decade, 2 and 5 are labelled
    /// too; under a third of a decade the marks are those of a linear axis.
    public static List<Tick> log(double lo, double hi, int wanted) {
        double decades = Math.log10(hi) - Math.log10(lo);
        if (decades < 0.34) {
            return linear(lo, hi, wanted);
        }
        int thin = Math.max(1, (int) Math.ceil(decades / Math.max(1, wanted)));
        List<Tick> ticks = new ArrayList<>();
        int last = (int) Math.floor(Math.log10(hi) + TINY);
        for (int e = (int) Math.floor(Math.log10(lo)); e <= last && ticks.size() < MANY; e++) {
            decade(ticks, e, lo, hi, decades * 3 <= wanted + 1 ? 0 : thin);
        }
        return ticks;
    }

    /// @param thin every how many decades are labelled; 0: 2 and 5 too
    private static void decade(List<Tick> ticks, int exponent, double lo, double hi, int thin) {
        for (int m = 1; m <= (thin <= 1 ? 9 : 1); m++) {
            double v = m * Math.pow(10, exponent);
            boolean labelled = m == 1 ? thin == 0 || Math.floorMod(exponent, thin) == 0 : thin == 0 && (m == 2 || m == 5);
            if (v >= lo * (1 - TINY) && v <= hi * (1 + TINY)) {
                ticks.add(new Tick(v, labelled ? Numbers.plain(v) : ""));
            }
        }
    }

    /// The step of 1, 2 or 5 × 10ᵏ that puts at most about `wanted` marks into a span.
    public static double step(double span, int wanted) {
        double raw = Math.max(span, Double.MIN_NORMAL) / Math.max(1, wanted);
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double head = raw / power;
        return power * (head <= 1 + TINY ? 1 : head <= 2 + TINY ? 2 : head <= 5 + TINY ? 5 : 10);
    }

    private static List<Tick> stepped(double lo, double hi, double step) {
        List<Tick> ticks = new ArrayList<>();
        double first = Math.ceil(lo / step - TINY);
        for (int i = 0; (first + i) * step <= hi + step * TINY && i < MANY; i++) {
            double v = (first + i) * step;
            ticks.add(new Tick(v, label(v, step)));
        }
        return ticks;
    }

    /// As many decimals as neighbours `step` apart need; above 10⁷ and for steps below 10⁻⁵ a power of ten.
    static String label(double v, double step) {
        if (Math.abs(v) < step * 1e-6) {
            return "0";
        }
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - TINY));
        if (decimals > 5 || Math.abs(v) >= 1e7) {
            int digits = Math.max(0, (int) Math.floor(Math.log10(Math.abs(v)) + TINY) + decimals);
            String s = String.format(Locale.ROOT, "%." + (decimals == 0 ? 6 : digits) + "e", v);
            int e = s.indexOf('e');
            String head = new BigDecimal(s.substring(0, e)).stripTrailingZeros().toPlainString();
            return NumberMarks.shown(head + "e" + Integer.parseInt(s.substring(e + 1))).replace('-', '−');
        }
        return NumberMarks.shown(String.format(Locale.ROOT, "%,." + decimals + "f", v)).replace('-', '−');
    }
}
