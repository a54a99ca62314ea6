package descent.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.FaultTable;
import java.io.IOException;
import java.nio.file.Path;
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

    private final List<String> refused = new ArrayList<>();

    private static Path folder() {
        String given = System.getProperty("descent.csv", "");
        return given.isBlank() || given.startsWith("${") ? OWN : Path.of(given);
    }

    @Test
    void read_givesTheRightTableOrASentence_forEveryFileOfTheFolder() throws IOException {
        List<CsvCase> cases = CsvCase.in(folder());
        List<String> failed = new ArrayList<>();
        for (CsvCase c : cases) {
            CsvVerdict verdict = judge(c, cases);
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
        FAULTS.row("CSV files of a folder, hostile ones among them", cases.size(), failed.size(), 0, 0, refused.isEmpty() ? "" : refused.getFirst());
        assertTrue(!cases.isEmpty(), "README.tsv in " + folder() + " names no file");
        assertEquals(List.of(), failed);
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
