package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.data.MadeData;
import descent.data.PreparedData;
import descent.data.Table;
import descent.model.Setup;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Preparing is work for the io thread: what nobody wants any more is not done.
class DataDeskTest {
    private static final int ROWS = 1000;
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final List<Integer> done = new ArrayList<>(); // test percents that were prepared for
    private final DataDesk desk = new DataDesk(later::add, Runnable::run, null, (t, schema, split, preprocessing) -> {
        done.add(split.testPercent());
        return PreparedData.of(t, schema, split, preprocessing);
    });
    private final Table table = MadeData.of(MadeData.Shape.LINE, ROWS, 0.1, 1);
    private final Setup setup = DataDesk.setupFor(table, null);

    @BeforeEach
    void first() {
        desk.take(table, null);
        desk.prepareFor(setup);
        later.remove().run();
        assertEquals(ROWS / 5, desk.prepared.get().split().test().length);
    }

    private void slide(int percent) {
        desk.prepareFor(setup.withSplit(setup.split().withTestPercent(percent)));
    }

    private void next() {
        later.remove().run();
    }

    @Test
    void slider_thatGoesOverManyPlaces_isPreparedForTheLastOnly() {
        for (int percent = 21; percent <= 40; percent++) {
            slide(percent);
        }
        while (later.size() > 1) {
            next();
        }
        assertEquals(ROWS / 5, desk.prepared.get().split().test().length, "what was there stays until the last one is ready");
        next();
        assertEquals(List.of(20, 40), done);
        assertEquals(ROWS * 2 / 5, desk.prepared.get().split().test().length);
        assertEquals("", desk.problem.get());
    }

    @Test
    void slider_thatComesBack_isPreparedAgain() {
        slide(30);
        slide(31);
        slide(30);
        next();
        assertEquals(ROWS / 5, desk.prepared.get().split().test().length);
        next();
        next();
        assertEquals(List.of(20, 30), done);
        assertEquals(ROWS * 3 / 10, desk.prepared.get().split().test().length);
    }

    @Test
    void train_getsTheRowsOfItsTime_alsoWhenTheSliderMovesOn() {
        slide(30);
        CompletableFuture<PreparedData> train = desk.ready();
        slide(31);
        slide(32);
        next();
        assertEquals(ROWS * 3 / 10, train.join().split().test().length);
        next();
        next();
        assertEquals(ROWS * 32 / 100, desk.prepared.get().split().test().length);
        assertEquals(List.of(20, 30, 32), done);
    }
}
