package descent.tensor;

import java.util.Arrays;
import java.util.function.Supplier;

/// A block of float32 numbers in row-major order, with its gradient.
///
/// Shapes: 0-dimensional (scalar) upwards; operations of two tensors broadcast as in NumPy (losses never do).
/// Gradients: an operation on a tensor that [#requiresGrad()] is recorded; [#backward()] on a scalar walks the record
/// in reverse topological order and **adds** to [#grad()] of the leaves; a tensor that is used twice gets the sum.
/// Operations live in files of their own, each gradient beside its forward: [Arithmetic], [Elementwise], [Reduction],
/// [MatMul], [Shaping].
///
/// Not safe for use by several threads at once. Errors: `IllegalArgumentException` that names both shapes.
/// Source: PyTorch's `torch.Tensor` for names and meaning.
public final class Tensor {
    private static final ScopedValue<Boolean> NO_GRAD = ScopedValue.newInstance();
    private static final ScopedValue.Carrier WITHOUT = ScopedValue.where(NO_GRAD, Boolean.TRUE);

    private final float[] data;
    private final int[] shape;
    private float[] grad;
    private boolean hasGrad;
    private boolean requiresGrad;
    private boolean transposedOutside;
    private GradFn gradFn;
    private int version;
    private Backward walk;
    private Backward visitedBy;
    private int visitedPass;

    private Tensor(float[] data, int[] shape) {
        this.data = data;
        this.shape = shape;
    }

    /// Takes the array as it is, without a copy.
    public static Tensor of(float[] data, int... shape) {
        long n = Shaping.count(shape);
        if (n != data.length) {
            throw new IllegalArgumentException("shape " + Arrays.toString(shape) + " needs " + n + " numbers, but "
                    + data.length + " came");
        }
        return new Tensor(data, shape.clone());
    }

    public static Tensor zeros(int... shape) {
        return new Tensor(new float[Math.toIntExact(Shaping.count(shape))], shape.clone());
    }

    public static Tensor scalar(float v) {
        return new Tensor(new float[] {v}, new int[0]);
    }

    /// Result of an operation: `fn` is kept when one of its inputs requires a gradient and recording is on.
    public static Tensor result(float[] data, int[] shape, GradFn fn) {
        Tensor t = new Tensor(data, shape);
        boolean needs = false;
        for (int i = 0; i < fn.inputCount(); i++) {
            needs |= fn.input(i).requiresGrad;
        }
        t.record(needs && gradEnabled() ? fn : null);
        return t;
    }

    // ---- what it is

    public int[] shape() {
        return shape.clone();
    }

    public int size(int dim) {
        return shape[dim < 0 ? dim + shape.length : dim];
    }

    public int dim() {
        return shape.length;
    }

    public int numel() {
        return data.length;
    }

    /// The live array. Weights of Linear lie in it as [in][out]; see [#exported()] for PyTorch's layout.
    public float[] data() {
        return data;
    }

    /// The one number of a tensor with one element.
    public float item() {
        if (data.length != 1) {
            throw new IllegalArgumentException("item() needs a tensor with one element, this one has shape " + this);
        }
        return data[0];
    }

    public boolean sameShape(Tensor o) {
        return Arrays.equals(shape, o.shape);
    }

    /// The shape, such as `[120, 4]`.
    @Override
    public String toString() {
        return Arrays.toString(shape);
    }

    // ---- PyTorch's layout outside

    /// Marks a weight that lies here as [in][out] and is shown to the outside as [out, in], PyTorch's layout.
    public Tensor transposedOutside() {
        transposedOutside = true;
        return this;
    }

    /// A copy in PyTorch's layout, without gradient.
    public Tensor exported() {
        return exported(data);
    }

    /// A copy of an array of this tensor's size (its gradient, an optimizer's moments) in PyTorch's layout.
    public Tensor exported(float[] values) {
        if (!transposedOutside) {
            return of(values.clone(), shape);
        }
        return of(Shaping.transposed(values, shape[0], shape[1]), shape[1], shape[0]);
    }

    /// Fills `target`, an array of this tensor's size, from a tensor in PyTorch's layout; both shapes are named when they differ.
    public void importInto(float[] target, Tensor from, String name) {
        int[] wanted = transposedOutside ? new int[] {shape[1], shape[0]} : shape;
        if (!Arrays.equals(wanted, from.shape)) {
            throw new IllegalArgumentException("size mismatch for " + name + ": expected shape " + Arrays.toString(wanted)
                    + ", got " + Arrays.toString(from.shape));
        }
        float[] source = transposedOutside ? Shaping.transposed(from.data, wanted[0], wanted[1]) : from.data;
        System.arraycopy(source, 0, target, 0, target.length);
    }

