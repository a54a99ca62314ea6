package descent.tensor.vector;

import static jdk.incubator.vector.VectorOperators.LT;

import descent.tensor.Gemm;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The last columns of a matrix product, fewer than a vector, in tiles of 4 rows and of one.
///
/// Masked vectors in a loop make C2 put each of them on the heap (25 times slower), so there are none: the rows of C go
/// through a small room of whole vectors, and B too where a whole vector would reach beyond its end. Lanes beyond the
/// last column hold whatever is there and are thrown away.
final class VectorGemmEdge {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    /// The room: one vector to start from, four rows of C, then B.
    private static final int B_AT = 5 * L;

    private VectorGemmEdge() { }

    static void columns(Gemm g, int j, int to) {
        int depth = g.k1 - g.k0;
        int width = to - j;
        float[] room = g.edge(B_AT + depth * L);
        boolean fits = g.pb0 + (depth - 1) * g.pldb + j - g.j0 + L <= g.pb.length;
        float[] b = fits ? g.pb : room;
        int b0 = fits ? g.pb0 + j - g.j0 : B_AT;
        int ldb = fits ? g.pldb : L;
        for (int k = 0; k < depth && !fits; k++) {
            System.arraycopy(g.pb, g.pb0 + k * g.pldb + j - g.j0, room, B_AT + k * L, width);
        }
        Arrays.fill(room, 0, L, 0f);
        if (g.partStart() == Gemm.Start.BIAS) {
            System.arraycopy(g.bias, g.bias0 + j, room, 0, width);
        }
        boolean fromC = g.partStart() == Gemm.Start.C;
        for (int i = 0; i < g.m;) {
            int rows = i + 4 <= g.m ? 4 : 1;
            for (int r = 0; r < rows && fromC; r++) {
                System.arraycopy(g.c, g.c0 + (i + r) * g.ldc + j, room, (1 + r) * L, width);
            }
            if (rows == 4) {
                four(g, i, room, fromC ? L : 0, b, b0, ldb);
            } else {
                one(g, i, room, fromC ? L : 0, b, b0, ldb);
            }
            for (int r = 0; r < rows; r++) {
                out(g, i + r, j, room, (1 + r) * L, width);
            }
            i += rows;
        }
    }

    private static void out(Gemm g, int i, int j, float[] room, int from, int width) {
        int at = g.c0 + i * g.ldc + j;
        if (g.gate == null || !g.lastPart()) {
            System.arraycopy(room, from, g.c, at, width);
            return;
        }
        int gate = g.gate0 + i * g.ldc + j;
        for (int q = 0; q < width; q++) {
            g.c[at + q] = g.gate[gate + q] > 0 ? room[from + q] : 0;
        }
    }

    /// `start` is L where each row begins with what its place in the room holds, 0 where all begin with the first vector.
    private static void four(Gemm g, int i, float[] room, int start, float[] b, int b0, int ldb) {
        float[] a = g.a;
        int row = g.aRow;
        int col = g.aCol;
        int at = g.a0 + i * row + g.k0 * col;
        int bk = b0;
        FloatVector c0 = FloatVector.fromArray(S, room, start);
        FloatVector c1 = FloatVector.fromArray(S, room, 2 * start);
        FloatVector c2 = FloatVector.fromArray(S, room, 3 * start);
        FloatVector c3 = FloatVector.fromArray(S, room, 4 * start);
        for (int k = g.k1 - g.k0; k > 0; k--) {
            FloatVector v = FloatVector.fromArray(S, b, bk);
            c0 = v.fma(FloatVector.broadcast(S, a[at]), c0);
            c1 = v.fma(FloatVector.broadcast(S, a[at + row]), c1);
            c2 = v.fma(FloatVector.broadcast(S, a[at + 2 * row]), c2);
            c3 = v.fma(FloatVector.broadcast(S, a[at + 3 * row]), c3);
            at += col;
            bk += ldb;
        }
        FloatVector limit = FloatVector.broadcast(S, g.limit);
        c0.blend(0f, c0.compare(LT, limit)).intoArray(room, L);
        c1.blend(0f, c1.compare(LT, limit)).intoArray(room, 2 * L);
        c2.blend(0f, c2.compare(LT, limit)).intoArray(room, 3 * L);
        c3.blend(0f, c3.compare(LT, limit)).intoArray(room, 4 * L);
    }

    private static void one(Gemm g, int i, float[] room, int start, float[] b, int b0, int ldb) {
        float[] a = g.a;
        int col = g.aCol;
        int at = g.a0 + i * g.aRow + g.k0 * col;
        int bk = b0;
        FloatVector c = FloatVector.fromArray(S, room, start);
        for (int k = g.k1 - g.k0; k > 0; k--) {
            c = FloatVector.fromArray(S, b, bk).fma(FloatVector.broadcast(S, a[at]), c);
            at += col;
            bk += ldb;
        }
        FloatVector limit = FloatVector.broadcast(S, g.limit);
        c.blend(0f, c.compare(LT, limit)).intoArray(room, L);
    }
}
