package descent.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A column of texts while it is read: codes into a dictionary. At the end it may turn out to hold numbers after all.
final class TextBuilder implements ColumnBuilder {
    private final CellRules rules;
    private final Levels dictionary = new Levels();
    private int[] codes;
    private int size;

    TextBuilder(CellRules rules, int expectedRows) {
        this.rules = rules;
        this.codes = new int[Math.max(4, expectedRows)];
    }

    @Override
    public void add(String cell) {
        append(dictionary.code(stripped(cell)));
    }

    /// Without blanks at its ends, which quotes would keep: "a" and "a " are one category.
    private static String stripped(String text) {
        int last = text.length() - 1;
        return last >= 0 && (text.charAt(last) <= ' ' || text.charAt(0) <= ' ') ? text.strip() : text;
    }

    private void append(int code) {
        if (size == codes.length) {
            codes = Arrays.copyOf(codes, size + (size >> 1) + 4);
        }
        codes[size++] = code;
    }

    @Override
    public Column build(String name, RowLines lines, ProblemLog problems) {
        Column asNumbers = numbers(name, lines, problems);
        return asNumbers != null ? asNumbers : texts(name);
    }

    private Column numbers(String name, RowLines lines, ProblemLog problems) {
        List<String> levels = dictionary.texts();
        int[] counts = counts(levels.size());
        int numbers = 0;
        int bad = 0;
        int badDistinct = 0;
        for (int i = 0; i < counts.length; i++) {
            String level = levels.get(i);
            if (!Double.isNaN(rules.number().value(level))) {
                numbers += counts[i];
            } else if (!rules.marks().isMissingNumber(level)) {
                bad += counts[i];
                badDistinct++;
            }
        }
        if ((numbers == 0 && !levels.isEmpty() && bad + numbers > 0) || !KindRule.isNumber(numbers, bad, badDistinct)) {
            return null;
        }
        NumberBuilder builder = new NumberBuilder(rules, size);
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
        List<String> kept = new ArrayList<>();
        long length = 0;
        for (int i = 0; i < renumbered.length; i++) {
            boolean gap = rules.marks().isMissing(levels.get(i));
            renumbered[i] = gap ? -1 : kept.size();
            if (!gap) {
                kept.add(levels.get(i));
                length += levels.get(i).length();
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
