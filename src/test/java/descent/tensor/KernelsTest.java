package descent.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The kernels that only move, multiply and add, one by one against their definition, to the bit, with each engine: odd
/// sizes, places and ways from row to row. The others: [KernelBitsTest].
class KernelsTest {
    private static final int PRODUCTS = 1500;
    private static final int SIDE = 33;

    private final Products products = new Products(7);
    private final List<Kernels> kernels = kernels();

    /// The plain ones, and the Vector ones where they can run.
    static List<Kernels> kernels() {
        return Stream.of(Engine.Choice.PLAIN, Engine.Choice.VECTOR).filter(c -> c == Engine.Choice.PLAIN || Engine.vectorAvailable())
                .map(c -> Engine.of(c, 1).kernels()).toList();
    }

    @Test
    void transpose_movesEachNumber_forAllSizes() {
        for (int n = 1; n <= SIDE; n++) {
            for (int m = 1; m <= SIDE; m++) {
                float[] a = products.numbers(n * m);
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
        int tall = 0;
        for (int p = 0; p < PRODUCTS; p++) {
            Gemm g = products.any();
            tall += g.m >= 48 && g.n * g.k >= 8192 ? 1 : 0;
            equalsDefinition(g, "product " + p);
        }
        assertTrue(tall >= 8, tall + " products that are packed");
    }

    /// From 48 rows on B is packed, in parts of 256 k: also where the last panel is one column or all of it, and the last part one k.
    @Test
    void gemm_isOneFmaAfterTheOther_whereBIsPacked() {
        for (int m : new int[] {47, 48, 53}) {
            for (int[] nk : new int[][] {{64, 257}, {65, 256}, {129, 513}, {200, 41}}) {
                for (Gemm.Start start : Gemm.Start.values()) {
                    Gemm g = products.placed(m, nk[0], nk[1], false, 1, 2, 1);
                    g.start = start;
                    equalsDefinition(start == Gemm.Start.BIAS ? products.bias(g) : products.gate(g), "packed");
                    g.relu = true;
                    equalsDefinition(g, "packed");
                }
            }
        }
    }

    /// The last layer of a regression: six dot products at a time, then four, then one.
    @Test
    void gemm_isOneFmaAfterTheOther_forOneColumn() {
        for (int m = 1; m < 16; m++) {
            for (int k : new int[] {1, 2, 7, 33}) {
                for (Gemm.Start start : Gemm.Start.values()) {
                    Gemm g = products.placed(m, 1, k, false, 1, 2, 1).b(products.numbers(1 + k), 1, 1);
                    g.start = start;
                    equalsDefinition(start == Gemm.Start.BIAS ? products.bias(g) : products.gate(g), "one column");
                    g.relu = true;
                    equalsDefinition(g, "one column");
                }
            }
        }
    }

    private void equalsDefinition(Gemm g, String which) {
        float[] before = g.c.clone();
        float[] expected = Products.defined(g);
        for (Kernels k : kernels) {
            g.c = before.clone();
            k.gemm(Products.copy(g));
            assertArrayEquals(expected, g.c, which + ": " + Products.words(g) + " with " + k);
        }
        g.c = before;
    }

    @Test
    void columnSums_addRowAfterRow_forNarrowAndWideMatrices() {
        int rows = 9;
        for (int n : new int[] {1, 4, 5, 16, 63, 64, 67}) {
            float[] a = products.numbers(3 + n * rows);
            float[] start = products.numbers(n);
            for (boolean accumulate : new boolean[] {true, false}) {
                float[] expected = accumulate ? start.clone() : new float[n];
                for (int i = 0; i < rows * n; i++) {
                    expected[i % n] += a[3 + i];
                }
                for (Kernels k : kernels) {
                    float[] sums = start.clone();
                    k.columnSums(a, 3, rows, sums, accumulate);
                    assertArrayEquals(expected, sums, n + " columns, accumulate " + accumulate + ", with " + k);
                }
            }
        }
    }
}
