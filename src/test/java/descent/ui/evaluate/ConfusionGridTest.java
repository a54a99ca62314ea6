package descent.ui.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.eval.Classification;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The confusion matrix as numbers for another program.
class ConfusionGridTest {
    private static Classification of(List<String> classes, int[][] confusion) {
        return new Classification(1, classes, 0.5, 0.7, confusion, List.of(), new Classification.Average(0, 0, 0), new Classification.Average(0, 0, 0), null, List.of());
    }

    @Test
    void csv_hasPlainCounts() {
        assertEquals(List.of(List.of("actual \\ predicted", "no", "yes"), List.of("no", "1234", "5"), List.of("yes", "0", "20000")),
                ConfusionGrid.cells(of(List.of("no", "yes"), new int[][] {{1234, 5}, {0, 20000}})));
    }

    @Test
    void csv_hasAllClasses_theScreenSaysWhichItShows() {
        List<String> classes = IntStream.range(0, 26).mapToObj(i -> String.valueOf((char) ('a' + i))).toList();
        List<List<String>> rows = ConfusionGrid.cells(of(classes, new int[26][26]));
        assertEquals(27, rows.size());
        assertEquals(27, rows.getLast().size());
        assertEquals("10 of 26 classes, those with the most rows", ConfusionGrid.left(26));
        assertEquals("", ConfusionGrid.left(10));
    }
}
