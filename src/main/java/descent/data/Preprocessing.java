package descent.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Turns rows of a table into what the network sees: x `[N, inFeatures]`, y `[N]`, both row-major.
///
/// Fitted on the train rows only and never again: the same numbers serve the test rows and every later prediction.
/// Arithmetic is double, the result is rounded to float once.
public final class Preprocessing {
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final PreprocessingRecord fitted;
    private final List<String> featureNames;

    private Preprocessing(PreprocessingRecord fitted) {
        this.fitted = fitted;
        List<String> names = new ArrayList<>();
        fitted.inputs().forEach(c -> names.addAll(c.featureNames()));
        this.featureNames = List.copyOf(names);
    }

    /// @param trainRows rows of the table to fit on, none with a gap in the target
    /// @throws DataException when an input has no value in these rows, or the target does not fit the task
    public static Preprocessing fit(Table table, Schema schema, Task task, int[] trainRows, PreprocessingSettings settings)
            throws DataException {
        PreprocessingFit fit = new PreprocessingFit(table, schema, trainRows, settings);
        List<ColumnPreparation> inputs = new ArrayList<>();
        for (String name : schema.inputs()) {
            inputs.add(fit.input(name));
        }
        return new Preprocessing(new PreprocessingRecord(task, inputs, fit.target(task), settings));
    }

    public static Preprocessing fromRecord(PreprocessingRecord record) {
        return new Preprocessing(record);
    }

    public PreprocessingRecord toRecord() {
        return fitted;
    }

    /// One name per column of x.
    public List<String> featureNames() {
        return featureNames;
    }

    public int inFeatures() {
        return featureNames.size();
    }

    /// 1, or the number of classes.
    public int outFeatures() {
        return task() == Task.MULTICLASS ? classes().size() : 1;
    }

    /// Names of the classes by index; empty for regression. For two classes the second one is the "1".
    public List<String> classes() {
        return fitted.target().levels();
    }

    public Task task() {
        return fitted.task();
    }

    /// What is done to each input column, with the statistics of the train rows.
    public List<ColumnPreparation> inputs() {
        return fitted.inputs();
    }

    public ColumnPreparation target() {
        return fitted.target();
    }

