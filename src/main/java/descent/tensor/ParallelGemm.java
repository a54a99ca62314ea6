package descent.tensor;

/// A matrix product on one or two threads: big ones are cut into bands of columns (or of rows, where there are few
/// columns). Each element is still one accumulator's work, so the bits do not depend on the cut. Within a part of work that
/// both threads share already the product is computed as it is: each thread may be at one of its own here.
public final class ParallelGemm implements Pool.Work {
    /// Multiplications from which a second thread pays.
    private static final long WORTH = 1_500_000;
    /// Columns of a band: a multiple of the widest tile.
    private static final int COLUMNS = 64;
    private static final int ROWS = 32;

    private final Engine engine;
    private final Gemm[] parts = {new Gemm(), new Gemm()};
    // both are written by the caller before Pool's ticket, and read after it by whoever takes a part
    private Gemm whole;
    private boolean byRows;

    public ParallelGemm(Engine engine) {
        this.engine = engine;
    }

    public void run(Gemm g) {
        if (!engine.pool().helped() || (long) g.m * g.n * g.k < WORTH || engine.pool().inPart()) {
            engine.kernels().gemm(g);
            return;
        }
        whole = g;
        byRows = g.n < 2 * COLUMNS;
        engine.pool().run(this, byRows ? Math.ceilDiv(g.m, ROWS) : Math.ceilDiv(g.n, COLUMNS));
    }

    @Override
    public void part(int part, int worker) {
        Gemm g = whole;
        Gemm p = parts[worker];
        int i = byRows ? part * ROWS : 0;
        int j = byRows ? 0 : part * COLUMNS;
        p.size(byRows ? Math.min(ROWS, g.m - i) : g.m, byRows ? g.n : Math.min(COLUMNS, g.n - j), g.k);
        p.a(g.a, g.a0 + i * g.aRow, g.aRow, g.aCol).b(g.b, g.b0 + j, g.ldb).c(g.c, g.c0 + i * g.ldc + j, g.ldc);
        p.start = g.start;
        p.bias = g.bias;
        p.bias0 = g.bias0 + j;
        p.relu = g.relu;
        p.gate(g.gate, g.gate0 + i * g.ldc + j);
        engine.kernels().gemm(p);
    }
}
