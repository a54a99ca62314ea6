package descent.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// From a table to scaled tensors, on the samples and on small tables.
class PreparedDataTest {
    /// Scaled values are floats of size 1: sums over 300 of them are good to this.
    private static final double FLOAT_SUM = 1e-5;

    private static PreparedData autoMpg() throws DataException {
        Table t = Samples.open("Auto MPG");
        return PreparedData.of(t, Proposal.schema(t), SplitSettings.DEFAULT, PreprocessingSettings.DEFAULT);
    }

    @Test
    void autoMpg_leavesOutSixRowsWithGaps_withDefaults() throws DataException {
        PreparedData d = autoMpg();
        assertEquals(Task.REGRESSION, d.task());
        assertEquals("6 of 398 left out, 313 train, 79 test", d.leftOut() + " of " + d.table().rows() + " left out, " + d.train().rows()
                + " train, " + d.test().rows() + " test");
    }

    @Test
    void autoMpg_hasSixNumbersAndThreeOrigins_asFeatures() throws DataException {
        assertEquals(List.of("cylinders", "displacement", "horsepower", "weight", "acceleration", "model_year",
                "origin=europe", "origin=japan", "origin=usa"), autoMpg().preprocessing().featureNames());
    }

    @Test
    void features_areStandardised_overTheTrainRowsOnly() throws DataException {
        PreparedData d = autoMpg();
        float[] x = d.train().x().data();
        int in = d.preprocessing().inFeatures();
        for (int c = 0; c < 6; c++) {
            double sum = 0;
            double squares = 0;
            for (int r = 0; r < d.train().rows(); r++) {
                sum += x[r * in + c];
                squares += (double) x[r * in + c] * x[r * in + c];
            }
            assertEquals(0, sum / d.train().rows(), FLOAT_SUM);
            assertEquals(1, squares / d.train().rows(), FLOAT_SUM);
        }
    }

    @Test
    void targets_comeBackInTheirUnits_afterUnscaling() throws DataException {
        PreparedData d = autoMpg();
        Column mpg = d.table().column("mpg");
        for (int i = 0; i < d.test().rows(); i++) {
            assertEquals(mpg.numbers()[d.split().test()[i]], d.preprocessing().unscaleTarget(d.test().y().data()[i]), 1e-4);
        }
    }

    @Test
    void record_givesTheSameFeatures_afterRoundTrip() throws DataException {
        PreparedData d = autoMpg();
        Preprocessing again = Preprocessing.fromRecord(d.preprocessing().toRecord());
        assertTrue(Arrays.equals(d.test().x().data(), again.features(d.table(), d.split().test())));
        PreparedData opened = PreparedData.of(d.table(), d.schema(), again, d.split());
        assertTrue(Arrays.equals(d.train().y().data(), opened.train().y().data()));
    }

    @Test
    void classes_areIndicesInOrder_forPenguins() throws DataException {
        Table t = Samples.open("Palmer Penguins");
        PreparedData d = PreparedData.of(t, Proposal.schema(t), new SplitSettings(20, true, true, 1), PreprocessingSettings.DEFAULT);
        assertEquals(Task.MULTICLASS, d.task());
        assertEquals(List.of("Adelie", "Chinstrap", "Gentoo"), d.preprocessing().classes());
        assertEquals(3, d.preprocessing().outFeatures());
        assertEquals(1, d.train().y().dim());
    }

    @Test
    void binary_hasOneOutputAndZeroOneTargets_forTwoClasses() throws DataException {
        Table t = MadeData.twoMoons(100, 0.1, 3);
        PreparedData d = PreparedData.of(t, Proposal.schema(t), SplitSettings.DEFAULT, PreprocessingSettings.DEFAULT);
        assertEquals(Task.BINARY, d.task());
        assertEquals("[80, 1]", Arrays.toString(d.train().y().shape()));
        for (float y : d.train().y().data()) {
            assertTrue(y == 0 || y == 1);
        }
    }

    @Test
    void gaps_areFilledWithTheTrainMean_whenAsked() throws DataException {
        Table t = Samples.open("Auto MPG");
        PreparedData d = PreparedData.of(t, Proposal.schema(t), SplitSettings.DEFAULT,
                PreprocessingSettings.DEFAULT.withGaps(PreprocessingSettings.Gaps.FILL));
        assertEquals(0, d.leftOut());
        int row = 32;                                                     // the first car without horsepower
        assertTrue(t.column("horsepower").isGap(row));
        assertEquals(0, d.preprocessing().features(t, new int[] {row})[2], FLOAT_SUM);
    }

