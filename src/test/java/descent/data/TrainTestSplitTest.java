package descent.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Sizes and errors as scikit-learn 1.2.1 has them (recorded in golden/split/sizes.csv for whole percents), rows fixed for ever.
class TrainTestSplitTest {
    private static final Path SIZES = Path.of("src/test/resources/golden/split/sizes.csv");

    @Test
    void sizes_equalScikitLearn_forEveryRecordedRow() throws IOException {
        List<String> lines = Files.readAllLines(SIZES);
        int run = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] f = line.split(",", -1);
            int n = Integer.parseInt(f[0]);
            SplitSettings s = SplitSettings.DEFAULT.withTestPercent(Integer.parseInt(f[1]));
            if (f[2].isEmpty()) {
                assertThrows(DataException.class, () -> TrainTestSplit.of(n, s, null), line);
            } else {
                assertEquals(f[2] + "," + f[3], sizes(n, s), line);
            }
            run++;
        }
        assertTrue(run > 300, "only " + run + " rows");
    }

    private static String sizes(int n, SplitSettings s) {
        try {
            TrainTestSplit split = TrainTestSplit.of(n, s, null);
            return split.train().length + "," + split.test().length;
        } catch (DataException e) {
            return e.getMessage();
        }
    }

    @Test
    void testRows_areCountedInWholePercents_whereFloatsWouldRoundUp() {
        assertEquals(7, TrainTestSplit.testRows(100, 7));
    }

    @Test
    void rows_areTheSameForEver_forSeed42() throws DataException {
        TrainTestSplit split = TrainTestSplit.of(10, SplitSettings.DEFAULT, null);
        assertEquals(GOLDEN_10, Arrays.toString(split.train()) + Arrays.toString(split.test()));
        TrainTestSplit mpg = TrainTestSplit.of(392, SplitSettings.DEFAULT, null);
        assertEquals(GOLDEN_392, Arrays.toString(Arrays.copyOf(mpg.test(), 12)));
    }

    @Test
    void rows_areTheSameForEver_stratifiedWithSeed7() throws DataException {
        int[] classes = {0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 0, 0};
        TrainTestSplit split = TrainTestSplit.of(15, new SplitSettings(30, true, true, 7), classes);
        assertEquals(GOLDEN_STRATIFIED, Arrays.toString(split.train()) + Arrays.toString(split.test()));
    }

    @Test
    void rows_partTheTable_forManySizesAndSeeds() throws DataException {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            int n = 2 + random.nextInt(300);
            SplitSettings s = new SplitSettings(1 + random.nextInt(49), random.nextBoolean(), false, random.nextLong());
            TrainTestSplit split = TrainTestSplit.of(n, s, null);
            int[] all = new int[n];
            System.arraycopy(split.train(), 0, all, 0, split.train().length);
            System.arraycopy(split.test(), 0, all, split.train().length, split.test().length);
            Arrays.sort(all);
            for (int r = 0; r < n; r++) {
                assertEquals(r, all[r]);
            }
        }
    }

    @Test
    void validationRows_areCarvedFromTheTrainRows_andLeaveTheTestRowsAsTheyAre() throws DataException {
        Random random = new Random(4);
        for (int i = 0; i < 200; i++) {
            int n = 4 + random.nextInt(300);
            SplitSettings s = new SplitSettings(1 + random.nextInt(49), random.nextBoolean(), false, random.nextLong());
            int percent = 1 + random.nextInt(50);
            TrainTestSplit without = TrainTestSplit.of(n, s, null);
            TrainTestSplit split = TrainTestSplit.of(n, s.withValidation(percent), null);
            assertArrayEquals(without.test(), split.test());
            assertEquals((without.train().length * percent + 99) / 100, split.validation().length);
            int[] both = IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.validation())).sorted().toArray();
            assertArrayEquals(Arrays.stream(without.train()).sorted().toArray(), both);
        }
    }

    @Test
    void validationRows_keepTheSharesOfTheClasses_andTellWhenTheyCannotBe() throws DataException {
        int[] classes = new int[100];
        Arrays.fill(classes, 0, 30, 1);
        TrainTestSplit split = TrainTestSplit.of(100, new SplitSettings(20, true, true, 5).withValidation(25), classes);
        assertEquals(6, Arrays.stream(split.validation()).filter(r -> classes[r] == 1).count());
        assertEquals(20, split.validation().length);
        DataException e = assertThrows(DataException.class, () -> TrainTestSplit.of(2, new SplitSettings(50, true, false, 1).withValidation(50), null));
        assertTrue(e.getMessage().startsWith("The validation rows are taken from the 1 train row"), e.getMessage());
    }

    @Test
    void unshuffled_takesTheLastRowsAsTest_inOrder() throws DataException {
        TrainTestSplit split = TrainTestSplit.of(10, new SplitSettings(20, false, false, 1), null);
        assertArrayEquals(new int[] {8, 9}, split.test());
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6, 7}, split.train());
    }

    /// Counts per class as `reference/split.json` records them: train before the bar, test behind it.
    @Test
    void stratified_equalsScikitLearn_forEveryRecordedCase() {
        assertEquals("40 40 40 | 10 10 10", stratified(20, 50, 50, 50));
        assertEquals("4 2 1 | 1 1 1", stratified(30, 5, 3, 2));
        assertEquals("2 2 1 | 3 1 1", stratified(50, 5, 3, 2));
        assertEquals("6 2 | 2 0", stratified(20, 8, 2));
        assertEquals("72 6 2 | 18 1 1", stratified(20, 90, 7, 3));
        assertEquals("170 285 | 42 72", stratified(20, 212, 357));
        assertEquals("47 57 38 | 12 14 10", stratified(20, 59, 71, 48));
    }

    @Test
    void stratified_isRefusedInWords_whereScikitLearnRefuses() {
        assertTrue(stratified(20, 5, 3, 2).contains("3 classes"));
        assertTrue(stratified(20, 9, 1).contains("at least 2 rows of each class"));
        assertTrue(stratified(20, 2, 2, 2, 2, 2).contains("5 classes"));
        assertTrue(stratified(20, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1).contains("at least 2 rows"));
        DataException e = assertThrows(DataException.class, () -> TrainTestSplit.of(4, new SplitSettings(50, false, true, 1), new int[] {0, 1, 0, 1}));
        assertTrue(e.getMessage().contains("shuffle"));
    }

    @Test
    void oneRow_isRefusedInWords_atAnyPercent() {
        DataException e = assertThrows(DataException.class, () -> TrainTestSplit.of(1, SplitSettings.DEFAULT, null));
        assertTrue(e.getMessage().startsWith("A split needs at least one row to train on"), e.getMessage());
    }

    private static String stratified(int percent, int... counts) {
        int[] classes = new int[Arrays.stream(counts).sum()];
        int at = 0;
        for (int c = 0; c < counts.length; c++) {
            Arrays.fill(classes, at, at += counts[c], c);
        }
        try {
            TrainTestSplit split = TrainTestSplit.of(classes.length, new SplitSettings(percent, true, true, 42), classes);
            return perClass(split.train(), classes, counts.length) + " | " + perClass(split.test(), classes, counts.length);
        } catch (DataException e) {
            return e.getMessage();
        }
    }

    private static String perClass(int[] rows, int[] classes, int n) {
        int[] counts = new int[n];
        for (int r : rows) {
            counts[classes[r]]++;
        }
        return String.join(" ", Arrays.stream(counts).mapToObj(String::valueOf).toList());
    }

    private static final String GOLDEN_10 = "[7, 2, 8, 6, 9, 4, 3, 1][0, 5]";
    private static final String GOLDEN_392 = "[197, 44, 284, 153, 36, 93, 208, 85, 264, 146, 306, 162]";
    private static final String GOLDEN_STRATIFIED = "[8, 10, 7, 4, 12, 3, 5, 0, 9, 2][11, 6, 13, 1, 14]";
}
