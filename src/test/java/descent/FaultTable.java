package descent;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// One table of all faults that were tried, kept as `target/faults.txt` and printed when the last test has ended:
///
///     mvn verify -Pfaults
///
/// A test with this extension adds a row for what it has tried, with the counts that it has asserted.
public final class FaultTable implements BeforeAllCallback {
    private static final List<Row> ROWS = new ArrayList<>();
    private static final Path KEPT = Path.of("target", "faults.txt");
    private static final String LINE = "| %-58s | %9s | %4s | %4s | %4s | %s |%n";

    private record Row(String fault, long tries, long lost, long torn, long hung, String sentence) { }

    private static final class Printer implements AutoCloseable {
        @Override
        public void close() {
            PrintStream out = System.out;
            out.print(table());
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).computeIfAbsent(Printer.class, _ -> new Printer());
    }

    /// @param tries    how often
    /// @param lost     work or files that were lost, or older than was reported
    /// @param torn     files or reads that were half one thing and half another
    /// @param hung     tries that did not end in time
    /// @param sentence one that a person saw, or ""
    public void row(String fault, long tries, long lost, long torn, long hung, String sentence) {
        synchronized (ROWS) {
            ROWS.removeIf(r -> r.fault().equals(fault));
            ROWS.add(new Row(fault, tries, lost, torn, hung, sentence));
        }
        try {
            Files.writeString(KEPT, table()); // also of a run that is broken off
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String table() {
        StringBuilder text = new StringBuilder(LINE.formatted("fault", "tries", "lost", "torn", "hung", "sentence shown"));
        text.append(LINE.formatted("---", "--:", "--:", "--:", "--:", "---"));
        synchronized (ROWS) {
            ROWS.forEach(r -> text.append(LINE.formatted(r.fault(), r.tries(), r.lost(), r.torn(), r.hung(), r.sentence())));
        }
        return text.toString();
    }
}
