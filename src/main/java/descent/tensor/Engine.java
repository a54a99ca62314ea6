package descent.tensor;

import java.util.Locale;
import java.util.concurrent.Callable;

/// Which kernels and how many threads work. Layers, losses and optimizers take the current engine when they are made
/// and keep it; results do not depend on it, to the last bit.
///
/// System properties, read when the class is loaded: `descent.kernels` = `auto` (default) | `plain` | `vector`;
/// `descent.threads` = 1 | 2 (default: 2 where the machine has as many processors). The Vector kernels need the module
/// jdk.incubator.vector and a processor with FMA; without them the plain ones work.
public final class Engine {
    /// Kernels by name.
    public enum Choice { AUTO, PLAIN, VECTOR }

    private static final ScopedValue<Engine> CURRENT = ScopedValue.newInstance();
    private static final Engine DEFAULT = new Engine(
            Choice.valueOf(System.getProperty("descent.kernels", "auto").toUpperCase(Locale.ROOT)),
            Integer.getInteger("descent.threads", Math.min(2, Runtime.getRuntime().availableProcessors())));

    private final Kernels kernels;
    private final int threads;
    private final Pool pool;

    private Engine(Choice choice, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("descent.threads must be at least 1, not " + threads);
        }
        this.kernels = kernels(choice);
        this.threads = threads;
        this.pool = new Pool(threads);
    }

    /// An engine of its own, for tests and benches.
    public static Engine of(Choice choice, int threads) {
        return new Engine(choice, threads);
    }

    /// The engine chosen for this call by [#use], else the default one.
    public static Engine current() {
        return CURRENT.isBound() ? CURRENT.get() : DEFAULT;
    }

    /// Whether the Vector kernels can run here.
    public static boolean vectorAvailable() {
        return Fma.HARDWARE && ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    private static Kernels kernels(Choice choice) {
        Kernels plain = new PlainKernels();
        if (choice == Choice.PLAIN || !vectorAvailable()) {
            return plain;
        }
        return choice == Choice.VECTOR ? vector(plain) : new AutoKernels(plain, () -> vector(plain));
    }

    private static Kernels vector(Kernels plain) {
        try {
            return Class.forName("descent.tensor.vector.VectorKernels").asSubclass(Kernels.class).getConstructor(Kernels.class).newInstance(plain);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException("the Vector kernels cannot be loaded; start with -Ddescent.kernels=plain", e);
        }
    }

    /// Waits until the Vector kernels are compiled (at most some seconds); for benches, which time what comes after.
    public void warm() throws InterruptedException {
        if (kernels instanceof AutoKernels auto) {
            auto.await(60);
        }
    }

    public Kernels kernels() {
        return kernels;
    }

    /// The helper thread, if there is one.
    public Pool pool() {
        return pool;
    }

    public int threads() {
        return threads;
    }

    /// Runs `work` with this engine as the current one.
    public <T> T use(Callable<T> work) throws Exception {
        return ScopedValue.where(CURRENT, this).call(work::call);
    }
}
