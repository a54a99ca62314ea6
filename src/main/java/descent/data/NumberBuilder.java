package descent.data;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// A column of numbers while it is read: parsed floats, running statistics, and the cells that are none.
final class NumberBuilder implements ColumnBuilder {
    private static final int MANY_BAD = 2000;
    private static final int MARKS = 4;
    private static final int SAFE = 7;     // characters of a number whose float is written as it was

    private final CellRules rules;
    private final NumberRule rule;
    private BadCells bad = BadCells.NONE;
    private float[] values;
    private int size;
    private int count;
    private int empty;
    private int otherMark;
    private int zeros;                     // cells such as 01067
    private final boolean copied;
    private final boolean written;
    private boolean loses;                 // a cell would be written as another number
    private float min = Float.POSITIVE_INFINITY;
    private float max = Float.NEGATIVE_INFINITY;
    private double shift;
    private double sum;
    private double squares;

    /// @param written the numbers are to be written again
    /// @param copied the cells are to be written as they were: where floats cannot, it is no column of numbers
    NumberBuilder(CellRules rules, boolean written, boolean copied, int expectedRows) {
        this.rules = rules;
        this.copied = copied;
        this.written = written;
        this.rule = rules.number();
        this.values = new float[Math.max(4, expectedRows)];
    }

    @Override
    public void add(String cell) {
        double v = rule.value(cell);
        if (!Double.isNaN(v) && !rules.isMark(v)) {
            float f = rule.nearest(v, cell);
            if (Math.abs(f) <= Float.MAX_VALUE) {
                append(f);
                note(f, v, cell.length());
                noteUnderflow(f, v, cell);
                zeros += cell.length() > 2 && isCode(cell.charAt(0), cell.charAt(1)) ? 1 : 0;
                return;
            }
            loses |= copied;
            bad().addOutOfRange(size, cell);
        } else {
            noNumber(cell);
        }
        append(Float.NaN);
    }

    /// Plain digits with at most one mark, which are nearly all cells, without a text of their own.
    @Override
    public void add(char[] buffer, int from, int to) {
        double v = rule.plainValue(buffer, from, to);
        if (NumberRule.roundsOnce(v) && !rules.isMark(v)) {
            append((float) v);
            note((float) v, v, to - from);
            zeros += to - from > 2 && isCode(buffer[from], buffer[from + 1]) ? 1 : 0;
        } else {
            add(from == to ? "" : new String(buffer, from, to - from));
        }
    }

    private void note(float f, double v, int length) {
        loses |= written && length > SAFE && Double.parseDouble(Float.toString(f)) != v;
        shift = count++ == 0 ? v : shift;
        double d = v - shift;
        sum += d;
        squares += d * d;
        min = f < min ? f : min;
        max = f > max ? f : max;
    }

    private static boolean isCode(char first, char second) {
        return first == '0' && NumberRule.isDigit(second);
    }

    private void noteUnderflow(float f, double v, String cell) {
        if ((f == 0 && v == 0 && cell.length() > 4) || (f == 0 && v != 0)) {
            noteUnderflow(cell);
        }
    }

