package descent.data;

import java.util.Arrays;
import java.util.regex.Pattern;

/// What speaks against using a column as input: it is empty, constant, an ID, a date, free text or a copy of the target.
final class InputAdvice {
    private static final int MANY_LEVELS = 50;
    private static final int ENOUGH_ROWS = 20;
    private static final int LEAK_ROWS = 8;
    private static final double ID_SPREAD = 12;
    private static final float FIRST_DAY = 18_000_101;
    private static final float LAST_DAY = 22_001_231;
    private static final float LONG_ID = 100_000;
    private static final Pattern ID_NAME = Pattern.compile(
            "(?i:(^|.*[ _.-])(id|ids|idx|index|nr|no|num|number|key|uuid|guid|serial|row|rownames|rowid|userid|customerid|respondentid|passengerid))"
                    + "|.*[a-z](Id|ID|Index|Nr|No)|(?i:column1|unnamed.*)|#"); // "customerId", but neither "paid" nor "casino"

    private InputAdvice() {
    }

    /// One sentence, or "" when nothing speaks against it.
    ///
    /// @param target the target, or null
    static String against(Column c, Column target) {
        int filled = c.rows() - c.gaps();
        if (filled == 0) {
            return "empty: no cell has a value";
        }
        if (isConstant(c)) {
            return "constant: every cell is " + Problem.shortened(first(c)) + ", nothing can be learned from it";
        }
        if (c.gaps() * 2 > c.rows()) {
            return "mostly gaps: " + c.gaps() + " of " + c.rows() + " cells have no value, and their rows would be left out";
        }
        String kind = againstKind(c);
        if (!kind.isEmpty()) {
            return kind;
        }
        return target != null && isCopy(c, target)
                ? "leak: it says the same as the target " + target.name() + " in every row, so that there would be nothing to learn" : "";
    }

    private static String againstKind(Column c) {
        return switch (c.kind()) {
            case DATE -> "dates: a date is no quantity; make a column with its month or weekday to use it";
            case TEXT -> "free text: " + c.distinct() + " different texts in " + (c.rows() - c.gaps()) + " cells, too many for one input each";
            case CATEGORY -> c.distinct() > MANY_LEVELS
                    ? "too many categories: " + c.distinct() + " would need an input each (choose it to get the commonest and \"other\")" : "";
            case NUMBER -> isDateNumber(c) ? "dates: numbers such as " + Texts.number(c.max()) + " are a year, a month and a day, no quantity" : isId(c) ? "an ID: nearly every row has a number of its own that only names the row" : "";
        };
    }

    static String inFavour(Column c) {
        return c.kind() == Kind.NUMBER ? "numbers" + farOff(c) : "categories: " + c.distinct() + " values, one input each";
    }

    /// -200 or 999 far from all other numbers often means "no value": said, never changed.
    private static String farOff(Column c) {
        for (float odd : new float[] {c.min(), c.max()}) {
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            int times = 0;
            for (float v : c.numbers()) {
                times += v == odd ? 1 : 0;
                low = !Float.isNaN(v) && v != odd ? Math.min(low, v) : low;
                high = !Float.isNaN(v) && v != odd ? Math.max(high, v) : high;
            }
            double away = odd < low ? (double) low - odd : (double) odd - high;
            if (times > 2 && odd == Math.rint(odd) && Math.abs(odd) > 8 && high > low && away > (double) high - low) {
                return "; " + Texts.number(odd) + " stands " + times + " times far from all others: if it means \"no value\","
                        + " add it to the gaps in the import view";
            }
        }
        return "";
    }

    static boolean isConstant(Column c) {
        return c.kind() == Kind.NUMBER ? c.min() == c.max() : c.distinct() <= 1;
    }

    private static String first(Column c) {
        for (int i = 0; i < c.rows(); i++) {
            if (!c.isGap(i)) {
                return c.text(i);
            }
        }
        return "";
    }

    /// 20240301 and the like; a float keeps the day to within one.
    private static boolean isDateNumber(Column c) {
        if (!(c.min() >= FIRST_DAY && c.max() <= LAST_DAY) || !c.wholeNumbers()) {
            return false;
        }
        for (float v : c.numbers()) {
            int month = !Float.isNaN(v) ? (int) v / 100 % 100 : 1;
            int day = !Float.isNaN(v) ? (int) v % 100 : 1;
            if (month < 1 || month > 12 || day > 32) {
                return false;
            }
        }
        return true;
    }

    static boolean isId(Column c) {
        int filled = c.rows() - c.gaps();
        if (c.kind() != Kind.NUMBER || filled < ENOUGH_ROWS || !c.wholeNumbers()) {
            return false;
        }
        boolean named = ID_NAME.matcher(c.name()).matches();
        boolean longNumbers = c.min() >= LONG_ID && c.max() < ID_SPREAD * c.min();
        if (!named && !longNumbers) {
            return false;
        }
        return c.distinct() >= 0.9 * filled || (named && counts(c));
    }

    /// Each number is one more than the one above, in most rows: a count that starts anew for each group is an ID too.
    private static boolean counts(Column c) {
        float[] v = c.numbers();
        int steps = 0;
        for (int i = 1; i < v.length; i++) {
            steps += v[i] == v[i - 1] + 1 ? 1 : 0;
        }
        return steps > 0.9 * (v.length - 1);
    }

    /// Both columns part the rows in the same way: each value of one goes with one value of the other.
    private static boolean isCopy(Column c, Column target) {
        int filled = c.rows() - c.gaps();
        if (filled < LEAK_ROWS) {
            return false;
        }
        if (c.kind() == Kind.NUMBER && target.kind() == Kind.NUMBER) {
            return Arrays.equals(c.numbers(), target.numbers());
        }
        if (c.distinct() != target.distinct() || c.distinct() > MANY_LEVELS || (c.kind() == Kind.NUMBER && !c.wholeNumbers())) {
            return false;
        }
        return oneToOne(c.as(Kind.CATEGORY), target.as(Kind.CATEGORY));
    }

    private static boolean oneToOne(Column a, Column b) {
        int[] to = new int[a.levels().size()];
        int[] from = new int[b.levels().size()];
        Arrays.fill(to, -1);
        Arrays.fill(from, -1);
        for (int i = 0; i < a.rows(); i++) {
            int x = a.codes()[i];
            int y = b.codes()[i];
            if (x < 0 || y < 0) {
                continue;
            }
            if (to[x] < 0 && from[y] < 0) {
                to[x] = y;
                from[y] = x;
            } else if (to[x] != y || from[y] != x) {
                return false;
            }
        }
        return true;
    }
}
