package descent.app;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.testfx.util.WaitForAsyncUtils;

/// A JVM of its own with one of the test programs and the real window.
final class WindowChild {
    private WindowChild() { }

    /// The test helpers wait with TestFX.
    private static String testFx() {
        return Path.of(URI.create(WaitForAsyncUtils.class.getProtectionDomain().getCodeSource().getLocation().toString())).toString();
    }

    /// Soft references, JavaFX's pictures for effects, go with each collection, so that what is left after one is what is held.
    ///
    /// @param heap "256m"
    static Process start(String heap, Path errors, String program, String... args) throws IOException {
        return start(heap, errors, List.of(), program, args);
    }

    /// @param properties "-Dname=value"
    static Process start(String heap, Path errors, List<String> properties, String program, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap, "-XX:SoftRefLRUPolicyMSPerMB=0", "-Djava.awt.headless=true",
                "--module-path", Path.of("target", "classes") + File.pathSeparator + Path.of("target", "mods"), "--class-path", testFx(),
                "--patch-module", "descent=" + Path.of("target", "test-classes"), "--add-modules", "jdk.incubator.vector,jdk.management", "--add-reads", "descent=ALL-UNNAMED",
                "--enable-native-access=javafx.graphics"));
        command.addAll(properties);
        command.addAll(List.of("-m", "descent/descent.app." + program));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).redirectError(errors.toFile()).start();
    }

    /// What a child has said in lines, and how it ended.
    ///
    /// @param hung it did not end in time and was killed
    record Told(List<String> lines, int end, boolean hung) { }

    /// Reads all that a child says until it ends; one that does not end in time is killed.
    static Told told(Process child, long seconds) throws InterruptedException {
        try (Deadline deadline = new Deadline(child, seconds); Stream<String> lines = child.inputReader().lines()) {
            List<String> said = lines.toList();
            int end = child.waitFor();
            return new Told(said, end, deadline.passed());
        }
    }

    /// With all that it has started itself.
    static void kill(Process child) {
        child.descendants().toList().forEach(ProcessHandle::destroyForcibly);
        child.destroyForcibly();
    }

    /// Kills a child, and what it has started itself, unless closed in time: whoever reads what it says gets an end then.
    static final class Deadline implements AutoCloseable {
        private final AtomicBoolean passed = new AtomicBoolean();
        private final CompletableFuture<Void> watch;

        Deadline(Process child, long seconds) {
            watch = CompletableFuture.runAsync(() -> {
                passed.set(true);
                kill(child);
            }, CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS));
        }

        boolean passed() {
            return passed.get();
        }

        @Override
        public void close() {
            watch.cancel(false);
        }
    }
}
