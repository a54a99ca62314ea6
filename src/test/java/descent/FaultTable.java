package descent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// One table of all faults that were tried, kept as `target/faults.txt` and printed when the last test has ended:
///
///     mvn verify -Pfaults
///
/// A test with this extension opens a row before it tries anything, counts in it, and asserts of the row that all holds:
/// a test that fails, or never ends, leaves its row as well. A second try of the same fault has a row of its own.
public final class FaultTable implements BeforeAllCallback {
    private static final List<Row> ROWS = new ArrayList<>(); // guarded by ROWS
    private static final Path KEPT = Path.of("target", "faults.txt");
    private static final String LINE = "| %-58s | %9s | %4s | %4s | %4s | %s |";
    private static final String OF_RUN = "run "; // all programs of one run of Maven share a table

    /// What was tried of one fault. Safe for use by several threads.
    public static final class Row {
        private final String fault;
        private final AtomicLong tries = new AtomicLong();
        private final AtomicLong lost = new AtomicLong();
        private final AtomicLong torn = new AtomicLong();
        private final AtomicLong hung = new AtomicLong();
        private volatile String sentence = "not ended"; // written by the test, read by whoever keeps the table

        private Row(String fault) {
            this.fault = fault;
        }

        public Row tried(long more) {
            tries.addAndGet(more);
            return this;
        }

        /// Work or files that were lost, or older than was reported; answers that were not what had to come out.
        public Row lost(long more) {
            lost.addAndGet(more);
            return this;
        }

        /// Files or reads that were half one thing and half another; what is left lying about.
        public Row torn(long more) {
            torn.addAndGet(more);
            return this;
        }

        /// Tries that did not end in time.
        public Row hung(long more) {
            hung.addAndGet(more);
            return this;
        }

        /// Adds one to `lost` unless it is so.
        public Row right(boolean so) {
            return lost(so ? 0 : 1);
        }

        /// Adds one to `torn` unless it is so.
        public Row whole(boolean so) {
            return torn(so ? 0 : 1);
        }

        /// Adds one to `hung` unless it is so.
        public Row inTime(boolean so) {
            return hung(so ? 0 : 1);
        }

        /// The end of the row: what came out, or a sentence that a person saw. The table is kept, and then it is demanded that
        /// nothing was lost, torn or hung.
        public void holds(String said) {
            ended(said);
            assertEquals("0 lost, 0 torn, 0 hung", lost + " lost, " + torn + " torn, " + hung + " hung", fault + ": " + said);
        }

        /// The end of a row that demands nothing by itself.
        public void ended(String said) {
            sentence = said;
            keep();
        }

        private String line() {
            return LINE.formatted(fault, tries, lost, torn, hung, sentence.replaceAll("\\s*\\R\\s*", " "));
        }
    }

    private static final class Printer implements AutoCloseable {
        @Override
        public void close() {
            System.out.print(keep());
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).computeIfAbsent(Printer.class, _ -> new Printer());
    }

    /// A new row, in the table from now on.
    public Row open(String fault) {
        synchronized (ROWS) {
            boolean again = ROWS.stream().anyMatch(r -> r.fault.equals(fault));
            Row row = new Row(again ? fault + ", tried again" : fault);
            ROWS.add(row);
            keep();
            return row;
        }
    }

    /// Puts the rows of this program beside those that other programs of the same run have kept.
    private static String keep() {
        String run = OF_RUN + System.getProperty("descent.run", "of process " + ProcessHandle.current().pid());
        List<String> own;
        Set<String> faults;
        synchronized (ROWS) {
            own = ROWS.stream().map(Row::line).toList();
            faults = ROWS.stream().map(r -> r.fault).collect(Collectors.toSet());
        }
        synchronized (KEPT) { // a lock on a file is the program's
            try (FileChannel file = FileChannel.open(KEPT, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                file.lock();
                List<String> lines = new ArrayList<>(text(file).lines().toList());
                if (lines.isEmpty() || !lines.getFirst().equals(run)) {
                    lines = new ArrayList<>(List.of(run, LINE.formatted("fault", "tries", "lost", "torn", "hung", "sentence shown"), LINE.formatted("---", "--:", "--:", "--:", "--:", "---")));
                }
                lines.removeIf(l -> l.startsWith("| ") && faults.contains(l.substring(2, l.indexOf(" |", 2)).strip()));
                lines.addAll(own);
                String table = String.join("\n", lines) + "\n";
                file.truncate(0);
                file.write(ByteBuffer.wrap(table.getBytes(StandardCharsets.UTF_8)), 0);
                return table;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String text(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
        while (bytes.hasRemaining() && file.read(bytes) >= 0) { // on to the next part
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }
}
