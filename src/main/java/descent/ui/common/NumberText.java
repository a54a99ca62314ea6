package descent.ui.common;

import java.util.regex.Pattern;

/// Reads a number that a person typed: 0.01, 1e-2, 0,01, .5, −3 and, for whole numbers, 5,000 and 5 000.
///
/// @param value   the number; NaN when there is none
/// @param problem why not, in one sentence; "" when all is well
public record NumberText(double value, String problem) {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+([.,]\\d*)?|[.,]\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+|[+-]?[1-9]\\d{0,2}([, .]\\d{3})+"); // 0,001 is a thousandth

    /// What a field accepts.
    ///
    /// @param name  of the setting, to begin the sentence with: "The learning rate"
    /// @param min   smallest value
    /// @param max   largest value
    /// @param whole only whole numbers
    public record Range(String name, double min, double max, boolean whole) {
        String words() {
            return whole ? "a whole number from " + text(min) + " to " + text(max) : "a number from " + text(min) + " to " + text(max);
        }

        private String text(double v) {
            return Numbers.plain(v);
        }
    }

    public boolean isNumber() {
        return problem.isEmpty();
    }

    public static NumberText parse(String typed, Range range) {
        String text = typed.strip().replace('−', '-').replace('\u00a0', ' ').replace('\u202f', ' ');
        if (text.isEmpty()) {
            return refuse(range.name() + " is empty: type " + range.words() + ".");
        }
        boolean matches = (range.whole() ? WHOLE : DECIMAL).matcher(text).matches();
        if (!matches && range.whole() && DECIMAL.matcher(text).matches()) {
            return wholeFromDecimal(typed.strip(), text, range);
        }
        if (!matches) {
            return refuse(range.name() + " takes " + range.words() + "; “" + shortened(typed.strip()) + "” is not a number.");
        }
        double v = Double.parseDouble(range.whole() ? text.replaceAll("[, .]", "") : text.replace(',', '.'));
        return inRange(typed.strip(), v, range);
    }

    private static NumberText wholeFromDecimal(String typed, String text, Range range) {
        double v = Double.parseDouble(text.replace(',', '.'));
        return v == Math.rint(v) ? inRange(typed, v, range)
                : refuse(range.name() + " takes " + range.words() + "; " + shortened(typed) + " is not whole.");
    }

    private static NumberText inRange(String typed, double v, Range range) {
        if (!(v >= range.min() && v <= range.max())) {
            return refuse(range.name() + " takes " + range.words() + "; " + shortened(typed) + " is outside.");
        }
        return new NumberText(v, "");
    }

    private static NumberText refuse(String why) {
        return new NumberText(Double.NaN, why);
    }

    private static String shortened(String s) {
        return s.length() <= 20 ? s : s.substring(0, 20) + "…";
    }
}
