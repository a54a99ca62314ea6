package descent.tensor;

import java.util.Arrays;

/// The walk of [Tensor#backward()]: topological order without recursion (a chain of 100,000 operations is no deeper
/// than one), then each gradient function once, outputs before inputs. Its arrays are kept by the root tensor, so a
/// root that is used again walks without allocating.
final class Backward {
    private Tensor[] stack = new Tensor[8];
    private int[] next = new int[8];
    private Tensor[] order = new Tensor[8];
    private int ordered;
    private int pass;

    void run(Tensor root) {
        pass++;
        sort(root);
        for (int i = 0; i < ordered; i++) {
            order[i].gradFn().checkVersions();
            order[i].dropGrad();
        }
        root.gradToAdd()[0] += 1; // a leaf keeps what it has, as every leaf does
        for (int i = ordered - 1; i >= 0; i--) {
            Tensor t = order[i];
            if (t.hasGrad()) {
                t.gradFn().backward(t);
            }
        }
        Arrays.fill(order, 0, ordered, null);
    }

    /// Post-order of the tensors that have a gradient function: inputs stand before outputs.
    private void sort(Tensor root) {
        ordered = 0;
        int depth = 0;
        if (root.gradFn() != null && root.visit(this, pass)) {
            push(depth++, root);
        }
        while (depth > 0) {
            Tensor t = stack[depth - 1];
            GradFn fn = t.gradFn();
            if (next[depth - 1] < fn.inputCount()) {
                Tensor in = fn.input(next[depth - 1]++);
                if (in != null && in.gradFn() != null && in.visit(this, pass)) {
                    push(depth++, in);
                }
            } else {
                stack[--depth] = null;
                if (ordered == order.length) {
                    order = Arrays.copyOf(order, 2 * ordered);
                }
                order[ordered++] = t;
            }
        }
    }

    private void push(int at, Tensor t) {
        if (at == stack.length) {
            stack = Arrays.copyOf(stack, 2 * at);
            next = Arrays.copyOf(next, 2 * at);
        }
        stack[at] = t;
        next[at] = 0;
    }
}
