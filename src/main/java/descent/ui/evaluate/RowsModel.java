package descent.ui.evaluate;

import descent.data.Progress;
import descent.data.Table;
import descent.eval.Evaluation;
import descent.ui.common.AnalysisDesk;
import descent.ui.common.Answers;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// The test rows as a table shows them: sorted and searched, at once where they are few, on a thread beside the screen's
/// where they are many.
final class RowsModel {
    /// So many rows are sorted and searched within a frame.
    static final int AT_ONCE = 5000;
    private static final RowList NOTHING = new RowList(null, new int[0]);

    private final ReadOnlyObjectWrapper<RowList> shown = new ReadOnlyObjectWrapper<>(NOTHING);
    private final ReadOnlyObjectWrapper<AnalysisDesk.Job<int[]>> job = new ReadOnlyObjectWrapper<>();
    private final AnalysisDesk beside;
    private Evaluation evaluation;
    private Table table;
    private List<String> columns = List.of();
    private RowOrder order = RowOrder.AS_SPLIT;

    /// @param beside sorts what is too much for the screen's thread
    RowsModel(ObservableValue<Evaluation> source, AnalysisDesk beside) {
        this.beside = beside;
        source.subscribe(this::take);
    }

    /// Never null.
    ReadOnlyObjectProperty<RowList> shown() {
        return shown.getReadOnlyProperty();
    }

    /// The sorting or searching that is on its way; null while none is.
    ReadOnlyObjectProperty<AnalysisDesk.Job<int[]>> job() {
        return job.getReadOnlyProperty();
    }

    RowOrder order() {
        return order;
    }

    /// The table whose rows were evaluated, and its columns that are shown and searched.
    void table(Table of, List<String> shownColumns) {
        table = of;
        columns = shownColumns;
    }

    void search(String text) {
        arrange(order.withSearch(text == null ? "" : text));
    }

    void sort(RowOrder.Key key, String name, boolean rising) {
        arrange(order.sorted(key, name, rising));
    }

    private void take(Evaluation e) {
        evaluation = e;
        table = null;
        columns = List.of();
        order = RowOrder.AS_SPLIT;
        arrange(order);
    }

    private void arrange(RowOrder wanted) {
        order = wanted;
        if (job.get() != null) {
            job.get().cancel();
            job.set(null);
        }
        Evaluation e = evaluation;
        if (e == null) {
            shown.set(NOTHING);
        } else if (e.rows() <= AT_ONCE || wanted.equals(RowOrder.AS_SPLIT)) {
            shown.set(new RowList(e, wanted.of(e, table, columns, Progress.NONE)));
        } else {
            Table t = table;
            List<String> c = columns;
            AnalysisDesk.Job<int[]> mine = beside.start(progress -> wanted.of(e, t, c, progress));
            job.set(mine);
            Answers.then(mine.result(), (rows, failure) -> {
                if (job.get() == mine) {
                    job.set(null);
                    if (rows != null) {
                        shown.set(new RowList(e, rows));
                    }
                }
            });
        }
    }
}
