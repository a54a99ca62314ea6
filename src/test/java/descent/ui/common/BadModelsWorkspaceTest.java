package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.CsvOptions;
import descent.data.CsvReader;
import descent.data.Progress;
import descent.model.OddFiles;
import descent.train.Pace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bad model file leaves the work on the screen as it is: table, settings, run, weights, file and "unsaved".
class BadModelsWorkspaceTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden/badmodels");

    @TempDir
    Path temp;
    private Workspace w;

    @BeforeEach
    void trainAndChange() throws Exception {
        w = Workspaces.withFiles();
        w.openSample("Auto MPG");
        w.edit("epochs", s -> s.withEpochs(3));
        w.setPace(Pace.FULL);
        w.train();
        w.services().trainer().settled().get();
        w.drain();
        assertTrue(w.saveModel(temp.resolve("work.model")).get());
        w.edit("epochs", s -> s.withEpochs(7));
    }

    @AfterEach
    void close() {
        w.close();
    }

    private List<Object> screen() throws Exception {
        w.services().trainer().settled().get();
        w.drain();
        return List.of(System.identityHashCode(w.table().get()), w.setup().get(), System.identityHashCode(w.currentRun().get()), w.runs().size(), w.state().get(),
                w.services().trainer().fingerprint().get(), w.modelFile().get(), w.unsaved().get());
    }

    private String opened(Path file) throws Exception {
        w.say(null);
        w.open(file);
        w.services().trainer().settled().get();
        Notice told = w.notice().get();
        return told == null ? "" : told.kind() + " " + told.text();
    }

    @Test
    void everyBadFile_leavesTheScreenAsItIs_andIsNamedInASentence() throws Exception {
        List<Object> before = screen();
        assertEquals(true, before.getLast());
        List<String> wrong = new ArrayList<>();
        for (Path file : refused()) {
            String told = opened(file);
            if (!told.startsWith("TROUBLE " + file.getFileName() + " cannot be opened: ") || told.contains("unexpected")) {
                wrong.add(file.getFileName() + ": " + told);
            }
            assertEquals(before, screen(), file.toString());
        }
        assertEquals(List.of(), wrong);
    }

    private static List<Path> refused() throws IOException {
        return Files.readString(FOLDER.resolve("manifest.tsv"), StandardCharsets.UTF_8).lines().filter(l -> l.contains("\tREFUSE\t"))
                .map(l -> FOLDER.resolve(l.substring(0, l.indexOf('\t')))).toList();
    }

    @Test
    void foldersLinksPipesAndDevices_leaveTheScreenAsItIs() throws Exception {
        List<Object> before = screen();
        for (Map.Entry<Path, String> odd : OddFiles.make(Files.createDirectory(temp.resolve("odd"))).entrySet()) {
            String told = opened(odd.getKey());
            assertTrue(told.startsWith("TROUBLE " + odd.getKey().getFileName()) && told.contains(odd.getValue()), told);
            assertEquals(before, screen(), odd.getKey().toString());
        }
    }

    /// A right checksum, the name of a table that is open, and rows that it does not have: it is of another table.
    @Test
    void splitBeyondItsTable_isOfOtherRows_notAnException() throws Exception {
        Path csv = Files.writeString(temp.resolve("made.csv"), "a,größe,ort,y\n1,2,Ulm,3\n2,3,Bonn,4\n3,5,Kiel,5\n4,6,Ulm,6\n5,6,Ulm,8\n");
        w.use(csv, new CsvReader().read(csv, CsvOptions.auto(), Progress.NONE));
        String told = opened(FOLDER.resolve("rows_large.model"));
        assertTrue(told.contains("Opened rows_large.model. made.csv, open now, bears the name of its data, but these rows are not those that it was trained on"), told);
        assertEquals(5, w.table().get().rows());
    }
}
