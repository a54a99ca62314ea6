package descent.data;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// How many records name the columns: a record of text above columns of numbers is a header; a first record of
/// numbers is data.
///
/// @param rows     header records; 0: none
/// @param why      one sentence
/// @param doubtful a person should look
record HeaderGuess(int rows, String why, boolean doubtful) {
    private static final int FEW = 3;
    private static final int WIDE = 20;
    private static final int DEPTH = 6;
    private static final int BODY = 300;
    private static final double MOSTLY = 0.8;
    private static final int FIRST_YEAR = 1500;
    private static final int LAST_YEAR = 2200;
    private static final String DATA = ": it is data, and the columns are named column1, column2, …";

    /// The same, with a word where a whole file is much wider than long.
    HeaderGuess doubted(SampleRows all, int width, boolean complete) {
        return !complete || all.size() > FEW || width < WIDE ? this
                : new HeaderGuess(rows, why + "; there are " + width + " columns and only " + Texts.count(all.size(), "record")
                        + ": are rows and columns exchanged, or the line ends lost?", true);
    }

    /// @param records after the skipped lines
    static HeaderGuess of(SampleRows records, int width, NumberRule rule, MissingMarks marks) {
        List<String[]> all = records.cells().stream().filter(r -> !NoRecord.is(r, width)).toList();
        if (all.isEmpty()) {
            return new HeaderGuess(0, "there is no record", true);
        }
        Shape shape = Shape.of(all, width, rule, marks);
        if (shape.typed() == (shape.numeric()[0] ? 1 : 0) && RowNames.are(all)) {
            return new HeaderGuess(1, "the first record names all columns but the first, which names the rows", false);
        }
        if (shape.typed() == 0) {
            return byText(all, width);
        }
        int last = -1;
        for (int i = 0; i < Math.min(DEPTH, all.size() - 1); i++) {
            int above = shape.textAboveNumbers(all.get(i));
            if (above == 0) {
                break;
            }
            last = above * 2 >= shape.typed() && (i == 0 || above >= 2) ? i : last;
        }
        if (last > 0) {
            return new HeaderGuess(last + 1, "the first " + (last + 1) + " records hold text above columns of numbers: their texts are joined", true);
        }
        String[] first = all.getFirst();
        int text = shape.textAboveNumbers(first);
        if (text * 2 >= shape.typed() || (text > 0 && shape.wholeAboveNumbers(first))) {
            return new HeaderGuess(1, "the first record holds text above columns of numbers", false);
        }
        HeaderGuess counted = all.size() > 1 ? bySeries(first, shape) : null;
        if (counted != null) {
            return counted;
        }
        String holds = shape.typedAboveNumbers(first) ? "numbers like those below it" : "nothing above the columns of numbers";
        return new HeaderGuess(0, "the first record holds " + holds + DATA, false);
    }

    /// Years as names (1990, 1991, 1992 above numbers, or the newest first, beside names in words), or pandas' own 0, 1, 2, …;
    /// null when the numbers of the record are no such series. Two years alone are one when they follow each other.
    private static HeaderGuess bySeries(String[] first, Shape shape) {
        int[] at = IntStream.range(0, Math.min(first.length, shape.numeric().length))
                .filter(c -> !Double.isNaN(shape.rule().value(first[c]))).toArray();
        int n = at.length;
        if (n < 2) {
            return null;
        }
        double[] v = Arrays.stream(at).mapToDouble(c -> shape.rule().value(first[c])).toArray();
        boolean years = n < first.length && areYears(v);
        boolean count = n == first.length && IntStream.range(0, n).allMatch(i -> v[i] == i);
        String two = "(" + first[at[n - 2]] + ", " + first[at[n - 1]] + ")";
        if (n > 2) {
            return years || count ? new HeaderGuess(1, "the first record counts " + (v[0] < v[1] ? "on " : "down ") + two + ": names, not values", true) : null;
        }
        if (!years || Arrays.stream(at).allMatch(c -> shape.years()[c] == Years.ALL)) {
            return null;
        }
        return Math.abs(v[0] - v[1]) == 1 && Arrays.stream(at).allMatch(c -> shape.years()[c] == Years.NONE)
                ? new HeaderGuess(1, "the first record holds two years " + two + " above numbers that are none: names, not values", true)
                : new HeaderGuess(0, "the first record holds two numbers " + two + " that could be years, names of the columns" + DATA, true);
    }

    /// Years that only rise or only fall.
    private static boolean areYears(double[] v) {
        boolean up = v[0] < v[1];
        return IntStream.range(0, v.length).allMatch(i -> isYear(v[i]) && (i == 0 || (v[i - 1] != v[i] && v[i - 1] < v[i] == up)));
    }

