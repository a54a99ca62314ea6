package descent.train;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Column;
import descent.data.Kind;
import descent.data.PreparedData;
import descent.data.Schema;
import descent.data.Table;
import descent.model.LayerSpec;
import descent.model.LayerSpec.BatchNorm1d;
import descent.model.LayerSpec.Linear;
import descent.model.LossSpec.BCEWithLogitsLoss;
import descent.model.LossSpec.CrossEntropyLoss;
import descent.model.LossSpec.MSELoss;
import descent.model.NetworkSizes;
import descent.model.Setup;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What cannot be trained is refused in words before anything is allocated.
class SetupCheckTest {
    private static String refusal(Setup s, PreparedData d) {
        return assertThrows(TrainingException.class, () -> SetupCheck.check(s, d)).getMessage();
    }

    private static PreparedData classes(int n) {
        Column x = Column.number("a", new float[] {1, 5, 2, 7, 3, 8, 4, 9, 0, 6, 11, 12}, "");
        Column y = Column.text("y", Kind.CATEGORY, IntStream.range(0, n).mapToObj(i -> "c" + i).toList(), IntStream.range(0, 12).map(i -> i % n).toArray(), "");
        return Fixtures.data(Table.of("t", List.of(x, y)), Setup.defaults(new Schema(List.of("a"), "y")));
    }

    @Test
    void losses_thatDoNotSuitTheTarget_areNamedWithTheOneThatDoes() {
        Setup s = Fixtures.setup();
        assertEquals("BCEWithLogitsLoss does not fit this target: it is a number; take MSELoss.", refusal(s.withLoss(new BCEWithLogitsLoss()), Fixtures.data(s)));
        assertEquals("MSELoss does not fit this target: it has two classes; take BCEWithLogitsLoss.", refusal(s.withLoss(new MSELoss()), classes(2)));
        assertEquals("BCEWithLogitsLoss does not fit this target: it has 3 classes; take CrossEntropyLoss.", refusal(s.withLoss(new BCEWithLogitsLoss()), classes(3)));
        assertDoesNotThrow(() -> SetupCheck.check(s.withLoss(new CrossEntropyLoss(0, List.of())), classes(3)));
        assertDoesNotThrow(() -> SetupCheck.check(s.withLoss(new CrossEntropyLoss(0, List.of(1.0, 2.0, 3.0))), classes(3)));
        assertEquals("The target has 3 classes, but the loss has 1 weight: give each class one, or leave the field empty (Training, More).",
                refusal(s.withLoss(new CrossEntropyLoss(0, List.of(1.0))), classes(3)));
        assertDoesNotThrow(() -> SetupCheck.check(s, Fixtures.data(s)));
    }

    @Test
    void stacksThatCannotLearn_areRefused() {
        Setup s = Fixtures.setup();
        assertTrue(refusal(s.withLayers(List.of()), Fixtures.data(s)).startsWith("The model has no layer"));
    }

    /// Within the number of weights that is allowed, but with more activations than any heap here holds.
    @Test
    void networksBeyondTheMemory_areRefused_withTheirNumbers() {
        List<LayerSpec> wide = List.of(new Linear(12_000_000), new Linear(Linear.FOLLOWS_TARGET));
        int rows = (int) Math.min(60_000, Runtime.getRuntime().maxMemory() / 120_000_000);
        float[] x = new float[rows + 20];
        for (int i = 0; i < x.length; i++) {
            x[i] = i % 17;
        }
        Setup s = Setup.defaults(new Schema(List.of("a"), "y")).withLayers(wide);
        PreparedData d = Fixtures.data(Table.of("t", List.of(Column.number("a", x, ""), Column.number("y", x.clone(), ""))), s);
        String all = refusal(s, d);
        assertEquals(String.format(Locale.ROOT, "This network needs about %,.0f MB of memory (36,000,001 weights) and %,.0f MB are there: take fewer units or smaller batches.",
                RunMemory.bytes(s, NetworkSizes.of(wide, 1, 1), d.train().rows(), d.watched().rows()) / 1_048_576.0, 0.7 * Runtime.getRuntime().maxMemory() / 1_048_576), all);
        String batches = refusal(s.withBatchSize(rows), d);
        assertTrue(batches.endsWith("take fewer units."), batches);
    }

