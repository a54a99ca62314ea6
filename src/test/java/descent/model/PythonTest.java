package descent.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import descent.data.CsvWriter;
import descent.data.DataLoader;
import descent.data.PreparedData;
import descent.data.Preprocessing;
import descent.data.PreprocessingSettings;
import descent.data.PreprocessingSettings.Gaps;
import descent.data.Samples;
import descent.data.Schema;
import descent.data.Table;
import descent.data.Task;
import descent.model.LayerSpec.Linear;
import descent.model.PythonCases.Case;
import descent.tensor.Tensor;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written for Python, tried with real PyTorch where the machine has it (Debian: python3-torch); elsewhere the
/// tests are skipped in words.
class PythonTest {
    /// Two programs in float32 that round differently: over 10 epochs, and at epoch 50.
    private static final double NEAR = 1e-4;
    private static final double NEAR_AT_50 = 1e-2;
    /// Of the largest prediction.
    private static final double PREDICTION = 1e-5;
    private static final Pattern LINE = Pattern.compile("epoch (\\d+)  train (\\S+)  (?:test|validation) (\\S+)");

    @TempDir
    Path folder;

    private record Curves(List<Double> train, List<Double> test) { }

    private static String run(Path in, String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(in, "python", ".txt");
        Process p = new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true).redirectOutput(out.toFile()).start();
        if (!p.waitFor(100, TimeUnit.SECONDS)) {
            p.destroyForcibly();
            throw new AssertionError("Python did not end: " + Files.readString(out));
        }
        assertEquals(0, p.exitValue(), Files.readString(out));
        return Files.readString(out);
    }

    /// The first Python that has PyTorch; without one the test is skipped in words.
    private static String torch() throws InterruptedException {
        for (String python : List.of("python3", "/usr/bin/python3")) {
            try {
                if (new ProcessBuilder(python, "-c", "import importlib.util as u, sys; sys.exit(not (u.find_spec('torch') and u.find_spec('numpy')))")
                        .start().waitFor() == 0) {
                    return python;
                }
            } catch (IOException e) {
                System.out.println("no " + python + " on this machine");
            }
        }
        assumeTrue(false, "PyTorch is not on this machine (Debian: python3-torch): the exported scripts are not tried");
        return "";
    }

    /// Descent's own loop, in the plainest words.
    private static Curves train(Case c) {
        TrainedModel m = TrainedModel.create(c.setup(), c.data());
        DataLoader loader = new DataLoader(c.data().train(), c.setup().batchSize(), true, m.shuffle());
        Curves curves = new Curves(new ArrayList<>(), new ArrayList<>());
        for (int e = 0; e < c.setup().epochs(); e++) {
            curves.test().add(testLoss(m, c.data()));
            loader.startEpoch();
            double sum = 0;
            for (int b = 0; b < loader.batches(); b++) {
                DataLoader.Batch batch = loader.batch(b);
                Tensor loss = m.loss().forward(m.network().forward(batch.x()), batch.y());
                sum += (double) loss.item() * batch.rows();
                loss.backward();
                m.step(m.step() + 1);
                c.rates().stream().filter(r -> r.step() == m.step()).forEach(r -> m.optimizer().lr(r.lr()));
                m.optimizer().step();
                m.optimizer().zeroGrad();
            }
            curves.train().add(sum / loader.rows());
            if (c.setup().stopsEarly() && e - curves.test().indexOf(Collections.min(curves.test())) >= c.setup().patience()) {
                break;
            }
            if (m.scheduler() != null) {
                m.scheduler().step(curves.test().getLast());
            }
        }
        return curves;
    }

    private static double testLoss(TrainedModel m, PreparedData data) {
        m.network().eval();
        double loss = m.loss().forward(m.network().forward(data.watched().x()), data.watched().y()).item();
        m.network().train();
        return loss;
    }

    private static void assertNear(String name, Curves descent, String printed) {
        Matcher m = LINE.matcher(printed);
        int lines = 0;
        double first = 0;
        while (m.find()) {
            int e = Integer.parseInt(m.group(1)) - 1;
            double t = off(descent.train().get(e), m.group(2));
            double v = off(descent.test().get(e), m.group(3));
            first = e < 10 ? Math.max(first, Math.max(t, v)) : first;
            assertTrue(Math.max(t, v) <= (e < 10 ? NEAR : NEAR_AT_50), name + ": epoch " + (e + 1) + " differs by " + t + " and " + v);
            lines++;
        }
        assertEquals(descent.train().size(), lines, () -> name + " printed " + printed);
        System.out.println(name + ": largest relative difference over the first 10 epochs " + first);
    }

    private static double off(double here, String there) {
        return Math.abs(here - Double.parseDouble(there)) / Math.max(1e-12, Math.abs(here));
    }

    @Test
    void exportedScripts_printDescentsLosses_inPyTorch() throws Exception {
        String python = torch();
        List<Case> cases = PythonCases.all();
        StringBuilder driver = new StringBuilder("import os, runpy, torch\ntorch.set_num_threads(1)\n");
        for (Case c : cases) {
            PythonCases.export(folder.resolve(c.name()), c);
            driver.append("print('== ").append(c.name()).append("'); os.chdir(r'").append(folder.resolve(c.name())).append("'); runpy.run_path('train.py')\n");
        }
        Files.writeString(folder.resolve("all.py"), driver);
        String[] printed = run(folder, python, "all.py").split("== ");
        for (int i = 0; i < cases.size(); i++) {
            assertTrue(printed[i + 1].startsWith(cases.get(i).name()));
            assertNear(cases.get(i).name(), train(cases.get(i)), printed[i + 1]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"regression-nesterov-steps", "regression-sgd-full-change", "binary-adam-batches-change", "multi-sgd-batches-change", "multi-weights"})
    void torchrunScript_printsDescentsLosses_withTwoProcesses(String name) throws Exception {
        Case c = named(name);
        assertNear("torchrun " + name, train(c), torchrun(c));
    }

    /// Each process's BatchNorm1d has seen its own rows: what process 0 measures decides for all when training ends.
    @Test
    void torchrunScript_endsInAllProcessesAtOnce_withBatchNormAndPatience() throws Exception {
        Case c = named("binary-norm-patience");
        String printed = torchrun(c);
        int lines = (int) LINE.matcher(printed).results().count();
        assertTrue(lines > c.setup().patience() && lines < c.setup().epochs(), printed);
        assertTrue(printed.contains("after the last update"), printed);
    }

    private static Case named(String name) throws Exception {
        return PythonCases.all().stream().filter(k -> k.name().equals(name)).findFirst().orElseThrow();
    }

    private String torchrun(Case c) throws IOException, InterruptedException {
        String python = torch();
        PythonCases.export(folder.resolve("ddp"), c);
        return run(folder.resolve("ddp"), python, "-m", "torch.distributed.run", "--standalone", "--nproc_per_node=2",
                "--redirects", "1:2", "--tee", "1:2", "train_torchrun.py");
    }

    @Test
    void readScript_predictsWhatDescentPredicts_fromTheModelFile() throws Exception {
        String python = torch();
        Setup setup = Models.setup().withLayers(List.of(new Linear(6), new LayerSpec.BatchNorm1d(1e-5, 0.1), new LayerSpec.GELU(true),
                new LayerSpec.LayerNorm(1e-5), new LayerSpec.Dropout(0.2), new Linear(0)));
        SavedModel saved = Models.trained(setup, Task.REGRESSION, 5);
        ModelFile.write(folder.resolve("m.model"), saved);
        Table table = Models.table(Task.REGRESSION);
        try (Writer w = Files.newBufferedWriter(folder.resolve("rows.csv"))) {
            CsvWriter.write(w, table, null);
        }
        String[] lines = run(folder, python, Path.of("assets/python/read_model.py").toAbsolutePath().toString(), "m.model", "rows.csv").strip().split("\\R");
        TrainedModel m = TrainedModel.restore(saved);
        m.network().eval();
        int[] rows = new int[table.rows()];
        Arrays.setAll(rows, i -> i);
        float[] p = m.network().forward(Tensor.of(m.preprocessing().features(table, rows), rows.length, m.preprocessing().inFeatures())).data();
        double largest = 0;
        for (float v : p) {
            largest = Math.max(largest, Math.abs(m.preprocessing().unscaleTarget(v)));
        }
        assertEquals(p.length, lines.length);
        for (int i = 0; i < p.length; i++) {
            assertEquals(m.preprocessing().unscaleTarget(p[i]), Double.parseDouble(lines[i]), PREDICTION * largest, "row " + i);
        }
    }

    /// The bundled penguins mark gaps by "NA": Descent leaves such rows out, or fills them, and so does the script.
    @ParameterizedTest
    @EnumSource(Gaps.class)
    void readScript_knowsGapsByTheirMarks(Gaps gaps) throws Exception {
        String python = torch();
        Table penguins = Samples.open("Palmer Penguins");
        Setup setup = Setup.defaults(new Schema(List.of("island", "bill_length_mm", "bill_depth_mm", "sex"), "species"))
                .withPreprocessing(PreprocessingSettings.DEFAULT.withGaps(gaps)).withLoss(LossSpec.proposedFor(Task.MULTICLASS));
        TrainedModel m = TrainedModel.create(setup, PreparedData.of(penguins, setup.schema(), setup.split(), setup.preprocessing()));
        ModelFile.write(folder.resolve("p.model"), m.snapshot(0, new SavedModel.History(new float[0], new float[0], List.of()),
                SavedModel.Provenance.of(PreparedData.of(penguins, setup.schema(), setup.split(), setup.preprocessing()))));
        String[] lines = run(folder, python, Path.of("assets/python/read_model.py").toAbsolutePath().toString(), "p.model",
                Path.of("assets/samples/palmer-penguins.csv").toAbsolutePath().toString()).split("\\R", -1);
        int[] rows = Preprocessing.usableRows(penguins, setup.schema(), setup.preprocessing(), false);
        String[] expected = new String[penguins.rows() + 1];
        Arrays.fill(expected, "");
        m.network().eval();
        Preprocessing p = m.preprocessing();
        float[] z = m.network().forward(Tensor.of(p.features(penguins, rows), rows.length, p.inFeatures())).data();
        for (int i = 0; i < rows.length; i++) {
            float[] own = Arrays.copyOfRange(z, i * 3, i * 3 + 3);
            expected[rows[i]] = p.classes().get(own[0] >= own[1] && own[0] >= own[2] ? 0 : own[1] >= own[2] ? 1 : 2);
        }
        assertArrayEquals(expected, lines);
        assertEquals(gaps == Gaps.LEAVE_OUT, List.of(lines).indexOf("") < penguins.rows(), "some rows have gaps");
    }
}
