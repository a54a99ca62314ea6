package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Role;
import descent.data.Table;
import descent.model.Setup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                w.onDoubtful((f, t, take) -> asked.add(t));
                w.open(file);
                String told = w.notice().get() == null ? "" : w.notice().get().text();
                String end = w.table().get() != before ? "table" : !asked.isEmpty() ? "question" : !told.isEmpty() ? "sentence" : "nothing";
                if (end.equals("nothing") || told.contains("unexpected") || w.dataProblem().get().contains("unexpected")) {
                    wrong.add(file.getFileName() + ": " + end + " " + told + w.dataProblem().get());
                }
                assertNull(w.fileWork().shown().get(), "reading is over");
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void open_preparesTheNewRows_whenAFileWithTheSameColumnsIsOpenedAgain(@TempDir Path dir) throws IOException {
        Path file = dir.resolve("data.csv");
        try (Workspace w = Workspaces.empty()) {
            Files.writeString(file, "x,y\n1.5,2\n2.5,3\n3.5,5\n4.5,7\n5.5,8\n");
            w.open(file);
            Files.writeString(file, "x,y\n10.5,20\n20.5,30\n30.5,50\n40.5,70\n50.5,80\n");

            w.open(file);

            assertSame(w.table().get(), w.prepared().get().table());
        }
    }

    @Test
    void recordsThatAreLeftOut_areTold(@TempDir Path dir) throws IOException {
        StringBuilder csv = new StringBuilder("name,v\n");
        for (int i = 0; i < 1000; i++) {
            csv.append(i % 20 == 7 ? "Miller, Ann," : "Miller,").append(i).append('\n');
        }
        try (Workspace w = Workspaces.empty()) {
            w.openCsv(Files.writeString(dir.resolve("names.csv"), csv));

            assertEquals(950, w.table().get().rows());
            assertEquals(Notice.trouble("50 of 1,000 records of names.csv were left out, the first in line 9: it has 3 cells instead of 2; "
                    + "put quotes (\") round a cell that holds a comma. All remarks stand behind \"Look at the table\" in the Data card."), w.notice().get());
        }
    }

    @Test
    void roles_ofManyColumns_areOneStepOfUndo() {
        try (Workspace w = Workspaces.withSample("Auto MPG")) {
            Setup before = w.setup().get();

            w.roles(List.of("weight", "cylinders", "mpg"), Role.UNUSED);

            assertFalse(w.setup().get().schema().inputs().contains("weight"));
            assertEquals("", w.setup().get().schema().target());
            w.undo();
            assertEquals(before, w.setup().get());
        }
    }

    private static Path csv(Path dir) throws IOException {
        return Files.writeString(dir.resolve("late.csv"), "x,y\n1.5,2\n2.5,3\n3.5,5\n4.5,7\n5.5,8\n");
    }

    /// A file takes its time to be read, and meanwhile the person goes on.
    @Test
    void aTableThatComesLate_isNotTaken_whereOtherDataWereOpenedMeanwhile(@TempDir Path dir) throws IOException {
        Queue<Runnable> later = new ArrayDeque<>();
        try (Workspace w = Workspaces.withIo(later::add)) {
            w.openCsv(csv(dir));
            w.openSample("Palmer Penguins");
            Table chosen = w.table().get();
            run(later);
            assertSame(chosen, w.table().get());
        }
    }

    @Test
    void workThatCameWhileAFileWasRead_isAskedAbout_notGivenUp(@TempDir Path dir) throws IOException {
        Queue<Runnable> later = new ArrayDeque<>();
        List<Runnable> asked = new ArrayList<>();
        try (Workspace w = Workspaces.withIo(later::add)) {
            w.onNewWork((file, take) -> asked.add(take));
            w.openSample("Auto MPG");
            run(later);
            Table before = w.table().get();
            w.openCsv(csv(dir));
            w.edit("epochs", s -> s.withEpochs(7));
            run(later);
            assertSame(before, w.table().get());
            asked.getFirst().run();
            assertEquals("late.csv", w.table().get().name());
        }
    }

    /// What was unsaved when the file was chosen was asked about then.
    @Test
    void workThatWasThereBefore_isNotAskedAboutTwice(@TempDir Path dir) throws IOException {
        Queue<Runnable> later = new ArrayDeque<>();
        try (Workspace w = Workspaces.withIo(later::add)) {
            w.onNewWork((file, take) -> { });
            w.openSample("Auto MPG");
            w.edit("epochs", s -> s.withEpochs(7));
            w.openCsv(csv(dir));
            w.edit("epochs", s -> s.withEpochs(8));
            run(later);
            assertEquals("late.csv", w.table().get().name());
        }
    }

    private static void run(Queue<Runnable> later) {
        for (Runnable r = later.poll(); r != null; r = later.poll()) {
            r.run();
        }
    }
}
