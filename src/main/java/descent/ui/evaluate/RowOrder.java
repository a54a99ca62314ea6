package descent.ui.evaluate;

import descent.data.Column;
import descent.data.Kind;
import descent.data.Progress;
import descent.data.Table;
import descent.eval.Evaluation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Which test rows are shown, and in which order: those that hold a text, sorted by one column.
///
/// @param search text that some cell of the row holds, capitals or not; "" for all rows
/// @param key    what is sorted by
/// @param name   class index or column of the data, for the keys that need one
/// @param rising smallest first
record RowOrder(String search, Key key, String name, boolean rising) {
    static final RowOrder AS_SPLIT = new RowOrder("", Key.NONE, "", true);
    private static final int STEP = 4096;

    enum Key { NONE, ROW, ACTUAL, PREDICTED, ERROR, SIZE, SHARE, PROBABILITY, COLUMN }

    RowOrder withSearch(String text) {
        return new RowOrder(text, key, name, rising);
    }

    RowOrder sorted(Key by, String of, boolean smallestFirst) {
        return new RowOrder(search, by, of, smallestFirst);
    }

    /// @param table   of the rows, or null while it is not known
    /// @param columns of the table in which is searched too
    /// @return indices of the evaluation; null when cancelled
    int[] of(Evaluation e, Table table, List<String> columns, Progress progress) {
        int[] found = search.isBlank() ? all(e.rows()) : found(e, table, columns, progress);
        return found == null ? null : key == Key.NONE ? found : sort(e, table, found);
    }

    /// The rows with the largest errors, the worst first; of many rows in one pass.
    static int[] worst(Evaluation e, int most) {
        int[] order = e.rows() <= RowsModel.AT_ONCE ? AS_SPLIT.sorted(Key.SIZE, "", false).of(e, null, List.of(), Progress.NONE) : onePass(e, most);
        return Arrays.copyOf(order, Math.min(most, order.length));
    }

    private static int[] onePass(Evaluation e, int most) {
        int[] best = new int[most];
        float[] sizes = new float[most];
        Arrays.fill(sizes, -1);
        for (int i = 0; i < e.rows(); i++) {
            float size = Math.abs(e.predicted()[i] - e.actual()[i]);
            int at = most;
            while (at > 0 && size > sizes[at - 1]) {
                at--;
            }
            if (at < most) {
                System.arraycopy(sizes, at, sizes, at + 1, most - at - 1);
                System.arraycopy(best, at, best, at + 1, most - at - 1);
                sizes[at] = size;
                best[at] = i;
            }
        }
        return best;
    }

    private static int[] all(int n) {
        int[] rows = new int[n];
        Arrays.setAll(rows, i -> i);
        return rows;
    }

    private int[] found(Evaluation e, Table table, List<String> columns, Progress progress) {
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        List<Column> looked = table == null ? List.of() : columns.stream().map(table::column).toList();
        int[] found = new int[e.rows()];
        int n = 0;
        for (int i = 0; i < found.length; i++) {
            if (i % STEP == 0 && !progress.update((double) i / found.length)) {
                return null;
            }
            if (holds(new Row(e, i), looked, wanted)) {
                found[n++] = i;
            }
        }
        return Arrays.copyOf(found, n);
    }

    private static boolean holds(Row r, List<Column> columns, String wanted) {
        if (Integer.toString(r.row()).equals(wanted) || in(r.actualText(), wanted) || in(r.predictedText(), wanted) || in(r.errorText(), wanted)) {
            return true;
        }
        for (Column c : columns) {
            if (in(c.text(r.row() - 1), wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean in(String cell, String wanted) {
        return cell.toLowerCase(Locale.ROOT).contains(wanted);
    }

    /// One long a row: the bits of its key, turned so that they sort as the number does, and the index below.
    private int[] sort(Evaluation e, Table table, int[] rows) {
        float[] keys = keys(e, table);
        long[] sorted = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int bits = Float.floatToIntBits(keys[rows[i]] + 0f);
            int ordered = bits ^ (bits >> 31 & Integer.MAX_VALUE);
            sorted[i] = ((long) (rising || Float.isNaN(keys[rows[i]]) ? ordered : ~ordered) << 32) | rows[i];
        }
        Arrays.sort(sorted);
        int[] order = new int[rows.length];
        Arrays.setAll(order, i -> (int) sorted[i]);
        return order;
    }

    private float[] keys(Evaluation e, Table table) {
        float[] keys = new float[e.rows()];
        float[] column = key == Key.COLUMN ? columnKeys(table.column(name)) : null;
        for (int i = 0; i < keys.length; i++) {
            Row r = new Row(e, i);
            keys[i] = switch (key) {
                case NONE -> i;
                case ROW -> r.row();
                case ACTUAL -> r.actual();
                case PREDICTED -> r.predicted();
                case ERROR -> r.error();
                case SIZE -> Math.abs(r.error());
                case SHARE -> r.share();
                case PROBABILITY -> r.probability(Integer.parseInt(name));
                case COLUMN -> column[r.row() - 1];
            };
        }
        return keys;
    }

    /// Numbers as they are, levels by the alphabet; gaps last.
    private static float[] columnKeys(Column c) {
        if (c.kind() == Kind.NUMBER) {
            return c.numbers();
        }
        Integer[] byName = new Integer[c.levels().size()];
        Arrays.setAll(byName, i -> i);
        Arrays.sort(byName, (a, b) -> c.levels().get(a).compareTo(c.levels().get(b)));
        float[] rank = new float[byName.length];
        for (int i = 0; i < rank.length; i++) {
            rank[byName[i]] = i;
        }
        float[] keys = new float[c.rows()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = c.codes()[i] < 0 ? Float.NaN : rank[c.codes()[i]];
        }
        return keys;
    }
}
