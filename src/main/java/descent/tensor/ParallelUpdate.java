package descent.tensor;

/// An optimizer's update of one parameter on one or two threads: big ones in bands of elements.
public final class ParallelUpdate implements Pool.Work {
    private static final int WORTH = 1 << 15;
    private static final int BAND = 1 << 14;

    private final Engine engine;
    private Update update; // written by the caller before Pool's ticket, read after it by whoever takes a part

    public ParallelUpdate(Engine engine) {
        this.engine = engine;
    }

    public void run(Update u) {
        int n = u.weight.length;
        u.prepare();
        if (!engine.pool().helped() || n < WORTH) {
            engine.kernels().update(u, 0, n);
            return;
        }
        update = u;
        engine.pool().run(this, Math.ceilDiv(n, BAND));
    }

    @Override
    public void part(int part, int worker) {
        int from = part * BAND;
        engine.kernels().update(update, from, Math.min(from + BAND, update.weight.length));
    }
}
