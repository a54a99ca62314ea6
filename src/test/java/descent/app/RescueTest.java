package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.FaultTable;
import descent.train.RunState;
import descent.ui.common.AppFolder;
import descent.ui.common.Fx;
import descent.ui.common.RescueDesk;
import descent.ui.common.Workspace;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A program that is killed in the middle of a run, and what the next start offers. Child JVMs run the real window.
@Tag("faults")
class RescueTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();
    private static final int PATIENCE_SECONDS = 60;
    /// More rounds of SIGTERM: `-Ddescent.terms=50`.
    private static final int ROUNDS = Integer.getInteger("descent.terms", 1);

    /// Counted as hung, not asserted: a busy machine may be slower.
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(2);

    @TempDir
    Path home;

    private Process child(String what) throws IOException {
        String classes = Path.of("target", "classes").toString();
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:TieredStopAtLevel=1",
                "--module-path", classes + File.pathSeparator + Path.of("target", "mods"), "--patch-module", "descent=" + Path.of("target", "test-classes"),
                "--add-modules", "jdk.incubator.vector", "--enable-native-access=javafx.graphics", "-m", "descent/descent.app.RescueChild", home.toString(), what)
                .redirectError(home.resolve("errors.txt").toFile()).start();
    }

    /// Reads until the child says a line that begins so.
    private String line(BufferedReader from, String start) throws IOException {
        for (String line = from.readLine(); line != null; line = from.readLine()) {
            if (line.startsWith(start)) {
                return line;
            }
        }
        throw new AssertionError("the child ended before it said “" + start + "”: " + Files.readString(home.resolve("errors.txt")));
    }

    private long rescues() {
        Path folder = home.resolve("rescue");
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(p -> p.endsWith("info.properties")).filter(p -> contains(p, "model=")).count();
        } catch (IOException | UncheckedIOException e) {
            return 0; // a file went while it was looked at
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            return false;
        }
    }

    private void untilRescued() {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS); rescues() == 0; LockSupport.parkNanos(20_000_000)) {
            assertTrue(System.nanoTime() < end, "no rescue was written within " + PATIENCE_SECONDS + " s");
        }
    }

    /// Of the rescue that is there.
    private int epoch() throws IOException {
        for (Path info : infos()) {
            for (String line : Files.readAllLines(info)) {
                if (line.startsWith("epoch=")) {
                    return Integer.parseInt(line.substring("epoch=".length()));
                }
            }
        }
        return -1;
    }

    private AppGraph open() {
        return Fx.get(() -> {
            Stage stage = new Stage();
            AppGraph g = AppGraph.rescuing(stage, (w, t) -> new WindowShots.NoChoosers(), new AppFolder(home), Duration.ofMillis(100));
            stage.show();
            return g;
        });
    }

    private static Optional<RescueDesk.Offer> offerOf(AppGraph g) {
        return Fx.get(() -> g.rescue().look()).join();
    }

    private static void press(AppGraph g, String id) {
        Fx.run(() -> ((Button) g.window().stage().getScene().lookup("#" + id)).fire());
    }

    private static boolean offered(AppGraph g) {
        return g.window().stage().getScene().lookup("#rescue").isVisible();
    }

    @Test
    void killedInMidRun_isOffered_survivesASecondCrash_andIsRestored() throws Exception {
        Process training = child("train");
        line(training.inputReader(), "trains");
        untilRescued();
        training.toHandle().destroyForcibly();
        training.waitFor();

        Process second = child("look");
        String words = line(second.inputReader(), "offer: ");
        assertTrue(words.contains("auto-mpg.csv at epoch"), words);
        second.toHandle().destroyForcibly();
        second.waitFor();

        AppGraph third = open();
        Fx.run(() -> third.window().offerRescue());
        WindowShots.until(() -> offered(third));
        Workspace w = third.workspace();
        press(third, "rescue-restore");
        WindowShots.until(() -> w.currentRun().get() != null && w.setup().get().seed() == 77 && !w.fingerprint().get().isEmpty());
        assertEquals(10_000_000, w.setup().get().epochs());
        assertTrue(w.currentRun().get().run().history().count() > 0, "the curve is there");
        WindowShots.until(() -> w.unsaved().get() && w.notice().get() != null);
        assertFalse(offered(third));
        Fx.run(third::close);

        AppGraph fourth = open();
        assertEquals(Optional.empty(), offerOf(fourth), "after a clean end there is nothing to offer");
        Fx.run(fourth::close);
        FAULTS.row("kill -9 in mid-run, and again at the offer", 2, 0, 0, 0, words.replaceFirst("offer: ", ""));
    }

    @Test
    void declined_isGoneForGood() throws Exception {
        Process training = child("train");
        line(training.inputReader(), "trains");
        untilRescued();
        training.toHandle().destroyForcibly();
        training.waitFor();
        AppGraph next = open();
        Fx.run(() -> next.window().offerRescue());
        WindowShots.until(() -> offered(next));
        press(next, "rescue-discard");
        WindowShots.until(() -> !offered(next) && rescues() == 0);
        assertEquals(Optional.empty(), offerOf(next));
        Fx.run(next::close);
        FAULTS.row("kill -9 in mid-run, the offer declined", 1, 0, rescues(), 0, "gone for good");
    }

    /// SIGTERM in the middle of a run: it ends, and what was unsaved is offered.
    @Test
    void terminatedInMidRun_endsAndIsOffered() throws Exception {
        long slowest = 0;
        int late = 0;
        int lost = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Process training = child("train");
            line(training.inputReader(), "trains");
            untilRescued();
            int epoch = epoch();
            long told = System.nanoTime();
            training.toHandle().destroy();
            assertTrue(training.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "still there");
            long took = System.nanoTime() - told;
            slowest = Math.max(slowest, took);
            late += took > MOST_NANOS ? 1 : 0;
            AppGraph next = open();
            Optional<RescueDesk.Offer> offer = offerOf(next);
            lost += offer.isPresent() && offer.get().epoch() > epoch ? 0 : 1; // kept in the last moment
            offer.ifPresent(o -> Fx.run(() -> next.rescue().decline(o)));
            Fx.run(next::close);
            assertEquals(0, rescues());
        }
        FAULTS.row("SIGTERM in mid-run", ROUNDS, lost, 0, late, String.format(Locale.ROOT, "%d offered at the next start; slowest end %.2f s", ROUNDS - lost, slowest / 1e9));
        assertEquals(0, lost, "rounds without an offer of the last moment");
    }

    /// Settings alone, without a run: kept too; saving takes the rescue away.
    @Test
    void settings_areKept_andASaveTakesThemAway() {
        AppGraph g = open();
        Workspace w = g.workspace();
        Fx.run(() -> w.edit("epochs", s -> s.withEpochs(123)));
        WindowShots.until(() -> infos().size() == 1);
        Fx.run(() -> w.train());
        WindowShots.until(() -> w.state().get() == RunState.FINISHED);
        WindowShots.until(() -> rescues() == 1);
        Fx.run(() -> w.saveModel(home.resolve("a.model")));
        WindowShots.until(() -> infos().isEmpty());
        Fx.run(g::close);
        try (Stream<Path> left = Files.list(home.resolve("rescue"))) {
            assertEquals(0, left.count());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<Path> infos() {
        Path folder = home.resolve("rescue");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(p -> p.endsWith("info.properties")).toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }
}
