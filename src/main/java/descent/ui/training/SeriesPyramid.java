package descent.ui.training;

import java.util.Arrays;

/// Every value of a curve, in order, with a pyramid above it: a node of level k sums up 16ᵏ neighbouring values by
/// their least, greatest, sum and sum of log10. So any range of a million values is summed up in a few dozen steps.
/// Values that are not finite are counted and kept apart; what is zero or below is kept apart in the logs.
/// Append only; used on the FX thread only.
public final class SeriesPyramid {
    static final int FAN_OUT = 16;
    private static final int SHIFT = 4;
    private static final int FIRST_CAPACITY = 1024;

    private float[] values = new float[FIRST_CAPACITY];
    private float[] logs = new float[FIRST_CAPACITY];
    private int size;
    private int truncations;
    private Level[] levels = new Level[0];

    /// What a range holds. Reused from query to query.
    public static final class Summary {
        float min;
        float max;
        float minPositive;
        double sum;
        double logSum;
        int finite;
        int positive;
        int count;

        void reset() {
            min = Float.POSITIVE_INFINITY;
            max = Float.NEGATIVE_INFINITY;
            minPositive = Float.POSITIVE_INFINITY;
            sum = 0;
            logSum = 0;
            finite = 0;
            positive = 0;
            count = 0;
        }

        void add(float v, float log) {
            count++;
            if (!Float.isFinite(v)) {
                return;
            }
            finite++;
            min = Math.min(min, v);
            max = Math.max(max, v);
            sum += v;
            if (v > 0) {
                positive++;
                minPositive = Math.min(minPositive, v);
                logSum += log;
            }
        }

        /// Values in the range, those that are not finite included.
        public int count() {
            return count;
        }

        public int finite() {
            return finite;
        }

        public int notFinite() {
            return count - finite;
        }

        /// Values above zero.
        public int positive() {
            return positive;
        }

        /// Least finite value; +∞ when there is none.
        public float min() {
            return min;
        }

        /// Greatest finite value; −∞ when there is none.
        public float max() {
            return max;
        }

        /// Least value above zero; +∞ when there is none.
        public float minPositive() {
            return minPositive;
        }

        public double sum() {
            return sum;
        }

        /// Sum of log10 of the values above zero.
        public double logSum() {
            return logSum;
        }

        public double mean() {
            return sum / finite;
        }

        public double meanLog() {
            return logSum / positive;
        }
    }

    /// One level: complete nodes only; what is left over at the end is summed up from the level below.
    private static final class Level {
        float[] min = new float[FAN_OUT];
        float[] max = new float[FAN_OUT];
        float[] minPositive = new float[FAN_OUT];
        double[] sum = new double[FAN_OUT];
        double[] logSum = new double[FAN_OUT];
        int[] finite = new int[FAN_OUT];
        int[] positive = new int[FAN_OUT];
        int nodes;

        void push(Summary s) {
            if (nodes == min.length) {
                int n = nodes * 2;
                min = Arrays.copyOf(min, n);
                max = Arrays.copyOf(max, n);
                minPositive = Arrays.copyOf(minPositive, n);
                sum = Arrays.copyOf(sum, n);
                logSum = Arrays.copyOf(logSum, n);
                finite = Arrays.copyOf(finite, n);
                positive = Arrays.copyOf(positive, n);
            }
            min[nodes] = s.min;
            max[nodes] = s.max;
            minPositive[nodes] = s.minPositive;
            sum[nodes] = s.sum;
            logSum[nodes] = s.logSum;
            finite[nodes] = s.finite;
            positive[nodes] = s.positive;
            nodes++;
        }

        void addTo(Summary s, int node, int covers) {
            s.count += covers;
            s.finite += finite[node];
            s.positive += positive[node];
            s.min = Math.min(s.min, min[node]);
            s.max = Math.max(s.max, max[node]);
            s.minPositive = Math.min(s.minPositive, minPositive[node]);
            s.sum += sum[node];
            s.logSum += logSum[node];
        }
    }

    private final Summary scratch = new Summary();

    public int size() {
        return size;
    }

    /// The value at `index`, as it was appended.
    public float get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("value " + index + " of " + size);
        }
        return values[index];
    }

    /// A copy of all values.
    public float[] values() {
        return Arrays.copyOf(values, size);
    }

    public void append(float value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
            logs = Arrays.copyOf(logs, size * 2);
        }
        values[size] = value;
        logs[size] = value > 0 && value < Float.POSITIVE_INFINITY ? (float) Math.log10(value) : 0;
        size++;
        if ((size & (FAN_OUT - 1)) == 0) {
            close(1);
        }
    }

    /// Appends the first `count` values of `from`.
    public void append(float[] from, int count) {
        for (int i = 0; i < count; i++) {
            append(from[i]);
        }
    }

    public void clear() {
        truncate(0);
    }

    /// How often values were taken away; what was worked out from them is out of date then.
    int truncations() {
        return truncations;
    }

    /// Forgets every value from `newSize` on.
    public void truncate(int newSize) {
        if (newSize < size) {
            size = Math.max(0, newSize);
            truncations++;
            for (int k = 0; k < levels.length; k++) {
                levels[k].nodes = size >> (SHIFT * (k + 1));
            }
        }
    }

    /// Makes the node of `level` that ended just now, and those above it that ended with it.
    private void close(int level) {
        if (levels.length < level) {
            levels = Arrays.copyOf(levels, level);
            levels[level - 1] = new Level();
        }
        scratch.reset();
        if (level == 1) {
            addValues(size - FAN_OUT, size, scratch);
        } else {
            Level below = levels[level - 2];
            for (int i = below.nodes - FAN_OUT; i < below.nodes; i++) {
                below.addTo(scratch, i, 1);
            }
        }
        levels[level - 1].push(scratch);
        if ((levels[level - 1].nodes & (FAN_OUT - 1)) == 0) {
            close(level + 1);
        }
    }

    private void addValues(int from, int to, Summary s) {
        for (int i = from; i < to; i++) {
            s.add(values[i], logs[i]);
        }
    }

    /// Sums up the values [from, to) into `out`; the ends are cut to what is there.
    public void range(int from, int to, Summary out) {
        out.reset();
        int at = Math.max(0, from);
        int end = Math.min(size, to);
        while (at < end) {
            int level = 0;
            while (level < levels.length && fits(at, end, level + 1)) {
                level++;
            }
            int covers = 1 << (SHIFT * level);
            if (level == 0) {
                out.add(values[at], logs[at]);
            } else {
                levels[level - 1].addTo(out, at >> (SHIFT * level), covers);
            }
            at += covers;
        }
    }

    private static boolean fits(int at, int end, int level) {
        int shift = SHIFT * level;
        return shift < 31 && (at & ((1 << shift) - 1)) == 0 && at + (1L << shift) <= end;
    }
}
