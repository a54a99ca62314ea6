package descent.ui.training;

import java.util.ArrayList;
import java.util.List;

/// The chart's data as a table, complete: a row for every epoch of every run, in the order of the runs. For screen
/// readers, for the table view and for export; rows are made when asked for, since there may be millions.
public final class ChartTable {
    /// @param test NaN when there is no test loss
    public record Row(int epoch, String run, float train, float test) { }

    private final List<ChartSeries> series;

    public ChartTable(List<ChartSeries> series) {
        this.series = List.copyOf(series);
    }

    public int size() {
        return series.stream().mapToInt(ChartSeries::size).sum();
    }

    public Row row(int index) {
        int i = index;
        for (ChartSeries s : series) {
            if (i < s.size()) {
                return new Row(ChartSeries.epoch(i), s.name(), value(s.train(), i), value(s.test(), i));
            }
            i -= s.size();
        }
        throw new IndexOutOfBoundsException("row " + index + " of " + size());
    }

    private static float value(SeriesPyramid c, int i) {
        return i < c.size() ? c.get(i) : Float.NaN;
    }

    /// Columns epoch, run, train, test; numbers as the shortest text that reads back to the same float; a loss that is
    /// not finite as NaN or Infinity, one that was not measured empty.
    public String csv() {
        StringBuilder out = new StringBuilder("epoch,run,train,test\n");
        for (ChartSeries s : series) {
            String run = quoted(s.name());
            for (int i = 0; i < s.size(); i++) {
                out.append(ChartSeries.epoch(i)).append(',').append(run).append(',');
                number(out, s.train(), i);
                out.append(',');
                number(out, s.test(), i);
                out.append('\n');
            }
        }
        return out.toString();
    }

    private static void number(StringBuilder out, SeriesPyramid c, int i) {
        if (i < c.size()) {
            out.append(c.get(i));
        }
    }

    static String quoted(String s) {
        boolean plain = s.chars().noneMatch(ch -> ch == ',' || ch == '"' || ch == '\n' || ch == '\r');
        return plain ? s : '"' + s.replace("\"", "\"\"") + '"';
    }

    /// The first rows, for a quick look.
    public List<Row> head(int rows) {
        List<Row> out = new ArrayList<>();
        for (int i = 0; i < Math.min(rows, size()); i++) {
            out.add(row(i));
        }
        return out;
    }
}
