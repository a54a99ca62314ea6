package descent.train;

import static descent.train.Fixtures.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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

    @TempDir
    Path folder;

    private final Setup setup = Fixtures.setup().withOptimizer(new Adam(0.01)).withEpochs(EPOCHS);
    private final PreparedData data = Fixtures.data(setup);
    /// Fingerprints of what was read, by step.
    private final Map<Long, String> read = Collections.synchronizedMap(new TreeMap<>());

    private final AtomicInteger torn = new AtomicInteger();

    private static int rounds() {
        String v = System.getProperty("descent.rounds", "");
        return v.isBlank() || v.startsWith("${") ? DEFAULT : Integer.parseInt(v.strip());
    }

    @Test
    void everyRead_isWholeAndOfOneStep_whileTwoSaveAndTheModelTrains() throws Exception {
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
                savers.add(CompletableFuture.runAsync(() -> save(trainer, file, rounds), threads));
            }
            savers.forEach(Fixtures::get);
            over.set(true);
            reads = get(reader);
            trainer.stop();
            get(trainer.settled());
        }
        assertTrue(reads > 0 && !read.isEmpty());
        Map<Long, String> replayed = replayed();
        long mixed = read.keySet().stream().filter(s -> !replayed.get(s).equals(read.get(s))).count();
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(1, left.count(), "temporary files are left");
        }
        FAULTS.row("two savers at one file while training, with a reader", 2L * rounds, 0, torn.get() + mixed, 0, reads + " reads of " + read.size() + " different steps");
        assertEquals("0 torn, 0 of two steps", torn + " torn, " + mixed + " of two steps");
    }

    private static void save(Trainer trainer, Path file, int rounds) {
        try {
            for (int i = 0; i < rounds; i++) {
                ModelFile.write(file, get(trainer.snapshot()));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private int readUntil(AtomicBoolean over, Path file) {
        int reads = 0;
        do {
            try {
                SavedModel m = ModelFile.read(file);
                assertEquals(m.progress().epoch(), m.history().train().length);
                read.put(m.progress().step(), TrainedModel.restore(m).fingerprint());
            } catch (IOException e) {
                torn.incrementAndGet();
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
