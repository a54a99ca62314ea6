package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.data.Schema;
import descent.model.Setup;
import descent.train.RunHistory;
import descent.train.TestRuns;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A class that has learned which line is which lane shall not learn it anew when the race ends.
class RunColoursTest {
    private final List<RunItem> runs = IntStream.rangeClosed(1, 4)
            .mapToObj(i -> new RunItem(TestRuns.run(i, Setup.defaults(new Schema(List.of("x"), "y")), RunHistory.of(new float[] {1}, new float[] {1})), "Run " + i)).toList();

    private List<Integer> colours() {
        return runs.stream().map(r -> r.colour().get()).toList();
    }

    @Test
    void anotherLaneBecomesCurrent_theOthersKeepTheirColours_andNobodyTakesItsOld() {
        RunColours.count(runs, runs.getFirst());
        assertEquals(List.of(0, 3, 2, 1), colours());
        RunColours.change(runs, runs.getFirst(), runs.get(2));
        assertEquals(List.of(4, 3, 0, 1), colours());
        RunColours.change(runs, runs.get(2), runs.get(1));
        assertEquals(List.of(4, 0, 2, 1), colours(), "it has its own again");
    }

    @Test
    void withoutACurrentRun_orForANewOne_allAreCounted() {
        RunColours.change(runs, null, runs.getLast());
        assertEquals(List.of(3, 2, 1, 0), colours());
        List<RunItem> fewer = runs.subList(0, 3);
        RunColours.change(fewer, runs.getLast(), runs.get(1));
        assertEquals(List.of(2, 0, 1), colours().subList(0, 3), "the one before is gone");
    }
}
