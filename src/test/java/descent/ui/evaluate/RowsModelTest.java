package descent.ui.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Column;
import descent.data.Kind;
import descent.data.Progress;
import descent.data.Table;
import descent.data.Task;
import descent.eval.Evaluation;
import descent.eval.Evaluation.Part;
import descent.ui.common.AnalysisDesk;
import descent.ui.evaluate.RowOrder.Key;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;

final class RowsModelTest {
    private final SimpleObjectProperty<Evaluation> source = new SimpleObjectProperty<>(ResultsModelTest.regression());
    private final Table table = Table.of("cars", List.of(
            Column.number("weight", new float[] {3000, 1, 1, 1, 2000, 1, 1, Float.NaN}, ""),
            Column.text("origin", Kind.CATEGORY, List.of("usa", "japan"), new int[] {0, 0, 0, 0, 1, 0, 0, 0}, "")));

    /// The evaluation holds rows 4, 0, 7 of the table (5, 1, 8 on the screen) with the errors 2.5, −1, 0.
    private int[] order(RowOrder order) {
        return order.of(source.get(), table, List.of("weight", "origin"), Progress.NONE);
    }

    @Test
    void order_sortsByEachKey_bothWays_gapsLast() {
        RowOrder all = RowOrder.AS_SPLIT;
        assertArrayEquals(new int[] {0, 1, 2}, order(all));
        assertArrayEquals(new int[] {1, 0, 2}, order(all.sorted(Key.ROW, "", true)));
        assertArrayEquals(new int[] {1, 2, 0}, order(all.sorted(Key.ERROR, "", true)));
        assertArrayEquals(new int[] {0, 2, 1}, order(all.sorted(Key.ERROR, "", false)));
        assertArrayEquals(new int[] {0, 1, 2}, order(all.sorted(Key.SIZE, "", false)));
        assertArrayEquals(new int[] {2, 0, 1}, order(all.sorted(Key.ACTUAL, "", true)));
        assertArrayEquals(new int[] {0, 1, 2}, order(all.sorted(Key.COLUMN, "weight", true)));
        assertArrayEquals(new int[] {1, 0, 2}, order(all.sorted(Key.COLUMN, "weight", false)));
        assertArrayEquals(new int[] {0, 1, 2}, order(all.sorted(Key.COLUMN, "origin", true)));
    }

    @Test
    void search_findsCellsOfTheDataAndFigures_withoutRegardToCapitals() {
        assertArrayEquals(new int[] {0}, order(RowOrder.AS_SPLIT.withSearch("JAP")));
        assertArrayEquals(new int[] {1}, order(RowOrder.AS_SPLIT.withSearch("3000")));
        assertArrayEquals(new int[] {0}, order(RowOrder.AS_SPLIT.withSearch("22.5")));
        assertArrayEquals(new int[] {2}, order(RowOrder.AS_SPLIT.withSearch("8")), "the number of a row is met whole");
        assertNull(RowOrder.AS_SPLIT.withSearch("x").of(source.get(), table, List.of(), share -> false));
    }

    @Test
    void model_showsRowsAtOnce_whereTheyAreFew() {
        RowsModel model = new RowsModel(source, new AnalysisDesk("none", Runnable::run));
        model.table(table, List.of("weight", "origin"));
        model.sort(Key.ERROR, "", false);
        assertEquals(List.of(5, 8, 1), model.shown().get().stream().map(Row::row).toList());
        model.search("usa");
        assertEquals(List.of(8, 1), model.shown().get().stream().map(Row::row).toList());
        source.set(null);
        assertEquals(0, model.shown().get().size());
    }

    private static Evaluation large(int n) {
        Random r = new Random(1);
        float[] actual = new float[n];
        float[] predicted = new float[n];
        for (int i = 0; i < n; i++) {
            actual[i] = r.nextFloat();
            predicted[i] = r.nextFloat();
        }
        Part p = new Part(IntStream.range(0, n).toArray(), actual, predicted, new float[0], 1, ResultsModelTest.regression().regression(), null, null, null, null);
        return new Evaluation(Task.REGRESSION, 1, "00000000", "y", List.of(), 1, p, p);
    }

