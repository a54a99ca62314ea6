package descent.data;

import descent.tensor.Generator;
import java.util.Arrays;

/// Rows for training and rows kept back for the test, sized as scikit-learn's `train_test_split` sizes them:
/// test = ⌈n × percent / 100⌉ counted in whole percents (100 rows at 7 % are 7, not 8), train = the rest.
///
/// Validation rows, where they are asked for, are carved from the train rows in the same way and counted in percent of
/// them, drawn from the stream "validation" of the same seed: the test rows are the same with and without them.
///
/// Shuffled: a permutation p is drawn from the stream "split" of the seed; its first rows are the test, the rest is
/// the train part. Not shuffled: the last rows are the test. Stratified: each class gets its share of both parts
/// (largest remainders first; of equal remainders the rarer class). The same seed gives the same rows, for ever.
///
/// @param train      row numbers, each row in one of the parts
/// @param test       row numbers
/// @param validation row numbers; empty where none were set aside
public record TrainTestSplit(int[] train, int[] test, int[] validation) {
    private static final String STREAM = "split";
    private static final String VALIDATION = "validation";
    private static final int[] NONE = {};

    /// Without validation rows.
    public TrainTestSplit(int[] train, int[] test) {
        this(train, test, NONE);
    }

    /// @param n       rows to divide
    /// @param classes class of each row (0, 1, …) when the split is stratified, else null
    /// @throws DataException when a part would be empty, or a class or part is too small to stratify
    public static TrainTestSplit of(int n, SplitSettings s, int[] classes) throws DataException {
        TrainTestSplit whole = divided(n, s, classes, STREAM);
        if (!s.hasValidation()) {
            return whole;
        }
        int[] rows = whole.train();
        int[] classesOfRows = classes == null ? null : Arrays.stream(rows).map(r -> classes[r]).toArray();
        try {
            TrainTestSplit carved = divided(rows.length, s.withTestPercent(s.validationPercent()), classesOfRows, VALIDATION).mapped(rows);
            return new TrainTestSplit(carved.train(), whole.test(), carved.test());
        } catch (DataException e) {
            throw new DataException("The validation rows are taken from the " + Texts.count(rows.length, "train row") + ", and that is not possible: "
                    + e.getMessage());
        }
    }

    private static TrainTestSplit divided(int n, SplitSettings s, int[] classes, String stream) throws DataException {
        int testRows = testRows(n, s.testPercent());
        int trainRows = n - testRows;
        if (trainRows < 1 || testRows < 1) {
            throw new DataException("A split needs at least one row to train on and one to test with: " + Texts.count(n, "row")
                    + " at " + s.testPercent() + " % test leave " + Texts.count(Math.max(0, trainRows), "train row")
                    + "; bring more rows" + (n > 1 ? " or make the test part smaller." : "."));
        }
        if (s.stratify() && classes != null) {
            return stratified(classes, trainRows, testRows, s, stream);
        }
        int[] order = s.shuffle() ? Generator.of(s.seed(), stream).permutation(n) : null;
        return order == null ? new TrainTestSplit(range(0, trainRows), range(trainRows, n))
                : new TrainTestSplit(Arrays.copyOfRange(order, testRows, n), Arrays.copyOf(order, testRows));
    }

    /// ⌈n × percent / 100⌉ in whole numbers.
    public static int testRows(int n, int percent) {
        return (int) (((long) n * percent + 99) / 100);
    }

    /// The same split in the row numbers of a table, of which only some rows take part.
    TrainTestSplit mapped(int[] rows) {
        return new TrainTestSplit(mapped(train, rows), mapped(test, rows), mapped(validation, rows));
    }

    private static int[] mapped(int[] places, int[] rows) {
        return Arrays.stream(places).map(i -> rows[i]).toArray();
    }

    private static TrainTestSplit stratified(int[] classes, int trainRows, int testRows, SplitSettings s, String stream) throws DataException {
        int[] counts = counts(classes);
        check(counts, trainRows, testRows, s);
        int[] trainOf = shares(counts, trainRows);
        int[] left = new int[counts.length];
        Arrays.setAll(left, c -> counts[c] - trainOf[c]);
        int[] testOf = shares(left, testRows);
        int[] order = Generator.of(s.seed(), stream).permutation(classes.length);
        int[] test = new int[testRows];
        int[] train = new int[trainRows];
        int a = 0;
        int b = 0;
        for (int row : order) {
            if (testOf[classes[row]]-- > 0) {
                test[a++] = row;
            } else {
                train[b++] = row;
            }
        }
        return new TrainTestSplit(train, test);
    }

    private static void check(int[] counts, int trainRows, int testRows, SplitSettings s) throws DataException {
        int classes = (int) Arrays.stream(counts).filter(c -> c > 0).count();
        int smallest = Arrays.stream(counts).filter(c -> c > 0).min().orElse(0);
        if (!s.shuffle()) {
            throw new DataException("A stratified split draws rows at random: switch shuffle on, or stratify off.");
        }
        if (smallest < 2) {
            throw new DataException("A stratified split needs at least 2 rows of each class, and one class has only "
                    + smallest + "; leave that class out or switch stratify off.");
        }
        if (testRows < classes || trainRows < classes) {
            throw new DataException("A stratified split needs a row of each of the " + classes + " classes in both parts, but there are "
                    + Texts.count(trainRows, "train row") + " and " + Texts.count(testRows, "test row")
                    + "; bring more rows, change the test part or switch stratify off.");
        }
    }

    private static int[] counts(int[] classes) {
        int[] counts = new int[Arrays.stream(classes).max().orElse(-1) + 1];
        for (int c : classes) {
            counts[c]++;
        }
        return counts;
    }

    /// `total` rows shared out in proportion to the counts: whole parts first, then the largest remainders; of equal
    /// remainders the rarer class comes first, then the later one. Exact in whole numbers.
    private static int[] shares(int[] counts, int total) {
        long sum = Arrays.stream(counts).asLongStream().sum();
        int[] shares = new int[counts.length];
        int given = 0;
        for (int c = 0; c < counts.length; c++) {
            shares[c] = sum == 0 ? 0 : (int) ((long) counts[c] * total / sum);
            given += shares[c];
        }
        Integer[] byRemainder = new Integer[counts.length];
        Arrays.setAll(byRemainder, c -> c);
        Arrays.sort(byRemainder, (x, y) -> {
            int r = Long.compare((long) counts[y] * total % sum, (long) counts[x] * total % sum);
            int rare = r != 0 ? r : Integer.compare(counts[x], counts[y]);
            return rare != 0 ? rare : Integer.compare(y, x);
        });
        for (int i = 0; given < total; i++, given++) {
            shares[byRemainder[i]]++;
        }
        return shares;
    }

    private static int[] range(int from, int to) {
        int[] rows = new int[to - from];
        Arrays.setAll(rows, i -> from + i);
        return rows;
    }
}