    /// Of which each alone would be let in.
    @Test
    void lanesBeyondTheMemoryTogether_areRefused_withTheirNumbers() {
        Setup s = Fixtures.setup().withLayers(List.of(new Linear(10_000), new Linear(Linear.FOLLOWS_TARGET)));
        PreparedData d = Fixtures.data(s);
        double one = RunMemory.bytes(s, NetworkSizes.of(s.layers(), 2, 1), d.train().rows(), d.watched().rows());
        List<Setup> race = List.of(s, s.withLr(0.1), s.withLr(0.2));
        long two = (long) (2.5 * one / 0.7);
        String words = assertThrows(TrainingException.class, () -> SetupCheck.checkTogether(race, d, two)).getMessage();
        assertEquals(String.format(Locale.ROOT, "The 3 lanes of this race need about %,.0f MB of memory together and %,.0f MB are there: race fewer lanes, or take fewer units.",
                3 * one / 1_048_576, 0.7 * two / 1_048_576), words);
        assertDoesNotThrow(() -> SetupCheck.checkTogether(race.subList(0, 2), d, two));
        assertDoesNotThrow(() -> SetupCheck.checkTogether(race, d, 4 * two));
        assertDoesNotThrow(() -> SetupCheck.checkTogether(race, d, 1), "one alone is too much: its own words say so");
    }

    /// Through the command: six lanes that fill the heap six times over when each alone fits.
    @Test
    void raceBeyondTheMemory_isRefused_beforeAnyLaneIsMade() {
        int rows = 20_000;
        float[] x = new float[rows];
        for (int i = 0; i < rows; i++) {
            x[i] = i % 17;
        }
        int units = (int) (0.3 * Runtime.getRuntime().maxMemory() / Float.BYTES / rows / 2.2);
        Setup s = Setup.defaults(new Schema(List.of("a"), "y")).withLayers(List.of(new Linear(units), new Linear(Linear.FOLLOWS_TARGET)));
        PreparedData d = Fixtures.data(Table.of("t", List.of(Column.number("a", x, ""), Column.number("y", x.clone(), ""))), s);
        assertDoesNotThrow(() -> SetupCheck.check(s, d));
        List<Setup> six = IntStream.range(1, 7).mapToObj(i -> s.withLr(0.01 * i)).toList();
        String words = assertThrows(TrainingException.class, () -> Lanes.start(1, six, d)).getMessage();
        assertTrue(words.startsWith("The 6 lanes of this race need about "), words);
    }

    @Test
    void numbersThatAreNone_areNamedByRowAndColumn() {
        Setup s = Fixtures.setup();
        PreparedData x = Fixtures.data(s);
        x.train().x().data()[3] = Float.NaN; // second row, second column
        assertEquals("Row " + (x.split().train()[1] + 1) + " has no number in column b: leave rows with gaps out, or have them filled (Data).", refusal(s, x));
        PreparedData y = Fixtures.data(s);
        y.train().y().data()[2] = Float.POSITIVE_INFINITY;
        assertEquals("Row " + (y.split().train()[2] + 1) + " has no number in the target y.", refusal(s, y));
    }

    @Test
    void batchNorm_needsTwoRowsInTheLastBatch() {
        Setup norm = Fixtures.setup().withLayers(List.of(new Linear(3), new BatchNorm1d(1e-5, 0.1), new Linear(Linear.FOLLOWS_TARGET)));
        PreparedData d = Fixtures.data(norm); // 32 train rows
        assertEquals("BatchNorm1d needs more than 1 row in a batch, but the last batch of 32 rows at 31 a batch has 1: choose another batch size.", refusal(norm.withBatchSize(31), d));
        assertTrue(refusal(norm.withBatchSize(1), d).contains("at 1 a batch has 1"));
        for (int size : new int[] {0, 2, 30, 32, 99}) {
            assertDoesNotThrow(() -> SetupCheck.check(norm.withBatchSize(size), d));
        }
        assertDoesNotThrow(() -> SetupCheck.check(Fixtures.setup().withBatchSize(31), d));
    }
}
