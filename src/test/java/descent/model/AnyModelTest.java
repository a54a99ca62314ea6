package descent.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Column;
import descent.data.DataException;
import descent.data.Kind;
import descent.data.PreparedData;
import descent.data.PreprocessingSettings;
import descent.data.PreprocessingSettings.Gaps;
import descent.data.PreprocessingSettings.Scaling;
import descent.data.Schema;
import descent.data.SplitSettings;
import descent.data.Table;
import descent.data.Task;
import descent.model.SavedModel.InEpoch;
import descent.model.SavedModel.Progress;
import descent.model.SavedModel.Provenance;
import descent.model.SavedModel.Stopping;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Property: any model (random columns, settings, layers, optimizer, schedule, a few epochs, perhaps in the middle of one) comes back
/// from its file equal in every field: saved again it gives the same bytes, restored the same fingerprint; the same holds for its set-up alone.
class AnyModelTest {
    private static final int MODELS = Integer.getInteger("descent.properties", 150) / 4;
    private static final String[] NAMES = {"größe", "a b", "weight=\"1\"", "漢字", "😀", "0.weight", "x\ty", "line\nend", "optimizer.step", "a/b", "\\u0041", "__metadata__", "'"};

    @TempDir
    Path folder;

    private final Random random = new Random();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyModel_comesBackToTheBit(long seed) throws IOException, ReflectiveOperationException {
        random.setSeed(seed);
        Path file = folder.resolve("m.model");
        Path again = folder.resolve("again.model");
        Path setupFile = folder.resolve("a.setup");
        int refused = 0;
        for (int i = 0; i < MODELS; i++) {
            SavedModel m = model();
            if (m == null) {
                refused++;
                continue;
            }
            ModelFile.write(file, m);
            SavedModel read = ModelFile.read(file);
            same("", m, read);
            ModelFile.write(again, read);
            assertEquals(-1, Files.mismatch(file, again), () -> "other bytes for " + m.setup());
            assertEquals(TrainedModel.restore(m).fingerprint(), TrainedModel.restore(read).fingerprint());
            SetupFile.write(setupFile, m.setup());
            assertEquals(m.setup(), SetupFile.read(setupFile));
        }
        assertTrue(refused < MODELS / 2, refused + " of " + MODELS + " tables could not be prepared");
    }

