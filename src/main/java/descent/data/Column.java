package descent.data;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One column of a [Table]: its cells, what they are and why we think so.
///
/// A `NUMBER` column holds floats, gaps as NaN. Every other kind holds codes into a list of levels, gaps as −1; the
/// levels of a `CATEGORY` are sorted (numbers by value, then text), those of `TEXT` and `DATE` stand in the order of
/// their first row. The arrays are the column's own: nobody writes to them.
public final class Column {
    private final String name;
    private final Kind kind;
    private final String reason;
    private final float[] numbers;
    private final Statistics statistics;
    private final List<String> levels;
    private final int[] codes;
    private final Map<Integer, String> badCells;
    private final CellRules rules;     // of the file that texts come from; null for numbers, and for what was made in the program
    private final int gaps;
    private volatile Picture picture;  // null until asked; written by whoever asks first, always with the same content
    private volatile int distinct;     // −1 until asked; written by whoever asks first, always with the same value

    private Column(String name, Kind kind, String reason, float[] numbers, Statistics statistics,
                   List<String> levels, int[] codes, Map<Integer, String> badCells, CellRules rules) {
        this.rules = rules;
        this.name = Objects.requireNonNull(name, "name");
        this.kind = kind;
        this.reason = reason;
        this.numbers = numbers;
        this.statistics = statistics;
        this.levels = levels;
        this.codes = codes;
        this.badCells = badCells;
        this.gaps = numbers != null ? numbers.length - statistics.count() : countGaps(codes);
        this.distinct = numbers != null ? -1 : levels.size();
    }

    private static int countGaps(int[] codes) {
        int n = 0;
        for (int c : codes) {
            n += c < 0 ? 1 : 0;
        }
        return n;
    }

    /// @param numbers  gaps as NaN; taken, not copied
    public static Column number(String name, float[] numbers, String reason) {
        return number(name, numbers, Statistics.of(numbers, numbers.length), reason, Map.of());
    }

    static Column number(String name, float[] numbers, Statistics statistics, String reason, Map<Integer, String> badCells) {
        return new Column(name, Kind.NUMBER, reason, numbers, statistics, List.of(), null, badCells, null);
    }

    /// @param kind   CATEGORY, TEXT or DATE
    /// @param codes  into the levels, gaps as −1; taken, not copied
    public static Column text(String name, Kind kind, List<String> levels, int[] codes, String reason) {
        if (kind == Kind.NUMBER) {
            throw new IllegalArgumentException("a number column holds numbers, not levels: use Column.number");
        }
        return new Column(name, kind, reason, null, null, List.copyOf(levels), codes, Map.of(), null);
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /// Why this kind, in words: "12 of 398 cells are not numbers: 'n/a'".
    public String reason() {
        return reason;
    }

    public int rows() {
        return numbers != null ? numbers.length : codes.length;
    }

    /// Cells without a value: empty ones, missing marks, and in number columns those that are no number.
    public int gaps() {
        return gaps;
    }

    public boolean isGap(int row) {
        return numbers != null ? Float.isNaN(numbers[row]) : codes[row] < 0;
    }

    /// Number of different values, gaps left out. Counted when first asked in long number columns.
    public int distinct() {
        int d = distinct;
        if (d < 0) {
            d = Distinct.count(numbers);
            distinct = d;
        }
        return d;
    }

    /// Smallest number; 0 in a column without numbers.
    public float min() {
        return statistics == null ? 0 : statistics.min();
    }

    public float max() {
        return statistics == null ? 0 : statistics.max();
    }

    public double mean() {
        return statistics == null ? 0 : statistics.mean();
    }

    /// Population standard deviation (divided by n), as scikit-learn's StandardScaler uses it.
    public double std() {
        return statistics == null ? 0 : statistics.std();
    }

    /// The live array of a `NUMBER` column, gaps as NaN.
    public float[] numbers() {
        if (numbers == null) {
            throw new IllegalStateException("column " + name + " is of kind " + kind + " and holds no numbers; ask as(NUMBER)");
        }
        return numbers;
    }

    /// Levels of a column that is not `NUMBER`; empty for numbers.
    public List<String> levels() {
        return levels;
    }

    /// The live array of codes into [#levels()], gaps as −1.
    public int[] codes() {
        if (codes == null) {
            throw new IllegalStateException("column " + name + " holds numbers and has no levels; ask as(CATEGORY)");
        }
        return codes;
    }

    /// The cell as text, "" for a gap; a cell that should have been a number as it stood in the file.
    public String text(int row) {
        if (codes != null) {
            return codes[row] < 0 ? "" : levels.get(codes[row]);
        }
        return Float.isNaN(numbers[row]) ? badCells.getOrDefault(row, "") : Texts.number(numbers[row]);
    }

    /// How many cells should have been numbers and are not (the first 10,000 keep their text).
    public int badCells() {
        return badCells.size();
    }

    /// Counts for a small picture, remembered. Numbers: equal bins from min to max. Levels: the `bins` commonest, largest first.
    public float[] histogram(int bins) {
        Picture known = picture;
        if (known == null || known.bins() != bins) {
            known = new Picture(bins, numbers != null ? Histogram.ofNumbers(numbers, statistics, bins) : Histogram.ofCodes(codes, levels.size(), bins));
            picture = known;
        }
        return known.counts().clone();
    }

    /// What was counted last.
    private record Picture(int bins, float[] counts) {
    }

    /// This column read as another kind, because a person chose so; itself when it is of that kind.
    public Column as(Kind other) {
        return other == kind ? this : ColumnAs.kind(this, other);
    }

    Column because(String newReason) {
        return new Column(name, kind, newReason, numbers, statistics, levels, codes, badCells, rules);
    }

    /// Texts of a file, with how its cells are understood: they may be wanted as numbers after all.
    Column by(CellRules fileRules) {
        return new Column(name, kind, reason, numbers, statistics, levels, codes, badCells, fileRules);
    }

    CellRules rules() {
        return rules;
    }

    Column renamed(String newName) {
        return newName.equals(name) ? this
                : new Column(newName, kind, reason, numbers, statistics, levels, codes, badCells, rules);
    }

    /// True when every number is whole.
    public boolean wholeNumbers() {
        if (numbers == null) {
            return false;
        }
        for (float v : numbers) {
            if (!Float.isNaN(v) && v != Math.rint(v)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return name + " " + kind + " " + (numbers != null ? Arrays.toString(Arrays.copyOf(numbers, Math.min(5, numbers.length)))
                : levels.subList(0, Math.min(5, levels.size())));
    }
}
