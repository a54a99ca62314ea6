package descent.tensor;

import java.util.Random;

/// Matrix products by chance, and what each of them has to give.
final class Products {
    private final Random random;

    Products(long seed) {
        random = new Random(seed);
    }

    private int up(int most) {
        return random.nextInt(most);
    }

    float[] numbers(int n) {
        float[] a = new float[n];
        for (int i = 0; i < n; i++) {
            a[i] = (float) random.nextGaussian();
        }
        return a;
    }

    /// Any size up to 40, one in twenty long in n and k and one in forty also in m; A as it is or transposed, and nothing at place 0.
    Gemm any() {
        int most = up(20) == 0 ? 500 : 40;
        int m = 1 + up(most == 500 && random.nextBoolean() ? 120 : 40);
        Gemm g = placed(m, 1 + up(most), 1 + up(most), random.nextBoolean(), up(4), up(4), up(3));
        switch (up(3)) {
            case 0 -> g.fromZero();
            case 1 -> g.accumulate();
            default -> bias(g);
        }
        g.relu = random.nextBoolean();
        return random.nextBoolean() ? g : gate(g);
    }

    /// An m × n product over k that starts at zero: A from `a0` on, C from `c0` on in rows of n + `gap` numbers.
    Gemm placed(int m, int n, int k, boolean transposed, int a0, int c0, int gap) {
        int lda = (transposed ? m : k) + up(3);
        Gemm g = new Gemm().size(m, n, k).a(numbers(a0 + lda * (transposed ? k : m)), a0, transposed ? 1 : lda, transposed ? lda : 1);
        int ldb = n + up(3);
        int b0 = up(4);
        g.b(numbers(b0 + ldb * k), b0, ldb);
        return g.c(numbers(c0 + (n + gap) * m), c0, n + gap).fromZero();
    }

    /// The bias begins at a place of its own.
    Gemm bias(Gemm g) {
        int bias0 = up(4);
        g.fromBias(numbers(bias0 + g.n));
        g.bias0 = bias0;
        return g;
    }

    Gemm gate(Gemm g) {
        return g.gate(numbers(3 + g.ldc * g.m), 3);
    }

    /// Kernels may write into what says how to work.
    static Gemm copy(Gemm g) {
        Gemm same = new Gemm().size(g.m, g.n, g.k).a(g.a, g.a0, g.aRow, g.aCol).b(g.b, g.b0, g.ldb).c(g.c, g.c0, g.ldc).gate(g.gate, g.gate0);
        same.start = g.start;
        same.bias = g.bias;
        same.bias0 = g.bias0;
        same.relu = g.relu;
        return same;
    }

    /// C by the definition in [Gemm]; what lies between its rows stays.
    static float[] defined(Gemm g) {
        float[] c = g.c.clone();
        for (int i = 0; i < g.m; i++) {
            for (int j = 0; j < g.n; j++) {
                int at = g.c0 + i * g.ldc + j;
                float sum = switch (g.start) {
                    case ZERO -> 0;
                    case C -> c[at];
                    case BIAS -> g.bias[g.bias0 + j];
                };
                for (int k = 0; k < g.k; k++) {
                    sum = Math.fma(g.a[g.a0 + i * g.aRow + k * g.aCol], g.b[g.b0 + k * g.ldb + j], sum);
                }
                boolean open = g.gate == null || g.gate[g.gate0 + i * g.ldc + j] > 0;
                c[at] = !open || (g.relu && sum < 0) ? 0 : sum;
            }
        }
        return c;
    }

    static String words(Gemm g) {
        return g.m + " × " + g.n + " × " + g.k + " from " + g.start + (g.relu ? ", relu" : "") + (g.gate == null ? "" : ", gate");
    }
}
