package descent.nn;

import descent.tensor.Activation;

/// One layer at work in a [Plan]: forward and backward side by side over rows [from, to) of flat arrays.
///
/// Written and read by the thread that runs the plan; the plan's workers touch disjoint rows and disjoint `group`s.
abstract class Stage {
    final int in;
    final int out;
    /// Input and output activations, `rows × in` and `rows × out`; the same array where a layer may overwrite its input.
    float[] x;
    float[] y;

    Stage(int in, int out) {
        this.in = in;
        this.out = out;
    }

    /// Before the first row of a forward pass: random masks are drawn here, so that they do not depend on threads.
    void begin() { }

    /// `worker` is 0 or 1: for buffers that two threads must not share.
    abstract void forward(int from, int to, int worker);

    /// Gradient of the input and of the own weights from the gradient of the output.
    abstract void backward(Slice s);

    /// After the last row of a backward pass: the partial sums of the groups go to the weights' gradients in group order.
    void end() { }

    /// Before the first row of a backward pass with `groups` partial sums; `wantsDx`: the input's gradient is asked for.
    void beginBackward(int groups, boolean wantsDx) { }

    /// Whether it has weights that ask for a gradient.
    boolean hasWeights() {
        return false;
    }

    /// Told once when this stage writes over the output of `before`.
    void inPlaceAfter(Stage before) { }

    /// Whether this stage, which stands before an activation in place, applies it itself.
    boolean fuses(Activation f) {
        return false;
    }

    /// Whether this stage, which stands behind an activation whose gradient is made in place, makes that too.
    boolean gates(Activation f) {
        return false;
    }

    /// Told once when this stage's gradient would overwrite the one that `after` makes.
    void inPlaceBefore(Stage after) { }

    /// Whether rows may be worked on independently of each other.
    boolean rowWise() {
        return true;
    }

    /// Whether backward reads x or y: what it does not read may be overwritten.
    boolean needsInput() {
        return true;
    }

    boolean needsOutput() {
        return true;
    }

    /// Whether y may be the array of x, and dx that of dy.
    boolean elementwise() {
        return false;
    }

    /// Rows and arrays of one call of backward; reused.
    static final class Slice {
        int from;
        int to;
        /// Gradient of the output, row `from` at `dy0`.
        float[] dy;
        int dy0;
        /// Gradient of the input, row `from` at `dx0`; null when nobody asks for it.
        float[] dx;
        int dx0;
        /// Which partial sum the rows belong to, and whether these are its first rows.
        int group;
        boolean first;
        /// 0 or 1, as in forward.
        int worker;
    }
}
