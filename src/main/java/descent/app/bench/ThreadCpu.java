package descent.app.bench;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// CPU time of the calling thread: to the nanosecond where the program was started with `--add-modules java.management`,
/// which the program itself does not need; else from Linux's schedstat (to a tick of the scheduler); elsewhere that of the
/// whole process.
final class ThreadCpu {
    private static final Path SCHEDSTAT = Path.of("/proc/thread-self/schedstat");
    private static final MethodHandle PRECISE = precise();

    private ThreadCpu() {
    }

    static long nanos() {
        try {
            return PRECISE != null ? (long) PRECISE.invoke() : Long.parseLong(Files.readString(SCHEDSTAT).split(" ")[0]);
        } catch (IOException | NumberFormatException e) {
            return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// `ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()`, or null.
    private static MethodHandle precise() {
        if (ModuleLayer.boot().findModule("java.management").isEmpty()) {
            return null;
        }
        try {
            Class<?> bean = Class.forName("java.lang.management.ThreadMXBean");
            Object threads = Class.forName("java.lang.management.ManagementFactory").getMethod("getThreadMXBean").invoke(null);
            return MethodHandles.publicLookup().findVirtual(bean, "getCurrentThreadCpuTime", MethodType.methodType(long.class)).bindTo(threads);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
