package descent.model;

import descent.data.PreparedData;
import descent.data.TensorDataset;
import descent.model.SavedModel.NamedArray;
import descent.model.SavedModel.Rate;
import descent.tensor.Generator;
import descent.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes a run as a folder that PyTorch runs: `train.py` and `train_torchrun.py`, the start weights
/// (`init.safetensors`), the prepared rows with their split (`data.csv`), with shuffled mini-batches the order of the
/// rows (`order.safetensors`), and `README.md`. Run there it shows the same losses.
public final class PythonExport {
    /// Beyond so many numbers the order of the rows is not written: later epochs are shuffled by PyTorch.
    private static final long MOST_ORDER = 4_000_000;

    private final Setup setup;
    private final PreparedData data;
    private final List<Rate> rates;
    private final int epochs;
    private final int countsFrom;

    private PythonExport(Setup setup, PreparedData data, List<Rate> rates, int epochs, int countsFrom) {
        this.countsFrom = countsFrom;
        this.setup = setup;
        this.data = data;
        this.rates = rates;
        this.epochs = epochs;
    }

    /// The set-up as it would train now.
    ///
    /// @throws ModelFileException one sentence
    public static void write(Path folder, Setup setup, PreparedData data) throws ModelFileException {
        new PythonExport(setup, data, List.of(), setup.epochs(), 0).write(folder);
    }

    /// A run as it was trained: with its changes of the rate and as many epochs as are done.
    ///
    /// @throws ModelFileException one sentence
    public static void write(Path folder, SavedModel run, PreparedData data) throws ModelFileException {
        int done = run.progress().epoch();
        new PythonExport(run.setup(), data, run.history().rateChanges(), done == 0 ? run.progress().plannedEpochs() : done,
                run.progress().stopping().countsFrom()).write(folder);
    }

