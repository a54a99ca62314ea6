package descent.train;

import static descent.train.Fixtures.get;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.FaultTable;
import descent.data.PreparedData;
import descent.model.ModelFile;
import descent.model.OptimizerSpec.Adam;
import descent.model.SavedModel;
import descent.model.Setup;
import descent.model.TrainedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Two savers at one file while the model trains, and a reader: every read is whole, with all weights of one and the same
/// step. `-Ddescent.rounds=200` saves more often (default 20).
@Tag("faults")
class SaversTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();
    private static final int DEFAULT = 20;
    private static final int EPOCHS = 1_000_000;
    private static final int PATIENCE_SECONDS = 300;

    @TempDir
    Path folder;

    private final Setup setup = Fixtures.setup().withOptimizer(new Adam(0.01)).withEpochs(EPOCHS);
    private final PreparedData data = Fixtures.data(setup);
    /// Fingerprints of what was read, by step.
    private final Map<Long, String> read = Collections.synchronizedMap(new TreeMap<>());

    /// The last save that was reported, by saver.
    private final AtomicReferenceArray<Saved> last = new AtomicReferenceArray<>(2);
    private FaultTable.Row row;

    /// @param began, ended by the clock of the program
    private record Saved(long step, long began, long ended) { }

    private static int rounds() {
        String v = System.getProperty("descent.rounds", "");
        return v.isBlank() || v.startsWith("${") ? DEFAULT : Integer.parseInt(v.strip());
    }

    @Test
    void everyRead_isWholeAndOfOneStep_whileTwoSaveAndTheModelTrains() throws Exception {
        row = FAULTS.open("two savers at one file while training, with a reader");
        Path file = folder.resolve("shared.model");
        int rounds = rounds();
        int reads;
        try (Trainer trainer = new Trainer(); ExecutorService threads = Executors.newFixedThreadPool(3)) {
            trainer.pace(new Pace(2000));
            get(trainer.train(setup, data));
            ModelFile.write(file, get(trainer.snapshot()));
            AtomicBoolean over = new AtomicBoolean();
            CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> readUntil(over, file), threads);
            List<CompletableFuture<Void>> savers = new ArrayList<>();
            for (int saver = 0; saver < 2; saver++) {
                int number = saver;
                savers.add(CompletableFuture.runAsync(() -> save(trainer, file, rounds, number), threads));
            }
            CompletableFuture<Void> saved = CompletableFuture.allOf(savers.toArray(CompletableFuture[]::new));
            row.inTime(saved.handle((_, e) -> ended(e)).completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS).get());
            over.set(true);
            reads = get(reader);
            trainer.stop();
            get(trainer.settled());
        }
        assertTrue(reads > 0 && !read.isEmpty());
        row.right(isTheLast(ModelFile.read(file).progress().step()));
        Map<Long, String> replayed = replayed();
        row.torn(read.keySet().stream().filter(s -> !replayed.get(s).equals(read.get(s))).count()); // of two steps
        try (Stream<Path> left = Files.list(folder)) {
            row.torn(left.count() - 1); // temporary files
        }
        row.holds(reads + " reads of " + read.size() + " different steps");
    }

    private void save(Trainer trainer, Path file, int rounds, int saver) {
        try {
            for (int i = 0; i < rounds; i++) {
                SavedModel m = get(trainer.snapshot());
                long began = System.nanoTime();
                ModelFile.write(file, m);
                row.tried(1);
                last.set(saver, new Saved(m.progress().step(), began, System.nanoTime()));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Counts a save that failed as lost, unless it is one that [Fixtures#get] waited for in vain.
    ///
    /// @return false for such a one
    private boolean ended(Throwable e) {
        boolean late = e != null && String.valueOf(e.getMessage()).contains("no answer within");
        row.right(e == null || late);
        return !late;
    }

    /// The file is the last save of one of them, and not one that had ended before the other's last one began.
    private boolean isTheLast(long step) {
        Saved a = last.get(0);
        Saved b = last.get(1);
        return a != null && b != null && ((step == a.step() && a.ended() >= b.began()) || (step == b.step() && b.ended() >= a.began()));
    }

    private int readUntil(AtomicBoolean over, Path file) {
        int reads = 0;
        do {
            try {
                SavedModel m = ModelFile.read(file);
                String weights = TrainedModel.restore(m).fingerprint();
                // what was read first stays: a right read of the same step must not cover a torn one
                String first = read.putIfAbsent(m.progress().step(), weights);
                row.whole(m.progress().epoch() == m.history().train().length && (first == null || first.equals(weights)));
            } catch (IOException e) {
                row.torn(1);
            }
            reads++;
        } while (!over.get());
        return reads;
    }

    /// The same run once more, step by step.
    private Map<Long, String> replayed() {
        Map<Long, String> there = new TreeMap<>();
        try (Trainer trainer = new Trainer()) {
            get(trainer.trainPaused(setup, data));
            long at = 0;
            for (long step : read.keySet()) {
                for (; at < step; at++) {
                    trainer.stepUpdate();
                }
                there.put(step, get(trainer.fingerprint()));
            }
        }
        return there;
    }
}
