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
import descent.model.Setup;
import java.util.List;
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
        assertTrue(all.startsWith("This network needs about ") && all.contains("(36,000,001 weights)") && all.endsWith("take fewer units or smaller batches."), all);
        String batches = refusal(s.withBatchSize(rows), d);
        assertTrue(batches.endsWith("take fewer units."), batches);
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
