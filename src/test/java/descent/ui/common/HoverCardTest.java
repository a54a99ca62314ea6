package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// No row is left out without a word.
class HoverCardTest {
    private static List<String> names(int rows, int room) {
        return HoverCard.within(IntStream.rangeClosed(1, rows).mapToObj(i -> new HoverCard.Row("Run " + i, "0.5")).toList(), room).stream().map(HoverCard.Row::name).toList();
    }

    @Test
    void rows_thatDoNotFit_areCounted() {
        assertEquals(List.of("Run 1", "Run 2", "Run 3"), names(3, 3));
        assertEquals(List.of("Run 1", "Run 2", "and 3 more"), names(5, 3));
        assertEquals(List.of("and 2 more"), names(2, 1));
        assertEquals(List.of(), names(0, 1));
    }
}
