package descent.tensor;

/// One step of the recorded computation: it knows the tensors that went in and how the gradient of its
/// output becomes gradients of them. Kept by the output tensor; walked by [Tensor#backward()].
///
/// Recycled buffers: layers and losses of `descent.nn` reuse their output tensors. Each reuse counts up the tensor's
/// version; a gradient function remembers the versions that it saw and refuses to run on numbers that are gone.
public abstract class GradFn {
    private final Tensor[] inputs;
    private final int[] versions;

    protected GradFn(Tensor... inputs) {
        this.inputs = inputs;
        this.versions = new int[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            versions[i] = inputs[i] == null ? 0 : inputs[i].version();
        }
    }

    /// Adds the gradient of `output` ([Tensor#grad()], never null here) to the gradients of those inputs that require it.
    protected abstract void backward(Tensor output);

    /// Input `i` of the computation.
    public final Tensor input(int i) {
        return inputs[i];
    }

    final int inputCount() {
        return inputs.length;
    }

    /// For functions that are used again each step: input `i` is now `t`, in its present version.
    protected final void rebind(int i, Tensor t) {
        inputs[i] = t;
        versions[i] = t.version();
    }

    final void checkVersions() {
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i] != null && inputs[i].version() != versions[i]) {
                throw new IllegalStateException("backward() came too late: a tensor of this computation was overwritten by a later"
                        + " forward(); call backward() before the next forward(), or run the other forward under Tensor.noGrad");
            }
        }
    }
}
