package descent.ui.runs;

import descent.train.Run;
import descent.train.RunHistory;
import java.util.List;

/// Losses of runs prepared for small drawings: at most so many columns, each from its least to its greatest value, so that
/// no peak is lost however long the run was.
///
/// @param epochs the first epoch of each column
/// @param low    least finite loss in each column; NaN where there is none
/// @param high   greatest
record Curves(int[] epochs, float[] low, float[] high) {
    static final int COLUMNS = 400;

    /// The curve of one run.
    ///
    /// @param train the train loss; else that of the test or validation rows
    static Curves of(Run run, boolean train) {
        return of(List.of(train ? run.history().trainAll() : run.history().testAll()));
    }

    /// The band between the lowest and the highest of several curves at each epoch, as far as the longest goes.
    static Curves of(List<float[]> all) {
        int longest = all.stream().mapToInt(a -> a.length).max().orElse(0);
        int columns = Math.min(COLUMNS, longest);
        Curves c = new Curves(new int[columns], new float[columns], new float[columns]);
        for (int k = 0; k < columns; k++) {
            int from = (int) ((long) k * longest / columns);
            int to = (int) ((long) (k + 1) * longest / columns);
            c.epochs[k] = from + 1;
            c.low[k] = Float.NaN;
            c.high[k] = Float.NaN;
            for (float[] a : all) {
                c.take(k, a, from, Math.min(to, a.length));
            }
        }
        return c;
    }

    private void take(int column, float[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Float.isFinite(values[i])) {
                low[column] = Float.isNaN(low[column]) ? values[i] : Math.min(low[column], values[i]);
                high[column] = Float.isNaN(high[column]) ? values[i] : Math.max(high[column], values[i]);
            }
        }
    }

    int size() {
        return epochs.length;
    }

    /// The last loss that was measured; NaN before the first epoch.
    static float last(Run run, boolean train) {
        RunHistory h = run.history();
        if (h.last() != null) {
            return train ? h.last().train() : h.last().test();
        }
        return h.count() == 0 ? Float.NaN : train ? h.train(h.count() - 1) : h.test(h.count() - 1);
    }
}
