package descent.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Fits [ColumnPreparation]s on some rows of a table.
final class PreprocessingFit {
    private static final int MAX_CLASSES = 200;

    private final Table table;
    private final Schema schema;
    private final int[] rows;
    private final PreprocessingSettings settings;

    PreprocessingFit(Table table, Schema schema, int[] rows, PreprocessingSettings settings) {
        this.table = table;
        this.schema = schema;
        this.rows = rows;
        this.settings = settings;
    }

    ColumnPreparation input(String name) throws DataException {
        Column c = Preprocessing.column(table, name, schema.kinds());
        return c.kind() == Kind.NUMBER ? number(c, settings.scaling()) : category(c);
    }

    ColumnPreparation target(Task task) throws DataException {
        Column c = Preprocessing.column(table, schema.target(), schema.kinds());
        if (task == Task.REGRESSION) {
            if (c.kind() != Kind.NUMBER) {
                throw new DataException("The target " + c.name() + " holds no numbers (" + c.reason()
                        + "); choose a number column as target, or let it be classified.");
            }
            return number(c, settings.scaleTarget() ? targetScaling() : PreprocessingSettings.Scaling.NONE);
        }
        return classes(c.as(Kind.CATEGORY), task);
    }

    private PreprocessingSettings.Scaling targetScaling() {
        return settings.scaling() == PreprocessingSettings.Scaling.MIN_MAX
                ? PreprocessingSettings.Scaling.MIN_MAX : PreprocessingSettings.Scaling.STANDARD;
    }

    private ColumnPreparation number(Column c, PreprocessingSettings.Scaling scaling) throws DataException {
        float[] values = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = c.numbers()[rows[i]];
        }
        Statistics s = Statistics.of(values, values.length);
        if (s.count() == 0) {
            throw new DataException("Column " + c.name() + " has no number in the train rows; set it to not used.");
        }
        double range = (double) s.max() - s.min();
        return switch (scaling) {
            case NONE -> ColumnPreparation.number(c.name(), 0, 1, s.mean());
            case STANDARD -> ColumnPreparation.number(c.name(), s.mean(), s.std() == 0 ? 1 : s.std(), s.mean());
            case MIN_MAX -> ColumnPreparation.number(c.name(), s.min(), range == 0 ? 1 : range, s.mean());
        };
    }

    private ColumnPreparation category(Column c) throws DataException {
        int[] counts = counts(c);
        List<Integer> seen = new ArrayList<>();
        for (int level = 0; level < counts.length; level++) {
            if (counts[level] > 0) {
                seen.add(level);
            }
        }
        if (seen.isEmpty()) {
            throw new DataException("Column " + c.name() + " has no value in the train rows; set it to not used.");
        }
        List<Integer> byCount = new ArrayList<>(seen);
        byCount.sort(Comparator.comparingInt(level -> -counts[level]));
        boolean other = seen.size() > settings.maxCategories();
        if (other) {
            seen = new ArrayList<>(byCount.subList(0, Math.max(0, settings.maxCategories() - 1)));
            seen.sort(Comparator.naturalOrder());
        }
        List<String> levels = seen.stream().map(c.levels()::get).toList();
        return ColumnPreparation.category(c.name(), levels, other, c.levels().get(byCount.getFirst()));
    }

    private int[] counts(Column c) {
        int[] counts = new int[c.levels().size()];
        for (int row : rows) {
            if (c.codes()[row] >= 0) {
                counts[c.codes()[row]]++;
            }
        }
        return counts;
    }

    /// The classes are all levels of the column: they name the question, they are not learned from the rows.
    private ColumnPreparation classes(Column c, Task task) throws DataException {
        int n = c.levels().size();
        if (n < 2) {
            throw new DataException("The target " + c.name() + " has only one class" + (n == 1 ? " (" + c.levels().getFirst() + ")" : "")
                    + ": there is nothing to tell apart; choose another target.");
        }
        if (task == Task.BINARY && n != 2) {
            throw new DataException("Two classes were asked for, but the target " + c.name() + " has " + n + " ("
                    + Texts.some(c.levels(), 5) + "); ask for several classes.");
        }
        if (n > MAX_CLASSES) {
            throw new DataException("The target " + c.name() + " has " + n + " classes, more than " + MAX_CLASSES
                    + "; choose a column with fewer, or one with numbers.");
        }
        int[] counts = counts(c);
        int commonest = 0;
        for (int i = 1; i < n; i++) {
            commonest = counts[i] > counts[commonest] ? i : commonest;
        }
        return ColumnPreparation.category(c.name(), c.levels(), false, c.levels().get(commonest));
    }
}
