package descent.ui.training;

import descent.data.CsvException;
import descent.data.Progress;
import descent.ui.common.TableCsv;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The chart's data as a table, complete: a row for every epoch of every run, in the order of the runs. For screen
/// readers, for the table view and for export. It is a copy, so it may be read on any thread while the runs go on;
/// rows are made when asked for, since there may be millions.
public final class ChartTable {
    /// @param test NaN when there is no test loss
    public record Row(int epoch, String run, float train, float test) { }

    private record Curves(String run, float[] train, float[] test) {
        int size() {
            return Math.max(train.length, test.length);
        }
    }

    private static final int ROWS_BETWEEN = 1024; // two looks at the progress

    private final List<Curves> runs = new ArrayList<>();

    /// FX thread.
    ChartTable(List<ChartSeries> series) {
        for (ChartSeries s : series) {
            runs.add(new Curves(s.name(), s.train().values(), s.test().values()));
        }
    }

    public int size() {
        return runs.stream().mapToInt(Curves::size).sum();
    }

    public Row row(int index) {
        int i = index;
        for (Curves c : runs) {
            if (i < c.size()) {
                return new Row(ChartSeries.epoch(i), c.run(), i < c.train().length ? c.train()[i] : Float.NaN, i < c.test().length ? c.test()[i] : Float.NaN);
            }
            i -= c.size();
        }
        throw new IndexOutOfBoundsException("row " + index + " of " + size());
    }

    /// Writes columns epoch, run, train, test; numbers as the shortest text that reads back to the same float; a loss that
    /// is not finite as NaN or Infinity, one that was not measured empty. The epoch after a run's last one holds the
    /// losses after its last update.
    ///
    /// @throws CsvException whose `cancelled()` is true, when `progress` says that it shall end
    public void writeCsv(Appendable out, Progress progress) throws IOException {
        out.append("epoch,run,train,test\n");
        int all = size();
        int done = 0;
        for (Curves c : runs) {
            String run = TableCsv.quoted(c.run());
            for (int i = 0; i < c.size(); i++) {
                if (done++ % ROWS_BETWEEN == 0 && !progress.update((double) done / all)) {
                    throw CsvException.ofCancel();
                }
                out.append(Integer.toString(ChartSeries.epoch(i))).append(',').append(run).append(',').append(number(c.train(), i)).append(',')
                        .append(number(c.test(), i)).append('\n');
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
