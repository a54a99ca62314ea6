package descent.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Products that are big enough for two threads: cut into bands, they are what their definition says, to the bit, and leave
/// alone what lies between and around the rows of C.
class ParallelGemmTest {
    private static final int K = 60;
    private final Products products = new Products(11);

    private static List<Engine.Choice> choices() {
        return Engine.vectorAvailable() ? List.of(Engine.Choice.PLAIN, Engine.Choice.VECTOR) : List.of(Engine.Choice.PLAIN);
    }

    private void isDefined(int m, int n, Gemm.Start start, boolean transposed, boolean gated) {
        Gemm g = products.placed(m, n, K, transposed, 3, 2, 2);
        g.start = start;
        if (start == Gemm.Start.BIAS) {
            products.bias(g);
        }
        if (gated) {
            products.gate(g);
        } else {
            g.relu = true;
        }
        float[] expected = Products.defined(g);
        float[] before = g.c.clone();
        for (Engine.Choice choice : choices()) {
            g.c = before.clone();
            new ParallelGemm(Engine.of(choice, 2)).run(Products.copy(g).c(g.c, g.c0, g.ldc));
            assertArrayEquals(expected, g.c, Products.words(g) + " with " + choice);
        }
    }

    @ParameterizedTest
    @EnumSource(Gemm.Start.class)
    void bandsOfRows_areTheDefinition_fromEachStart(Gemm.Start start) {
        isDefined(500, 64, start, false, true);
        isDefined(500, 64, start, true, true);
        isDefined(500, 64, start, false, false);
    }

    @ParameterizedTest
    @EnumSource(Gemm.Start.class)
    void bandsOfColumns_areTheDefinition_fromEachStart(Gemm.Start start) {
        isDefined(130, 200, start, false, true);
        isDefined(130, 200, start, true, true);
        isDefined(130, 200, start, false, false);
    }

    /// From 128 columns on the bands are of columns, below of rows.
    @ParameterizedTest
    @ValueSource(ints = {127, 128, 129})
    void bands_coverEveryElement_whereTheCutChanges(int n) {
        isDefined(225, n, Gemm.Start.C, false, true);
    }
}
