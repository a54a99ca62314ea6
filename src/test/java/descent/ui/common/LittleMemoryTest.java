package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.FaultTable;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    @TempDir
    Path folder;

    private Map<String, String> run(Path csv) throws Exception {
        String path = Stream.of("jdk.module.path", "java.class.path").map(p -> System.getProperty(p, "")).filter(p -> !p.isEmpty())
                .collect(Collectors.joining(File.pathSeparator)) + File.pathSeparator + Path.of("target", "test-classes").toAbsolutePath();
        Path errors = folder.resolve("errors.txt");
        Process p = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx96m", "-cp", path, "descent.ui.common.LittleMemory",
                csv.toString(), folder.resolve("after.model").toString()).redirectError(errors.toFile()).start();
        Map<String, String> ends = new LinkedHashMap<>();
        try (var lines = p.inputReader()) {
            lines.lines().map(l -> l.split("\t", 2)).forEach(c -> ends.put(c[0], c[1]));
        }
        assertEquals(0, p.waitFor(), Files.readString(errors));
        return ends;
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
        Map<String, String> ends = run(csv());
        System.out.println("-Xmx96m: " + ends);
        assertTrue(ends.get("rows").equals(ROWS + " rows") || ends.get("rows").matches("million\\.csv .*\\."), ends.get("rows"));
        assertTrue(ends.get("layer").matches(".*(fit|memory|units).*\\."), ends.get("layer"));
        assertEquals("trained and saved", ends.get("afterwards"));
        FAULTS.row("-Xmx96m: 1,000,000 rows", 1, 0, 0, 0, ends.get("rows"));
        FAULTS.row("-Xmx96m: a layer of 100,000 × 100,000", 1, 0, 0, 0, ends.get("layer"));
    }
}