    /// Field by field, down into records, maps, lists and arrays: bytes that are written anew cannot tell what the writer drops.
    private static void same(String where, Object a, Object b) throws ReflectiveOperationException {
        if (a instanceof Record && b != null) {
            assertEquals(a.getClass(), b.getClass(), where);
            for (RecordComponent c : a.getClass().getRecordComponents()) {
                same(where + "." + c.getName(), c.getAccessor().invoke(a), c.getAccessor().invoke(b));
            }
        } else if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            assertEquals(x.keySet(), y.keySet(), where);
            for (Object key : x.keySet()) {
                same(where + "." + key, x.get(key), y.get(key));
            }
        } else if (a instanceof List<?> x && b instanceof List<?> y) {
            assertEquals(x.size(), y.size(), where);
            for (int i = 0; i < x.size(); i++) {
                same(where + "." + i, x.get(i), y.get(i));
            }
        } else {
            assertArrayEquals(new Object[] {a}, new Object[] {b}, where);
        }
    }

    /// In the middle of an epoch, stopped early and continued, or with the weights of an earlier epoch; read in an odd way.
    private SavedModel odd(SavedModel m) {
        Progress p = m.progress();
        Stopping stopping = new Stopping(random.nextInt(p.epoch() + 1), random.nextBoolean() ? Stopping.LAST : random.nextInt(p.epoch() + 1));
        InEpoch begun = random.nextBoolean() ? null : new InEpoch(random.nextInt(9), share() * 1e9, (float) share());
        Provenance from = m.provenance();
        Reading reading = random.nextBoolean() ? null : new Reading("windows-1252", ";", ",", random.nextInt(5), random.nextInt(3), List.of("", "k. A.", "\"", "-"));
        return new SavedModel(m.setup(), m.preprocessing(), m.weights(), new Progress(p.epoch(), p.plannedEpochs() + random.nextInt(9), p.step(), share(), p.optimizer(), p.schedule(),
                p.generators(), begun, stopping), m.history(), new Provenance(any(NAMES) + ".csv", "0123456789abcdef".repeat(4), reading, from.split(),
                        Map.of("rmse", share(), "größe", Double.NaN), "Descent 0.1.0", "2026-11-23T12:00:00Z"));
    }

    /// Null where the random table cannot be trained with, such as one whose test part lacks rows.
    private SavedModel model() {
        Task task = Task.values()[random.nextInt(3)];
        List<String> names = new ArrayList<>(List.of(NAMES));
        Collections.shuffle(names, random);
        int rows = 20 + random.nextInt(20);
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c <= random.nextInt(5); c++) {
            columns.add(random.nextInt(3) > 0 ? numbers(names.get(c), rows, random.nextInt(4) == 0) : words(names.get(c), rows, 1 + random.nextInt(6), random.nextInt(4) == 0));
        }
        List<String> inputs = columns.stream().map(Column::name).toList();
        int classes = task == Task.BINARY ? 2 : 3 + random.nextInt(3);
        columns.add(task == Task.REGRESSION ? numbers("target", rows, false) : words("target", rows, classes, false));
        try {
            Map<String, Kind> kinds = new HashMap<>();
            if (random.nextInt(3) == 0) {
                kinds.put(inputs.getFirst(), Kind.CATEGORY);
            }
            Schema schema = new Schema(inputs, "target", kinds, random.nextBoolean() ? task : null);
            Setup setup = setup(schema, task, random.nextBoolean() ? classes : 0);
            PreparedData data = PreparedData.of(Table.of("any.csv", columns), schema, setup.split(), setup.preprocessing());
            return data.task() == task ? odd(Models.trained(setup, data, random.nextInt(4))) : null;
        } catch (DataException e) {
            return null;
        }
    }

    private Column numbers(String name, int rows, boolean gaps) {
        float[] v = new float[rows];
        double size = Math.pow(10, random.nextInt(12) - 6);
        for (int i = 0; i < rows; i++) {
            v[i] = gaps && random.nextInt(12) == 0 ? Float.NaN : (float) (random.nextGaussian() * size);
        }
        return Column.number(name, v, "");
    }

    private Column words(String name, int rows, int levels, boolean gaps) {
        return Column.text(name, Kind.CATEGORY, IntStream.range(0, levels).mapToObj(i -> NAMES[i] + i).toList(),
                IntStream.range(0, rows).map(i -> gaps && random.nextInt(12) == 0 ? -1 : i < levels ? i : random.nextInt(levels)).toArray(), "");
    }

    /// @param weighted classes that have a weight each, or 0
    private Setup setup(Schema schema, Task task, int weighted) {
        SplitSettings split = new SplitSettings(20 + random.nextInt(20), random.nextBoolean(), random.nextBoolean(), random.nextLong(), random.nextInt(3) == 0 ? 20 : 0);
        PreprocessingSettings p = new PreprocessingSettings(any(Scaling.values()), random.nextBoolean(), any(Gaps.values()), 2 + random.nextInt(20), random.nextInt(8) == 0);
        return new Setup(schema, split, p, layers(), loss(task, weighted), optimizer(), schedule(), 1 + random.nextInt(300), random.nextInt(3) * random.nextInt(40), random.nextLong(),
                random.nextInt(3), any(Fault.values()));
    }

    @SafeVarargs
    private <T> T any(T... of) {
        return of[random.nextInt(of.length)];
    }

    private double share() {
        return random.nextDouble();
    }

    private List<LayerSpec> layers() {
        List<LayerSpec> layers = new ArrayList<>();
        for (int n = random.nextInt(5); n > 0; n--) {
            layers.add(any(new LayerSpec.Linear(1 + random.nextInt(9)), new LayerSpec.ReLU(), new LayerSpec.LeakyReLU(share()), new LayerSpec.ELU(share()),
                    new LayerSpec.GELU(random.nextBoolean()), new LayerSpec.Softplus(0.1 + share(), 20 * share()), new LayerSpec.Tanh(), new LayerSpec.Sigmoid(),
                    new LayerSpec.Dropout(share()), new LayerSpec.BatchNorm1d(1e-5 + share(), share()), new LayerSpec.LayerNorm(1e-9 + share())));
        }
        layers.add(new LayerSpec.Linear(LayerSpec.Linear.FOLLOWS_TARGET));
        return layers;
    }

    private LossSpec loss(Task task, int classes) {
        return switch (task) {
            case REGRESSION -> any(new LossSpec.MSELoss(), new LossSpec.L1Loss(), new LossSpec.SmoothL1Loss(share()), new LossSpec.HuberLoss(0.1 + share()));
            case BINARY -> new LossSpec.BCEWithLogitsLoss();
            case MULTICLASS -> new LossSpec.CrossEntropyLoss(share(), IntStream.range(0, classes).mapToObj(i -> share()).toList());
        };
    }

    private OptimizerSpec optimizer() {
        double lr = Math.pow(10, -random.nextInt(8)) * share();
        return any(new OptimizerSpec.SGD(lr, 0.1 + share() / 2, 0, share() / 10, true), new OptimizerSpec.SGD(lr, share(), share(), 0, false), new OptimizerSpec.SGD(lr),
                new OptimizerSpec.Adam(lr, share(), share(), 1e-9 + share(), share(), random.nextBoolean()),
                new OptimizerSpec.AdamW(lr, share(), share(), 1e-9 + share(), share(), random.nextBoolean()),
                new OptimizerSpec.RMSprop(lr, share(), 1e-9 + share(), share(), share(), random.nextBoolean()),
                new OptimizerSpec.Adagrad(lr, share(), share(), 1e-9 + share()));
    }

    private ScheduleSpec schedule() {
        return any(new ScheduleSpec.Constant(), new ScheduleSpec.StepLR(1 + random.nextInt(50), share()), new ScheduleSpec.ExponentialLR(0.01 + share()),
                new ScheduleSpec.CosineAnnealingLR(1 + random.nextInt(99), share() / 10), new ScheduleSpec.ReduceLROnPlateau(share() * 0.99, random.nextInt(5), share(), 0));
    }
}
