package descent.ui.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Kind;
import descent.data.Problem;
import descent.data.Table;
import descent.ui.common.FileWork;
import descent.ui.common.RowNumbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportModelTest {
    @TempDir
    Path dir;
    private final Queue<Runnable> patience = new ArrayDeque<>();

    private FileWork atOnce() {
        return new FileWork(Runnable::run, Runnable::run, patience::add);
    }

    private Path file(int rows, int badRow) throws IOException {
        StringBuilder s = new StringBuilder("x;y\n");
        for (int i = 0; i < rows; i++) {
            s.append(i).append(',').append(5).append(';').append(i == badRow ? "oops" : String.valueOf(2 * i)).append('\n');
        }
        return Files.writeString(dir.resolve("long.csv"), s);
    }

    @Test
    void look_listsRemarksFarBelowThePreview_beforeImport() throws IOException {
        ImportModel model = new ImportModel(file(3000, 2500), atOnce());

        model.look();

        Table table = model.preview().get();
        assertEquals(3000, table.rows());
        assertFalse(model.reading().get());
        Problem told = table.problems().stream().filter(p -> p.cell().equals("oops")).findFirst().orElseThrow();
        assertEquals(2502, told.line());
        assertEquals("y", told.column());
        assertEquals(2500, RowNumbers.rowOfLine(table, told.line()));
    }

    @Test
    void faultOfTheProgram_isToldInWords() throws IOException {
        Queue<RuntimeException> trouble = new ArrayDeque<>(List.of(new IllegalStateException("odd")));
        ImportModel model = new ImportModel(file(10, -1), new FileWork(Runnable::run, r -> {
            if (!trouble.isEmpty()) {
                throw trouble.remove();
            }
            r.run();
        }, patience::add));
        model.look();
        assertEquals("Something unexpected happened (IllegalStateException: odd).", model.trouble().get());
    }

    @Test
    void read_waitsForTheWholeFile_whenImportIsPressedEarly() throws IOException {
        Queue<Runnable> io = new ArrayDeque<>();
        ImportModel model = new ImportModel(file(3000, -1), new FileWork(io::add, Runnable::run, patience::add));
        model.look();
        io.remove().run();
        assertEquals(200, model.preview().get().rows());
        assertTrue(model.reading().get());
        List<Table> taken = new ArrayList<>();

        model.read(taken::add);

        assertTrue(taken.isEmpty());
        io.remove().run();
        assertEquals(3000, taken.getFirst().rows());
        assertSame(taken.getFirst(), model.preview().get());
    }

    @Test
    void cancel_leavesNothingBehind_whileTheFileIsRead() throws IOException {
        Queue<Runnable> io = new ArrayDeque<>();
        ImportModel model = new ImportModel(file(3000, -1), new FileWork(io::add, Runnable::run, patience::add));
        List<Table> taken = new ArrayList<>();
        model.look();
        model.read(taken::add);
        model.cancel();

        while (!io.isEmpty()) {
            io.remove().run();
        }

        assertTrue(taken.isEmpty());
        assertNull(model.preview().get());
        assertFalse(model.reading().get());
    }

    @Test
    void progress_isShownOnlyAfterThePatience_andNeverForWhatIsQuicker() throws IOException {
        Queue<Runnable> io = new ArrayDeque<>();
        ImportModel model = new ImportModel(file(3000, -1), new FileWork(io::add, Runnable::run, patience::add));
        model.look();
        assertNull(model.shown().get());

        patience.remove().run();

        assertEquals(new FileWork.Shown("Reading", "long.csv", 0), model.shown().get());
        io.remove().run();
        assertNull(model.shown().get(), "the preview is there, the rest has only begun");
        io.remove().run();
        patience.remove().run();
        assertNull(model.shown().get());
        assertEquals(3000, model.preview().get().rows());
    }

    @Test
    void choose_overrulesTheGuess_andShowsWhatComesOfIt() throws IOException {
        ImportModel model = new ImportModel(file(50, -1), atOnce());
        model.look();
        assertEquals(Kind.NUMBER, model.preview().get().column("x").kind());

        model.choose(o -> o.withDelimiter('|'));

        assertEquals(1, model.preview().get().columns().size());
        model.choose(o -> o.withDelimiter(null));
        assertEquals(2, model.preview().get().columns().size());
        assertEquals("", model.trouble().get());
    }

    /// The menu and the field beside it hold together, whichever was touched last.
    @Test
    void gaps_areMarkedByTheMenuAndTheField() throws IOException {
        ImportModel model = new ImportModel(Files.writeString(dir.resolve("gaps.csv"), "x,y\n1,2\n999,3\nNA,4\nn.a.,5\n6,6\n"), atOnce());
        model.look();
        assertEquals(2, model.preview().get().column("x").gaps());
        model.chooseOwnMarks(List.of("999"));
        assertEquals(3, model.preview().get().column("x").gaps());
        model.chooseMarks(List.of("NA"));
        assertEquals(List.of("NA", "999"), model.preview().get().format().missingMarks());
        model.chooseMarks(null);
        assertEquals(3, model.preview().get().column("x").gaps());
        model.chooseMarks(List.of());
        assertEquals(List.of("999"), model.preview().get().format().missingMarks());
        model.chooseOwnMarks(List.of());
        assertEquals(List.of(), model.preview().get().format().missingMarks());
        model.chooseMarks(null);
        assertEquals("the usual marks, and the empty cell", model.preview().get().format().why().missingMarks());
    }
}
