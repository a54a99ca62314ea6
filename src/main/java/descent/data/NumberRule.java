package descent.data;

/// What a number is: our own exact rule, not Double.parseDouble's.
///
///     blanks? sign? ( digits | digits grouped by thousands )? ( mark digits? )? ( [eE] sign? digits )? blanks?
///
/// with at least one digit before the exponent. Blanks are space, tab, the no-break ones and marks without width; signs are `+`, `-` and
/// the Unicode minus (an en dash will do); the mark is `.` or `,`; thousands are grouped by the other one of the two, by a blank or by an
/// apostrophe, the same all through, in groups of exactly three (commas also as in India: 12,34,567). Fortran's
/// "1.5D+02" is read, with its point and the sign of its exponent. "1d", "0x1p3", "1_000", "Infinity" and digits of
/// other scripts are text.
final class NumberRule {
    static final NumberRule POINT = new NumberRule('.');
    static final NumberRule COMMA = new NumberRule(',');

    private static final double[] POWERS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    private static final long EXACT_LONGS = 1L << 53;
    private static final int LONG_DIGITS = 18;
    private static final int LONGEST_PLAIN = LONG_DIGITS + 2;
    private static final long BELOW_FLOAT = 0x1FFFFFFFL;      // the 29 bits that a double has and a float has not
    private static final long HALF_WAY = 0x10000000L;

    private final char mark;
    private final char group;

    private NumberRule(char mark) {
        this.mark = mark;
        this.group = mark == '.' ? ',' : '.';
    }

    static NumberRule of(char decimalMark) {
        return decimalMark == ',' ? COMMA : POINT;
    }

    /// The number, or NaN when the text is none. Infinite when it lies beyond a double's range.
    double value(String s) {
        int length = s.length();
        if (length <= LONGEST_PLAIN) {
            double v = plainValue(s.toCharArray(), 0, length);
            if (!Double.isNaN(v)) {
                return v;
            }
        }
        return slowValue(s);
    }

    /// The number of the characters from `from` to before `to`, or NaN when they are none or not written in the plainest way:
    /// minus, digits, mark, digits.
    ///
    /// Two plain loops: up to 18 digits below 2^53 and one division by an exact power of ten give the correctly rounded double.
    double plainValue(char[] s, int from, int to) {
        boolean negative = from < to && s[from] == '-';
        int first = negative ? from + 1 : from;
        long digits = 0;
        int i = first;
        int d;
        while (i < to && (d = s[i] - '0') >= 0 && d <= 9) {
            digits = digits * 10 + d;
            i++;
        }
        int decimals = 0;
        if (i < to && s[i] == mark) {
            int after = ++i;
            while (i < to && (d = s[i] - '0') >= 0 && d <= 9) {
                digits = digits * 10 + d;
                i++;
            }
            decimals = i - after;
            first++;
        }
        int count = i - first;
        if (i < to || count == 0 || count > LONG_DIGITS || digits > EXACT_LONGS) {
            return Double.NaN;
        }
        double v = decimals == 0 ? digits : digits / POWERS[decimals];
        return negative ? -v : v;
    }

    private double slowValue(String s) {
        char last = s.isEmpty() ? 'x' : s.charAt(s.length() - 1);
        if (last > '9' && last < '\u0080') {
            return Double.NaN;                                // a number ends with a digit, a mark or a blank
        }
        String plain = plain(s);
        return plain == null ? Double.NaN : Double.parseDouble(plain);
    }

    /// The float that lies nearest to the decimal number: the double is rounded, unless it lies just half-way between
    /// two floats or among the denormal ones, where rounding twice could go wrong.
    float nearest(double value, String s) {
        return roundsOnce(value) || Double.isInfinite(value) ? (float) value : Float.parseFloat(plain(s));
    }

    /// The number is one, within a float's range, and rounding it to a float cannot go wrong for its having been rounded before.
    static boolean roundsOnce(double value) {
        double size = Math.abs(value);
        return (Double.doubleToRawLongBits(value) & BELOW_FLOAT) != HALF_WAY && size < Float.MAX_VALUE && (size >= Float.MIN_NORMAL || size == 0);
    }

    /// The number in Java's own spelling (ASCII sign, no groups, point), or null when the text is no number.
    String plain(String s) {
        int end = s.length();
        int i = 0;
        while (i < end && isBlank(s.charAt(i))) {
            i++;
        }
        while (end > i && isBlank(s.charAt(end - 1))) {
            end--;
        }
        StringBuilder out = new StringBuilder(end - i + 1);
        i = sign(s, i, end, out);
        int start = out.length();
        i = wholePart(s, i, end, out);
        if (i < 0) {
            return null;
        }
        int digits = out.length() - start;
        if (i < end && s.charAt(i) == mark) {
            out.append('.');
            int from = ++i;
            i = digits(s, i, end, out);
            digits += i - from;
        }
        return digits == 0 || !exponent(s, i, end, out) ? null : out.toString();
    }

    private static int sign(String s, int i, int end, StringBuilder out) {
        if (i < end) {
            char c = s.charAt(i);
            if (c == '-' || c == '\u2212' || c == '\u2013') {
                out.append('-');
                return i + 1;
            }
            return c == '+' ? i + 1 : i;
        }
        return i;
    }

    private static int digits(String s, int i, int end, StringBuilder out) {
        int at = i;
        while (at < end && isDigit(s.charAt(at))) {
            out.append(s.charAt(at++));
        }
        return at;
    }

    /// Digits, perhaps in groups of three, or, by commas, of two before the last three as India has them (12,34,567); −1 when
    /// the groups are wrong.
    private int wholePart(String s, int i, int end, StringBuilder out) {
        int at = digits(s, i, end, out);
        if (at == end || !isGroup(s.charAt(at))) {
            return at;
        }
        char separator = s.charAt(at);
        if (at == i || at - i > 3 || s.charAt(i) == '0') {
            return -1;
        }
        int first = at - i;
        int pairs = 0;
        int size = 3;
        while (at < end && s.charAt(at) == separator) {
            int next = digits(s, at + 1, end, out);
            size = next - at - 1;
            boolean pair = size == 2 && separator == ',' && first <= 2;
            if (!pair && (size != 3 || (pairs > 0 && next < end && s.charAt(next) == separator))) {
                return -1;
            }
            if (!pair && pairs == 0) {
                first = 3;                                    // in threes from here on
            }
            pairs += pair ? 1 : 0;
            at = next;
        }
        return size == 3 ? at : -1;
    }

    private static boolean exponent(String s, int i, int end, StringBuilder out) {
        if (i == end) {
            return true;
        }
        char c = s.charAt(i);
        boolean fortran = (c == 'd' || c == 'D') && out.indexOf(".") >= 0 && i + 1 < end && (s.charAt(i + 1) == '+' || s.charAt(i + 1) == '-');
        if (c != 'e' && c != 'E' && !fortran) {
            return false;
        }
        out.append('e');
        int from = sign(s, i + 1, end, out);
        int to = digits(s, from, end, out);
        return to == end && to > from && to - from < 10;
    }

    private boolean isGroup(char c) {
        return c == group || c == '\'' || c == '\u2019' || isBlank(c);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0' || (c >= '\u2000' && c <= '\u200f') || c == '\u202f' || c == '\u3000' || c == '\ufeff';
    }
}
