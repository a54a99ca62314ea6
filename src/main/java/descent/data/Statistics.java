package descent.data;

/// Of the numbers of a column, gaps left out: n, min, max, mean = Σx / n, std = √(Σ(x − mean)² / n) (population, as
/// scikit-learn's StandardScaler). All zero for n = 0.
record Statistics(int count, float min, float max, double mean, double std) {

    /// Over an array whose gaps are NaN.
    static Statistics of(float[] values, int length) {
        double shift = Double.NaN;
        double sum = 0;
        double squares = 0;
        int n = 0;
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < length; i++) {
            float v = values[i];
            if (!Float.isNaN(v)) {
                shift = n++ == 0 ? v : shift;
                double d = v - shift;
                sum += d;
                squares += d * d;
                min = Math.min(min, v);
                max = Math.max(max, v);
            }
        }
        return of(n, min, max, shift, sum, squares);
    }

    /// From running sums of d = x − shift, which keep their digits when all x lie far from zero.
    static Statistics of(int n, float min, float max, double shift, double sum, double squares) {
        if (n == 0) {
            return new Statistics(0, 0, 0, 0, 0);
        }
        double mean = sum / n;
        double std = min == max ? 0 : Math.sqrt(Math.max(0, squares / n - mean * mean));
        return new Statistics(n, min, max, shift + mean, std);
    }
}
