package descent.tensor.vector;

import descent.tensor.Activation;
import descent.tensor.ActivationGrad;
import descent.tensor.AdamStep;
import descent.tensor.Gemm;
import descent.tensor.Kernels;
import descent.tensor.LossSum;
import descent.tensor.Update;
import jdk.incubator.vector.FloatVector;

/// The kernels with the Vector API. Shapes too small for a vector, and functions without a kernel of their own here, go to `plain`.
public final class VectorKernels implements Kernels {
    private static final int NARROW = 5;
    private static final int LONG = 8;

    private final Kernels plain;
    private final int lanes = FloatVector.SPECIES_PREFERRED.length();

    public VectorKernels(Kernels plain) {
        this.plain = plain;
    }

    @Override
    public void gemm(Gemm g) {
        if (g.n == 1 && g.k == 1 && g.aRow == 1 && g.ldc == 1 && g.m >= LONG && !g.relu && g.gate == null) {
            VectorLine.run(g);
        } else if (g.n == 1 && g.aRow == 1 && g.ldc == 1 && g.m >= NARROW && g.start != Gemm.Start.BIAS && g.gate == null) {
            transposed(g);
        } else if (g.k == 1 && g.start == Gemm.Start.ZERO && g.n >= lanes && !g.relu) {
            VectorOuter.run(g);
        } else if (g.n < NARROW || g.m == 0) {
            plain.gemm(g);
        } else {
            VectorGemm.run(g);
        }
    }

    /// A column of C from a transposed A is a row of Cᵀ: the vectors run along what were the rows.
    private static void transposed(Gemm g) {
        float[] a = g.a;
        int a0 = g.a0;
        int col = g.aCol;
        int rows = g.m;
        g.size(1, rows, g.k).a(g.b, g.b0, 0, g.ldb).b(a, a0, col).c(g.c, g.c0, rows);
        VectorGemm.run(g);
    }

    @Override
    public void columnSums(float[] a, int a0, int rows, float[] sums, boolean accumulate) {
        if (sums.length < NARROW) {
            plain.columnSums(a, a0, rows, sums, accumulate);
        } else {
            VectorColumnSums.run(a, a0, rows, sums, accumulate);
        }
    }

    @Override
    public void forward(Activation f, float[] x, float[] y, int from, int to) {
        switch (f) {
            case Activation.Relu r -> VectorRelu.forward(x, y, from, to);
            case Activation.Tanh t -> VectorTanh.forward(f, x, y, from, to);
            case Activation.Sigmoid s -> VectorSigmoid.forward(f, x, y, from, to);
            default -> plain.forward(f, x, y, from, to);
        }
    }

    @Override
    public void backward(Activation f, ActivationGrad g) {
        switch (f) {
            case Activation.Relu r -> VectorRelu.backward(g);
            case Activation.Tanh t -> VectorTanh.backward(f, g);
            case Activation.Sigmoid s -> VectorSigmoid.backward(f, g);
            default -> plain.backward(f, g);
        }
    }

    @Override
    public double lossSum(LossSum loss, float[] p, float[] t, float[] room) {
        return loss instanceof LossSum.Squared ? VectorSquared.sum(loss, p, t, room) : plain.lossSum(loss, p, t, room);
    }

    @Override
    public void lossGradient(LossSum loss, float[] p, float[] t, float scale, float[] dp) {
        if (loss instanceof LossSum.Squared) {
            VectorSquared.gradient(loss, p, t, scale, dp);
        } else {
            plain.lossGradient(loss, p, t, scale, dp);
        }
    }

    @Override
    public void transpose(float[] a, int n, int m, float[] out) {
        if (lanes >= VectorTranspose.SIDE && n % VectorTranspose.SIDE == 0 && m % VectorTranspose.SIDE == 0) {
            VectorTranspose.run(a, n, m, out);
        } else {
            plain.transpose(a, n, m, out);
        }
    }

    @Override
    public void update(Update u, int from, int to) {
        if (u instanceof AdamStep adam && to - from >= lanes) {
            VectorAdam.run(adam, from, to);
        } else {
            plain.update(u, from, to);
        }
    }

    /// Name and width, for the bench.
    @Override
    public String toString() {
        return "vector " + 32 * lanes;
    }
}
