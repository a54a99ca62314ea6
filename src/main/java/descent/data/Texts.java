package descent.data;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Numbers as text, text in order.
final class Texts {
    private static final int THOUSAND = 1000;
    private static final float EXACT = 1 << 24;

    /// Numbers by value first, then text by its characters.
    static final Comparator<String> NATURAL = Texts::compare;

    private Texts() {
    }

    /// The shortest text that reads back as the same float, without a useless ".0" or exponent: 18, 0.1, 3504.
    static String number(float v) {
        if (v == Math.rint(v) && Math.abs(v) < EXACT) {
            return Integer.toString((int) v);
        }
        String s = Float.toString(v);
        if (s.indexOf('E') < 0) {
            return s;
        }
        float size = Math.abs(v);
        return size >= 1e-5f && size < 1e15f ? new BigDecimal(s).stripTrailingZeros().toPlainString() : s;
    }

    private static int compare(String a, String b) {
        double x = NumberRule.POINT.value(a);
        double y = NumberRule.POINT.value(b);
        boolean aNumber = !Double.isNaN(x);
        boolean bNumber = !Double.isNaN(y);
        if (aNumber && bNumber && x != y) {
            return Double.compare(x, y);
        }
        return aNumber != bNumber ? (aNumber ? -1 : 1) : a.compareTo(b);
    }

    /// "a, b and 3 more", for sentences.
    static String some(List<String> items, int shown) {
        if (items.size() <= shown) {
            return String.join(", ", items);
        }
        return String.join(", ", items.subList(0, shown)) + " and " + (items.size() - shown) + " more";
    }

    /// The same, each of those that are shown made short; there may be a million others.
    static String someShort(List<String> items, int shown) {
        String first = items.stream().limit(shown).map(Problem::shortened).collect(Collectors.joining(", "));
        return items.size() <= shown ? first : first + " and " + (items.size() - shown) + " more";
    }

    /// "1 row", "2 rows", "1,571 rows".
    static String count(long n, String noun) {
        return count(n) + " " + noun + (n == 1 ? "" : "s");
    }

    /// "1,571".
    static String count(long n) {
        return n < THOUSAND ? String.valueOf(n) : NumberMarks.shown(String.format(java.util.Locale.ROOT, "%,d", n)); // Java's formats take 10 ms at a start
    }
}
