package descent.data;

import java.util.List;
import java.util.regex.Pattern;

/// What looks like a date or a time: 2024-03-10, 10/03/2004, 10.3.04, 2024-03-10T12:30:00Z, 12:30, 18.00.00, Mar 10 2004.
final class DateRule {
    private static final String MONTH = "(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-z]*";
    private static final String TIME = "\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?(?: ?[ap]\\.?m\\.?)?(?: ?(?:z|(?:utc|gmt)?[+-]\\d{1,2}(?::?\\d{2})?|utc|gmt|e[sd]t|c[sd]t|p[sd]t|ces?t|mes?z|bst|ist))?";
    private static final String DAY = "(?:(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)[a-z]*\\.?,? )?";
    private static final String DATE = "(?:\\d{4}([-/.])\\d{1,2}\\1\\d{1,2}|\\d{1,2}([-/.])\\d{1,2}\\2(?:\\d{4}|\\d{2})"
            + "|\\d{1,2}[-. /]{0,2}" + MONTH + "[-., /]{0,2}(?:\\d{4}|\\d{2})|" + MONTH + " \\d{1,2},? \\d{4}|\\d{4}[-/]\\d{2}|" + MONTH + "[- ]\\d{4}|\\d{4}-?W\\d{2}(?:-\\d)?"
            + "|\\d{4}年\\d{1,2}月(?:\\d{1,2}日)?)";
    private static final Pattern PATTERN = Pattern.compile("(?i)(?:" + DAY + DATE + "(?:[ tT,]{1,2}" + TIME + ")?|" + TIME + "|\\d{2}\\.\\d{2}\\.\\d{2})");
    private static final int LONGEST = 40;
    private static final int TRIED = 1000;

    private DateRule() {
    }

    static boolean isDate(String s) {
        return s.length() <= LONGEST && s.length() >= 4 && PATTERN.matcher(s).matches();
    }

    /// All of the texts (at most the first 1,000 are tried) are dates, and there is one.
    static boolean allDates(List<String> texts) {
        for (int i = 0; i < texts.size() && i < TRIED; i++) {
            if (!isDate(texts.get(i))) {
                return false;
            }
        }
        return !texts.isEmpty();
    }
}
