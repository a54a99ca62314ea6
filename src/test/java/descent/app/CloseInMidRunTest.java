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
    /// 2 s, and five times as long on a machine at other work, which the row tells.
    private static final long MOST_NANOS = 5 * 2_000_000_000L;
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
        FaultTable.Row row = FAULTS.open("window closed in mid-run");
        long slowest = 0;
        int saved = 0;
        for (int round = 0; round < ROUNDS; round++) {
            file = folder.resolve("round" + round + ".model");
            AppFolder home = new AppFolder(folder.resolve("home" + round));
            AppGraph g = start(home);
            Stage stage = g.window().stage();
            row.tried(1);
            close(g);
            assertEquals(2 * round + 1, asked);
            assertTrue(Fx.get(stage::isShowing), "Cancel keeps the window");
            assertEquals(RunState.RUNNING, Fx.get(() -> g.workspace().state().get()), "and the run");
            boolean save = round % 2 == 0;
            answers.answer = save ? WindowShots.NoChoosers.Answer.SAVE : WindowShots.NoChoosers.Answer.DONT_SAVE;
            long told = System.nanoTime();
            close(g);
            try {
                WindowShots.until(() -> !stage.isShowing());
            } catch (AssertionError e) {
                row.hung(1);
                throw e;
            }
            long took = System.nanoTime() - told;
            slowest = Math.max(slowest, took);
            row.inTime(took <= MOST_NANOS);
            assertEquals(2 * round + 2, asked);
            Fx.run(g::close);
            assertFalse(g.workspace().services().trainer().isAlive() && !ended(g), "the trainer's thread ends");
            boolean whole = save && isWhole(row);
            saved += whole ? 1 : 0;
            row.right(save == Files.exists(file) && save == whole).torn(halves().size());
        }
        row.holds(String.format(Locale.ROOT, "asked each time; %d saved whole, %d closed unsaved; slowest end %.2f s", saved, ROUNDS - saved, slowest / 1e9));
    }

    private boolean isWhole(FaultTable.Row row) {
        try {
            return ModelFile.read(file).history().train().length > 10;
        } catch (IOException e) {
            row.torn(Files.exists(file) ? 1 : 0);
            return false;
        }
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
