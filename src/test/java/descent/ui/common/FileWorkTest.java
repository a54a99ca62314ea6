package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.CsvException;
import descent.data.CsvOptions;
import descent.data.CsvReader;
import descent.data.CsvWriter;
import descent.data.Progress;
import descent.data.Samples;
import descent.data.Table;
import descent.train.Trainer;
import descent.ui.common.FileWork.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three threads as queues that the test runs by hand: what is shown from 0.3 s on, and what a cancel leaves as it was.
class FileWorkTest {
    @TempDir
    Path dir;
    private final Queue<Runnable> io = new ArrayDeque<>();
    private final Queue<Runnable> patience = new ArrayDeque<>();
    private final FileWork work = new FileWork(io::add, Runnable::run, patience::add);
    private final List<Notice> said = new ArrayList<>();

    private Path big() throws IOException {
        return Files.writeString(dir.resolve("big.csv"), "x,y\n" + "1.5,2.5\n".repeat(400_000));
    }

    @Test
    void reading_isShownWithItsShare_onceThePatienceIsOver() throws IOException {
        Path file = big();
        List<Double> shares = new ArrayList<>();
        work.shown().subscribe(s -> shares.add(s == null ? -1 : s.share()));
        FileWork.Job<Table> job = work.start("Reading", "big.csv", p -> new CsvReader().read(file, CsvOptions.auto(), share -> {
            if (share > 0.4) {
                run(patience);
            }
            return p.update(share);
        }));

        io.remove().run();

        assertEquals(400_000, job.result().join().rows());
        assertEquals(-1, shares.getLast());
        List<Double> during = shares.stream().filter(s -> s >= 0).toList();
        assertTrue(!during.isEmpty() && during.getLast() > 0.4 && during.getLast() <= 1, shares.toString());
    }

    private static void run(Queue<Runnable> queue) {
        while (!queue.isEmpty()) {
            queue.remove().run();
        }
    }

    @Test
    void workOfAnotherThread_isShownAndCancelledInTheSamePlace() {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        List<Progress> told = new ArrayList<>();
        FileWork.Job<Boolean> job = work.follow("Computing again", "epoch 12", p -> {
            told.add(p);
            return answer;
        });
        assertNull(work.shown().get(), "not within the first 0.3 s");
        run(patience);
        assertTrue(told.getFirst().update(0.25));
        assertEquals(new Shown("Computing again", "epoch 12", 0.25), work.shown().get());
        told.getFirst().update(0.9);
        told.getFirst().update(0.1); // once more from the beginning
        assertEquals(new Shown("Computing again", "epoch 12", 0.1), work.shown().get());
        work.cancel();
        assertNull(work.shown().get());
        assertFalse(told.getFirst().update(0.5), "it is told to end");
        assertFalse(job.result().isDone());
        answer.complete(false);
        assertFalse(job.result().join());
    }

    @Test
    void cancelOfAReading_leavesTheDataBefore_andSaysSo() throws IOException {
        Path file = big();
        try (Workspace w = new Workspace(new Workspace.Services(new Trainer(), new Workspaces.MemoryStore(), io::add, Runnable::run, System::nanoTime))) {
            w.openSample("Auto MPG");
            run(io);
            Table before = w.table().get();
            Object prepared = w.prepared().get();
            w.open(file);
            Runnable reading = io.remove();
            w.fileWork().close();

            reading.run();

            assertSame(before, w.table().get());
            assertSame(prepared, w.prepared().get());
            assertEquals(CsvException.ofCancel().getMessage(), w.notice().get().text());
        }
    }

    @Test
    void cancelledExport_leavesTheOldFile_andNoOther() throws IOException {
        Path target = Files.writeString(dir.resolve("out.csv"), "old");
        Table table = Samples.open("Auto MPG");
        new FileExport(work, said::add, e -> { }).text(target, (out, progress) -> CsvWriter.write(out, table, null, List.of(), share -> {
            if (share > 0.5) {
                run(patience);
                assertEquals("Writing", work.shown().get().what());
                work.cancel();
                assertNull(work.shown().get());
            }
            return progress.update(share);
        }));

        io.remove().run();

        assertEquals("old", Files.readString(target));
        try (Stream<Path> left = Files.list(dir)) {
            assertEquals(List.of(target), left.toList());
        }
        assertEquals("Cancelled: out.csv was not written.", said.getLast().text());
    }

    @Test
    void export_waitsForTheOneBefore_andBothAreWritten() throws IOException {
        FileExport export = new FileExport(work, said::add, e -> { });
        export.text(dir.resolve("one.csv"), (out, progress) -> out.write("1"));
        export.text(dir.resolve("two.csv"), (out, progress) -> out.write("2"));
        run(patience);
        assertEquals(new Shown("Writing", "one.csv", 0), work.shown().get());

        io.remove().run();

        assertEquals("two.csv", work.shown().get().file());
        run(io);
        assertEquals("12", Files.readString(dir.resolve("one.csv")) + Files.readString(dir.resolve("two.csv")));
        assertEquals(List.of("Written: one.csv.", "Written: two.csv."), said.stream().map(Notice::text).toList());
    }

    @Test
    void exportThatFails_isSaidInWords() {
        new FileExport(work, said::add, e -> { }).text(dir.resolve("no/such/place.csv"), (out, progress) -> out.write("1"));

        run(io);

        assertTrue(said.getLast().text().contains("does not exist; choose another folder."), said.getLast().text());
    }

    @Test
    void cancel_isNotForWhatIsNotShown() {
        FileWork.Job<String> job = work.start("Reading", "a", p -> "done");

        work.cancel();

        assertFalse(job.cancelled());
    }

    /// Whatever goes wrong, the work is over: else it would be shown for ever, and closing would wait for it.
    @Test
    void anyError_endsTheWork() {
        FileWork.Job<String> job = work.start("Writing", "a", p -> {
            throw new LinkageError("a class is missing");
        });
        run(patience);
        run(io);
        assertTrue(job.result().isCompletedExceptionally());
        assertNull(work.shown().get());
        assertEquals(List.of(), work.writes());
    }

    @Test
    void anyError_isTheAnswerOfAnAnalysis() {
        try (AnalysisDesk desk = new AnalysisDesk("analysis", Runnable::run)) {
            CompletableFuture<Object> result = desk.start(p -> {
                throw new AssertionError("wrong");
            }).result();
            assertTrue(assertThrows(ExecutionException.class, () -> result.get(20, TimeUnit.SECONDS)).getCause() instanceof AssertionError);
        }
    }

    @Test
    void exportThatMeetsAnErrorOfTheProgram_saysSo_andLogsIt() {
        List<Throwable> faults = new ArrayList<>();
        new FileExport(work, said::add, faults::add).text(dir.resolve("a.csv"), (out, progress) -> {
            throw new LinkageError("a class is missing");
        });
        run(io);
        assertTrue(said.getLast().text().startsWith("Something unexpected happened"), said.getLast().text());
        assertEquals(1, faults.size());
    }
}
