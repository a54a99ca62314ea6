package descent.model;

import descent.data.Preprocessing;
import descent.model.NetworkSizes.Size;
import descent.model.TensorEntry.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which tensors a model's file must hold, with types and shapes, worked out from the settings before anything is built.
final class TensorNames {
    static final String OPTIMIZER = "optimizer.";
    static final String STEP = "step";
    static final String TRAIN_CURVE = "history.train";
    static final String TEST_CURVE = "history.test";
    static final String TRAIN_ROWS = "split.train_rows";
    static final String TEST_ROWS = "split.test_rows";
    /// Only where the set-up asks for validation rows.
    static final String VALIDATION_ROWS = "split.validation_rows";
    private static final String COUNTER = ".num_batches_tracked";

    private TensorNames() { }

    static Type typeOfWeight(String name) {
        return name.endsWith(COUNTER) ? Type.I64 : Type.F32;
    }

    /// PyTorch's state_dict of the network: names and shapes.
    static Map<String, List<Integer>> weights(Setup setup, Preprocessing p) {
        NetworkSizes sizes = NetworkSizes.of(setup.layers(), p.inFeatures(), p.outFeatures());
        if (!sizes.problem().isEmpty()) {
            throw new Refused("its network cannot be built: " + withoutStop(sizes.problem()));
        }
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        for (int i = 0; i < setup.layers().size(); i++) {
            Size s = sizes.layers().get(i);
            switch (setup.layers().get(i)) {
                case LayerSpec.Linear l -> weightAndBias(shapes, i, List.of(s.out(), s.in()), s.out());
                case LayerSpec.LayerNorm l -> weightAndBias(shapes, i, List.of(s.in()), s.in());
                case LayerSpec.BatchNorm1d l -> {
                    weightAndBias(shapes, i, List.of(s.in()), s.in());
                    shapes.put(i + ".running_mean", List.of(s.in()));
                    shapes.put(i + ".running_var", List.of(s.in()));
                    shapes.put(i + COUNTER, List.of());
                }
                default -> { }
            }
        }
        return shapes;
    }

    private static void weightAndBias(Map<String, List<Integer>> shapes, int layer, List<Integer> weight, int bias) {
        shapes.put(layer + ".weight", weight);
        shapes.put(layer + ".bias", List.of(bias));
    }

    static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /// What a file may hold of each parameter beside its numbers: what the optimizer keeps, and the gradient of a run that
    /// never sets it to zero.
    /// @return groups, in the order of the file; of each group a parameter has all or none
    static List<List<String>> kept(Setup setup) {
        List<String> gradient = setup.fault() == Fault.SKIP_ZERO_GRAD ? List.of(TrainedModel.GRAD.substring(1)) : List.of();
        return List.of(slots(setup.optimizer()), gradient);
    }

    /// What an optimizer keeps for each parameter.
    private static List<String> slots(OptimizerSpec o) {
        return switch (o) {
            case OptimizerSpec.SGD s -> s.momentum() == 0 ? List.of() : List.of("momentum_buffer");
            case OptimizerSpec.Adam a -> adam(a.amsgrad());
            case OptimizerSpec.AdamW a -> adam(a.amsgrad());
            case OptimizerSpec.RMSprop r -> {
                List<String> slots = new ArrayList<>(List.of("square_avg"));
                if (r.centered()) {
                    slots.add("grad_avg");
                }
                if (r.momentum() > 0) {
                    slots.add("momentum_buffer");
                }
                yield slots;
            }
            case OptimizerSpec.Adagrad a -> List.of("sum");
        };
    }

    private static List<String> adam(boolean amsgrad) {
        return amsgrad ? List.of("exp_avg", "exp_avg_sq", "max_exp_avg_sq") : List.of("exp_avg", "exp_avg_sq");
    }

    /// Refuses a file whose tensors are not exactly those that its settings ask for. A parameter may be without
    /// optimizer state (no step was made yet); it never has a part of it.
    static void check(Header header, Setup setup, Preprocessing p) {
        Map<String, TensorEntry> left = new LinkedHashMap<>();
        header.tensors().forEach(t -> left.put(t.name(), t));
        weights(setup, p).forEach((name, shape) -> {
            take(left, name, typeOfWeight(name), shape);
            if (!name.contains(".running_") && !name.endsWith(COUNTER)) {
                kept(setup).forEach(group -> takeSlots(left, name, shape, group));
            }
        });
        take(left, OPTIMIZER + STEP, Type.I64, List.of());
        List<Integer> curve = take(left, TRAIN_CURVE, Type.F32, null).shape();
        take(left, TEST_CURVE, Type.F32, curve);
        for (String rows : setup.split().hasValidation() ? List.of(TRAIN_ROWS, TEST_ROWS, VALIDATION_ROWS) : List.of(TRAIN_ROWS, TEST_ROWS)) {
            take(left, rows, Type.I64, null);
        }
        TensorEntry last = header.tensors().getLast();
        if (last.name().equals(QuickSum.TENSOR) && QuickSum.isAskedFor(last.begin())) {
            take(left, QuickSum.TENSOR, QuickSum.TYPE, QuickSum.SHAPE);
        }
        if (!left.isEmpty()) {
            throw new Refused("it holds the tensor " + Refused.quote(left.keySet().iterator().next()) + ", which its network does not ask for");
        }
    }

    private static void takeSlots(Map<String, TensorEntry> left, String parameter, List<Integer> shape, List<String> slots) {
        Set<String> there = left.keySet();
        if (slots.stream().anyMatch(s -> there.contains(OPTIMIZER + parameter + "." + s))) {
            slots.forEach(s -> take(left, OPTIMIZER + parameter + "." + s, Type.F32, shape));
        }
    }

    /// @param shape null: any of one dimension
    private static TensorEntry take(Map<String, TensorEntry> left, String name, Type type, List<Integer> shape) {
        TensorEntry t = left.remove(name);
        if (t == null) {
            throw new Refused("the tensor " + Refused.quote(name) + " is missing");
        }
        if (t.type() != type || !(shape == null ? t.shape().size() == 1 : t.shape().equals(shape))) {
            throw new Refused("its tensor " + Refused.quote(name) + " is " + t.type() + " " + t.shape() + ", but must be " + type + " "
                    + (shape == null ? "[n]" : shape));
        }
        return t;
    }
}
