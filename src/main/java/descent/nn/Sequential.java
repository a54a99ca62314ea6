package descent.nn;

import descent.tensor.Engine;
import descent.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Layers one after the other; entry names carry the place: `0.weight`, `2.bias`.
///
/// Shapes: `x: [N, in of the first layer] → y: [N, out of the last]`.
/// Speed: the layers run as one plan per batch size, over buffers that are used again. So the tensor that forward()
/// returns **is overwritten by the next forward() of the same batch size** (with gradients, or without under noGrad:
/// two separate plans): copy what must stay. A backward() whose numbers are gone refuses loudly. After the first step
/// of a batch size no step allocates. Modules of other kinds run one by one.
/// Source: `torch.nn.Sequential`.
public final class Sequential extends Module {
    private static final int PLANS = 8;

    private final Engine engine = Engine.current();
    private final List<Module> modules;
    private final List<Layer> layers;
    private final Plan[] plans = new Plan[PLANS];

    public Sequential(Module... modules) {
        this.modules = List.of(modules);
        this.layers = flat(this.modules);
    }

    /// The layers without nesting, or null when one module is no layer.
    private static List<Layer> flat(List<Module> modules) {
        List<Layer> flat = new ArrayList<>();
        for (Module m : modules) {
            switch (m) {
                case Layer l -> flat.add(l);
                case Sequential s when s.layers != null -> flat.addAll(s.layers);
                default -> {
                    return null;
                }
            }
        }
        return flat;
    }

    public int size() {
        return modules.size();
    }

    public Module get(int i) {
        return modules.get(i);
    }

    @Override
    public Tensor forward(Tensor x) {
        if (layers == null) {
            Tensor y = x;
            for (Module m : modules) {
                y = m.forward(y);
            }
            return y;
        }
        return layers.isEmpty() ? x : plan(x).forward(x);
    }

    /// The plan for this batch, moved to the front; the plan used longest ago gives way.
    private Plan plan(Tensor x) {
        boolean recording = Tensor.gradEnabled();
        for (int i = 0; i < PLANS && plans[i] != null; i++) {
            if (plans[i].fits(x, recording)) {
                return toFront(plans[i], i);
            }
        }
        return toFront(new Plan(layers, x, engine), PLANS - 1);
    }

    private Plan toFront(Plan p, int at) {
        for (int i = at; i > 0; i--) {
            plans[i] = plans[i - 1];
        }
        plans[0] = p;
        return p;
    }

    /// Forgets the buffers of all batch sizes; the next forward() lays them out again. What it handed out before is no longer kept
    /// up to date, and a backward() of it must not come any more.
    public void forgetPlans() {
        Arrays.fill(plans, null);
        for (Module m : modules) {
            if (m instanceof Sequential s) {
                s.forgetPlans();
            }
        }
    }

    @Override
    protected void collect(String prefix, Entries into) {
        for (int i = 0; i < modules.size(); i++) {
            modules.get(i).collect(prefix + i + ".", into);
        }
    }

    @Override
    void training(boolean mode) {
        super.training(mode);
        modules.forEach(m -> m.training(mode));
    }

    @Override
    public String toString() {
        return "Sequential" + modules;
    }
}
