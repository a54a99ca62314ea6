package descent.tensor;

import java.util.concurrent.Callable;

/// Which kernels and how many threads work. Layers, losses and optimizers take the current engine when they are made
/// and keep it; results do not depend on it, to the last bit.
///
/// System properties: `descent.kernels` = `auto` (default) | `plain` | `vector`; `descent.threads` = 1 | 2
/// (default: 2 where the machine has as many processors).
public final class Engine {
    private static final ScopedValue<Engine> CURRENT = ScopedValue.newInstance();
    private static final Engine DEFAULT = new Engine(new PlainKernels(), 1);

    private final Kernels kernels;
    private final int threads;

    Engine(Kernels kernels, int threads) {
        this.kernels = kernels;
        this.threads = threads;
    }

    /// The engine chosen for this call by [#use], else the default one.
    public static Engine current() {
        return CURRENT.isBound() ? CURRENT.get() : DEFAULT;
    }

    public Kernels kernels() {
        return kernels;
    }

    public int threads() {
        return threads;
    }

    /// Runs `work` with this engine as the current one.
    public <T> T use(Callable<T> work) throws Exception {
        return ScopedValue.where(CURRENT, this).call(work::call);
    }
}
