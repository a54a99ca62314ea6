package descent.nn;

import descent.optim.Optimizer;
import descent.tensor.Engine;
import descent.tensor.Tensor;
import java.lang.reflect.Method;
import java.util.List;

/// A program that counts the bytes which training steps allocate, per case and engine; run by [AllocationTest] in a JVM
/// of its own, where the management module is there. Its argument names the kernels.
final class AllocationProbe {
    private static final int STEPS = 20;
    /// What counting itself allocates.
    private static final long COUNTING = 150;
    private static final long LIMIT_NS = 20_000_000_000L;

    private AllocationProbe() { }

    static void main(String[] args) throws Exception {
        for (String kernels : List.of(args.length == 0 ? "PLAIN" : args[0])) {
            Engine e = Engine.of(Engine.Choice.valueOf(kernels), 2);
            e.warm();
            for (BitCase c : BitCase.all()) {
                System.out.println(kernels + " " + c.name() + ": " + e.use(() -> bytes(c.training())) + " bytes");
            }
        }
    }

    /// Bytes of a round of steps, once the JIT is through: the smallest of some rounds.
    private static long bytes(Runnable step) throws Exception {
        Class<?> factory = Class.forName("java.lang.management.ManagementFactory");
        Object bean = factory.getMethod("getThreadMXBean").invoke(null);
        Method counted = Class.forName("com.sun.management.ThreadMXBean").getMethod("getCurrentThreadAllocatedBytes");
        long least = Long.MAX_VALUE;
        long end = System.nanoTime() + LIMIT_NS;
        while (least > COUNTING && System.nanoTime() < end) {
            long before = (long) counted.invoke(bean);
            for (int i = 0; i < STEPS; i++) {
                step.run();
            }
            least = Math.min(least, (long) counted.invoke(bean) - before);
        }
        return least <= COUNTING ? 0 : least;
    }

    /// One training step of the case over fixed tensors.
    static Runnable step(Sequential model, Loss loss, Optimizer o, Tensor x, Tensor y) {
        return () -> {
            loss.forward(model.forward(x), y).backward();
            o.step();
            o.zeroGrad();
        };
    }
}