    /// 1e-400 reads as 0, which is worth a word; 0.000 is 0.
    private void noteUnderflow(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == 'e' || c == 'E' || c == 'd' || c == 'D') {
                return;
            }
            if (c >= '1' && c <= '9') {
                bad().addUnderflow(size - 1, cell);
                return;
            }
        }
    }

    private void noNumber(String cell) {
        loses |= copied && !cell.isEmpty();
        if (cell.isEmpty()) {
            empty++;
        } else if (rules.marks().isMissingNumber(cell) || !Double.isNaN(rule.value(cell))) {
            bad().addMark(cell);
            if (MissingMarks.isInfinite(cell)) {
                bad().addInfinite(size, cell);
            }
        } else {
            bad().add(size, cell);
            otherMark += Double.isNaN(rules.otherMark().value(cell)) ? 0 : 1;
        }
    }

    /// Made when first needed: most columns have none, and there may be 100,000 columns.
    private BadCells bad() {
        bad = bad == BadCells.NONE ? new BadCells() : bad;
        return bad;
    }

    private void append(float f) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1) + 4);
        }
        values[size++] = f;
    }

    /// The cells that are no numbers would be with the other decimal mark, and either most cells are such or none of the numbers
    /// has decimals, so that they can be read either way.
    boolean readsBetterWithTheOtherMark() {
        return otherMark > count || (otherMark > 0 && otherMark * 10L >= bad.count() * 9L && isWhole());
    }

    private boolean isWhole() {
        for (int i = 0; i < size; i++) {
            if (values[i] != Math.rint(values[i]) && !Float.isNaN(values[i])) {
                return false;
            }
        }
        return true;
    }

    /// So many cells are no numbers that reading on as numbers makes no sense.
    boolean hopeless() {
        return (copied && loses) || (bad.count() > MANY_BAD && !KindRule.isNumber(count, bad.count(), bad.distinct(), () -> Integer.MAX_VALUE));
    }

    /// By the cells so far. A number with the other decimal mark is never the file's own mark for a gap.
    boolean isNumber() {
        int badDistinct = otherMark > 0 ? 2 : bad.distinct();
        return (!copied || (!loses && zeros == 0)) && KindRule.isNumber(count, bad.count(), badDistinct, () -> Distinct.count(Arrays.copyOf(values, size)));
    }

    @Override
    public Column build(String name, RowLines lines, ProblemLog problems) {
        if (!isNumber()) {
            return null;
        }
        tell(name, lines, problems);
        float[] exact = values.length == size ? values : Arrays.copyOf(values, size);
        Statistics s = Statistics.of(count, min, max, shift, sum, squares);
        return Column.number(name, exact, s, reason(size), Map.copyOf(bad.byRow()));
    }

    private void tell(String name, RowLines lines, ProblemLog problems) {
        for (Map.Entry<Integer, String> e : new TreeMap<>(bad.byRow()).entrySet()) {
            String cell = e.getValue();
            boolean number = !Double.isNaN(rule.value(cell));
            problems.add(lines.line(e.getKey()), name, cell, MissingMarks.isInfinite(cell)
                    ? "infinite: read as a gap; correct the cell if it should have been a number" : number
                    ? "beyond the range of a float (±3.4e38): read as a gap; scale the column to smaller units"
                    : "expected a number: read as a gap; correct the cell if it should have been one");
        }
        new TreeMap<>(bad.underflows()).forEach((row, cell) -> problems.add(lines.line(row), name, cell,
                "nearer to zero than a float can tell: read as 0; scale the column to larger units"));
    }

    private String reason(int rows) {
        if (count == 0) {
            return "empty: none of " + rows + " cells has a value";
        }
        StringBuilder s = new StringBuilder();
        int others = bad.count();
        if (others > 0) {
            s.append(others).append(" of ").append(rows).append(others == 1 ? " cells is no number: " : " cells are no numbers: ").append(bad.examples());
        } else {
            s.append(count == rows ? (rows == 1 ? "the only cell is a number" : "all " + rows + " cells are numbers") : count + " of " + rows + " cells are numbers");
        }
        append(s, empty, "empty");
        int told = 0;
        for (Map.Entry<String, Integer> e : bad.marks().entrySet()) {
            if (told++ < MARKS) {
                append(s, e.getValue(), "marked '" + e.getKey() + "'");
            }
        }
        append(s, bad.outOfRange(), "beyond the range of a float");
        if (zeros > 0) {
            s.append("; ").append(zeros).append(zeros == 1 ? " cell begins" : " cells begin").append(" with a 0, as codes do: as numbers they lose it");
        }
        if (Math.max(Math.abs(min), Math.abs(max)) > 1 << 24) {
            s.append("; numbers are kept with 7 digits");
        }
        return s.toString();
    }

    private static void append(StringBuilder s, int n, String what) {
        if (n > 0) {
            s.append(", ").append(n).append(' ').append(what);
        }
    }

    /// Some number is not written as it was read; told only where it is to be written.
    boolean loses() {
        return loses;
    }

    /// Every cell is empty.
    boolean onlyNothing() {
        return empty == size;
    }

    @Override
    public long bytes() {
        return 4L * values.length;
    }
}
