package descent.data;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers with a sign of money or a percent sign: "$1,234.50", "12 %", "1.234,50 €", "($5)" for a debt of five.
/// They are numbers when all cells of a column carry the same sign; the sign is said in the column's reason.
final class Signs {
    private static final String SIGN = "US\\$|[$€£¥₹₽%‰]|USD|EUR|GBP|CHF|JPY|Fr\\.|kr\\.?";
    private static final String BLANKS = "[ \\u00a0\\u202f]*";
    private static final Pattern SIGNED = Pattern.compile("(\\()?([+\\-−–]?)" + BLANKS + "(?:(" + SIGN + ")" + BLANKS
            + "([+\\-−–]?\\d[^()%a-zA-Z]*?|[.,]\\d+)|([\\d.,][^()%a-zA-Z$€£¥]*?)" + BLANKS + "(" + SIGN + "))(\\))?");
    /// "(4.50)" as book-keepers write a debt, and "4,50-" as their programs do.
    private static final Pattern DEBT = Pattern.compile("\\((\\d[\\d.,' \\u00a0\\u202f]*)\\)|(\\d[\\d.,' \\u00a0\\u202f]*)[-−]");
    private static final String BRACKETS = "()";
    private static final String MINUS_BEHIND = "-";
    private static final int LONGEST = 40;
    private static final int TRIED = 1000;

    private Signs() {
    }

    /// @param sign   as it stands in the cell
    /// @param number the cell without it
    record Signed(String sign, String number) {
    }

    /// The parts of a cell with a sign, or null when it carries none.
    static Signed of(String cell) {
        if (cell.length() < 2 || cell.length() > LONGEST || !(isEdge(cell.charAt(0)) || isEdge(cell.charAt(cell.length() - 1)))) {
            return null;
        }
        Matcher debt = DEBT.matcher(cell.strip());
        if (debt.matches()) {
            boolean brackets = debt.group(1) != null;
            return new Signed(brackets ? BRACKETS : MINUS_BEHIND, "-" + debt.group(brackets ? 1 : 2));
        }
        Matcher m = SIGNED.matcher(cell.strip());
        if (!m.matches() || (m.group(1) == null) != (m.group(7) == null)) {
            return null;
        }
        boolean before = m.group(3) != null;
        String digits = before ? m.group(4) : m.group(5);
        return new Signed(before ? m.group(3) : m.group(6), (m.group(1) != null ? "-" : m.group(2)) + digits);
    }

    /// What a signed cell begins or ends with: most cells are told by this from one that needs the pattern.
    private static boolean isEdge(char c) {
        return !isDigit(c) && "$€£¥₹₽%‰()+-−– \u00a0UEGCJFkDRPFYr.".indexOf(c) >= 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// The number that stands beside a sign, or the cell itself.
    static String strip(String cell) {
        Signed s = of(cell);
        return s == null ? cell : s.number();
    }

    /// What was done to the numbers of a column, in words.
    static String words(String sign) {
        return switch (sign) {
            case BRACKETS -> "; (5) means −5";
            case MINUS_BEHIND -> "; 5- means −5";
            case "%" -> "; the sign % was left out: 12 means 12 %";
            default -> "; the sign " + sign + " was left out";
        };
    }

    /// The one sign that numbers of a column carry; "" when they carry none, or different ones, or when all of them would be debts.
    static String common(List<String> cells) {
        String sign = "";
        int seen = 0;
        int without = 0;
        for (String cell : cells) {
            Signed s = of(cell);
            if (++seen > TRIED && without * 2 > seen) {
                return "";
            }
            if (s == null) {
                without++;
                continue;
            }
            if (!sign.isEmpty() && !sign.equals(s.sign())) {
                return "";
            }
            sign = s.sign();
        }
        boolean debt = sign.equals(BRACKETS) || sign.equals(MINUS_BEHIND);
        return debt && without == 0 ? "" : sign;
    }
}
