package descent.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.tensor.Generator;
import descent.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/// The rules of the room at their edges: the last value on one side, the first on the other.
class RuleEdgesTest {
    private static boolean isNumber(int numbers, int bad, int badDistinct, int distinct) {
        return KindRule.isNumber(numbers, bad, badDistinct, () -> distinct);
    }

    @Test
    void column_isOfNumbers_whileOtherCellsAreFewOrItsOwnMarkForAGap() {
        assertTrue(isNumber(0, 0, 0, 0), "empty");
        assertEquals(List.of(true, false), List.of(isNumber(90, 10, 2, 80), isNumber(89, 11, 2, 80)), "nine of ten cells");
        assertEquals(List.of(true, false), List.of(isNumber(3, 1, 1, 3), isNumber(2, 1, 1, 2)), "one odd cell among three numbers");
        assertEquals(List.of(true, false), List.of(isNumber(4, 4, 1, 11), isNumber(4, 5, 1, 11)), "a mark at most as often as numbers");
        assertEquals(List.of(true, false), List.of(isNumber(8, 2, 1, 2), isNumber(7, 2, 1, 2)), "a mark in a fifth of the cells");
        assertEquals(List.of(true, false), List.of(isNumber(7, 2, 1, 11), isNumber(7, 2, 1, 10)), "beside more than ten different numbers");
        assertEquals(List.of(true, false), List.of(isNumber(8, 2, 1, 11), isNumber(8, 2, 2, 11)), "one mark, not two");
    }

    @Test
    void texts_areCategories_whileTheyAreFewAndShort() {
        assertEquals(List.of(Kind.CATEGORY, Kind.TEXT), List.of(KindRule.ofLevels(9, 9, 120), KindRule.ofLevels(9, 9, 121)));
        assertEquals(List.of(Kind.CATEGORY, Kind.TEXT), List.of(KindRule.ofLevels(9, 9, 61), KindRule.ofLevels(10, 20, 61)), "from ten on shorter ones");
        assertEquals(List.of(Kind.CATEGORY, Kind.TEXT), List.of(KindRule.ofLevels(10, 20, 60), KindRule.ofLevels(10, 19, 60)), "each twice");
        assertEquals(List.of(Kind.CATEGORY, Kind.TEXT), List.of(KindRule.ofLevels(50, 100, 5), KindRule.ofLevels(51, 102, 5)));
        assertEquals(List.of(Kind.CATEGORY, Kind.TEXT), List.of(KindRule.ofLevels(51, 255, 5), KindRule.ofLevels(51, 254, 5)), "each five times");
        assertEquals(List.of(Kind.CATEGORY, Kind.TEXT), List.of(KindRule.ofLevels(1000, 5000, 5), KindRule.ofLevels(1001, 9000, 5)));
    }

    private static Task task(int rows, IntUnaryOperator cell) {
        float[] v = new float[rows];
        IntStream.range(0, rows).forEach(i -> v[i] = cell.applyAsInt(i));
        return TaskChoice.of(Column.number("y", v, "")).task();
    }

    @Test
    void wholeNumbers_areClasses_whileFewDenseAndFrequent() {
        assertEquals(List.of(Task.BINARY, Task.REGRESSION), List.of(task(10, i -> i % 2), task(9, i -> i % 2)), "five rows a class");
        assertEquals(List.of(Task.MULTICLASS, Task.REGRESSION), List.of(task(15, i -> i % 3), task(14, i -> i % 3)));
        assertEquals(List.of(Task.MULTICLASS, Task.REGRESSION), List.of(task(50, i -> i % 10), task(55, i -> i % 11)), "at most ten");
        assertEquals(List.of(Task.MULTICLASS, Task.REGRESSION), List.of(task(15, i -> new int[] {0, 1, 5}[i % 3]), task(15, i -> new int[] {0, 1, 6}[i % 3])), "dense");
        assertEquals(Task.MULTICLASS, task(15, i -> 2 + i % 3), "wherever they begin");
    }

    private static PreparedData prepared(Table t, SplitSettings split) throws DataException {
        return PreparedData.of(t, new Schema(List.of("x"), "y"), split, PreprocessingSettings.DEFAULT);
    }

    private static Table line(int rows, int gaps) {
        float[] x = new float[rows];
        float[] y = new float[rows];
        for (int i = 0; i < rows; i++) {
            x[i] = i < gaps ? Float.NaN : i * 1.5f;
            y[i] = i * 0.7f;
        }
        return Table.of("t", List.of(Column.number("x", x, ""), Column.number("y", y, "")));
    }

