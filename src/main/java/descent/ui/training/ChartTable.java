package descent.ui.training;

import descent.data.CsvException;
import descent.data.Progress;
import descent.ui.common.TableCsv;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The chart's data as a table, complete: a row for every epoch of every run, in the order of the runs, and one without a
/// number for the point behind its last epoch. For screen readers, for the table view and for export. It is a copy, so it may be read on any thread while the runs go on;
/// rows are made when asked for, since there may be millions.
public final class ChartTable {
    /// @param epoch   0 for the point behind the finished epochs
    /// @param rows    what the losses beside those of the train rows are of: "test" or "validation"
    /// @param watched those losses; NaN when there is none
    /// @param note    what that point is: "after epoch 200"; "" for an epoch
    public record Row(int epoch, String run, float train, String rows, float watched, String note) { }

    /// @param finished epochs; a point behind them is none
    /// @param behind   what that point is
    private record Curves(String run, float[] train, String rows, float[] watched, int finished, String behind) {
        static Curves of(ChartSeries s) {
            int finished = s.finished();
            String behind = s.end() == ChartSeries.End.DIVERGED ? "diverged in epoch " + (finished + 1) : "after epoch " + finished;
            return new Curves(s.name(), s.train().values(), s.watched(), s.test().values(), finished, behind);
        }

        Row row(int i) {
            boolean epoch = i < finished;
            return new Row(epoch ? ChartSeries.epoch(i) : 0, run, i < train.length ? train[i] : Float.NaN, rows, i < watched.length ? watched[i] : Float.NaN, epoch ? "" : behind);
        }

        int size() {
            return Math.max(train.length, watched.length);
        }
    }

    private static final int ROWS_BETWEEN = 1024; // two looks at the progress

    private final List<Curves> runs = new ArrayList<>();

    /// FX thread.
    ChartTable(List<ChartSeries> series) {
        for (ChartSeries s : series) {
            runs.add(Curves.of(s));
        }
    }

    /// What the losses beside those of the train rows are of, a column each: "validation", "test" or both, where runs differ.
    public List<String> watched() {
        return runs.isEmpty() ? List.of("test") : runs.stream().map(Curves::rows).distinct().sorted(Comparator.reverseOrder()).toList();
    }

    public int size() {
        return runs.stream().mapToInt(Curves::size).sum();
    }

    public Row row(int index) {
        int i = index;
        for (Curves c : runs) {
            if (i < c.size()) {
                return c.row(i);
            }
            i -= c.size();
        }
        throw new IndexOutOfBoundsException("row " + index + " of " + size());
    }

    /// Writes columns epoch, run, train, test (or validation, or both), note; numbers as the shortest text that reads back to the same float; a loss that
    /// is not finite as NaN or Infinity, one that was not measured empty. Of the point behind a run's last epoch the epoch is
    /// empty, so that the column stays one of numbers and counts the epochs that were done; the note says what it is.
    ///
    /// @throws CsvException whose `cancelled()` is true, when `progress` says that it shall end
    public void writeCsv(Appendable out, Progress progress) throws IOException {
        List<String> columns = watched();
        out.append("epoch,run,train,").append(String.join(",", columns)).append(",note\n");
        int all = size();
        int done = 0;
        for (Curves c : runs) {
            String run = TableCsv.quoted(c.run());
            for (int i = 0; i < c.size(); i++) {
                if (done++ % ROWS_BETWEEN == 0 && !progress.update((double) done / all)) {
                    throw CsvException.ofCancel();
                }
                boolean epoch = i < c.finished();
                out.append(epoch ? Integer.toString(ChartSeries.epoch(i)) : "").append(',').append(run).append(',').append(number(c.train(), i)).append(',');
                for (String column : columns) {
                    out.append(column.equals(c.rows()) ? number(c.watched(), i) : "").append(',');
                }
                out.append(epoch ? "" : c.behind()).append('\n');
            }
        }
    }

    /// The whole table as text.
    public String csv() {
        StringBuilder out = new StringBuilder();
        try {
            writeCsv(out, Progress.NONE);
        } catch (IOException e) {
            throw new AssertionError("a StringBuilder does not fail", e);
        }
        return out.toString();
    }

    private static String number(float[] values, int i) {
        return i < values.length ? Float.toString(values[i]) : "";
    }
}