    private void write(Path folder) throws ModelFileException {
        if (setup.fault() != Fault.NONE) {
            throw new ModelFileException("A run with a hidden fault is not written as a script: it would give the answer away.", null);
        }
        try {
            AtomicFile.folder(folder);
            text(folder.resolve("train.py"), filled("train.py.txt"));
            text(folder.resolve("train_torchrun.py"), filled("train_torchrun.py.txt"));
            text(folder.resolve("README.md"), PythonReadme.text(setup, data, epochs));
            AtomicFile.write(folder.resolve("data.csv"), out -> {
                Writer w = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                rows(w);
                w.flush();
            });
            TensorFile.write(folder.resolve("init.safetensors"), startWeights());
            if (ordered()) {
                TensorFile.write(folder.resolve("order.safetensors"), "order", order());
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelFileException(e.getMessage(), e);
        }
    }

    private static void text(Path file, String text) throws IOException {
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Map<String, NamedArray> startWeights() {
        Map<String, NamedArray> out = new LinkedHashMap<>();
        TrainedModel.create(setup, data).network().stateDict().forEach((name, t) -> out.put(name, NamedArray.of(t)));
        return out;
    }

    // ---- data

    private void rows(Writer w) throws IOException {
        for (String name : data.preprocessing().featureNames()) {
            w.write(quoted(name) + ",");
        }
        w.write(quoted(data.schema().target()) + ",part\n");
        rows(w, data.train(), "train");
        rows(w, data.test(), "test");
        if (data.validation() != null) {
            rows(w, data.validation(), "validation");
        }
    }

    private static void rows(Writer w, TensorDataset d, String part) throws IOException {
        Tensor x = d.x();
        int width = x.numel() / Math.max(1, d.rows());
        StringBuilder line = new StringBuilder();
        for (int r = 0; r < d.rows(); r++) {
            line.setLength(0);
            for (int c = 0; c < width; c++) {
                line.append(x.data()[r * width + c]).append(',');
            }
            w.append(line.append(d.y().data()[r]).append(',').append(part).append('\n'));
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    // ---- batches

    private boolean batched() {
        return setup.batchSize() != Setup.ALL_ROWS && setup.batchSize() < data.train().rows();
    }

    private int orderedEpochs() {
        return (int) Math.min(epochs, MOST_ORDER / data.train().rows());
    }

    private boolean ordered() {
        return batched() && orderedEpochs() > 0;
    }

    /// Descent's order of the train rows, an epoch a row.
    private int[][] order() {
        Generator shuffle = Generator.of(setup.seed(), TrainedModel.SHUFFLE);
        int[][] order = new int[orderedEpochs()][];
        for (int e = 0; e < order.length; e++) {
            order[e] = shuffle.permutation(data.train().rows());
        }
        return order;
    }

    private String batches() {
        if (!batched()) {
            return "";
        }
        String drawn = ordered() ? "order[epoch].long() if epoch < len(order) else torch.randperm(len(X_train))" : "torch.randperm(len(X_train))";
        return "batch_size = " + setup.batchSize() + "\n" + (ordered() ? "order = read_safetensors(\"order.safetensors\")[\"order\"]"
                + "  # Descent's order of the rows, a line an epoch\n" : "")
                + "\n\ndef loader(epoch):\n    \"\"\"The batches of an epoch: row numbers.\"\"\"\n    return (" + drawn + ").split(batch_size)\n";
    }

    // ---- script

    private String filled(String template) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("target", PythonWords.target(data.task()));
        words.put("layers", PythonWords.layers(setup, data.preprocessing()));
        words.put("loss", PythonWords.loss(setup.loss()));
        words.put("shareLoss", PythonWords.shareLoss(setup.loss()));
        words.put("name", PythonWords.name(setup.loss()));
        words.put("optimizer", PythonWords.optimizer(setup.optimizer()));
        words.put("schedule", PythonWords.schedule(setup.schedule()));
        words.put("scheduleStep", PythonWords.scheduleStep(setup.schedule()));
        words.put("epochs", String.valueOf(epochs));
        words.put("rates", rates());
        words.put("watched", setup.watched());
        words.put("stopStart", setup.stopsEarly() ? "lowest, best = float(\"inf\"), 0\n" : "");
        words.put("stop", setup.stopsEarly() ? stop() : "");
        words.put("batches", batches());
        words.put("step", rates.isEmpty() ? "" : "step = 0\n");
        words.put("batchesOfEpoch", batched() ? "loader(epoch)" : "[torch.arange(len(X_train))]");
        words.put("rateLines", rateLines("        "));
        words.put("loop", batched() ? "    for batch in loader(epoch):\n        X, y = X_train[batch], y_train[batch]\n" + lines("        ")
                : "    X, y = X_train, y_train\n" + lines("    "));
        String text = resource(template);
        for (Map.Entry<String, String> w : words.entrySet()) {
            text = text.replace("{{" + w.getKey() + "}}", w.getValue());
        }
        return text;
    }

    /// The five lines of the lesson.
    private String lines(String indent) {
        String name = PythonWords.name(setup.loss());
        return indent + "predictions = model(X)\n"
                + indent + name + " = loss(predictions, y)\n"
                + indent + name + ".backward()\n"
                + rateLines(indent)
                + indent + "optimizer.step()\n"
                + indent + "optimizer.zero_grad()\n"
                + indent + "total += " + name + ".item() * len(X)";
    }

    /// Early stopping as Descent does it: in a run that was continued patience counts from there on.
    private String stop() {
        String since = countsFrom == 0 ? "best" : "max(best, " + countsFrom + ")";
        return "    if tested < lowest:\n        lowest, best = tested, epoch + 1\n"
                + "    if epoch + 1 - " + since + " >= " + setup.patience() + ":  # early stopping: not lower for so many epochs"
                + (countsFrom == 0 ? "" : " since the run was continued") + "\n        break\n";
    }

    private String rates() {
        if (rates.isEmpty()) {
            return "";
        }
        StringBuilder s = new StringBuilder("# the learning rate was changed by hand: the number of the update and the new rate\nrates = {");
        rates.forEach(r -> s.append(r.step()).append(": ").append(r.lr()).append(", "));
        return s.replace(s.length() - 2, s.length(), "}\n").toString();
    }

    private String rateLines(String indent) {
        return rates.isEmpty() ? "" : indent + "step += 1\n" + indent + "if step in rates:\n" + indent + "    optimizer.param_groups[0][\"lr\"] = rates[step]\n";
    }

    private static String resource(String name) {
        try (InputStream in = PythonExport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
