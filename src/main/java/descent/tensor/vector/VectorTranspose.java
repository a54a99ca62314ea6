package descent.tensor.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// The transpose in squares of eight by eight: row i turns left by i, column j sinks by j (in rounds of 1, 2 and 4, which only
/// choose between two rows), and row k is read backwards from its place k.
final class VectorTranspose {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_256;
    static final int SIDE = 8;
    private static final VectorShuffle<Float> LEFT_1 = VectorShuffle.fromOp(S, j -> (j + 1) % SIDE);
    private static final VectorShuffle<Float> LEFT_2 = VectorShuffle.fromOp(S, j -> (j + 2) % SIDE);
    private static final VectorShuffle<Float> LEFT_3 = VectorShuffle.fromOp(S, j -> (j + 3) % SIDE);
    private static final VectorShuffle<Float> LEFT_4 = VectorShuffle.fromOp(S, j -> (j + 4) % SIDE);
    private static final VectorShuffle<Float> LEFT_5 = VectorShuffle.fromOp(S, j -> (j + 5) % SIDE);
    private static final VectorShuffle<Float> LEFT_6 = VectorShuffle.fromOp(S, j -> (j + 6) % SIDE);
    private static final VectorShuffle<Float> LEFT_7 = VectorShuffle.fromOp(S, j -> (j + 7) % SIDE);
    private static final VectorShuffle<Float> BACK_0 = VectorShuffle.fromOp(S, j -> (0 - j + SIDE) % SIDE);
    private static final VectorShuffle<Float> BACK_1 = VectorShuffle.fromOp(S, j -> (1 - j + SIDE) % SIDE);
    private static final VectorShuffle<Float> BACK_2 = VectorShuffle.fromOp(S, j -> (2 - j + SIDE) % SIDE);
    private static final VectorShuffle<Float> BACK_3 = VectorShuffle.fromOp(S, j -> (3 - j + SIDE) % SIDE);
    private static final VectorShuffle<Float> BACK_4 = VectorShuffle.fromOp(S, j -> (4 - j + SIDE) % SIDE);
    private static final VectorShuffle<Float> BACK_5 = VectorShuffle.fromOp(S, j -> (5 - j + SIDE) % SIDE);
    private static final VectorShuffle<Float> BACK_6 = VectorShuffle.fromOp(S, j -> (6 - j + SIDE) % SIDE);
    private static final VectorShuffle<Float> BACK_7 = VectorShuffle.fromOp(S, j -> (7 - j + SIDE) % SIDE);
    private static final VectorMask<Float> ONE = VectorMask.fromLong(S, 0b10101010);
    private static final VectorMask<Float> TWO = VectorMask.fromLong(S, 0b11001100);
    private static final VectorMask<Float> FOUR = VectorMask.fromLong(S, 0b11110000);

    private VectorTranspose() { }

    /// For numbers of rows and columns that fill squares.
    static void run(float[] a, int n, int m, float[] out) {
        for (int i = 0; i < n; i += SIDE) {
            for (int j = 0; j < m; j += SIDE) {
                square(a, i * m + j, m, out, j * n + i, n);
            }
        }
    }

    private static void square(float[] a, int from, int m, float[] out, int to, int n) {
        FloatVector a0 = FloatVector.fromArray(S, a, from);
        FloatVector a1 = FloatVector.fromArray(S, a, from + m).rearrange(LEFT_1);
        FloatVector a2 = FloatVector.fromArray(S, a, from + 2 * m).rearrange(LEFT_2);
        FloatVector a3 = FloatVector.fromArray(S, a, from + 3 * m).rearrange(LEFT_3);
        FloatVector a4 = FloatVector.fromArray(S, a, from + 4 * m).rearrange(LEFT_4);
        FloatVector a5 = FloatVector.fromArray(S, a, from + 5 * m).rearrange(LEFT_5);
        FloatVector a6 = FloatVector.fromArray(S, a, from + 6 * m).rearrange(LEFT_6);
        FloatVector a7 = FloatVector.fromArray(S, a, from + 7 * m).rearrange(LEFT_7);
        FloatVector b0 = a0.blend(a7, ONE);
        FloatVector b1 = a1.blend(a0, ONE);
        FloatVector b2 = a2.blend(a1, ONE);
        FloatVector b3 = a3.blend(a2, ONE);
        FloatVector b4 = a4.blend(a3, ONE);
        FloatVector b5 = a5.blend(a4, ONE);
        FloatVector b6 = a6.blend(a5, ONE);
        FloatVector b7 = a7.blend(a6, ONE);
        FloatVector c0 = b0.blend(b6, TWO);
        FloatVector c1 = b1.blend(b7, TWO);
        FloatVector c2 = b2.blend(b0, TWO);
        FloatVector c3 = b3.blend(b1, TWO);
        FloatVector c4 = b4.blend(b2, TWO);
        FloatVector c5 = b5.blend(b3, TWO);
        FloatVector c6 = b6.blend(b4, TWO);
        FloatVector c7 = b7.blend(b5, TWO);
        c0.blend(c4, FOUR).rearrange(BACK_0).intoArray(out, to);
        c1.blend(c5, FOUR).rearrange(BACK_1).intoArray(out, to + n);
        c2.blend(c6, FOUR).rearrange(BACK_2).intoArray(out, to + 2 * n);
        c3.blend(c7, FOUR).rearrange(BACK_3).intoArray(out, to + 3 * n);
        c4.blend(c0, FOUR).rearrange(BACK_4).intoArray(out, to + 4 * n);
        c5.blend(c1, FOUR).rearrange(BACK_5).intoArray(out, to + 5 * n);
        c6.blend(c2, FOUR).rearrange(BACK_6).intoArray(out, to + 6 * n);
        c7.blend(c3, FOUR).rearrange(BACK_7).intoArray(out, to + 7 * n);
    }
}
