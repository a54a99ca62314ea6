package descent.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The kernels one by one against their definition, to the bit, with both engines: odd sizes, places and ways from row to row.
class KernelsTest {
    private static final int PRODUCTS = 1500;
    private static final int SIDE = 33;

    private final Random random = new Random(7);
    private Kernels[] kernels;

    @BeforeEach
    void bothEngines() {
        assumeTrue(Engine.vectorAvailable(), "no jdk.incubator.vector here");
        kernels = new Kernels[] {Engine.of(Engine.Choice.PLAIN, 1).kernels(), Engine.of(Engine.Choice.VECTOR, 1).kernels()};
    }

    @Test
    void transpose_movesEachNumber_forAllSizes() {
        for (int n = 1; n <= SIDE; n++) {
            for (int m = 1; m <= SIDE; m++) {
                float[] a = numbers(n * m);
                for (Kernels k : kernels) {
                    float[] out = new float[n * m];
                    k.transpose(a, n, m, out);
                    for (int i = 0; i < n * m; i++) {
                        assertEquals(a[i], out[i % m * n + i / m], n + " × " + m + " with " + k);
                    }
                }
            }
        }
    }

    @Test
    void gemm_isOneFmaAfterTheOther_forRandomShapesPlacesAndEnds() {
        for (int p = 0; p < PRODUCTS; p++) {
            Gemm g = product();
            float[] before = g.c.clone();
            float[] expected = defined(g);
            for (Kernels k : kernels) {
                g.c = before.clone();
                k.gemm(copy(g));
                assertArrayEquals(expected, g.c, 0f, "product " + p + ": " + g.m + " × " + g.n + " × " + g.k + " with " + k);
            }
        }
    }

    private int up(int most) {
        return random.nextInt(most);
    }

    private float[] numbers(int n) {
        float[] a = new float[n];
        for (int i = 0; i < n; i++) {
            a[i] = (float) random.nextGaussian();
        }
        return a;
    }

    private Gemm product() {
        int most = up(20) == 0 ? 500 : 40;
        int m = 1 + up(40);
        int n = 1 + up(most);
        int k = 1 + up(most);
        boolean transposed = random.nextBoolean();
        int lda = (transposed ? m : k) + up(3);
        int a0 = up(4);
        Gemm g = new Gemm().size(m, n, k).a(numbers(a0 + lda * (transposed ? k : m)), a0, transposed ? 1 : lda, transposed ? lda : 1);
        int ldb = n + up(3);
        int b0 = up(4);
        g.b(numbers(b0 + ldb * k), b0, ldb);
        int ldc = n + up(3);
        int c0 = up(4);
        g.c(numbers(c0 + ldc * m), c0, ldc);
        switch (up(3)) {
            case 0 -> g.fromZero();
            case 1 -> g.accumulate();
            default -> g.fromBias(numbers(n));
        }
        g.relu = random.nextBoolean();
        return random.nextBoolean() ? g : g.gate(numbers(3 + ldc * m), 3);
    }

    /// Kernels may write into what says how to work.
    private static Gemm copy(Gemm g) {
        Gemm same = new Gemm().size(g.m, g.n, g.k).a(g.a, g.a0, g.aRow, g.aCol).b(g.b, g.b0, g.ldb).c(g.c, g.c0, g.ldc).gate(g.gate, g.gate0);
        same.start = g.start;
        same.bias = g.bias;
        same.relu = g.relu;
        return same;
    }

    private static float[] defined(Gemm g) {
        float[] c = g.c.clone();
        for (int i = 0; i < g.m; i++) {
            for (int j = 0; j < g.n; j++) {
                int at = g.c0 + i * g.ldc + j;
                float sum = switch (g.start) {
                    case ZERO -> 0;
                    case C -> c[at];
                    case BIAS -> g.bias[j];
                };
                for (int k = 0; k < g.k; k++) {
                    sum = Math.fma(g.a[g.a0 + i * g.aRow + k * g.aCol], g.b[g.b0 + k * g.ldb + j], sum);
                }
                boolean open = g.gate == null || g.gate[g.gate0 + i * g.ldc + j] > 0;
                c[at] = !open || g.relu && sum < 0 ? 0 : sum;
            }
        }
        return c;
    }
}
