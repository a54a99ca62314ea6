package descent.tensor;

/// What a matrix product is to do, written once and used again: `C[i][j] = start + Σ A[i][k] · B[k][j]`.
///
/// A is read as `a[a0 + i·rowStride + k·colStride]` (so it may lie transposed), B as `b[b0 + k·ldb + j]`, C as
/// `c[c0 + i·ldc + j]`. The start of each element is 0, what C holds, or `bias[bias0 + j]`; each element is accumulated by one
/// accumulator with fma in ascending k, so every kernel gives the same bits.
public final class Gemm {
    /// Where the accumulator of an element starts.
    public enum Start { ZERO, C, BIAS }

    public int m;
    public int n;
    public int k;
    public float[] a;
    public int a0;
    public int aRow;
    public int aCol;
    public float[] b;
    public int b0;
    public int ldb;
    public float[] c;
    public int c0;
    public int ldc;
    public float[] bias;
    public int bias0;
    public Start start = Start.ZERO;
    /// Whether `max(·, 0)` is applied to each finished element.
    public boolean relu;
    /// When not null: a finished element stays only where the number at its place here is above 0, else it becomes 0: the
    /// gradient's way back through a rectified unit. Row i at `gate0 + i · ldc`.
    public float[] gate;
    public int gate0;

    /// The part that a kernel works on at present: k from `k0` to `k1`, B's rows at `pb[pb0 + (k − k0) · pldb + (j − j0)]`.
    public int k0;
    public int k1;
    public int j0;
    public float[] pb;
    public int pb0;
    public int pldb;
    /// Where a packed part of A lies, if a kernel packs it.
    public float[] pa;
    public int pa0;
    public int paRow = 1;
    /// Where the accumulators of the present part begin: element (i, j) at `from[from0 + i · fromRow + j · fromCol]`.
    public float[] from;
    public int from0;
    public int fromRow;
    public int fromCol;
    /// Which finished elements of the present part stay, read like [#from]: those whose number here is above 0.
    public float[] open;
    public int open0;
    public int openRow;
    public int openCol;
    /// Finished elements of the present part that are below this become 0.
    public float limit;
    /// Room for a packed part of B; made when first needed, kept with this object.
    private float[] scratch = new float[0];

    private float[] edge = new float[0];
    private float[][] rows = new float[0][];

    /// Room for `n` floats that belongs to this product alone.
    public float[] scratch(int n) {
        if (scratch.length < n) {
            scratch = new float[n];
        }
        return scratch;
    }

    /// Where the present part of B lies.
    public void part(float[] array, int offset, int rowStride) {
        pb = array;
        pb0 = offset;
        pldb = rowStride;
    }

    /// As [#scratch], a second room.
    public float[] edge(int n) {
        if (edge.length < n) {
            edge = new float[n];
        }
        return edge;
    }

    /// `count` arrays of at least `n` floats each that belong to this product alone.
    float[][] rows(int count, int n) {
        if (rows.length < count || rows[0].length < n) {
            rows = new float[Math.max(count, rows.length)][Math.max(n, rows.length == 0 ? 0 : rows[0].length)];
        }
        return rows;
    }

    /// Whether the present part finishes the elements.
    public boolean lastPart() {
        return k1 == k;
    }

    /// Where the accumulators of the present part begin: later parts go on from C.
    public Start partStart() {
        return k0 == 0 ? start : Start.C;
    }

    /// See [#from].
    public void from(float[] array, int offset, int rowStride, int colStride) {
        from = array;
        from0 = offset;
        fromRow = rowStride;
        fromCol = colStride;
    }

    /// See [#open].
    public void open(float[] array, int offset, int rowStride, int colStride) {
        open = array;
        open0 = offset;
        openRow = rowStride;
        openCol = colStride;
    }

    /// C is [m, n], the sum runs over k.
    public Gemm size(int rows, int cols, int depth) {
        m = rows;
        n = cols;
        k = depth;
        return this;
    }

    public Gemm a(float[] array, int offset, int rowStride, int colStride) {
        a = array;
        a0 = offset;
        aRow = rowStride;
        aCol = colStride;
        return this;
    }

    public Gemm b(float[] array, int offset, int rowStride) {
        b = array;
        b0 = offset;
        ldb = rowStride;
        return this;
    }

    public Gemm c(float[] array, int offset, int rowStride) {
        c = array;
        c0 = offset;
        ldc = rowStride;
        return this;
    }

    /// See [#gate]; null takes it away.
    public Gemm gate(float[] array, int offset) {
        gate = array;
        gate0 = offset;
        return this;
    }

    public Gemm fromZero() {
        start = Start.ZERO;
        return this;
    }

    public Gemm accumulate() {
        start = Start.C;
        return this;
    }

    public Gemm fromBias(float[] values) {
        bias = values;
        bias0 = 0;
        start = Start.BIAS;
        return this;
    }
}
