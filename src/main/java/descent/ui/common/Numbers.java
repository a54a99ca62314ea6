package descent.ui.common;

import descent.data.NumberMarks;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Numbers as every screen shows them: four significant digits (whole numbers above 10,000 in full), a true minus sign, and
/// the decimal sign and thousands of [NumberMarks].
public final class Numbers {
    public static final int DIGITS = 4;
    private static final MathContext FOUR = new MathContext(DIGITS, RoundingMode.HALF_EVEN);
    private static final int THOUSAND = 1000;
    private static final int DIGITS_BELOW_THOUSAND = 3;
    private static final double SMALLEST_PLAIN = 1e-4;
    private static final double LARGEST_PLAIN = 1e7;

    private Numbers() { }

    /// A measured value, always with four significant digits so that it keeps its width while it changes: `0.01340`, `404.0`, `1.250e−5`.
    public static String measured(double v) {
        return text(v, false);
    }

    /// A chosen or table value, without trailing zeros: `0.01`, `404`, `1e−5`.
    public static String plain(double v) {
        return text(v, true);
    }

    /// As [#plain], in signs that a field takes back: no commas, an ordinary minus.
    public static String typed(double v) {
        return NumberMarks.shown(digits(v, true).replace(",", "")).replace('−', '-');
    }

    /// A count with thousands separated: `3,120`.
    public static String count(long n) {
        return NumberMarks.shown(grouped(n));
    }

    /// `1 row`, `3,120 rows`.
    ///
    /// @param noun of one
    public static String count(long n, String noun) {
        return count(n) + " " + noun + (n == 1 ? "" : "s");
    }

    /// `62 %`, rounded down so that 100 % means done.
    public static String percent(double fraction) {
        return (int) Math.floor(100 * fraction + 1e-9) + " %";
    }

    /// `61.8 %`: a probability or a part of the rows, to a tenth of a percent.
    public static String share(double fraction) {
        return plain(Math.round(1000 * fraction) / 10.0) + " %";
    }

    private static String grouped(long n) {
        return minus(n < THOUSAND && n > -THOUSAND ? Long.toString(n) : String.format(Locale.ROOT, "%,d", n));
    }

    private static String text(double v, boolean strip) {
        return NumberMarks.shown(digits(v, strip));
    }

    private static String digits(double v, boolean strip) {
        if (Double.isNaN(v)) {
            return "NaN";
        }
        if (Double.isInfinite(v)) {
            return v > 0 ? "∞" : "−∞";
        }
        if (v == 0) {
            return "0";
        }
        double size = Math.abs(v);
        return minus(size >= SMALLEST_PLAIN && size < LARGEST_PLAIN ? positional(v, strip) : scientific(v, strip));
    }

    private static String positional(double v, boolean strip) {
        if (Math.abs(v) >= 1e4) {
            return grouped(Math.round(v));
        }
        BigDecimal d = BigDecimal.valueOf(v).round(FOUR);
        int decimals = Math.max(0, DIGITS - d.precision() + d.scale());
        d = d.setScale(decimals, RoundingMode.UNNECESSARY);
        if (strip && d.scale() > 0) {
            d = d.stripTrailingZeros();
            d = d.setScale(Math.max(0, d.scale()), RoundingMode.UNNECESSARY);
        }
        return d.precision() - d.scale() <= DIGITS_BELOW_THOUSAND ? d.toPlainString() : String.format(Locale.ROOT, "%,." + d.scale() + "f", d);
    }

    private static String scientific(double v, boolean strip) {
        BigDecimal d = BigDecimal.valueOf(v).round(FOUR);
        int exponent = d.precision() - d.scale() - 1;
        BigDecimal mantissa = d.movePointLeft(exponent);
        mantissa = strip ? mantissa.stripTrailingZeros() : mantissa.setScale(DIGITS - 1, RoundingMode.HALF_EVEN);
        return mantissa.toPlainString() + "e" + exponent;
    }

    private static String minus(String s) {
        return s.replace('-', '−');
    }
}