    private static boolean warns(String start, PreparedData d) {
        return d.warnings().stream().anyMatch(w -> w.contains(start));
    }

    @Test
    void warnings_beginWhereFiguresGetDoubtful() throws DataException {
        SplitSettings half = new SplitSettings(50, false, false, 1);
        assertEquals(List.of(true, false), List.of(warns("test row", prepared(line(18, 0), half)), warns("test row", prepared(line(20, 0), half))), "fewer than ten");
        assertEquals(List.of(false, true), List.of(warns("take no part", prepared(line(40, 20), half)), warns("take no part", prepared(line(40, 21), half))), "over a half");
        assertEquals(List.of(true, false), List.of(warns("validation row", prepared(line(36, 0), half.withValidation(50))), warns("validation row", prepared(line(40, 0), half.withValidation(50)))));
        assertEquals(false, warns("validation row", prepared(line(40, 0), half)), "none were asked for");
    }

    @Test
    void validation_isWatched_whereThereIsOne_elseTheTestRows() throws DataException {
        PreparedData without = prepared(line(40, 0), SplitSettings.DEFAULT);
        assertNull(without.validation());
        assertSame(without.test(), without.watched());
        assertSame(without, without.validated());
        PreparedData with = prepared(line(40, 0), SplitSettings.DEFAULT.withValidation(25));
        assertSame(with.validation(), with.watched());
        assertEquals(8, with.validation().rows());
        assertSame(with.validation(), with.validated().test());
        assertNull(with.validated().validation());
        assertArrayEquals(with.split().validation(), with.validated().split().test());
        PreparedData again = PreparedData.of(with.table(), with.schema(), with.preprocessing(), with.split());
        assertArrayEquals(with.validation().y().data(), again.validation().y().data());
        assertEquals(0, again.leftOut());
    }

    @Test
    void savedSplit_needsARowForEachOfItsNumbers() throws DataException {
        PreparedData d = prepared(line(40, 0), new SplitSettings(20, false, false, 1));
        assertEquals(40, PreparedData.of(line(40, 0), d.schema(), d.preprocessing(), d.split()).table().rows());
        DataException e = assertThrows(DataException.class,
                () -> PreparedData.of(line(39, 0), d.schema(), d.preprocessing(), d.split()));
        assertTrue(e.getMessage().startsWith("The model was trained with a table of at least 40 rows, but t has 39;"), e.getMessage());
    }

    @Test
    void batches_inOrder_holdTheirOwnRows() {
        float[] x = new float[20];
        float[] y = new float[10];
        for (int i = 0; i < 10; i++) {
            x[2 * i] = i;
            x[2 * i + 1] = -i;
            y[i] = 10 * i;
        }
        DataLoader loader = new DataLoader(new TensorDataset(Tensor.of(x, 10, 2), Tensor.of(y, 10, 1)), 4, false, Generator.of(1, "shuffle"));
        loader.startEpoch();
        assertEquals(10, loader.rows());
        for (int b = 0; b < loader.batches(); b++) {
            DataLoader.Batch batch = loader.batch(b);
            assertArrayEquals(Arrays.copyOfRange(x, 8 * b, 8 * b + 2 * batch.rows()), batch.x().data());
            assertArrayEquals(Arrays.copyOfRange(y, 4 * b, 4 * b + batch.rows()), batch.y().data());
        }
        assertEquals(2, loader.batch(2).rows());
    }

    /// A made table is known by its seed alone: the numbers must stay for ever.
    @Test
    void madeTables_keepTheirNumbers_forEver() {
        CRC32 all = new CRC32();
        for (MadeData.Shape shape : MadeData.Shape.values()) {
            for (Column c : MadeData.of(shape, 40, shape.usualNoise(), 5).columns()) {
                for (int i = 0; i < 40; i++) {
                    // to 4 digits: sine and logarithm may differ in their last bit from one Java to the next
                    all.update(c.kind() == Kind.NUMBER ? String.format(Locale.ROOT, "%.4g ", c.numbers()[i]).getBytes(StandardCharsets.UTF_8)
                            : c.levels().get(c.codes()[i]).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        assertEquals("be973307", HexFormat.of().toHexDigits((int) all.getValue()));
    }
}
