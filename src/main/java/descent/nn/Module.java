package descent.nn;

import descent.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Base of everything that computes with weights of its own.
///
/// Names and shapes of [#stateDict()] are PyTorch's: `weight` of a Linear is [out, in], row-major, although it lies
/// here as [in][out]. Source: PyTorch's `torch.nn.Module`.
public abstract class Module {
    private boolean training = true;

    /// The output for a batch `x: [N, in]`.
    public abstract Tensor forward(Tensor x);

    /// Hands each parameter and buffer with its full name to `into`, in PyTorch's order.
    protected abstract void collect(String prefix, Entries into);

    /// Takes what [#collect] hands out.
    public interface Entries {
        void parameter(String name, Tensor t);

        void buffer(String name, Tensor t);
    }

    /// The live parameters by name, in PyTorch's order.
    public Map<String, Tensor> namedParameters() {
        LinkedHashMap<String, Tensor> named = new LinkedHashMap<>();
        collect("", new Entries() {
            @Override
            public void parameter(String name, Tensor t) {
                named.put(name, t);
            }

            @Override
            public void buffer(String name, Tensor t) { }
        });
        return named;
    }

    /// The live buffers by name: numbers that are kept with the weights and not trained (running statistics).
    public Map<String, Tensor> namedBuffers() {
        LinkedHashMap<String, Tensor> named = entries();
        named.keySet().removeAll(namedParameters().keySet());
        return named;
    }

    public List<Tensor> parameters() {
        return new ArrayList<>(namedParameters().values());
    }

    private LinkedHashMap<String, Tensor> entries() {
        LinkedHashMap<String, Tensor> all = new LinkedHashMap<>();
        collect("", new Entries() {
            @Override
            public void parameter(String name, Tensor t) {
                all.put(name, t);
            }

            @Override
            public void buffer(String name, Tensor t) {
                all.put(name, t);
            }
        });
        return all;
    }

    /// Copies of all parameters and buffers in PyTorch's layout.
    public LinkedHashMap<String, Tensor> stateDict() {
        LinkedHashMap<String, Tensor> copies = new LinkedHashMap<>();
        entries().forEach((name, t) -> copies.put(name, t.exported()));
        return copies;
    }

    /// Copies of the gradients by parameter name in PyTorch's layout; parameters without a gradient are left out.
    public LinkedHashMap<String, Tensor> gradDict() {
        LinkedHashMap<String, Tensor> copies = new LinkedHashMap<>();
        namedParameters().forEach((name, t) -> {
            if (t.hasGrad()) {
                copies.put(name, t.exported(t.grad()));
            }
        });
        return copies;
    }

    /// Takes over weights and buffers; every name must be there with its shape, and no other. Nothing is changed when one is wrong.
    public void loadStateDict(Map<String, Tensor> state) {
        LinkedHashMap<String, Tensor> mine = entries();
        List<String> missing = mine.keySet().stream().filter(n -> !state.containsKey(n)).toList();
        List<String> unexpected = state.keySet().stream().filter(n -> !mine.containsKey(n)).toList();
        if (!missing.isEmpty() || !unexpected.isEmpty()) {
            throw new IllegalArgumentException("the weights do not belong to this network: missing " + missing
                    + ", unexpected " + unexpected);
        }
        LinkedHashMap<String, float[]> checked = new LinkedHashMap<>();
        mine.forEach((name, t) -> {
            float[] values = new float[t.numel()];
            t.importInto(values, state.get(name), name);
            checked.put(name, values);
        });
        mine.forEach((name, t) -> System.arraycopy(checked.get(name), 0, t.data(), 0, t.numel()));
    }

    /// Training mode: Dropout drops, BatchNorm1d uses the batch's own mean and variance.
    public void train() {
        training(true);
    }

    /// Evaluation mode: Dropout is the identity, BatchNorm1d uses its running mean and variance.
    public void eval() {
        training(false);
    }

    public boolean training() {
        return training;
    }

    void training(boolean mode) {
        training = mode;
    }

    /// Forgets the gradients of all parameters.
    public void zeroGrad() {
        namedParameters().values().forEach(Tensor::zeroGrad);
    }

    /// The layer as PyTorch prints it, such as `Linear(4, 16)`.
    @Override
    public String toString() {
        return getClass().getSimpleName() + "()";
    }
}