    // ---- gradient

    public boolean requiresGrad() {
        return requiresGrad;
    }

    public Tensor requiresGrad(boolean b) {
        if (gradFn != null && !b) {
            throw new IllegalStateException("only leaf tensors can be told not to require a gradient; use detach()");
        }
        requiresGrad = b;
        return this;
    }

    /// The live gradient, of the same layout as [#data()]; null before the first backward() and after [#zeroGrad()].
    public float[] grad() {
        return hasGrad ? grad : null;
    }

    public boolean hasGrad() {
        return hasGrad;
    }

    /// Forgets the gradient (PyTorch's `set_to_none=True`): the next backward() writes instead of adding.
    public void zeroGrad() {
        hasGrad = false;
    }

    /// For gradient functions: the gradient array to add to, zeros at first.
    public float[] gradToAdd() {
        if (!hasGrad) {
            Arrays.fill(gradToWrite(), 0f);
        }
        return grad;
    }

    /// For gradient functions that write every element: the array with whatever it held; asked only while [#hasGrad()] is false.
    public float[] gradToWrite() {
        if (grad == null) {
            grad = new float[data.length];
        }
        hasGrad = true;
        return grad;
    }

    /// Gradients of everything that this scalar was computed from, added up in the leaves.
    public void backward() {
        if (data.length != 1) {
            throw new IllegalStateException("grad can be implicitly created only for scalar outputs; this tensor has shape " + this
                    + ": take sum() or mean() first");
        }
        if (!requiresGrad) {
            throw new IllegalStateException("element 0 of tensors does not require grad: nothing in this computation does");
        }
        if (walk == null) {
            walk = new Backward();
        }
        walk.run(this);
    }

    /// The same numbers without their history; shares the array.
    public Tensor detach() {
        return new Tensor(data, shape);
    }

    /// Whether operations are being recorded on this thread.
    public static boolean gradEnabled() {
        return !NO_GRAD.isBound();
    }

    /// Runs without recording, as PyTorch's `with torch.no_grad():`.
    public static void noGrad(Runnable work) {
        WITHOUT.run(work);
    }

    /// Runs without recording, as PyTorch's `with torch.no_grad():`.
    public static <T> T noGrad(Supplier<T> work) {
        return WITHOUT.call(work::get);
    }

    // ---- for gradient functions and recycled outputs

    /// Sets or clears the history of an output tensor; `null` makes it a constant.
    public void record(GradFn fn) {
        gradFn = fn;
        requiresGrad = fn != null;
    }

    /// The buffer gets new numbers: earlier users of this tensor are refused in backward().
    public void recycled() {
        version++;
        hasGrad = false;
    }

    GradFn gradFn() {
        return gradFn;
    }

    int version() {
        return version;
    }

    int[] rawShape() {
        return shape;
    }

    void dropGrad() {
        hasGrad = false;
    }

    boolean visit(Backward by, int pass) {
        boolean first = visitedBy != by || visitedPass != pass;
        visitedBy = by;
        visitedPass = pass;
        return first;
    }

    // ---- operations, one line each

    public Tensor add(Tensor o) { return Arithmetic.add(this, o); }
    public Tensor sub(Tensor o) { return Arithmetic.sub(this, o); }
    public Tensor mul(Tensor o) { return Arithmetic.mul(this, o); }
    public Tensor div(Tensor o) { return Arithmetic.div(this, o); }
    public Tensor add(float v) { return Arithmetic.add(this, scalar(v)); }
    public Tensor mul(float v) { return Arithmetic.mul(this, scalar(v)); }
    public Tensor matmul(Tensor o) { return MatMul.matmul(this, o); }
    public Tensor transpose() { return Shaping.transpose(this); }
    public Tensor reshape(int... newShape) { return Shaping.reshape(this, newShape); }
    public Tensor sum() { return Reduction.sum(this); }
    public Tensor sum(int dim) { return Reduction.sum(this, dim); }
    public Tensor mean() { return Reduction.mean(this); }
    public Tensor neg() { return Elementwise.neg(this); }
    public Tensor exp() { return Elementwise.exp(this); }
    public Tensor log() { return Elementwise.log(this); }
    public Tensor sqrt() { return Elementwise.sqrt(this); }
    public Tensor abs() { return Elementwise.abs(this); }
    public Tensor pow(double exponent) { return Elementwise.pow(this, exponent); }
    public Tensor relu() { return Elementwise.relu(this); }
    public Tensor tanh() { return Elementwise.tanh(this); }
    public Tensor sigmoid() { return Elementwise.sigmoid(this); }
}
