package descent.tensor;

/// The loops that cost time, behind one interface: plain Java and Vector API implementations give the same bits, so
/// which one runs is a question of speed alone.
public interface Kernels {
    /// Lanes and block of the sum of a loss.
    int LANES = 16;
    int BLOCK = 4096;

    /// The matrix product that `g` describes.
    void gemm(Gemm g);

    /// `sums[j] = start + Σ_r a[a0 + r·cols + j]` in ascending r, for `rows` rows; starts at 0 or at what `sums` holds.
    void columnSums(float[] a, int a0, int rows, float[] sums, boolean accumulate);

    /// `y[i] = f(x[i])` for i in [from, to); y may be x.
    void forward(Activation f, float[] x, float[] y, int from, int to);

    /// `dx[dx0 + i] = dy[dy0 + i] · f'` for i in [0, to − from), f' taken at x[from + i], y[from + i]; dx may be dy.
    void backward(Activation f, ActivationGrad g);

    /// The sum of the terms of all elements, in 16 lanes over blocks of 4,096 elements (see ElementLoss);
    /// `lanes` is room for 16 floats.
    double lossSum(LossSum loss, float[] p, float[] t, float[] lanes);

    /// `dp[i] = scale · dterm/dp` for all elements.
    void lossGradient(LossSum loss, float[] p, float[] t, float scale, float[] dp);

    /// `out[j·n + i] = a[i·m + j]` for an n × m matrix.
    void transpose(float[] a, int n, int m, float[] out);

    /// One update of the elements [from, to) of one parameter; [Update#prepare] has been called.
    void update(Update u, int from, int to);
}
