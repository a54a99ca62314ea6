package descent.ui.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

class RowByRowTest {
    private final List<Integer> told = new ArrayList<>();

    private ObservableList<Integer> rows(int n) {
        ObservableList<Integer> rows = FXCollections.observableArrayList(IntStream.range(0, n).boxed().toList());
        rows.addListener((ListChangeListener<Integer>) c -> {
            while (c.next()) {
                told.add(c.getTo() - c.getFrom());
            }
        });
        return rows;
    }

    @Test
    void fewChanges_touchOnlyTheirRows() {
        ObservableList<Integer> rows = rows(1000);
        List<Integer> now = new ArrayList<>(rows);
        now.set(7, -7);
        now.set(900, -900);

        RowByRow.replace(rows, now);

        assertEquals(now, rows);
        assertEquals(List.of(1, 1), told);
    }

    @Test
    void manyChanges_areOneChange_soThatAFilterRunsOnce() {
        ObservableList<Integer> rows = rows(1000);
        List<Integer> now = IntStream.range(0, 1000).mapToObj(i -> -1 - i).toList();

        RowByRow.replace(rows, now);

        assertEquals(now, rows);
        assertEquals(List.of(1000), told);
    }
}
