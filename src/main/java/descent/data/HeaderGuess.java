package descent.data;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How many records name the columns: a record of text above columns of numbers is a header; a first record of
/// numbers is data.
///
/// @param rows     header records; 0: none
/// @param why      one sentence
/// @param doubtful a person should look
record HeaderGuess(int rows, String why, boolean doubtful) {
    private static final int DEPTH = 6;
    private static final int BODY = 300;
    private static final double MOSTLY = 0.8;
    private static final int FIRST_YEAR = 1500;
    private static final int LAST_YEAR = 2200;

    /// @param records after the skipped lines
    static HeaderGuess of(SampleRows records, int width, NumberRule rule, MissingMarks marks) {
        List<String[]> all = records.cells().stream().filter(r -> !NoRecord.is(r, width)).toList();
        if (all.isEmpty()) {
            return new HeaderGuess(0, "there is no record", true);
        }
        Shape shape = Shape.of(all, width, rule, marks);
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
        List<String> numbers = Arrays.stream(first).filter(cell -> !Double.isNaN(rule.value(cell))).toList();
        if (all.size() > 1 && isSeries(first, shape)) {
            String two = String.join(", ", numbers.subList(numbers.size() - 2, numbers.size()));
            return new HeaderGuess(1, "the first record counts on (" + two + "): names, not values", true);
        }
        String holds = shape.typedAboveNumbers(first) ? "numbers like those below it" : "nothing above the columns of numbers";
        return new HeaderGuess(0, "the first record holds " + holds + ": it is data, and the columns are named column1, column2, …", false);
    }

    /// Years as names (1990, 1991, 1992 above numbers, beside names in words), or pandas' own 0, 1, 2, …
    private static boolean isSeries(String[] first, Shape shape) {
        double before = -1;
        int steps = 0;
        boolean count = true;
        boolean years = true;
        for (int c = 0; c < first.length && c < shape.numeric().length; c++) {
            double v = shape.rule().value(first[c]);
            if (Double.isNaN(v)) {
                continue;
            }
            count &= v == before + 1;
            years &= v == Math.rint(v) && v > before && v >= FIRST_YEAR && v <= LAST_YEAR;
            steps++;
            before = v;
        }
        return steps >= 3 && ((years && steps < first.length) || (count && steps == first.length));
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

    /// Which columns hold numbers or dates below the first records.
    private record Shape(boolean[] numeric, NumberRule rule, MissingMarks marks) {

        static Shape of(List<String[]> all, int width, NumberRule rule, MissingMarks marks) {
            int from = all.size() > 2 * DEPTH ? DEPTH : 1;
            List<String[]> body = all.subList(Math.min(from, all.size() - 1), Math.min(BODY, all.size()));
            boolean[] numeric = new boolean[width];
            for (int c = 0; c < width; c++) {
                numeric[c] = isNumeric(body, c, rule, marks);
            }
            return new Shape(numeric, rule, marks);
        }

        private static boolean isNumeric(List<String[]> body, int c, NumberRule rule, MissingMarks marks) {
            int typed = 0;
            int others = 0;
            double tooMany = (1 - MOSTLY) * body.size() + 1; // with so many others no rest of the column makes it one of numbers
            for (int r = 0; r < body.size() && others < tooMany; r++) {
                String[] row = body.get(r);
                if (c < row.length && !marks.isMissingNumber(row[c])) {
                    boolean is = isTyped(row[c], rule);
                    typed += is ? 1 : 0;
                    others += is ? 0 : 1;
                }
            }
            return typed > 0 && typed >= MOSTLY * (typed + others);
        }

        private static boolean isTyped(String cell, NumberRule rule) {
            return !Double.isNaN(rule.value(cell)) || DateRule.isDate(cell) || Signs.of(cell) != null;
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
                if (numeric[c] && isTyped(row[c], rule)) {
                    return true;
                }
            }
            return false;
        }

        int textAboveNumbers(String[] row) {
            int n = 0;
            for (int c = 0; c < Math.min(numeric.length, row.length); c++) {
                n += numeric[c] && !marks.isMissingNumber(row[c]) && !isTyped(row[c], rule) ? 1 : 0;
            }
            return n;
        }
    }
}
