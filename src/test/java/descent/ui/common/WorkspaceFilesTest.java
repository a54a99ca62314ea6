package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Opens every file of a folder as the window does (`-Ddescent.csv=DIR` takes another folder).
class WorkspaceFilesTest {
    private static final Path OWN = Path.of("src/test/resources/golden/csv");

    private static Path folder() {
        String given = System.getProperty("descent.csv", "");
        return given.isBlank() || given.startsWith("${") ? OWN : Path.of(given);
    }

    @Test
    void open_endsInATableOrAQuestionOrASentence_forEveryFileOfTheFolder() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.list(folder())) {
            files = all.filter(f -> f.toString().matches(".*\\.(csv|tsv|txt|data)") && Files.isRegularFile(f)).sorted().toList();
        }
        assertTrue(!files.isEmpty(), "no file in " + folder());
        for (Path file : files) {
            try (Workspace w = Workspaces.withSample("Auto MPG")) {
                Table before = w.table().get();
                List<Table> asked = new ArrayList<>();
                w.onDoubtful((f, t) -> asked.add(t));
                w.open(file);
                String told = w.notice().get() == null ? "" : w.notice().get().text();
                String end = w.table().get() != before ? "table" : !asked.isEmpty() ? "question" : !told.isEmpty() ? "sentence" : "nothing";
                if (end.equals("nothing") || told.contains("unexpected") || w.dataProblem().get().contains("unexpected")) {
                    wrong.add(file.getFileName() + ": " + end + " " + told + w.dataProblem().get());
                }
                assertEquals(-1, w.reading().get(), "reading is over");
            }
        }
        assertEquals(List.of(), wrong);
    }
}
