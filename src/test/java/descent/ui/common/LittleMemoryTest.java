package descent.ui.common;


import descent.Child;
import descent.FaultTable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// 96 MB: a million rows and a layer of 100,000 × 100,000 end in words, and the program goes on.
@Tag("faults")
class LittleMemoryTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();
    private static final int ROWS = 1_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    /// Of a program that refuses; what it refuses is ten times as much and more.
    private static final long MOST_BYTES = 8_000_000;

    @TempDir
    Path folder;

    private Map<String, String> run(Path csv, List<FaultTable.Row> rows) throws Exception {
        Path errors = folder.resolve("errors.txt");
        ProcessBuilder program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx96m", "-cp", Child.classPath(), "descent.ui.common.LittleMemory",
                csv.toString(), folder.resolve("after.model").toString()).redirectError(errors.toFile());
        Map<String, String> ends = new LinkedHashMap<>();
        try (Child child = Child.start(program, PATIENCE)) {
            child.lines().stream().map(l -> l.split("\t", 2)).forEach(c -> ends.put(c[0], c[1]));
            rows.forEach(r -> r.tried(1).inTime(child.inTime()));
            System.out.println("-Xmx96m: " + ends + Files.readString(errors));
            rows.getFirst().right(child.end() == 0);
        }
        return ends;
    }

    /// The end of a part that must be refused: in words, and before anything is allocated.
    private static void refused(FaultTable.Row row, String end) {
        String[] cells = end.split(": ", 2);
        row.right(cells.length == 2 && Long.parseLong(cells[0]) < MOST_BYTES && cells[1].matches("(The model has|This network needs) .*(fit|memory).*\\."));
        row.holds(cells.length == 2 ? cells[1] + " (" + cells[0] + " bytes were allocated)" : end);
    }

    private Path csv() throws IOException {
        Path csv = folder.resolve("million.csv");
        try (Writer w = Files.newBufferedWriter(csv)) {
            w.write("a,b,c,d,e,f,g,h,i,y\n");
            for (int row = 0; row < ROWS; row++) {
                w.write(row + ".5,1.25," + row % 7 + ",3,4,5.125," + row % 1000 + ",7,8," + row % 11 + "\n");
            }
        }
        return csv;
    }

    @Test
    void millionRowsAndAHugeLayer_endInWords_andTheProgramGoesOn() throws Exception {
        FaultTable.Row rows = FAULTS.open("-Xmx96m: 1,000,000 rows");
        FaultTable.Row layer = FAULTS.open("-Xmx96m: a layer of 100,000 × 100,000");
        FaultTable.Row weights = FAULTS.open("-Xmx96m: 40,000,000 weights");
        FaultTable.Row after = FAULTS.open("-Xmx96m: training and saving afterwards");
        String none = "nothing came";
        Map<String, String> ends = run(csv(), List.of(rows, layer, weights, after));
        String table = ends.getOrDefault("rows", none);
        rows.right(table.equals(ROWS + " rows")).right("ready".equals(ends.get("prepared"))).right(ends.getOrDefault("a million", none).matches("This network needs about .* MB of memory .*\\.|Finished 1 epochs\\."))
                .holds(table + ", prepared; training: " + ends.getOrDefault("a million", none));
        refused(layer, ends.getOrDefault("layer", none));
        refused(weights, ends.getOrDefault("weights", none));
        after.right("trained and saved".equals(ends.get("afterwards"))).holds(ends.getOrDefault("afterwards", none));
    }
}
