package descent.data;

import descent.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A table made ready for training: the whole way from columns to scaled tensors.
///
/// @param table         the rows
/// @param schema        inputs and target
/// @param task          regression or classes
/// @param split         rows of the *table* in each part
/// @param preprocessing fitted on the train rows
/// @param train         x and y of the train rows, in the order of `split.train()`
/// @param test          x and y of the test rows, in the order of `split.test()`
/// @param validation    x and y of the validation rows, in the order of `split.validation()`; null where none were set aside
/// @param leftOut       rows that took no part because of gaps in the chosen columns
/// @param warnings      sentences for a student: tiny test part, classes without test rows, …
public record PreparedData(Table table, Schema schema, Task task, TrainTestSplit split, Preprocessing preprocessing,
                           TensorDataset train, TensorDataset test, TensorDataset validation, int leftOut, List<String> warnings) {
    public PreparedData {
        warnings = List.copyOf(warnings);
    }

    /// @throws DataException when the choice of columns, the rows or the split cannot bear a training
    public static PreparedData of(Table table, Schema schema, SplitSettings splitSettings, PreprocessingSettings settings)
            throws DataException {
        SchemaCheck.check(table, schema);
        Task task = Proposal.task(table, schema).task();
        int[] rows = Preprocessing.usableRows(table, schema, settings, true);
        SchemaCheck.checkRows(table, schema, rows);
        TrainTestSplit split = split(table, schema, splitSettings, rows);
        int[] fitRows = settings.fitOnAllRows() ? rows : split.train();
        Preprocessing p = Preprocessing.fit(table, schema, task, fitRows, settings);
        p.requireRoom(rows.length);
        SchemaCheck.checkTarget(table, schema, p, split.train());
        List<String> warnings = Warnings.of(table, p, split, rows.length);
        return new PreparedData(table, schema, task, split, p, dataset(p, table, split.train()),
                dataset(p, table, split.test()), validation(p, table, split), table.rows() - rows.length, warnings);
    }

    /// What the dashed curve is the loss of: the validation rows where some were set aside, else the test rows.
    public TensorDataset watched() {
        return validation == null ? test : validation;
    }

    /// The same with the validation rows in the place of the test rows, for those who measure on them; as it is without any.
    public PreparedData validated() {
        return validation == null ? this : new PreparedData(table, schema, task, new TrainTestSplit(split.train(), split.validation()), preprocessing,
                train, validation, null, leftOut, warnings);
    }

    /// The rows of the table in each part, without preparing anything: for a screen that shows them.
    ///
    /// @throws DataException when no split is possible
    public static TrainTestSplit split(Table table, Schema schema, SplitSettings splitSettings, PreprocessingSettings settings)
            throws DataException {
        SchemaCheck.check(table, schema);
        return split(table, schema, splitSettings, Preprocessing.usableRows(table, schema, settings, true));
    }

    private static TrainTestSplit split(Table table, Schema schema, SplitSettings s, int[] rows) throws DataException {
        boolean classes = s.stratify() && Proposal.task(table, schema).task() != Task.REGRESSION;
        return TrainTestSplit.of(rows.length, s, classes ? classesOf(table, schema, rows) : null).mapped(rows);
    }

    /// A table for a model that was trained before: its columns, its preprocessing and its split are kept.
    ///
    /// @param split rows of this table, as [#split()] gave them
    /// @throws DataException when the table lacks a column of the model or the split names rows it has not
    public static PreparedData of(Table table, Schema schema, Preprocessing p, TrainTestSplit split) throws DataException {
        SchemaCheck.checkColumns(table, p);
        int last = IntStream.of(last(split.train()), last(split.test()), last(split.validation())).max().orElseThrow();
        if (last >= table.rows()) {
            throw new DataException("The model was trained with a table of at least " + Texts.count(last + 1L, "row") + ", but "
                    + table.name() + " has " + table.rows() + "; open the data it was trained with.");
        }
        int used = split.train().length + split.test().length + split.validation().length;
        p.requireRoom(used);
        return new PreparedData(table, schema, p.task(), split, p, dataset(p, table, split.train()),
                dataset(p, table, split.test()), validation(p, table, split), table.rows() - used, new ArrayList<>());
    }

    private static int last(int[] rows) {
        return Arrays.stream(rows).max().orElse(-1);
    }

    private static TensorDataset validation(Preprocessing p, Table table, TrainTestSplit split) {
        return split.validation().length == 0 ? null : dataset(p, table, split.validation());
    }

    private static int[] classesOf(Table table, Schema schema, int[] rows) {
        Column c = Preprocessing.column(table, schema.target(), schema.kinds()).as(Kind.CATEGORY);
        return Arrays.stream(rows).map(r -> c.codes()[r]).toArray();
    }

    private static TensorDataset dataset(Preprocessing p, Table table, int[] rows) {
        Tensor x = Tensor.of(p.features(table, rows), rows.length, p.inFeatures());
        float[] targets = p.targets(table, rows);
        Tensor y = p.task() == Task.MULTICLASS ? Tensor.of(targets, rows.length) : Tensor.of(targets, rows.length, 1);
        return new TensorDataset(x, y);
    }
}
