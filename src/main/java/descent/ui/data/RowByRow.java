package descent.ui.data;

import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.ObservableList;

/// Puts new rows in the place of as many old ones, so that a list on the screen redraws only what changed.
final class RowByRow {
    private static final int FEW = 100;

    private RowByRow() {
    }

    /// Many changes at once are one change of all: a filtered list goes through all its rows for each of them.
    static <T> void replace(ObservableList<T> rows, List<T> now) {
        int[] changed = IntStream.range(0, now.size()).filter(i -> !now.get(i).equals(rows.get(i))).toArray();
        if (changed.length > FEW) {
            rows.setAll(now);
            return;
        }
        for (int i : changed) {
            rows.set(i, now.get(i));
        }
    }
}
