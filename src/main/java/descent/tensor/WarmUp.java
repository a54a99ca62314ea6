package descent.tensor;

import java.util.Arrays;
import java.util.List;

/// Runs the Vector kernels on data of its own until the JIT has compiled them, and says whether they are then faster
/// than the plain ones.
final class WarmUp {
    private static final long LIMIT_NS = 60_000_000_000L;
    /// The JIT compiles a method at the latest after some 5,000 calls.
    private static final int LEAST_ROUNDS = 6000;
    private static final int STEADY_ROUNDS = 1500;
    /// A round takes 0.1 ms when compiled and 100 ms when not.
    private static final long COMPILED_ROUND_NS = 2_000_000;
    private static final int[][] SHAPES = {{32, 64, 64}, {32, 64, 16}, {120, 16, 16}, {120, 16, 4}, {9, 20, 40}, {7, 2, 9}, {10, 4, 2},
        {16, 64, 32}, {5, 130, 11}, {4, 16, 30}, {23, 24, 450}, {40, 16, 1}};
    private static final int KINDS = 5;
    private static final List<Activation> FUNCTIONS = List.of(new Activation.Relu(), new Activation.Tanh(), new Activation.Sigmoid());

    private final Kernels plain;
    private final Kernels vector;
    private final float[] a = new float[64 * 1024];
    private final float[] b = new float[64 * 1024];
    private final float[] c = new float[64 * 1024];
    private final float[] lanes = new float[Kernels.LANES];
    private final Step small = new Step(13);
    private final Step large = new Step(200);

    WarmUp(Kernels plain, Kernels vector) {
        this.plain = plain;
        this.vector = vector;
        Arrays.fill(a, 0.5f);
        Arrays.fill(b, 0.25f);
    }

    /// Whether the Vector kernels are to be used.
    boolean run() {
        long end = System.nanoTime() + LIMIT_NS;
        long best = Long.MAX_VALUE;
        int steady = 0;
        for (int rounds = 1; System.nanoTime() < end; rounds++) {
            long t = round();
            steady = t < best - best / 10 ? 0 : steady + 1;
            best = Math.min(best, t);
            if (rounds >= LEAST_ROUNDS && steady >= STEADY_ROUNDS && best < COMPILED_ROUND_NS) {
                return faster();
            }
        }
        return false;
    }

    private boolean faster() {
        return gemmTime(vector) * 5 < gemmTime(plain) * 4;
    }

    private long round() {
        long start = System.nanoTime();
        Gemm g = new Gemm();
        for (int[] s : SHAPES) {
            products(g, s);
        }
        g.relu = false;
        g.gate(null, 0);
        packed(g);
        columns(g);
        functions();
        vector.columnSums(a, 0, 40, small.m, true);
        vector.columnSums(a, 0, 40, large.m, false);
        vector.lossSum(new LossSum.Squared(), small.m, small.v, lanes);
        vector.lossSum(new LossSum.Squared(), large.m, large.v, lanes);
        vector.lossGradient(new LossSum.Squared(), large.m, large.v, 0.1f, large.grad);
        vector.update(small, 0, 13);
        vector.update(large, 0, 200);
        vector.transpose(a, 40, 50, c);
        vector.transpose(a, 40, 48, c);
        return System.nanoTime() - start;
    }

    private void products(Gemm g, int[] s) {
        for (int kind = 0; kind < KINDS; kind++) {
            g.relu = kind == 3;
            g.gate(kind == 4 ? b : null, 0);
            g.size(s[0], s[1], s[2]).b(b, 0, s[1]).c(c, 0, s[1]);
            boolean transposed = kind == 1;
            g.a(a, 0, transposed ? 1 : s[2], transposed ? s[0] : 1);
            vector.gemm(kind == 0 || kind == 4 ? g.fromZero() : kind == 1 ? g.accumulate() : g.fromBias(b));
        }
    }

    /// Products with one column: of one number, of a transposed A, of rows.
    private void columns(Gemm g) {
        g.b(b, 0, 1).c(c, 0, 1);
        vector.gemm(g.size(40, 1, 1).a(a, 0, 1, 1).fromZero());
        vector.gemm(g.fromBias(b));
        vector.gemm(g.size(33, 1, 20).a(a, 0, 1, 33).b(b, 0, 1).c(c, 0, 1).fromZero());
        vector.gemm(g.size(33, 1, 20).a(a, 0, 1, 33).b(b, 0, 1).c(c, 0, 1).accumulate());
        vector.gemm(g.size(34, 1, 20).a(a, 0, 20, 1).b(b, 0, 1).c(c, 0, 1).fromBias(b));
    }

    private void packed(Gemm g) {
        vector.gemm(g.size(64, 130, 70).a(a, 0, 70, 1).b(b, 0, 130).c(c, 0, 130).fromZero());
    }

    private void functions() {
        ActivationGrad g = new ActivationGrad();
        g.x = a;
        g.y = a;
        g.dy = b;
        g.dx = c;
        g.to = 203;
        for (Activation f : FUNCTIONS) {
            vector.forward(f, a, c, 0, 203);
            vector.backward(f, g);
        }
    }

    private long gemmTime(Kernels kernels) {
        Gemm g = new Gemm().size(32, 64, 64).a(a, 0, 64, 1).b(b, 0, 64).c(c, 0, 64).fromZero();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 50; i++) {
            long start = System.nanoTime();
            kernels.gemm(g);
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }

    private static final class Step extends AdamStep {
        Step(int n) {
            super(new float[n], false);
            grad = new float[n];
            beta1 = 0.9f;
            beta2 = 0.99f;
            take1 = 0.1f;
            take2 = 0.01f;
            eps = 1e-8f;
            rate = 0.01f;
            rootScale = 1;
            shrink = 1;
        }
    }
}
