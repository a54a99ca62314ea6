package descent.tensor;

/// The product of two matrices.
final class MatMul {
    private MatMul() { }

    /// `z[i][j] = Σ x[i][k] · y[k][j]` for `x: [n, m]`, `y: [m, p]`, `z: [n, p]`. Gradient: `dx = dz · yᵀ`, `dy = xᵀ · dz`.
    static Tensor matmul(Tensor x, Tensor y) {
        if (x.dim() != 2 || y.dim() != 2 || x.size(1) != y.size(0)) {
            throw new IllegalArgumentException("matmul needs shapes [n, m] and [m, p]; shapes " + x + " and " + y
                    + " cannot be multiplied");
        }
        int n = x.size(0);
        int m = x.size(1);
        int p = y.size(1);
        Kernels kernels = Engine.current().kernels();
        float[] z = new float[n * p];
        kernels.gemm(new Gemm().size(n, p, m).a(x.data(), 0, m, 1).b(y.data(), 0, p).c(z, 0, p).fromZero());
        return Tensor.result(z, new int[] {n, p}, new GradFn(x, y) {
            @Override
            protected void backward(Tensor out) {
                float[] dz = out.grad();
                if (x.requiresGrad()) {
                    float[] yt = Shaping.transposed(y.data(), m, p);
                    kernels.gemm(new Gemm().size(n, m, p).a(dz, 0, p, 1).b(yt, 0, m).c(x.gradToAdd(), 0, m).accumulate());
                }
                if (y.requiresGrad()) {
                    kernels.gemm(new Gemm().size(m, p, n).a(x.data(), 0, 1, m).b(dz, 0, p).c(y.gradToAdd(), 0, p).accumulate());
                }
            }
        });
    }
}