    /// Of inputs and target, as they were while training: another table may hold text where they are numbers, or numbers only where
    /// they are categories.
    public Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new HashMap<>();
        fitted.inputs().forEach(c -> kinds.put(c.name(), c.kind()));
        kinds.put(target().name(), target().kind());
        return kinds;
    }

    /// What is made of the columns of a file that is to be predicted. One of a few rows may hold nothing but numbers (007, which is no
    /// 7), or words that among numbers mean a gap ("none"), where training had categories, and is to be read as text there all the
    /// same. Categories that were numbers are not among those: 4 and 4.0 are the same for them.
    public Wanted wanted() {
        Map<Boolean, Set<String>> byText = Stream.concat(fitted.inputs().stream(), Stream.of(target())).collect(Collectors.partitioningBy(
                c -> !c.levels().stream().allMatch(Preprocessing::isPlainNumber), Collectors.mapping(ColumnPreparation::name, Collectors.toSet())));
        return new Wanted(byText.get(true), byText.get(false));
    }

    /// As a category's level is written that was a number.
    private static boolean isPlainNumber(String level) {
        double v = NumberRule.POINT.value(level);
        return !Double.isNaN(v) && Texts.number((float) v).equals(level);
    }

    public PreprocessingSettings settings() {
        return fitted.settings();
    }

    /// Whether there can be so many numbers at all, and in this memory.
    ///
    /// @throws DataException when the inputs of so many rows have no room
    public void requireRoom(int rows) throws DataException {
        requireRoom(rows, inFeatures());
    }

    static void requireRoom(long rows, long inputs) throws DataException {
        long bytes = rows * inputs * Float.BYTES;
        if (rows * inputs > LARGEST_ARRAY || bytes > Runtime.getRuntime().maxMemory()) {
            throw new DataException(Texts.count(rows, "row") + " × " + Texts.count(inputs, "input") + " need "
                    + Texts.number(Math.round(bytes / 1e8) / 10f) + " GB of memory, and the program has "
                    + Texts.number(Math.round(Runtime.getRuntime().maxMemory() / 1e8) / 10f)
                    + " GB; lower the cap of categories, or use fewer columns.");
        }
    }

    /// Inputs of some rows, `[rows, inFeatures]` row-major. Gaps become the fill value; a level never seen in training
    /// becomes "other", or all zeros where there is no "other".
    ///
    /// @throws IllegalArgumentException when the table lacks an input column
    public float[] features(Table table, int[] rows) {
        int width = inFeatures();
        float[] x = new float[rows.length * width];
        int at = 0;
        for (ColumnPreparation c : fitted.inputs()) {
            Column column = table.column(c.name()).as(c.kind());
            if (c.kind() == Kind.NUMBER) {
                scale(column.numbers(), rows, c, x, at, width);
            } else {
                oneHot(column, rows, c, x, at, width);
            }
            at += c.width();
        }
        return x;
    }

    private static void scale(float[] values, int[] rows, ColumnPreparation c, float[] x, int at, int width) {
        for (int i = 0; i < rows.length; i++) {
            x[i * width + at] = (float) c.transform(values[rows[i]]);
        }
    }

    private static void oneHot(Column column, int[] rows, ColumnPreparation c, float[] x, int at, int width) {
        int[] slots = column.levels().stream().mapToInt(c::slot).toArray();
        int fill = c.slot(c.fillLevel());
        for (int i = 0; i < rows.length; i++) {
            int code = column.codes()[rows[i]];
            int slot = code < 0 ? fill : slots[code];
            if (slot >= 0) {
                x[i * width + at + slot] = 1;
            }
        }
    }

    /// Inputs of one row that a person typed, one text per input column in the order of [#inputs()].
    ///
    /// @throws DataException when a text is no number, or a level that was never seen in training
    public float[] features(List<String> cells) throws DataException {
        if (cells.size() != fitted.inputs().size()) {
            throw new DataException("Expected " + fitted.inputs().size() + " values, one per input column, but got " + cells.size() + ".");
        }
        float[] x = new float[inFeatures()];
        int at = 0;
        for (int i = 0; i < cells.size(); i++) {
            ColumnPreparation c = fitted.inputs().get(i);
            set(c, cells.get(i).strip(), x, at);
            at += c.width();
        }
        return x;
    }

    private static void set(ColumnPreparation c, String cell, float[] x, int at) throws DataException {
        if (c.kind() == Kind.NUMBER) {
            x[at] = (float) c.transform(typedNumber(c.name(), cell));
            return;
        }
        int slot = c.slot(cell.isEmpty() ? c.fillLevel() : cell);
        if (slot < 0) {
            throw new DataException("\"" + Problem.shortened(cell) + "\" was never seen in " + c.name()
                    + " while training; choose one of " + Texts.some(c.levels(), 8) + ".");
        }
        x[at + slot] = 1;
    }

    private static double typedNumber(String name, String cell) throws DataException {
        if (cell.isEmpty()) {
            return Double.NaN;
        }
        double v = NumberRule.POINT.value(cell);
        double value = cell.indexOf('.') < 0 && cell.indexOf(',') >= 0 ? NumberRule.COMMA.value(cell) : v;
        if (!Double.isFinite((float) value)) {
            throw new DataException(name + " needs a number such as 3.5, not \"" + Problem.shortened(cell) + "\".");
        }
        return value;
    }

    /// Targets of some rows: scaled numbers, or class indices (0, 1, …). NaN where the target is a gap, −1 for a class
    /// that was never seen.
    public float[] targets(Table table, int[] rows) {
        ColumnPreparation t = fitted.target();
        Column column = table.column(t.name()).as(t.kind());
        float[] y = new float[rows.length];
        if (t.kind() == Kind.NUMBER) {
            for (int i = 0; i < rows.length; i++) {
                float v = column.numbers()[rows[i]];
                y[i] = !Float.isNaN(v) ? (float) t.transform(v) : v;
            }
            return y;
        }
        int[] slots = column.levels().stream().mapToInt(t::slot).toArray();
        for (int i = 0; i < rows.length; i++) {
            int code = column.codes()[rows[i]];
            y[i] = code < 0 ? Float.NaN : slots[code];
        }
        return y;
    }

    /// A prediction back in the target's own units.
    public double unscaleTarget(double scaled) {
        return fitted.target().inverseTransform(scaled);
    }

    /// What one unit of the scaled target is in the target's own units; 1 when it is not scaled.
    public double targetStd() {
        return fitted.target().scale();
    }

    /// What 0 of the scaled target is in the target's own units; 0 when it is not scaled.
    public double targetMean() {
        return fitted.target().offset();
    }

    /// Rows of a table that can be used: without a gap in the target (when asked), and without a gap in the inputs
    /// unless gaps are filled.
    public static int[] usableRows(Table table, Schema schema, PreprocessingSettings settings, boolean needTarget) {
        boolean[] out = new boolean[table.rows()];
        if (settings.gaps() == PreprocessingSettings.Gaps.LEAVE_OUT) {
            schema.inputs().forEach(name -> markGaps(column(table, name, schema.kinds()), out));
        }
        if (needTarget) {
            markGaps(column(table, schema.target(), schema.kinds()), out);
        }
        int n = 0;
        int[] rows = new int[out.length];
        for (int i = 0; i < out.length; i++) {
            if (!out[i]) {
                rows[n++] = i;
            }
        }
        return Arrays.copyOf(rows, n);
    }

    private static void markGaps(Column c, boolean[] out) {
        if (c.gaps() > 0) {
            for (int i = 0; i < out.length; i++) {
                out[i] |= c.isGap(i);
            }
        }
    }

    /// A column as the schema wants it: numbers as numbers, everything else as categories.
    static Column column(Table table, String name, Map<String, Kind> kinds) {
        Column c = table.column(name);
        Kind kind = kinds.getOrDefault(name, c.kind());
        return c.as(kind == Kind.NUMBER ? Kind.NUMBER : Kind.CATEGORY);
    }
}