    private static boolean isYear(double v) {
        return v == Math.rint(v) && v >= FIRST_YEAR && v <= LAST_YEAR;
    }

    /// Only text: a header is a record of short, different texts that do not come again below.
    private static HeaderGuess byText(List<String[]> all, int width) {
        String[] first = all.getFirst();
        Set<String> names = new HashSet<>();
        boolean names1 = first.length >= Math.min(2, width) || width == 1;
        for (String cell : first) {
            names1 &= !cell.isBlank() && names.add(cell);
        }
        int again = 0;
        for (int r = 1; r < Math.min(BODY, all.size()); r++) {
            String[] row = all.get(r);
            for (int c = 0; c < Math.min(first.length, row.length); c++) {
                again += row[c].equals(first[c]) ? 1 : 0;
            }
        }
        if (all.size() == 1) {
            return new HeaderGuess(1, "the only record is text: it can but name the columns", true);
        }
        return names1 && again == 0
                ? new HeaderGuess(1, "all columns are text; the first record holds different texts that do not come again below", all.size() < 4)
                : new HeaderGuess(0, again > 0 ? "the texts of the first record come again below: it is data" : "the first record has empty or equal cells: it is data", true);
    }

    /// How many numbers of a column could be years.
    private enum Years { NONE, SOME, ALL }

    /// Which columns hold numbers or dates below the first records, and which of those plain numbers only.
    private record Shape(boolean[] numeric, boolean[] plain, Years[] years, NumberRule rule, MissingMarks marks) {

        static Shape of(List<String[]> all, int width, NumberRule rule, MissingMarks marks) {
            int from = all.size() > 2 * DEPTH ? DEPTH : 1;
            List<String[]> body = all.subList(Math.min(from, all.size() - 1), Math.min(BODY, all.size()));
            Shape shape = new Shape(new boolean[width], new boolean[width], new Years[width], rule, marks);
            for (int c = 0; c < width; c++) {
                shape.look(body, c);
            }
            return shape;
        }

        private void look(List<String[]> body, int c) {
            int numbers = 0;
            int yearly = 0;
            int marked = 0;
            int others = 0;
            double tooMany = (1 - MOSTLY) * body.size() + 1; // with so many others no rest of the column makes it one of numbers
            for (int r = 0; r < body.size() && others < tooMany; r++) {
                String[] row = body.get(r);
                if (c < row.length && !marks.isMissingNumber(row[c])) {
                    double v = rule.value(row[c]);
                    boolean is = Double.isNaN(v) && isMarked(row[c]);
                    numbers += Double.isNaN(v) ? 0 : 1;
                    yearly += isYear(v) ? 1 : 0;
                    marked += is ? 1 : 0;
                    others += is || !Double.isNaN(v) ? 0 : 1;
                }
            }
            int typed = numbers + marked;
            numeric[c] = typed > 0 && typed >= MOSTLY * (typed + others);
            plain[c] = numeric[c] && marked == 0;
            years[c] = yearly == 0 ? Years.NONE : yearly == numbers ? Years.ALL : Years.SOME;
        }

        /// A date, or a number with a sign of money or a percent sign.
        private static boolean isMarked(String cell) {
            return DateRule.isDate(cell) || Signs.of(cell) != null;
        }

        /// The cell is like those of its column. A date or a percentage above plain numbers is not: it is a name, such as a month.
        private boolean isLikeItsColumn(String cell, int c) {
            return !Double.isNaN(rule.value(cell)) || (!plain[c] && isMarked(cell));
        }

        int typed() {
            int n = 0;
            for (boolean b : numeric) {
                n += b ? 1 : 0;
            }
            return n;
        }

        /// The numbers above numbers are whole: they may be names, such as years.
        boolean wholeAboveNumbers(String[] row) {
            for (int c = 0; c < Math.min(numeric.length, row.length); c++) {
                double v = numeric[c] ? rule.value(row[c]) : Double.NaN;
                if (!Double.isNaN(v) && v != Math.rint(v)) {
                    return false;
                }
            }
            return true;
        }

        boolean typedAboveNumbers(String[] row) {
            for (int c = 0; c < Math.min(numeric.length, row.length); c++) {
                if (numeric[c] && isLikeItsColumn(row[c], c)) {
                    return true;
                }
            }
            return false;
        }

        int textAboveNumbers(String[] row) {
            int n = 0;
            for (int c = 0; c < Math.min(numeric.length, row.length); c++) {
                n += numeric[c] && !marks.isMissingNumber(row[c]) && !isLikeItsColumn(row[c], c) ? 1 : 0;
            }
            return n;
        }
    }
}