    @Test
    void rareLevels_shareOneColumn_beyondTheCap() throws DataException {
        Table t = table("a", List.of("u", "v", "w", "x", "y"), new int[] {0, 0, 0, 1, 1, 2, 3, 4, 0, 1}, new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 11});
        PreprocessingSettings three = new PreprocessingSettings(PreprocessingSettings.Scaling.STANDARD, true, PreprocessingSettings.Gaps.LEAVE_OUT, 3, true);
        PreparedData d = PreparedData.of(t, new Schema(List.of("a"), "y"), new SplitSettings(20, false, false, 1), three);
        assertEquals(List.of("a=u", "a=v", "a=other"), d.preprocessing().featureNames());
        assertTrue(Arrays.equals(new float[] {0, 0, 1}, d.preprocessing().features(t, new int[] {5})));
    }

    @Test
    void cap_isNeverExceeded() throws DataException {
        Table t = table("a", List.of("u", "v", "w", "x", "y"), new int[] {0, 0, 0, 1, 1, 2, 3, 4, 0, 1}, new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 11});
        for (int cap = 1; cap <= 3; cap++) {
            PreprocessingSettings few = new PreprocessingSettings(PreprocessingSettings.Scaling.STANDARD, true, PreprocessingSettings.Gaps.LEAVE_OUT, cap, true);
            Preprocessing p = PreparedData.of(t, new Schema(List.of("a"), "y"), new SplitSettings(20, false, false, 1), few).preprocessing();
            assertEquals(cap, p.inFeatures(), p.featureNames().toString());
            assertEquals("a=other", p.featureNames().getLast());
            assertEquals(1, p.features(List.of(""))[0]);
        }
    }

    @Test
    void inputsWithoutRoom_areRefusedInWords() throws DataException {
        Preprocessing.requireRoom(1000, 3000);
        DataException e = assertThrows(DataException.class, () -> Preprocessing.requireRoom(800_000, 3_000));
        assertTrue(e.getMessage().startsWith("800,000 rows × 3,000 inputs need 9.6 GB of memory, and the program has "), e.getMessage());
        assertTrue(e.getMessage().endsWith(" GB; lower the cap of categories, or use fewer columns."), e.getMessage());
    }

    /// A model file holds the levels as they were in its training file.
    @Test
    void trueAndFalse_fit_howeverEachFileWritesThem() throws Exception {
        String trained = "b,y\n" + "True,1\nTRUE,2\ntrue,3\nFalse,4\nFalse,5\n".repeat(4);
        String given = "b,y\n" + "True,1\nFalse,2\nTrue,3\nFalse,4\nFalse,5\n".repeat(4);
        for (List<String> files : List.of(List.of(trained, given), List.of(given, trained))) {
            Table t = read(files.getFirst());
            Preprocessing p = PreparedData.of(t, new Schema(List.of("b"), "y"), SplitSettings.DEFAULT, PreprocessingSettings.DEFAULT).preprocessing();
            Table other = read(files.getLast());
            int[] rows = {0, 1, 2, 3, 4};
            String lower = files.getLast().lines().skip(1).limit(5).map(l -> l.toLowerCase(Locale.ROOT).startsWith("true") ? "01" : "10").collect(Collectors.joining());
            StringBuilder seen = new StringBuilder();
            for (float v : p.features(other, rows)) {
                seen.append((int) v);
            }
            assertEquals(lower, seen.toString());
            assertTrue(p.inputs().getFirst().knows("TRUE") && !p.inputs().getFirst().knows("yes"));
        }
        ColumnPreparation both = ColumnPreparation.category("b", List.of("TRUE", "True"), false, "True");
        assertEquals(List.of(1, -1), List.of(both.slot("True"), both.slot("true")));
    }

    private static Table read(String text) throws CsvException {
        return new CsvReader().read("t.csv", text.getBytes(StandardCharsets.UTF_8), CsvOptions.auto(), Progress.NONE);
    }

    @Test
    void typedRow_isRefusedInWords_forAnUnknownLevel() throws DataException {
        Preprocessing p = autoMpg().preprocessing();
        DataException e = assertThrows(DataException.class, () -> p.features(List.of("8", "307", "130", "3504", "12", "70", "mars")));
        assertEquals("\"mars\" was never seen in origin while training; choose one of europe, japan, usa.", e.getMessage());
        assertThrows(DataException.class, () -> p.features(List.of("eight", "307", "130", "3504", "12", "70", "usa")));
        assertEquals(9, p.features(List.of("8", "307", "", "3504", "11,5", "70", "usa")).length);
    }

    @Test
    void badChoices_areRefusedInWords_beforeTraining() {
        Table t = Samples.open("Auto MPG");
        assertRefused("No target", t, new Schema(List.of("weight"), ""));
        assertRefused("No input", t, new Schema(List.of(), "mpg"));
        assertRefused("input and target at once", t, new Schema(List.of("mpg"), "mpg"));
        assertRefused("holds no numbers", t, new Schema(List.of("weight"), "name", Map.of(), Task.REGRESSION));
        assertRefused("305 classes", t, new Schema(List.of("weight"), "name"));
        assertRefused("asked for, but the target origin has 3", t, new Schema(List.of("weight"), "origin", Map.of(), Task.BINARY));
    }

    @Test
    void constantTarget_isRefusedInWords_asNothingToLearn() {
        Table t = table("a", List.of("u", "v"), new int[] {0, 1, 0, 1, 0, 1}, new float[] {3, 3, 3, 3, 3, 3});
        assertRefused("the same in all", t, new Schema(List.of("a"), "y"));
    }

    @Test
    void allRowsWithGaps_areRefusedInWords_namingTheColumn() {
        float nan = Float.NaN;
        Table t = Table.of("t", List.of(Column.number("a", new float[] {nan, nan, nan}, ""), Column.number("y", new float[] {1, 2, 3}, "")));
        assertRefused("No row is left", t, new Schema(List.of("a"), "y"));
    }

    @Test
    void warnings_nameTheClassWithoutTestRow_andATinyTestPart() throws DataException {
        int[] codes = new int[30];
        codes[0] = 1;
        codes[1] = 1;
        float[] y = new float[30];
        for (int i = 0; i < y.length; i++) {
            y[i] = i;
        }
        Table t = table("c", List.of("often", "rare"), codes, y);
        PreparedData d = PreparedData.of(t, new Schema(List.of("y"), "c"), new SplitSettings(20, false, false, 1), PreprocessingSettings.DEFAULT);
        assertTrue(d.warnings().stream().anyMatch(w -> w.contains("6 test rows")), d.warnings().toString());
        assertTrue(d.warnings().stream().anyMatch(w -> w.startsWith("No test row of class rare")), d.warnings().toString());
    }

    @Test
    void minMax_bringsInputsAndTargetToZeroToOne_constantOnesToZero() throws DataException {
        float[] y = {2, 4, 6, 8, 10, 12};
        Table t = Table.of("t", List.of(Column.number("a", new float[] {10, 20, 30, 40, 50, 60}, ""), Column.number("same", new float[] {7, 7, 7, 7, 7, 7}, ""), Column.number("y", y, "")));
        PreprocessingSettings minMax = PreprocessingSettings.DEFAULT.withScaling(PreprocessingSettings.Scaling.MIN_MAX);
        PreparedData d = PreparedData.of(t, new Schema(List.of("a", "same"), "y"), new SplitSettings(33, false, false, 1), minMax);
        assertEquals("[0.0, 0.0, 0.33333334, 0.0, 0.6666667, 0.0, 1.0, 0.0]", Arrays.toString(d.train().x().data()));
        assertEquals("[0.0, 0.33333334, 0.6666667, 1.0]", Arrays.toString(d.train().y().data()));
        PreparedData plain = PreparedData.of(t, new Schema(List.of("a"), "y"), new SplitSettings(33, false, false, 1), minMax.withScaling(PreprocessingSettings.Scaling.NONE).withScaleTarget(false));
        assertEquals("[10.0, 20.0, 30.0, 40.0]", Arrays.toString(plain.train().x().data()));
        assertEquals("[2.0, 4.0, 6.0, 8.0]", Arrays.toString(plain.train().y().data()));
        PreparedData standard = PreparedData.of(t, new Schema(List.of("same"), "y"), new SplitSettings(33, false, false, 1), PreprocessingSettings.DEFAULT);
        assertEquals("[0.0, 0.0, 0.0, 0.0]", Arrays.toString(standard.train().x().data()));
    }

    @Test
    void columnsThatAreMissing_andOneClass_areRefusedInWords() throws DataException {
        Table t = table("c", List.of("only"), new int[] {0, 0, 0, 0, 0, 0}, new float[] {1, 2, 3, 4, 5, 6});
        assertRefused("only one class (only)", t, new Schema(List.of("y"), "c"));
        assertRefused("The target z is no column", t, new Schema(List.of("y"), "z"));
        assertRefused("The input z is no column", t, new Schema(List.of("z"), "y"));
        Preprocessing p = autoMpg().preprocessing();
        DataException e = assertThrows(DataException.class, () -> PreparedData.of(t, new Schema(List.of(), "mpg"), p, new TrainTestSplit(new int[] {0}, new int[] {1})));
        assertTrue(e.getMessage().startsWith("The model needs a column named cylinders"), e.getMessage());
    }

    private static void assertRefused(String part, Table t, Schema s) {
        DataException e = assertThrows(DataException.class, () -> PreparedData.of(t, s, SplitSettings.DEFAULT, PreprocessingSettings.DEFAULT));
        assertTrue(e.getMessage().contains(part), e.getMessage());
    }

    private static Table table(String name, List<String> levels, int[] codes, float[] y) {
        return Table.of("t", List.of(Column.text(name, Kind.CATEGORY, levels, codes, ""), Column.number("y", y, "")));
    }
}
