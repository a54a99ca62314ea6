package descent.tensor;

/// The loops that cost time, behind one interface: plain Java and Vector API implementations give the same bits, so
/// which one runs is a question of speed alone.
public interface Kernels {
    /// The matrix product that `g` describes.
    void gemm(Gemm g);

    /// `sums[j] = start + Σ_r a[a0 + r·cols + j]` in ascending r, for `rows` rows; starts at 0 or at what `sums` holds.
    void columnSums(float[] a, int a0, int rows, float[] sums, boolean accumulate);

    /// `y[i] = f(x[i])` for i in [from, to); y may be x.
    void forward(Activation f, float[] x, float[] y, int from, int to);

    /// `dx[dx0 + i] = dy[dy0 + i] · f'` for i in [0, to − from), f' taken at x[from + i], y[from + i]; dx may be dy.
    void backward(Activation f, ActivationGrad g);

    /// The sum of the terms of all elements, in 16 lanes over blocks of 4,096 elements (see ElementLoss).
    double lossSum(LossSum loss, float[] p, float[] t);

    /// `dp[i] = scale · dterm/dp` for all elements.
    void lossGradient(LossSum loss, float[] p, float[] t, float scale, float[] dp);

    /// One update of one parameter.
    void update(Update u);
}
