package descent;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A program that a test starts and that must end in time: when its time is over it is ended by force, with the programs
/// that it has started itself, so that whoever reads what it says comes to an end.
public final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader said;
    private final CompletableFuture<Process> clock;
    private volatile boolean late; // written by the clock, read by the test

    private Child(Process process, Duration patience) {
        this.process = process;
        this.said = process.inputReader(StandardCharsets.UTF_8);
        this.clock = process.onExit().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).whenComplete((_, e) -> {
            if (e instanceof TimeoutException) {
                late = true;
                kill();
            }
        });
    }

    public static Child start(ProcessBuilder program, Duration patience) throws IOException {
        return new Child(program.start(), patience);
    }

    /// What a program with the classes of this one and of its tests is started with, as its class path.
    public static String classPath() {
        return Stream.of("jdk.module.path", "java.class.path").map(p -> System.getProperty(p, "")).filter(p -> !p.isEmpty())
                .collect(Collectors.joining(File.pathSeparator)) + File.pathSeparator + Path.of("target", "test-classes").toAbsolutePath();
    }

    /// What it says from now on until its end, which is waited for.
    public List<String> lines() throws InterruptedException {
        List<String> all = said.lines().toList();
        process.waitFor();
        return all;
    }

    /// Its next line.
    ///
    /// @return null when it has ended
    public String line() throws IOException {
        return said.readLine();
    }

    /// kill -9. Through the handles: Process.destroyForcibly would close the pipe with its last words in it.
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.toHandle().destroyForcibly();
    }

    /// @return its exit code, once it has ended
    public int end() throws InterruptedException {
        return process.waitFor();
    }

    /// It was not ended by the clock.
    public boolean inTime() {
        return !late;
    }

    @Override
    public void close() {
        kill();
        clock.cancel(false);
    }
}
