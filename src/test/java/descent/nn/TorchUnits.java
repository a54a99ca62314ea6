package descent.nn;

import com.fasterxml.jackson.databind.JsonNode;
import descent.tensor.Generator;
import descent.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Single functions of the reference files: activations, losses at awkward points, layers, initial weights.
final class TorchUnits {
    /// float32 against float64 of one function: a few ulp, and nothing below what float32 resolves beside 1.
    private static final double RELATIVE = 2e-5;
    private static final double ABSOLUTE = 3e-7;
    /// What PyTorch has and Descent does not offer.
    static final Set<String> NOT_OFFERED = Set.of("selu", "silu", "softsign", "relu6", "hardtanh", "hardsigmoid", "mish", "logsigmoid",
            "bce on probabilities (log clamped to -100)", "softmax row then sum of squares");

    private TorchUnits() { }

    static List<String> activation(String name, JsonNode points, JsonNode wanted) {
        Module f = TorchNames.activation(name);
        Tensor x = Tensor.of(TorchJson.floats(points), points.size(), 1).requiresGrad(true);
        Tensor y = f.forward(x);
        y.sum().backward();
        List<String> wrong = new ArrayList<>();
        near(wrong, name + " y", y.data(), TorchJson.doubles(wanted.get("float64").get("y")));
        near(wrong, name + " dy", x.grad(), TorchJson.doubles(wanted.get("float64").get("dy")));
        Tensor odd = Tensor.of(new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}, 3, 1);
        near(wrong, name + " of nan, inf, -inf", f.forward(odd).data(), TorchJson.doubles(wanted.get("nan_inf_-inf")));
        return wrong;
    }

    private static void near(List<String> wrong, String what, float[] got, double[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            double tolerance = Math.max(ABSOLUTE, Math.abs(wanted[i]) * RELATIVE);
            String d = TorchJson.differs(what + "[" + i + "]", new float[] {got[i]}, new double[] {wanted[i]}, tolerance);
            if (d != null) {
                wrong.add(d);
            }
        }
    }

    static List<String> loss(String name, JsonNode c) {
        List<String> wrong = new ArrayList<>();
        if (name.contains("shape trap")) {
            try {
                new MSELoss().forward(Tensor.zeros(4, 1).requiresGrad(true), Tensor.zeros(4));
                wrong.add("(N,1) against (N) was not refused");
            } catch (IllegalArgumentException e) {
                if (!e.getMessage().contains("[4, 1]") || !e.getMessage().contains("[4]")) {
                    wrong.add("the refusal does not name both shapes: " + e.getMessage());
                }
            }
            return wrong;
        }
        Tensor p = TorchJson.tensor(c.get("input")).requiresGrad(true);
        Tensor l = lossNamed(name).forward(p, TorchJson.tensor(c.get("target")));
        l.backward();
        JsonNode w = c.get("float64");
        near(wrong, name + " loss", l.data(), new double[] {w.get("loss").asDouble()});
        near(wrong, name + " grad", p.grad(), TorchJson.doubles(w.get("grad")));
        return wrong;
    }

    /// The names of losses.json are sentences: `smoothl1 beta.5`, `ce class weights 1,2,.5 (…)`.
    private static Loss lossNamed(String name) {
        String plain = name.replaceAll("\\(.*\\)", "").strip();
        if (plain.startsWith("ce class weights ")) {
            String[] w = plain.substring("ce class weights ".length()).strip().split(",");
            double[] weights = new double[w.length];
            for (int i = 0; i < w.length; i++) {
                weights[i] = Double.parseDouble(w[i]);
            }
            return new CrossEntropyLoss(0, weights);
        }
        return TorchNames.loss(plain.replace("label_smoothing ", "ls").replace(' ', '_'));
    }

    static List<String> batchNorm(JsonNode c) {
        BatchNorm1d layer = new BatchNorm1d(2);
        Map<String, Tensor> state = new LinkedHashMap<>(layer.stateDict());
        List<String> wrong = new ArrayList<>();
        Tensor x = TorchJson.tensor(c.get("input")).requiresGrad(true);
        Tensor out = layer.forward(x);
        near(wrong, "train_out", out.data(), TorchJson.doubles(c.get("train_out")));
        out.mul(TorchJson.tensor(c.get("upstream"))).sum().backward();
        double[] dx = TorchJson.doubles(c.get("dx"));
        String d = TorchJson.differs("dx", x.grad(), dx, 2e-4 * TorchJson.largest(dx));
        if (d != null) {
            wrong.add(d);
        }
        near(wrong, "dweight", layer.gradDict().get("weight").data(), TorchJson.doubles(c.get("dweight")));
        near(wrong, "dbias", layer.gradDict().get("bias").data(), TorchJson.doubles(c.get("dbias")));
        near(wrong, "running_mean", layer.stateDict().get("running_mean").data(), TorchJson.doubles(c.get("running_mean")));
        near(wrong, "running_var", layer.stateDict().get("running_var").data(), TorchJson.doubles(c.get("running_var")));
        layer.eval();
        near(wrong, "eval_out", layer.forward(x).data(), TorchJson.doubles(c.get("eval_out")));
        layer.train();
        try {
            layer.forward(Tensor.zeros(1, 2));
            wrong.add("a training batch of one row was not refused; state before " + state.keySet());
        } catch (IllegalArgumentException e) {
            if (!e.getMessage().startsWith("Expected more than 1 value per channel when training")) {
                wrong.add("one row refused with other words: " + e.getMessage());
            }
        }
        return wrong;
    }

    static List<String> layerNorm(JsonNode c, JsonNode input, JsonNode upstream) {
        LayerNorm layer = new LayerNorm(2);
        List<String> wrong = new ArrayList<>();
        Tensor x = TorchJson.tensor(input).requiresGrad(true);
        Tensor out = layer.forward(x);
        near(wrong, "out", out.data(), TorchJson.doubles(c.get("out")));
        out.mul(TorchJson.tensor(upstream)).sum().backward();
        near(wrong, "dx", x.grad(), TorchJson.doubles(c.get("dx")));
        near(wrong, "dweight", layer.gradDict().get("weight").data(), TorchJson.doubles(c.get("dweight")));
        near(wrong, "dbias", layer.gradDict().get("bias").data(), TorchJson.doubles(c.get("dbias")));
        return wrong;
    }

    static List<String> dropout(double p, JsonNode c) {
        int n = 100_000;
        float[] ones = new float[n];
        Arrays.fill(ones, 1);
        float[] y = new Dropout(p, Generator.of(1, "dropout")).forward(Tensor.of(ones, n / 10, 10)).data();
        int zeros = 0;
        List<String> wrong = new ArrayList<>();
        for (float v : y) {
            if (v == 0) {
                zeros++;
            } else if (Math.abs(v - c.get("kept_value").asDouble()) > 1e-5) {
                wrong.add("kept value " + v + ", wanted " + c.get("kept_value"));
                return wrong;
            }
        }
        double fiveDeviations = 5 * Math.sqrt(p * (1 - p) / n);
        if (Math.abs(zeros / (double) n - p) > fiveDeviations) {
            wrong.add("share of zeros " + zeros / (double) n + ", wanted " + p);
        }
        return wrong;
    }

    static List<String> initialWeights(JsonNode c) {
        int in = c.get("fan_in").asInt();
        int out = Math.max(1, 20_000 / in);
        Linear layer = new Linear(in, out, Generator.of(7, "init"));
        List<String> wrong = new ArrayList<>();
        double bound = c.get("bound").asDouble();
        layer.stateDict().forEach((name, t) -> {
            double squares = 0;
            for (float v : t.data()) {
                squares += v * v;
                if (Math.abs(v) > bound * (1 + 1e-6)) {
                    wrong.add(name + " " + v + " beyond " + bound);
                }
            }
            double std = Math.sqrt(squares / t.numel());
            double tolerance = 5 * c.get("uniform_std").asDouble() / Math.sqrt(2.0 * t.numel());
            if (Math.abs(std - c.get("uniform_std").asDouble()) > tolerance) {
                wrong.add(name + " std " + std + ", wanted " + c.get("uniform_std"));
            }
        });
        return wrong;
    }
}
