package descent.data;

import java.util.HashMap;
import java.util.Map;

/// The first records of a file under one delimiter and another: each is read once, however often a guess asks for it.
final class Samplings {
    private static final int FIRST = 1000;
    private static final int ALL = 4000;

    private final String text;
    private final Character comment;
    private final int skipLines;
    private final Map<Character, SampleRows> firsts = new HashMap<>();

    /// @param text      the beginning of the file, whole lines
    /// @param comment   of comment lines, or null
    /// @param skipLines before the records
    Samplings(String text, Character comment, int skipLines) {
        this.text = text;
        this.comment = comment;
        this.skipLines = skipLines;
    }

    boolean holds(char c) {
        return text.indexOf(c) >= 0;
    }

    /// The first thousand records.
    SampleRows first(char delimiter) {
        return firsts.computeIfAbsent(delimiter, d -> SampleRows.of(text, d, comment, skipLines, FIRST));
    }

    /// All that a guess goes by.
    SampleRows all(char delimiter) {
        SampleRows first = firsts.get(delimiter);
        return first != null && first.size() < FIRST ? first : SampleRows.of(text, delimiter, comment, skipLines, ALL);
    }

    /// Whether there may be more records than [#all] has.
    static boolean isFull(SampleRows rows) {
        return rows.size() >= ALL;
    }
}
