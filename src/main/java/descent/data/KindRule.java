package descent.data;

import java.util.function.IntSupplier;

/// When cells that mostly are numbers make a number column, and which text columns are categories.
final class KindRule {
    private static final double MOSTLY = 0.9;
    private static final int LEVEL_SHARE = 5;
    private static final int FEW_LEVELS = 10;
    private static final int SOME_LEVELS = 50;
    private static final int MANY_LEVELS = 1000;
    private static final int LONG_TEXT = 60;
    private static final int VERY_LONG_TEXT = 120;

    private KindRule() {
    }

    /// One text among many different numbers is the file's own mark for a gap ("<0.05"); one in over a fifth of the cells
    /// beside a few different numbers is a value like them: 2, 3, 4, "5more".
    ///
    /// @param numbers     cells that are numbers
    /// @param bad         cells that are neither numbers nor missing
    /// @param badDistinct how many different texts those are (at least; 2 for many)
    /// @param distinct    how many different numbers there are, asked only where it matters
    static boolean isNumber(int numbers, int bad, int badDistinct, IntSupplier distinct) {
        if (numbers == 0) {
            return bad == 0;
        }
        boolean ownMark = badDistinct == 1 && bad <= numbers && numbers >= 3 && bad > 1
                && (bad * LEVEL_SHARE <= numbers + bad || distinct.getAsInt() > FEW_LEVELS);
        return bad == 0 || ownMark || numbers >= MOSTLY * (numbers + bad) || (bad == 1 && numbers >= 3);
    }

    /// CATEGORY or TEXT.
    static Kind ofLevels(int levels, int filled, double meanLength) {
        if (levels < FEW_LEVELS) {
            return meanLength <= VERY_LONG_TEXT ? Kind.CATEGORY : Kind.TEXT;
        }
        boolean some = levels <= SOME_LEVELS && levels * 2 <= filled;
        boolean many = levels <= MANY_LEVELS && levels * 5 <= filled;
        return (some || many) && meanLength <= LONG_TEXT ? Kind.CATEGORY : Kind.TEXT;
    }
}
