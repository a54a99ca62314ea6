package descent.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Kind;
import descent.data.PreprocessingSettings;
import descent.data.PreprocessingSettings.Gaps;
import descent.data.PreprocessingSettings.Scaling;
import descent.data.Schema;
import descent.data.SplitSettings;
import descent.data.Task;
import descent.model.SavedModel.InEpoch;
import descent.model.SavedModel.NamedArray;
import descent.model.SavedModel.Progress;
import descent.model.SavedModel.Provenance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is written is read again, part by part and byte by byte.
class ModelFileTest {
    @TempDir
    Path folder;

    static Stream<Setup> setups() {
        Setup s = Models.setup();
        List<Setup> all = new ArrayList<>();
        for (LayerSpec l : List.of(new LayerSpec.ReLU(), new LayerSpec.LeakyReLU(0.02), new LayerSpec.ELU(0.7), new LayerSpec.GELU(true),
                new LayerSpec.GELU(false), new LayerSpec.Softplus(2, 10), new LayerSpec.Tanh(), new LayerSpec.Sigmoid(), new LayerSpec.Dropout(0.25),
                new LayerSpec.BatchNorm1d(1e-4, 0.2), new LayerSpec.LayerNorm(1e-6))) {
            all.add(s.withLayers(List.of(new LayerSpec.Linear(4), l, new LayerSpec.Linear(0))));
        }
        for (LossSpec l : List.of(new LossSpec.MSELoss(), new LossSpec.L1Loss(), new LossSpec.SmoothL1Loss(0.5), new LossSpec.HuberLoss(2))) {
            all.add(s.withLoss(l));
        }
        for (OptimizerSpec o : List.of(new OptimizerSpec.SGD(0.1), new OptimizerSpec.SGD(0.1, 0.9, 0, 1e-4, true), new OptimizerSpec.SGD(0.1, 0.5, 0.1, 0, false),
                new OptimizerSpec.Adam(0.01, 0.8, 0.99, 1e-7, 0.1, true), new OptimizerSpec.AdamW(0.01), new OptimizerSpec.RMSprop(0.01),
                new OptimizerSpec.RMSprop(0.01, 0.9, 1e-7, 0.1, 0.5, true), new OptimizerSpec.Adagrad(0.1, 0.01, 0.1, 1e-9))) {
            all.add(s.withOptimizer(o));
        }
        for (ScheduleSpec c : List.of(new ScheduleSpec.StepLR(2, 0.5), new ScheduleSpec.ExponentialLR(0.9), new ScheduleSpec.CosineAnnealingLR(10, 1e-4),
                new ScheduleSpec.ReduceLROnPlateau(0.1, 1, 1e-3, 1e-6))) {
            all.add(s.withSchedule(c));
        }
        all.add(s.withSplit(new SplitSettings(25, false, false, -7)).withPreprocessing(new PreprocessingSettings(Scaling.MIN_MAX, false, Gaps.FILL, 2, true))
                .withEpochs(7).withBatchSize(5).withSeed(Long.MIN_VALUE).withFault(Fault.SKIP_ZERO_GRAD));
        all.add(s.withSplit(s.split().withValidation(20)).withPatience(12));
        all.add(s.withPatience(3));
        all.add(s.withSchema(new Schema(List.of("größe", "a"), "y", Map.of("a", Kind.NUMBER, "größe", Kind.CATEGORY), Task.REGRESSION)));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("setups")
    void savedModel_isReadAgain_withEachSetting(Setup setup) throws IOException {
        assertSame(Models.trained(setup, Task.REGRESSION, 3), setup);
    }

    @Test
    void takenWeightsAndPatience_areReadAgain_andOnlyTheyNeedFormat2() throws IOException {
        SavedModel m = Models.trained(Models.setup(), Task.REGRESSION, 4);
        Path file = folder.resolve("m.model");
        ModelFile.write(file, m);
        assertTrue(Files.readString(file, StandardCharsets.ISO_8859_1).contains("\"format_version\":\"1\""));
        ModelFile.write(file, m.withStopping(new SavedModel.Stopping(2, 3)));
        assertTrue(Files.readString(file, StandardCharsets.ISO_8859_1).contains("\"format_version\":\"2\""));
        assertEquals(new SavedModel.Stopping(2, 3), ModelFile.read(file).progress().stopping());
        ModelFile.write(file, m.withStopping(new SavedModel.Stopping(5, -1)));
        ModelFileException e = assertThrows(ModelFileException.class, () -> ModelFile.read(file));
        assertTrue(e.getMessage().contains("beyond the 4 that are done"), e.getMessage());
    }

    @Test
    void classModels_areReadAgain_withTheirClasses() throws IOException {
        assertSame(Models.trained(Models.setup(Task.BINARY), Task.BINARY, 2), Models.setup(Task.BINARY));
        Setup three = Models.setup(Task.MULTICLASS).withLoss(new LossSpec.CrossEntropyLoss(0.1, List.of(1.0, 0.5, 2.0)));
        assertSame(Models.trained(three, Task.MULTICLASS, 2), three);
        assertSame(Models.trained(three, Task.MULTICLASS, 0), three);
    }

    private void assertSame(SavedModel m, Setup setup) throws IOException {
        Path f = folder.resolve("m.model");
        ModelFile.write(f, m);
        SavedModel r = ModelFile.read(f);
        assertEquals(setup, r.setup());
        assertEquals(m.preprocessing(), r.preprocessing());
        assertArrays(m.weights(), r.weights());
        assertArrays(m.progress().optimizer(), r.progress().optimizer());
        assertEquals(m.progress().schedule(), r.progress().schedule());
        assertEquals(m.history().rateChanges(), r.history().rateChanges());
        assertArrayEquals(m.history().train(), r.history().train());
        assertArrayEquals(m.history().test(), r.history().test());
        assertArrayEquals(m.provenance().split().train(), r.provenance().split().train());
        assertArrayEquals(m.provenance().split().test(), r.provenance().split().test());
        assertEquals(m.provenance().metrics(), r.provenance().metrics());
        assertEquals(TrainedModel.restore(m).fingerprint(), TrainedModel.restore(r).fingerprint());
        Path again = folder.resolve("again.model");
        ModelFile.write(again, r);
        assertEquals(-1, Files.mismatch(f, again), "save, open, save gives other bytes");
    }

    /// How the data file was read is told since a while: files that do not tell it stay as they are.
    @Test
    void reading_isReadAgain_andLeftOutWhereNobodyTold() throws IOException {
        SavedModel m = Models.trained(Models.setup(), Task.REGRESSION, 1);
        Provenance p = m.provenance();
        Reading told = new Reading("UTF-8", ";", ",", 1, 2, List.of("NA", "-200"));
        for (Reading reading : new Reading[] {told, null}) {
            Path f = folder.resolve("m.model");
            ModelFile.write(f, new SavedModel(m.setup(), m.preprocessing(), m.weights(), m.progress(), m.history(),
                    new Provenance("a.csv", "00", reading, p.split(), p.metrics(), p.program(), p.savedAt())));
            SavedModel r = ModelFile.read(f);
            assertEquals(reading, r.provenance().reading());
            assertEquals(reading != null, Files.readString(f, StandardCharsets.ISO_8859_1).contains("missing_marks"));
            Path again = folder.resolve("again.model");
            ModelFile.write(again, r);
            assertEquals(-1, Files.mismatch(f, again), "save, open, save gives other bytes");
            if (reading != null) {
                Files.write(f, new Forge(Files.readAllBytes(f)).entry("data", d -> d.replace("\":\";\"", "\":\"\"")));
                RefusalTest.assertRefused(f, "\"delimiter\" of its entry data › reading is not one character");
            }
        }
        assertEquals(List.of("cells parted by semicolon", "decimal mark ,", "lines before the records: 1", "rows of names: 2", "a gap also marked by -200"),
                told.unlike(new Reading("UTF-8", ",", ".", 0, 1, List.of("NA"))));
        assertEquals(List.of("fewer marks of a gap"), told.unlike(new Reading("UTF-8", ";", ",", 1, 2, List.of("NA", "-200", "9"))));
        assertEquals(List.of(), told.unlike(told));
    }

    private static void assertArrays(Map<String, NamedArray> expected, Map<String, NamedArray> actual) {
        assertEquals(List.copyOf(expected.keySet()), List.copyOf(actual.keySet()));
        expected.forEach((name, a) -> {
            assertEquals(a.shape(), actual.get(name).shape(), name);
            assertArrayEquals(a.data(), actual.get(name).data(), name);
        });
    }

    @Test
    void epochInWork_isReadAgain_withLossesThatAreNotFinite() throws IOException {
        SavedModel m = Models.trained(Models.setup().withSchedule(new ScheduleSpec.ReduceLROnPlateau(0.1, 1, 0, 0)), Task.REGRESSION, 0);
        Progress p = m.progress();
        Progress in = new Progress(p.epoch(), p.plannedEpochs(), p.step(), p.lr(), p.optimizer(), p.schedule(), p.generators(),
                new InEpoch(3, Double.NaN, Float.POSITIVE_INFINITY));
        Path f = folder.resolve("m.model");
        ModelFile.write(f, new SavedModel(m.setup(), m.preprocessing(), m.weights(), in, m.history(), m.provenance()));
        Progress r = ModelFile.read(f).progress();
        assertEquals(in.inEpoch(), r.inEpoch());
        assertEquals(Double.POSITIVE_INFINITY, r.schedule().get("best"));
        assertArrayEquals(p.generators().get("shuffle"), r.generators().get("shuffle"));
    }

    @Test
    void bytes_areTheSame_inEveryLocale() throws IOException {
        SavedModel m = Models.trained(Models.setup(), Task.REGRESSION, 3);
        Path first = folder.resolve("first.model");
        ModelFile.write(first, m);
        Locale before = Locale.getDefault();
        try {
            for (String tag : List.of("de-DE", "fr-FR", "tr-TR", "ar-EG-u-nu-arab", "und")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                Path there = folder.resolve("there.model");
                ModelFile.write(there, ModelFile.read(first));
                assertEquals(-1, Files.mismatch(first, there), tag);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    /// Digits, decimal marks and small letters are other ones there: 0,01 in German, ı for I in Turkish, ٠٫٠١ in Egypt.
    @Test
    void model_savedInOneLocale_predictsTheSameInEveryOther() throws IOException {
        List<Locale> locales = Stream.of("de-DE", "fr-FR", "tr-TR", "ar-EG-u-nu-arab", "und").map(Locale::forLanguageTag).toList();
        Locale before = Locale.getDefault();
        float[] expected = predictions(Models.trained(Models.setup(), Task.REGRESSION, 3));
        Path f = folder.resolve("there.model");
        try {
            for (Locale there : locales) {
                Locale.setDefault(there);
                ModelFile.write(f, Models.trained(Models.setup(), Task.REGRESSION, 3));
                for (Locale here : locales) {
                    Locale.setDefault(here);
                    assertArrayEquals(expected, predictions(ModelFile.read(f)), there + " → " + here);
                }
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    private static float[] predictions(SavedModel saved) {
        TrainedModel m = TrainedModel.restore(saved);
        m.network().eval();
        return m.network().forward(Models.data(m.setup(), Task.REGRESSION).test().x()).data().clone();
    }

    @Test
    void weightThatIsNotFinite_opensWithAWarning_namingTheLayer() throws IOException {
        SavedModel m = Models.trained(Models.setup(), Task.REGRESSION, 1);
        Map<String, NamedArray> weights = new LinkedHashMap<>(m.weights());
        weights.put("2.bias", new NamedArray(List.of(1), new float[] {Float.NaN}));
        Path f = folder.resolve("nan.model");
        ModelFile.write(f, new SavedModel(m.setup(), m.preprocessing(), weights, m.progress(), m.history(), m.provenance()));
        List<String> warnings = ModelFile.read(f).warnings();
        assertEquals(1, warnings.size());
        assertTrue(warnings.getFirst().startsWith("Layer 2 (Linear)"), warnings.getFirst());
    }

    @Test
    void buffer_isAligned_forEveryReader() throws IOException {
        Path f = folder.resolve("m.model");
        ModelFile.write(f, Models.trained(Models.setup(), Task.REGRESSION, 3));
        byte[] bytes = Files.readAllBytes(f);
        long length = java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN).getLong();
        assertEquals(0, length % 8);
        Header h = Header.read(java.util.Arrays.copyOfRange(bytes, 8, 8 + (int) length), bytes.length - 8 - length);
        assertTrue(h.tensors().stream().allMatch(t -> t.begin() % t.type().bytes == 0));
    }
}
