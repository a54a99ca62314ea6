package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import descent.FaultTable;
import descent.app.RescueChild.Kept;
import descent.train.RunState;
import descent.ui.common.AppFolder;
import descent.ui.common.Fx;
import descent.ui.common.Numbers;
import descent.ui.common.RescueDesk;
import descent.ui.common.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
    private static final Duration MOST_LOST = Duration.ofSeconds(30);

    /// 2 s, and five times as long on a machine at other work, which the row tells.
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(5 * 2);

    /// What the program takes for itself in the last moment at most; an end without an offer that came sooner has not tried.
    private static final long LAST_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);

    @TempDir
    Path home;

    private Process child(String what) throws IOException {
        return WindowChild.start("512m", errors(), List.of("-XX:TieredStopAtLevel=1", "-Ddescent.home=" + home), "RescueChild", home.toString(), what);
    }

    private Path errors() {
        return home.resolve("errors.txt");
    }

    /// Reads until the child says a line that begins so; one that does not in time hangs, and is killed.
    private String line(FaultTable.Row row, Process child, String start) throws IOException {
        BufferedReader from = child.inputReader();
        try (WindowChild.Deadline deadline = new WindowChild.Deadline(child, PATIENCE_SECONDS)) {
            for (String line = from.readLine(); line != null; line = from.readLine()) {
                if (line.startsWith(start)) {
                    return line;
                }
            }
            row.inTime(!deadline.passed());
            throw new AssertionError("the child did not say “" + start + "”: " + Files.readString(errors()));
        }
    }

    /// Kills a child at a moment after it has kept some work.
    ///
    /// @return the last work of which it has said that it is kept
    private Kept killedInMidRun(FaultTable.Row row) throws Exception {
        Process training = child("train");
        line(row, training, "trains");
        line(row, training, "kept ");
        String last = line(row, training, "kept ");
        training.toHandle().destroyForcibly();
        for (String line : training.inputReader().lines().toList()) { // what it said in its last moment
            last = line.startsWith("kept ") && line.split(" ").length == 3 ? line : last;
        }
        training.waitFor();
        return Kept.of(last);
    }

    private Kept onDisk() {
        return Kept.in(new AppFolder(home));
    }

    private long rescues() {
        return onDisk() == null ? 0 : 1;
    }

    /// Temporary files, and folders of rescues, that are left.
    private long left() throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(p -> p.getFileName().toString().endsWith(".tmp") || "rescue".equals(p.getParent().getFileName().toString())).count();
        }
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
        FaultTable.Row row = FAULTS.open("kill -9 in mid-run, and again at the offer").tried(2);
        assertTrue(RescueDesk.EVERY.compareTo(MOST_LOST) <= 0, "work is kept every 30 s at least");
        Kept said = killedInMidRun(row);
        Kept kept = onDisk();
        row.right(kept != null && (kept.equals(said) || kept.epoch() > said.epoch())); // kept anew before it could say so

        Process second = child("look");
        String words = line(row, second, "offer: ");
        row.right(words.contains("auto-mpg.csv at epoch " + Numbers.count(kept.epoch())));
        second.toHandle().destroyForcibly();
        second.waitFor();

        AppGraph third = open();
        Fx.run(() -> third.window().offerRescue());
        WindowShots.until(() -> offered(third));
        row.right(kept.equals(onDisk()));
        Workspace w = third.workspace();
        press(third, "rescue-restore");
        WindowShots.until(() -> w.currentRun().get() != null && w.setup().get().seed() == 77 && !w.fingerprint().get().isEmpty());
        row.right(kept.equals(Kept.of(w.services().trainer().snapshot().get(PATIENCE_SECONDS, TimeUnit.SECONDS))));
        assertEquals(10_000_000, w.setup().get().epochs());
        assertTrue(w.currentRun().get().run().history().count() > 0, "the curve is there");
        WindowShots.until(() -> w.unsaved().get() && w.notice().get() != null);
        assertFalse(offered(third));
        Fx.run(third::close);

        AppGraph fourth = open();
        assertEquals(Optional.empty(), offerOf(fourth), "after a clean end there is nothing to offer");
        Fx.run(fourth::close);
        row.torn(left()).holds(words.replaceFirst("offer: ", ""));
    }

    @Test
    void declined_isGoneForGood() throws Exception {
        FaultTable.Row row = FAULTS.open("kill -9 in mid-run, the offer declined").tried(1);
        killedInMidRun(row);
        AppGraph next = open();
        Fx.run(() -> next.window().offerRescue());
        WindowShots.until(() -> offered(next));
        press(next, "rescue-discard");
        WindowShots.until(() -> !offered(next) && rescues() == 0);
        row.right(offerOf(next).isEmpty());
        Fx.run(next::close);
        AppGraph again = open();
        row.right(offerOf(again).isEmpty());
        Fx.run(again::close);
        row.torn(left()).holds("gone for good");
    }

    /// SIGTERM in the middle of a run of the program as a person starts it: it ends, and what was unsaved in the last moment is offered.
    @Test
    void terminatedInMidRun_endsAndIsOffered() throws Exception {
        FaultTable.Row row = FAULTS.open("SIGTERM in mid-run");
        long slowest = 0;
        int offered = 0;
        int again = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Files.writeString(new AppFolder(home).preferences(), "pace=20\n"); // 200 epochs take 10 s
            Process training = child("main");
            int epoch = Integer.parseInt(line(row, training, "trains ").split(" ")[1]);
            Instant told = Instant.now();
            long begun = System.nanoTime();
            training.toHandle().destroy();
            boolean ended = training.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            long took = System.nanoTime() - begun;
            row.inTime(ended);
            assertTrue(ended, "still there");
            Kept kept = onDisk();
            AppGraph next = open();
            Optional<RescueDesk.Offer> offer = offerOf(next);
            boolean right = offer.isPresent() && kept != null && kept.epoch() == offer.get().epoch() && kept.epoch() >= epoch && !offer.get().at().isBefore(told);
            offer.ifPresent(o -> Fx.run(() -> next.rescue().decline(o)));
            Fx.run(next::close);
            row.torn(left());
            if ((took > MOST_NANOS || (!right && took > LAST_NANOS)) && again < ROUNDS + 2) {
                again++;
                round--; // the machine was too busy for what is done in the last moment
                continue;
            }
            slowest = Math.max(slowest, took);
            offered += right ? 1 : 0;
            row.tried(1).inTime(took <= MOST_NANOS).right(right);
        }
        row.holds(String.format(Locale.ROOT, "%d offered at the next start; slowest end %.2f s; %d rounds again on a busy machine", offered, slowest / 1e9, again));
    }

    /// The program as a person starts it, killed when it has kept work once: what is offered is at most 30 s old. In the long form.
    @Test
    void killedProgram_offersWorkOfTheLast30Seconds() throws Exception {
        assumeTrue(ROUNDS > 1, "-Ddescent.terms=50 waits until the program has kept work by itself");
        FaultTable.Row row = FAULTS.open("kill -9 of the program as it is started").tried(1);
        Files.writeString(new AppFolder(home).preferences(), "pace=5\n"); // 200 epochs take 40 s
        Process training = child("main");
        line(row, training, "trains ");
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS); rescues() == 0; LockSupport.parkNanos(20_000_000)) {
            assertTrue(System.nanoTime() < end, "no rescue was written within " + PATIENCE_SECONDS + " s");
        }
        LockSupport.parkNanos(RescueDesk.EVERY.toNanos()); // so that it was kept a second time, or nearly
        training.toHandle().destroyForcibly();
        training.waitFor();
        Instant killed = Instant.now();
        AppGraph next = open();
        Optional<RescueDesk.Offer> offer = offerOf(next);
        row.right(offer.isPresent() && Duration.between(offer.get().at(), killed).compareTo(MOST_LOST) <= 0);
        offer.ifPresent(o -> Fx.run(() -> next.rescue().decline(o)));
        Fx.run(next::close);
        row.torn(left()).holds(offer.map(o -> Duration.between(o.at(), killed).toSeconds() + " s old: " + o.words()).orElse("no offer"));
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
