package descent.data;

import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.FaultTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Reads every file of a folder and compares it with pandas. The folder can be changed:
/// `mvn -q test -Dtest=CsvFolderTest -Ddescent.csv=DIR` (files, README.tsv, pandas_oracle.json).
@Tag("faults")
class CsvFolderTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();
    private static final Path OWN = Path.of("src/test/resources/golden/csv");
    private static final int SHOWN = 3;
    private static final long MOST_NANOS = 5_000_000_000L;

    private final List<String> refused = new ArrayList<>();

    private static Path folder() {
        String given = System.getProperty("descent.csv", "");
        return given.isBlank() || given.startsWith("${") ? OWN : Path.of(given);
    }

    @Test
    void read_givesTheRightTableOrASentence_forEveryFileOfTheFolder() throws IOException {
        FaultTable.Row row = FAULTS.open("CSV files of a folder, hostile ones among them");
        List<CsvCase> cases = CsvCase.in(folder());
        List<String> failed = new ArrayList<>();
        for (CsvCase c : cases) {
            long start = cpu();
            CsvVerdict verdict = judge(c, cases);
            row.tried(1).right(verdict.faults().isEmpty()).inTime(cpu() - start <= MOST_NANOS);
            List<String> told = verdict.differences();
            told.stream().limit(SHOWN).forEach(d -> System.out.println("  " + c.file() + ": " + d));
            if (told.size() > SHOWN) {
                System.out.println("  " + c.file() + ": and " + (told.size() - SHOWN) + " more such columns");
            }
            if (!verdict.faults().isEmpty()) {
                failed.add(c.file() + ": " + String.join("; ", verdict.faults()));
            }
        }
        System.out.println("csv " + folder() + ": run " + cases.size() + ", passed " + (cases.size() - failed.size()) + ", failed " + failed.size());
        assertTrue(!cases.isEmpty(), "README.tsv in " + folder() + " names no file");
        row.holds(failed.isEmpty() ? refused.isEmpty() ? "" : refused.getFirst() : String.join("\n", failed));
    }

    /// Of the processor: others at work on the machine do not count.
    private static long cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    private CsvVerdict judge(CsvCase c, List<CsvCase> all) throws IOException {
        CsvVerdict verdict = new CsvVerdict(c);
        Table table;
        try {
            table = new CsvReader().read(c.path(), CsvOptions.auto(), Progress.NONE);
        } catch (CsvException e) {
            verdict.refused(e);
            refused.add(e.getMessage());
            return verdict;
        }
        verdict.read(table);
        Optional<CsvCase> twin = all.stream().filter(o -> o.file().equals(c.twin()) && !o.oracleFailed()).findFirst();
        twin.ifPresent(t -> verdict.twin(table, t));
        return verdict;
    }
}