    /// A million rows: what the screen's thread is given is a list that makes a row when it is asked for one.
    @Test
    void model_sortsAMillionRowsBesideTheScreen_andTheScreenMakesOnlyTheRowsItLooksAt() throws Exception {
        ArrayDeque<Runnable> screen = new ArrayDeque<>();
        CompletableFuture<Boolean> handed = new CompletableFuture<>();
        try (AnalysisDesk beside = new AnalysisDesk("beside", task -> {
            synchronized (screen) {
                screen.add(task);
            }
            if (screen.size() > 0) {
                handed.complete(true);
            }
        })) {
            Evaluation e = large(1_000_000);
            RowsModel model = new RowsModel(new SimpleObjectProperty<>(e), beside);
            model.sort(Key.PREDICTED, "", true);
            assertTrue(model.job().get() != null, "the sorting is on its way and can be cancelled");
            assertEquals(0, model.shown().get().get(0).index(), "the order before stays until then");
            handed.get(60, TimeUnit.SECONDS);
            synchronized (screen) {
                screen.forEach(Runnable::run);
            }
            RowList shown = model.shown().get();
            for (int i = 1; i < 1000; i++) {
                assertTrue(shown.get(i - 1).predicted() <= shown.get(i).predicted());
            }
            assertEquals(500, shown.indexOf(shown.get(500)));
        }
    }

    /// Properties compare their old and new value, and tables ask whether the new rows hold the old: at a million rows
    /// neither may look at each.
    @Test
    void lists_areEqualByIdentity_andTellWhatTheyHoldWithoutMakingRows() {
        Evaluation e = large(6000);
        Evaluation other = large(6000);
        int[] all = IntStream.range(0, 6000).toArray();
        RowList rows = new RowList(e, all);
        assertNotEquals(rows, new RowList(e, all));
        assertTrue(rows.containsAll(new RowList(e, all)));
        assertTrue(rows.containsAll(new RowList(e, new int[] {5999, 3})));
        assertFalse(new RowList(e, new int[] {3, 4}).containsAll(rows));
        assertFalse(rows.containsAll(new RowList(other, all)));
        assertTrue(rows.containsAll(new RowList(other, new int[0])));
        assertTrue(rows.containsAll(List.of(new Row(e, 7))));
        assertFalse(rows.containsAll(List.of(new Row(other, 7))));
    }

    @Test
    void worstRows_areTheSame_sortedOrInOnePass() {
        Evaluation e = large(4000);
        int[] sorted = RowOrder.worst(e, 10);
        Evaluation more = large(RowsModel.AT_ONCE + 1);
        int[] onePass = RowOrder.worst(more, 10);
        for (int[] worst : List.of(sorted, onePass)) {
            Evaluation of = worst == sorted ? e : more;
            float tenth = Math.abs(new Row(of, worst[9]).error());
            long larger = IntStream.range(0, of.rows()).filter(i -> Math.abs(new Row(of, i).error()) > tenth).count();
            assertEquals(9, larger);
        }
    }

    /// Of many rows the pictures are worked out beside the screen, once; the screen is handed what it draws.
    @Test
    void pictures_ofManyRows_areWorkedOutBesideTheScreen_andBelongToTheLastEvaluation() throws Exception {
        LinkedBlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
        try (AnalysisDesk beside = new AnalysisDesk("beside", screen::add)) {
            SimpleObjectProperty<Evaluation> of = new SimpleObjectProperty<>();
            ResultsModel model = new ResultsModel(of, new SimpleObjectProperty<>(), new SimpleStringProperty(""), beside);
            Evaluation few = large(Cloud.MOST_POINTS);
            of.set(few);
            assertSame(few, model.pictures().get().of(), "few rows: at once");
            Evaluation first = large(Cloud.MOST_POINTS + 1);
            Evaluation second = large(Cloud.MOST_POINTS + 2);
            of.set(first);
            assertNull(model.pictures().get(), "the pictures of other rows do not stay");
            of.set(second);
            screen.poll(60, TimeUnit.SECONDS).run();
            assertNull(model.pictures().get(), "what comes too late is not shown");
            screen.poll(60, TimeUnit.SECONDS).run();
            RegressionPictures p = model.pictures().get();
            assertSame(second, p.of());
            assertEquals(second.rows(), IntStream.of(p.scatter().cells()).sum(), "each row lies in one cell");
            assertEquals(second.rows(), IntStream.of(p.bins().counts()).sum());
            assertEquals(10, p.worst().size());
        }
    }

    @Test
    void histogram_countsEveryFiniteError_once() {
        ErrorHistogram.Bins b = ErrorHistogram.Bins.of(new float[] {-2, -1, 0, 0, 1, 2, Float.NaN, Float.POSITIVE_INFINITY});
        assertEquals(6, IntStream.of(b.counts()).sum());
        assertEquals(4, IntStream.of(ErrorHistogram.Bins.of(new float[] {3, 3, 3, 3}).counts()).sum());
    }
}
