package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.FaultTable;
import descent.model.ModelFile;
import descent.train.Pace;
import descent.train.RunState;
import descent.ui.common.AppFolder;
import descent.ui.common.Fx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The window closed in the middle of a run: it asks, Cancel keeps it, Save leaves a whole file, Don't save none.
/// More rounds: `-Ddescent.terms=50`.
@Tag("faults")
class CloseInMidRunTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();
    /// Counted, not asserted: a busy machine may be slower.
    private static final long MOST_NANOS = 2_000_000_000L;
    private static final int ROUNDS = Integer.getInteger("descent.terms", 2);

    @TempDir
    Path folder;
    private int asked;
    private Path file;
    private Asking answers;

    private final class Asking extends WindowShots.NoChoosers {
        private Answer answer = Answer.CANCEL;

        @Override
        public Optional<Path> save(FileKind kind, String proposedName) {
            return Optional.of(file);
        }

        @Override
        public Answer unsaved(String documentName, String action) {
            asked++;
            return answer;
        }
    }

    private AppGraph start(AppFolder home) {
        answers = new Asking();
        AppGraph g = Fx.get(() -> {
            AppGraph made = new AppGraph(new Stage(), (w, t) -> answers, home);
            made.window().stage().show();
            return made;
        });
        WindowShots.until(() -> g.workspace().prepared().get() != null);
        Fx.run(() -> {
            g.workspace().setPace(Pace.FULL);
            g.workspace().edit("epochs", s -> s.withEpochs(10_000_000));
            g.workspace().train();
        });
        WindowShots.until(() -> g.workspace().state().get() == RunState.RUNNING && g.workspace().currentRun().get().run().history().count() > 10);
        return g;
    }

    private static void close(AppGraph g) {
        Stage stage = g.window().stage();
        Fx.run(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    @Test
    void closing_asks_andLeavesAWholeFileOrNone() throws IOException {
        long slowest = 0;
        int saved = 0;
        int late = 0;
        int torn = 0;
        for (int round = 0; round < ROUNDS; round++) {
            file = folder.resolve("round" + round + ".model");
            AppFolder home = new AppFolder(folder.resolve("home" + round));
            AppGraph g = start(home);
            Stage stage = g.window().stage();
            close(g);
            assertEquals(2 * round + 1, asked);
            assertTrue(Fx.get(stage::isShowing), "Cancel keeps the window");
            assertEquals(RunState.RUNNING, Fx.get(() -> g.workspace().state().get()), "and the run");
            boolean save = round % 2 == 0;
            answers.answer = save ? WindowShots.NoChoosers.Answer.SAVE : WindowShots.NoChoosers.Answer.DONT_SAVE;
            long told = System.nanoTime();
            close(g);
            WindowShots.until(() -> !stage.isShowing());
            long took = System.nanoTime() - told;
            slowest = Math.max(slowest, took);
            late += took > MOST_NANOS ? 1 : 0;
            assertEquals(2 * round + 2, asked);
            Fx.run(g::close);
            assertFalse(g.workspace().services().trainer().isAlive() && !ended(g), "the trainer's thread ends");
            assertEquals(save, Files.exists(file));
            saved += save && ModelFile.read(file).history().train().length > 10 ? 1 : 0;
            torn += halves().size();
        }
        FAULTS.row("window closed in mid-run", ROUNDS, (ROUNDS + 1) / 2 - saved, torn, late, String.format(Locale.ROOT, "asked each time; %d saved whole, %d closed unsaved; slowest end %.2f s",
                saved, ROUNDS - saved, slowest / 1e9));
        assertEquals((ROUNDS + 1) / 2, saved, "saved whole");
        assertEquals(0, torn, "half files");
    }

    private static boolean ended(AppGraph g) {
        WindowShots.until(() -> !g.workspace().services().trainer().isAlive());
        return true;
    }

    /// Temporary files that were left.
    private List<String> halves() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).map(p -> folder.relativize(p).toString()).filter(n -> n.contains("tmp") || n.endsWith(".part")).toList();
        }
    }
}
