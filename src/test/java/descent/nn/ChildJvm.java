package descent.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs a test program in a JVM with other flags and gives the lines that it prints.
final class ChildJvm {
    private ChildJvm() { }

    static List<String> lines(Class<?> program, String... flags) throws IOException, InterruptedException {
        return lines(program, List.of(), flags);
    }

    static List<String> lines(Class<?> program, List<String> arguments, String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(flags));
        String path = String.join(File.pathSeparator, "target/classes", "target/test-classes");
        command.addAll(List.of("--add-modules", "jdk.incubator.vector", "-cp", path, program.getName()));
        command.addAll(arguments);
        Process p = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> out = p.inputReader().lines().toList();
        assertEquals(0, p.waitFor());
        return out;
    }
}
