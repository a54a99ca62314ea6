package descent.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A column of texts while it is read: codes into a dictionary. At the end it may turn out to hold numbers after all, unless it is
/// known to be text.
final class TextBuilder implements ColumnBuilder {
    private static final int MOST_TRUTHS = 20;

    private final CellRules rules;
    private final boolean always;
    private final boolean copied;
    private final Levels dictionary = new Levels();
    private int[] codes;
    private int size;

    /// @param always text, even where each cell is a number
    /// @param copied text, whose cells are to be written as they were: only empty ones are gaps
    TextBuilder(CellRules rules, boolean always, boolean copied, int expectedRows) {
        this.rules = rules;
        this.copied = copied;
        this.always = always;
        this.codes = new int[Math.max(4, expectedRows)];
    }

    @Override
    public void add(String cell) {
        append(dictionary.code(stripped(cell)));
    }

    @Override
    public void add(char[] buffer, int from, int to) {
        add(new String(buffer, from, to - from));
    }

    /// Without blanks at its ends, which quotes would keep: "a" and "a " are one category.
    private static String stripped(String text) {
        int last = text.length() - 1;
        if (last >= 0 && (isEdge(text.charAt(last)) || isEdge(text.charAt(0)))) {
            int from = 0;
            int to = last + 1;
            while (from < to && isEdge(text.charAt(from))) {
                from++;
            }
            while (to > from && isEdge(text.charAt(to - 1))) {
                to--;
            }
            return text.substring(from, to);
        }
        return text;
    }

    private static boolean isEdge(char c) {
        return c <= ' ' || NumberRule.isBlank(c);
    }

    private void append(int code) {
        if (size == codes.length) {
            codes = Arrays.copyOf(codes, size + (size >> 1) + 4);
        }
        codes[size++] = code;
    }

    @Override
    public Column build(String name, RowLines lines, ProblemLog problems) {
        if (always || copied) {
            return texts(name).by(rules);
        }
        Column asNumbers = numbers(name, lines, problems);
        if (asNumbers == null && !Signs.common(dictionary.texts()).isEmpty()) {
            asNumbers = signed(name, lines, problems);
        }
        return asNumbers != null ? asNumbers : texts(name).by(rules);
    }

    /// The same cells without the sign that they carry, when those are numbers.
    private Column signed(String name, RowLines lines, ProblemLog problems) {
        String sign = Signs.common(dictionary.texts());
        TextBuilder plain = new TextBuilder(rules, false, false, size);
        for (int i = 0; i < size; i++) {
            plain.add(Signs.strip(dictionary.texts().get(codes[i])));
        }
        Column numbers = plain.numbers(name, lines, problems);
        return numbers == null ? null : numbers.because(numbers.reason() + Signs.words(sign));
    }

    private Column numbers(String name, RowLines lines, ProblemLog problems) {
        List<String> levels = dictionary.texts();
        int[] counts = counts(levels.size());
        int numbers = 0;
        int bad = 0;
        int badDistinct = 0;
        int distinct = 0;
        for (int i = 0; i < counts.length; i++) {
            String level = levels.get(i);
            if (!Double.isNaN(rules.number().value(level))) {
                numbers += counts[i];
                distinct++;
            } else if (!rules.marks().isMissingNumber(level)) {
                bad += counts[i];
                badDistinct++;
            }
        }
        int different = distinct;
        if ((numbers == 0 && !levels.isEmpty() && bad + numbers > 0) || !KindRule.isNumber(numbers, bad, badDistinct, () -> different)) {
            return null;
        }
        NumberBuilder builder = new NumberBuilder(rules, false, false, size);
        for (int i = 0; i < size; i++) {
            builder.add(codes[i] < 0 ? "" : levels.get(codes[i]));
        }
        return builder.build(name, lines, problems);
    }

    private int[] counts(int n) {
        int[] counts = new int[n];
        for (int i = 0; i < size; i++) {
            if (codes[i] >= 0) {
                counts[codes[i]]++;
            }
        }
        return counts;
    }

    private Column texts(String name) {
        List<String> levels = dictionary.texts();
        int[] renumbered = new int[levels.size()];
        boolean truth = !copied && isTruth(levels);
        List<String> kept = new ArrayList<>();
        long length = 0;
        for (int i = 0; i < renumbered.length; i++) {
            String level = truth ? levels.get(i).toLowerCase(Locale.ROOT) : levels.get(i);
            boolean gap = copied ? level.isEmpty() : rules.marks().isMissing(level);
            int known = truth ? kept.indexOf(level) : -1;
            renumbered[i] = gap ? -1 : known >= 0 ? known : kept.size();
            if (renumbered[i] == kept.size()) {
                kept.add(level);
                length += level.length();
            }
        }
        int[] exact = new int[size];
        int filled = 0;
        for (int i = 0; i < size; i++) {
            exact[i] = codes[i] < 0 ? -1 : renumbered[codes[i]];
            filled += exact[i] < 0 ? 0 : 1;
        }
        return column(name, kept, exact, filled, kept.isEmpty() ? 0 : (double) length / kept.size());
    }

    /// True and false in more than one spelling (True, TRUE, true) are still two values.
    private boolean isTruth(List<String> levels) {
        if (levels.size() < 3 || levels.size() > MOST_TRUTHS) {
            return false;
        }
        List<String> values = levels.stream().filter(l -> !rules.marks().isMissing(l)).map(l -> l.toLowerCase(Locale.ROOT)).toList();
        return values.size() > 2 && values.stream().allMatch(l -> l.equals("true") || l.equals("false"));
    }

    private Column column(String name, List<String> kept, int[] exact, int filled, double meanLength) {
        String gaps = filled == size ? "" : ", " + (size - filled) + " gaps";
        if (DateRule.allDates(kept)) {
            return Column.text(name, Kind.DATE, kept, exact, "the cells look like dates or times, such as " + kept.getFirst() + gaps);
        }
        if (KindRule.ofLevels(kept.size(), filled, meanLength) == Kind.TEXT) {
            return Column.text(name, Kind.TEXT, kept, exact, Texts.count(kept.size(), "different text") + " in " + filled
                    + " cells, such as '" + Problem.shortened(kept.getFirst()) + "'" + gaps);
        }
        return ColumnAs.sorted(name, kept, exact, "text with " + Texts.count(kept.size(), "value") + ": "
                + Texts.some(kept.stream().map(t -> "'" + Problem.shortened(t) + "'").toList(), 3) + gaps);
    }

    @Override
    public long bytes() {
        return 4L * codes.length + dictionary.bytes();
    }
}
