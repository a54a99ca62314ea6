package descent.app.bench;

import descent.data.Column;
import descent.data.DataException;
import descent.data.PreparedData;
import descent.data.Schema;
import descent.data.Table;
import descent.model.LayerSpec.Linear;
import descent.model.LayerSpec.ReLU;
import descent.model.ModelFile;
import descent.model.Opened;
import descent.model.SavedModel;
import descent.model.Setup;
import descent.model.TrainedModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Saves and opens a model of 10,000,000 weights, turn about with torch.save and torch.load of the same tensors; both sides
/// force what they write to the disk. Prints the median and the best of each; of opening once
/// more when the SHA-256 after it has ended.
///
///     mvn -q process-classes exec:exec@bench-model [-Dbench.args="ROUNDS PYTHON"]
///
/// PYTHON (default /usr/bin/python3) needs PyTorch; without it only Descent is measured.
public final class ModelBench {
    private static final int UNITS = 3160;
    private static final int WARM_UP = 5;
    private static final double NANOS_PER_MS = 1e6;
    private static final String TORCH = String.format(Locale.ROOT, """
            import os, sys, time, torch
            torch.manual_seed(0)
            u = %d
            model = torch.nn.Sequential(torch.nn.Linear(1, u), torch.nn.ReLU(), torch.nn.Linear(u, u), torch.nn.ReLU(), torch.nn.Linear(u, 1))
            state, path = model.state_dict(), sys.argv[1]
            for line in sys.stdin:
                start = time.perf_counter_ns()
                if line.strip() == 'save':
                    with open(path, 'wb') as f:
                        torch.save(state, f)
                        f.flush()
                        os.fsync(f.fileno())
                else:
                    torch.load(path)
                print(time.perf_counter_ns() - start, flush=True)
            """, UNITS);

    private ModelBench() {
    }

    public static void main(String[] args) throws IOException, DataException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 15;
        String python = args.length > 1 ? args[1] : "/usr/bin/python3";
        Path folder = Files.createTempDirectory("descent-bench");
        Path ours = folder.resolve("bench.model");
        Path theirs = folder.resolve("bench.pt");
        Process torch = start(python, theirs);
        try {
            SavedModel model = model();
            long weights = model.weights().values().stream().mapToLong(a -> a.data().length).sum();
            System.out.printf(Locale.ROOT, "%,d weights%n", weights);
            measure(rounds, ours, model, torch);
        } finally {
            if (torch != null) {
                torch.destroy();
            }
            Files.deleteIfExists(ours);
            Files.deleteIfExists(theirs);
            Files.delete(folder);
        }
    }

    /// Null where there is no such Python.
    private static Process start(String python, Path file) {
        try {
            return new ProcessBuilder(python, "-c", TORCH, file.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        } catch (IOException e) {
            System.out.println("no " + python + " here: only Descent is measured");
            return null;
        }
    }

    private static SavedModel model() throws DataException {
        float[] x = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        Table t = Table.of("bench.csv", List.of(Column.number("x", x, ""), Column.number("y", x, "")));
        Setup s = Setup.defaults(new Schema(List.of("x"), "y")).withLayers(List.of(new Linear(UNITS), new ReLU(), new Linear(UNITS), new ReLU(),
                new Linear(Linear.FOLLOWS_TARGET)));
        PreparedData data = PreparedData.of(t, s.schema(), s.split(), s.preprocessing());
        return TrainedModel.create(s, data).snapshot(s.epochs(), new SavedModel.History(new float[0], new float[0], List.of()),
                new SavedModel.Provenance("bench.csv", "", data.split().train(), data.split().test(), Map.of(), "Descent", ""));
    }

    private static void measure(int rounds, Path file, SavedModel model, Process torch) throws IOException {
        double[][] ms = new double[5][rounds];
        BufferedReader answers = torch == null ? null : torch.inputReader();
        Writer orders = torch == null ? null : torch.outputWriter();
        for (int i = -WARM_UP; i < rounds; i++) {
            int round = Math.max(0, i);
            long start = System.nanoTime();
            ModelFile.write(file, model);
            ms[0][round] = (System.nanoTime() - start) / NANOS_PER_MS;
            ms[1][round] = answer(orders, answers, "save");
            start = System.nanoTime();
            Opened opened = ModelFile.open(file);
            ms[2][round] = (System.nanoTime() - start) / NANOS_PER_MS;
            opened.checked();
            ms[4][round] = (System.nanoTime() - start) / NANOS_PER_MS;
            ms[3][round] = answer(orders, answers, "load");
        }
        List<String> names = List.of("Descent saves", "torch.save", "Descent opens", "torch.load", "  all checked");
        for (int k = 0; k < ms.length; k++) {
            Arrays.sort(ms[k]);
            System.out.printf(Locale.ROOT, "%-14s median %.1f ms, best %.1f ms%n", names.get(k), ms[k][rounds / 2], ms[k][0]);
        }
    }

    private static double answer(Writer orders, BufferedReader answers, String order) throws IOException {
        if (orders == null) {
            return Double.NaN;
        }
        orders.write(order + "\n");
        orders.flush();
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("Python ended; is PyTorch there?");
        }
        return Long.parseLong(line) / NANOS_PER_MS;
    }
}
