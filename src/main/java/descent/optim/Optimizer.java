package descent.optim;

import descent.tensor.Engine;
import descent.tensor.ParallelUpdate;
import descent.tensor.Tensor;
import descent.tensor.Update;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Changes parameters along their gradients, one [#step()] per batch.
///
/// A parameter without a gradient ([Tensor#hasGrad()] false) is left alone, as in PyTorch. The step t of the formulas counts the
/// calls of [#step()]; PyTorch's counts each parameter's own updates, so Adam, AdamW and Adagrad (with lrDecay) differ from it for a
/// parameter that had no gradient for some steps and has one again. After the first step no step allocates. Subnormal
/// moments become 0 (they would make later steps slow), equally in every kernel.
/// State: [#stateDict()] names `<parameter>.<slot>` in PyTorch's layout and `step`, the number of steps, as a pair of
/// floats (whole millions, rest) so that it stays exact. Source: PyTorch's `torch.optim`.
public abstract class Optimizer {
    private static final int MILLION = 1_000_000;

    private final ParallelUpdate updates = new ParallelUpdate(Engine.current());
    private final List<Parameter> parameters = new ArrayList<>();
    private double lr;
    private long steps;

    Optimizer(Map<String, Tensor> named, double lr) {
        require(!named.isEmpty(), "optimizer got an empty parameter list");
        require(lr >= 0 && Double.isFinite(lr), "Invalid learning rate: %s", lr);
        this.lr = lr;
    }

    /// Called once at the end of the subclass's constructor, when its settings stand.
    final void parameters(Map<String, Tensor> named) {
        named.forEach((name, t) -> parameters.add(new Parameter(name, t, slots(t))));
    }

    /// The formula and state for one parameter.
    abstract Slots slots(Tensor t);

    /// What one step's numbers derive from the number of steps, before the parameters are updated.
    void prepare(long step) { }

    /// After a state was loaded.
    void loaded() { }

    /// One update of every parameter that has a gradient.
    public final void step() {
        steps++;
        prepare(steps);
        for (int i = 0; i < parameters.size(); i++) {
            Parameter p = parameters.get(i);
            if (p.tensor.hasGrad()) {
                Update u = p.slots.update;
                u.grad = p.tensor.grad();
                u.first = !p.slots.touched;
                updates.run(u);
                p.slots.touched = true;
            }
        }
    }

    /// Forgets all gradients, so that the next backward() starts from none.
    public final void zeroGrad() {
        for (int i = 0; i < parameters.size(); i++) {
            parameters.get(i).tensor.zeroGrad();
        }
    }

    /// The learning rate of the next step.
    public final double lr() {
        return lr;
    }

    public final void lr(double newLr) {
        require(newLr >= 0 && Double.isFinite(newLr), "Invalid learning rate: %s", newLr);
        lr = newLr;
    }

    /// Number of steps so far.
    public final long steps() {
        return steps;
    }

    /// Copies of the state: `step` and, once a step was made, each parameter's slots in PyTorch's layout.
    public final LinkedHashMap<String, Tensor> stateDict() {
        LinkedHashMap<String, Tensor> state = new LinkedHashMap<>();
        long millions = steps / MILLION;
        state.put("step", Tensor.of(new float[] {millions, steps % MILLION}, 2));
        for (Parameter p : parameters) {
            if (p.slots.touched) {
                p.slots.arrays.forEach((slot, values) -> state.put(p.name + "." + slot, p.tensor.exported(values)));
            }
        }
        return state;
    }

    /// Takes over a state; names and shapes must be those of this optimizer. Nothing is changed when one is wrong.
    public final void loadStateDict(Map<String, Tensor> state) {
        Tensor step = state.get("step");
        require(step != null && step.numel() == 2, "the optimizer's state has no step counter");
        LinkedHashMap<String, float[]> loaded = new LinkedHashMap<>();
        for (Parameter p : parameters) {
            p.slots.arrays.forEach((slot, values) -> {
                String name = p.name + "." + slot;
                if (state.containsKey(name)) {
                    float[] copy = new float[values.length];
                    p.tensor.importInto(copy, state.get(name), name);
                    loaded.put(name, copy);
                }
            });
        }
        require(loaded.size() == state.size() - 1, "the state does not belong to this optimizer: it knows %s, got %s", loaded.keySet(), state.keySet());
        for (Parameter p : parameters) {
            p.slots.touched = false;
            p.slots.arrays.forEach((slot, values) -> {
                float[] from = loaded.get(p.name + "." + slot);
                p.slots.touched |= from != null;
                System.arraycopy(from == null ? new float[values.length] : from, 0, values, 0, values.length);
            });
        }
        steps = ((long) step.data()[0]) * MILLION + (long) step.data()[1];
        loaded();
    }

    static void require(boolean right, String message, Object... values) {
        if (!right) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, message, values));
        }
    }

    private record Parameter(String name, Tensor tensor, Slots slots) { }

    /// The state of one parameter: its arithmetic and the live arrays by PyTorch's slot names.
    static final class Slots {
        final Update update;
        final Map<String, float[]> arrays;
        /// Whether a step has written the arrays; before that they are all 0.
        boolean touched;

        Slots(Update update, Map<String, float[]> arrays) {
            this.update = update;
            this.arrays = arrays;
        }
    }
}
