package descent.nn;

import com.fasterxml.jackson.databind.JsonNode;
import descent.optim.Optimizer;
import descent.tensor.Generator;
import descent.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One run of a problem file: trained with our engine and held against PyTorch's float64 numbers.
final class TorchRun {
    /// First-step gradients and weights, as a share of the tensor's largest entry (reference/README).
    private static final double FIRST_STEP = 2e-5;
    /// Losses of the epochs 1 to 10, relative.
    private static final double TEN_EPOCHS = 1e-4;
    /// Loss of the last epoch, relative, or ten times the difference of PyTorch's own float32.
    private static final double LAST_EPOCH = 1e-3;

    private final JsonNode problem;
    private final JsonNode run;
    private final JsonNode wanted;
    private final Sequential model;
    private final Loss loss;
    private final Optimizer optimizer;
    private final String lossName;
    private final int batch;
    private final List<String> wrong = new ArrayList<>();
    private final List<Float> stepLosses = new ArrayList<>();

    TorchRun(JsonNode problem, String name) {
        this.problem = problem;
        this.run = problem.get("runs").get(name);
        this.wanted = run.get("float64");
        String[] parts = name.split("\\|");
        if (parts.length < 2 || parts.length > 3 || (parts.length == 3 && !parts[2].matches("batch[0-9]+"))) {
            throw new IllegalArgumentException("unknown run name '" + name + "': <optimizer>|<loss>[|batchN] is known");
        }
        this.lossName = parts[1];
        this.model = network(problem);
        this.loss = TorchNames.loss(lossName);
        this.optimizer = TorchNames.optimizer(parts[0], model.namedParameters());
        int rows = problem.get("x_train").size();
        this.batch = parts.length == 3 ? Integer.parseInt(parts[2].substring(5)) : rows;
    }

    static Sequential network(JsonNode problem) {
        JsonNode arch = problem.get("arch");
        List<Module> layers = new ArrayList<>();
        for (int i = 0; i + 1 < arch.size(); i++) {
            if (i > 0) {
                layers.add(TorchNames.activation(problem.get("act").asText()));
            }
            layers.add(new Linear(arch.get(i).asInt(), arch.get(i + 1).asInt(), Generator.of(0, "init")));
        }
        Sequential s = new Sequential(layers.toArray(Module[]::new));
        Map<String, Tensor> weights = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> e : problem.get("init_weights").properties()) {
            weights.put(e.getKey(), TorchJson.tensor(e.getValue()));
        }
        s.loadStateDict(weights);
        return s;
    }

    /// What is wrong, in words; empty when the run passes.
    List<String> check() {
        Tensor x = TorchJson.tensor(problem.get("x_train"));
        Tensor y = target(problem.get("y_train"), x.size(0));
        Tensor xTest = TorchJson.tensor(problem.get("x_test"));
        Tensor yTest = target(problem.get("y_test"), xTest.size(0));
        relative("test_loss_before", evaluate(xTest, yTest), TEN_EPOCHS);
        int epochs = wanted.get("epoch_loss").size();
        double last = Math.max(LAST_EPOCH, 10 * run.path("max_rel_diff_f32_vs_f64_epoch_loss").asDouble());
        for (int e = 0; e < epochs; e++) {
            double got = epoch(x, y, e == 0);
            double tolerance = e < 10 ? TEN_EPOCHS : e == epochs - 1 ? last : Double.POSITIVE_INFINITY;
            add(TorchJson.differsRelative("epoch_loss " + (e + 1), got, wanted.get("epoch_loss").get(e).asDouble(), tolerance));
        }
        if (wanted.has("step_loss_first_2_epochs")) {
            double[] steps = TorchJson.doubles(wanted.get("step_loss_first_2_epochs"));
            for (int i = 0; i < steps.length; i++) {
                add(TorchJson.differsRelative("step_loss " + (i + 1), stepLosses.get(i), steps[i], TEN_EPOCHS));
            }
        }
        return wrong;
    }

    private double evaluate(Tensor x, Tensor y) {
        return Tensor.noGrad(() -> loss.forward(model.forward(x), y).item());
    }

    private double epoch(Tensor x, Tensor y, boolean first) {
        int rows = x.size(0);
        double sum = 0;
        for (int from = 0; from < rows; from += batch) {
            int to = Math.min(rows, from + batch);
            Tensor p = model.forward(rows(x, from, to));
            if (first && from == 0) {
                firstPredictions(p);
            }
            Tensor l = loss.forward(p, rows(y, from, to));
            stepLosses.add(l.item());
            sum += (double) l.item() * (to - from);
            l.backward();
            if (first && from == 0) {
                tensors("grad_step1", model.gradDict());
            }
            optimizer.step();
            optimizer.zeroGrad();
            if (first && from == 0) {
                tensors("weights_after_step1", model.stateDict());
            }
        }
        return sum / rows;
    }

    private void firstPredictions(Tensor p) {
        double[] w = TorchJson.doubles(wanted.get("pred_first_batch_first3"));
        float[] got = new float[w.length];
        System.arraycopy(p.data(), 0, got, 0, w.length);
        add(TorchJson.differs("pred_first_batch_first3", got, w, TEN_EPOCHS * Math.max(TorchJson.largest(w), 1e-3)));
    }

    private void tensors(String group, Map<String, Tensor> got) {
        JsonNode all = wanted.get(group);
        if (all.size() != got.size()) {
            add(group + " has " + all.size() + " tensors, ours " + got.keySet());
        }
        got.forEach((name, t) -> {
            double[] w = TorchJson.doubles(all.get(name));
            add(TorchJson.differs(group + " " + name, t.data(), w, FIRST_STEP * TorchJson.largest(w)));
        });
    }

    private void relative(String field, double got, double tolerance) {
        add(TorchJson.differsRelative(field, got, wanted.get(field).asDouble(), tolerance));
    }

    private void add(String difference) {
        if (difference != null) {
            wrong.add(difference);
        }
    }

    /// Targets in the form that the loss asks for: class indices `[N]`, else `[N, outputs]`.
    private Tensor target(JsonNode y, int rows) {
        JsonNode arch = problem.get("arch");
        int outputs = arch.get(arch.size() - 1).asInt();
        float[] v = TorchJson.floats(y);
        if (TorchNames.isCrossEntropy(lossName)) {
            return Tensor.of(v.length == rows ? v : largestIndex(v, rows), rows);
        }
        return Tensor.of(v.length == rows * outputs ? v : oneHot(v, outputs), rows, outputs);
    }

    private static float[] largestIndex(float[] v, int rows) {
        int width = v.length / rows;
        float[] index = new float[rows];
        for (int i = 0; i < v.length; i++) {
            if (v[i] > v[i / width * width + (int) index[i / width]]) {
                index[i / width] = i % width;
            }
        }
        return index;
    }

    private static float[] oneHot(float[] classes, int outputs) {
        float[] v = new float[classes.length * outputs];
        for (int i = 0; i < classes.length; i++) {
            v[i * outputs + (int) classes[i]] = 1;
        }
        return v;
    }

    private static Tensor rows(Tensor t, int from, int to) {
        int[] shape = t.shape();
        int width = t.numel() / shape[0];
        float[] part = new float[(to - from) * width];
        System.arraycopy(t.data(), from * width, part, 0, part.length);
        shape[0] = to - from;
        return Tensor.of(part, shape);
    }
}
