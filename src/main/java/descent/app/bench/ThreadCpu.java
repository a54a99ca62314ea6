package descent.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// CPU time of the calling thread without java.management: from Linux's schedstat; elsewhere that of the whole process.
final class ThreadCpu {
    private static final Path SCHEDSTAT = Path.of("/proc/thread-self/schedstat");

    private ThreadCpu() {
    }

    static long nanos() {
        try {
            return Long.parseLong(Files.readString(SCHEDSTAT).split(" ")[0]);
        } catch (IOException | NumberFormatException e) {
            return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
        }
    }
}
