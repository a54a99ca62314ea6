package descent.nn;

import descent.tensor.Engine;
import descent.tensor.GradFn;
import descent.tensor.Tensor;
import java.util.List;

/// A row of layers made ready for batches of one size: buffers laid out once, used again by each step.
///
/// Big batches are worked in chunks of [#CHUNK] rows through all layers before the next chunk begins, so that
/// activations stay in cache. Weight gradients of big batches are summed in [#GROUPS] groups of consecutive chunks and
/// the groups added in order: the result depends on the number of rows alone, not on threads.
final class Plan {
    /// Rows of a chunk: 256 rows of 64 floats are 64 kB.
    static final int CHUNK = 256;
    /// From this number of rows on the work is cut into chunks and groups.
    static final int TALL = 1024;
    static final int GROUPS = 4;

    final int rows;
    final boolean recording;
    private final Stage[] stages;
    private final Tensor output;
    private final boolean[] full;
    private final float[][] grads;
    private final Stage.Slice slice = new Stage.Slice();
    private final Fn fn;
    private final int groups;
    private final int chunk;

    Plan(List<Layer> layers, Tensor x, Engine engine) {
        this.rows = rows(x);
        this.recording = Tensor.gradEnabled();
        this.groups = rows >= TALL ? GROUPS : 1;
        this.chunk = rows >= TALL ? CHUNK : Math.max(rows, 1);
        this.stages = new Stage[layers.size()];
        int width = x.size(1);
        for (int i = 0; i < stages.length; i++) {
            int out = layers.get(i).outFeatures(width);
            stages[i] = layers.get(i).stage(width, rows, engine);
            width = out;
        }
        layActivations();
        this.output = Tensor.of(stages[stages.length - 1].y, rows, width);
        this.full = new boolean[stages.length + 1];
        this.grads = new float[stages.length + 1][];
        layGradients();
        this.fn = new Fn(x);
    }

    /// Whether this plan can take the batch.
    boolean fits(Tensor x, boolean withGradients) {
        return x.dim() == 2 && x.size(0) == rows && x.size(1) == stages[0].in && recording == withGradients;
    }

    private static int rows(Tensor x) {
        if (x.dim() != 2) {
            throw new IllegalArgumentException("a layer needs a batch of shape [rows, features], not " + x);
        }
        return x.size(0);
    }

    private void layActivations() {
        for (int i = 0; i < stages.length; i++) {
            Stage s = stages[i];
            boolean inPlace = i > 0 && s.elementwise() && !s.needsInput() && !stages[i - 1].needsOutput();
            if (i > 0) {
                s.x = stages[i - 1].y;
            }
            s.y = inPlace ? s.x : new float[Math.multiplyExact(rows, s.out)];
        }
    }

    /// Between two row-wise stages a gradient lives for one chunk; elsewhere for the whole batch.
    private void layGradients() {
        int n = stages.length;
        for (int i = 0; i <= n; i++) {
            full[i] = i == 0 || i == n || !stages[i - 1].rowWise() || !stages[i].rowWise();
        }
        for (int i = n - 1; i > 0 && recording; i--) {
            boolean alias = !full[i] && !full[i + 1] && stages[i].elementwise();
            grads[i] = alias ? grads[i + 1] : new float[(full[i] ? rows : chunk) * stages[i].in];
        }
    }

    Tensor forward(Tensor x) {
        stages[0].x = x.data();
        output.recycled();
        run();
        fn.bind(x);
        output.record(recording && fn.needed(x) ? fn : null);
        return output;
    }

    private void run() {
        int lo = 0;
        while (lo < stages.length) {
            int hi = segmentEnd(lo);
            for (int i = lo; i < hi; i++) {
                stages[i].begin();
            }
            int step = stages[lo].rowWise() ? chunk : Math.max(rows, 1);
            for (int from = 0; from < rows; from += step) {
                int to = Math.min(rows, from + step);
                for (int i = lo; i < hi; i++) {
                    stages[i].forward(from, to);
                }
            }
            lo = hi;
        }
    }

    /// One past the last stage that can be worked chunk by chunk together with stage `lo`.
    private int segmentEnd(int lo) {
        int hi = lo + 1;
        while (stages[lo].rowWise() && hi < stages.length && stages[hi].rowWise()) {
            hi++;
        }
        return hi;
    }

    private int segmentStart(int hi) {
        int lo = hi - 1;
        while (stages[hi - 1].rowWise() && lo > 0 && stages[lo - 1].rowWise()) {
            lo--;
        }
        return lo;
    }

    private void backward(Tensor x) {
        int n = stages.length;
        grads[n] = output.grad();
        grads[0] = x.requiresGrad() ? inputGrad(x) : null;
        int hi = n;
        while (hi > 0) {
            int lo = segmentStart(hi);
            backward(lo, hi);
            hi = lo;
        }
        if (x.requiresGrad() && grads[0] != x.grad()) {
            float[] sum = x.gradToAdd();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += grads[0][i];
            }
        }
    }

    private static float[] inputGrad(Tensor x) {
        return x.hasGrad() ? new float[x.numel()] : x.gradToWrite();
    }

    private void backward(int lo, int hi) {
        boolean rowWise = stages[lo].rowWise();
        int parts = rowWise ? groups : 1;
        for (int i = lo; i < hi; i++) {
            stages[i].beginBackward(parts);
        }
        int chunks = rowWise ? Math.ceilDiv(rows, chunk) : 1;
        for (int g = 0; g < parts; g++) {
            int last = chunks * (g + 1) / parts;
            slice.group = g;
            slice.first = true;
            for (int c = chunks * g / parts; c < last; c++) {
                slice.from = rowWise ? c * chunk : 0;
                slice.to = rowWise ? Math.min(rows, slice.from + chunk) : rows;
                chunkBackward(lo, hi);
                slice.first = false;
            }
        }
        for (int i = lo; i < hi; i++) {
            stages[i].end();
        }
    }

    private void chunkBackward(int lo, int hi) {
        for (int i = hi - 1; i >= lo; i--) {
            slice.dy = grads[i + 1];
            slice.dy0 = full[i + 1] ? slice.from * stages[i].out : 0;
            slice.dx = grads[i];
            slice.dx0 = full[i] ? slice.from * stages[i].in : 0;
            stages[i].backward(slice);
        }
    }

    private final class Fn extends GradFn {
        Fn(Tensor x) {
            super(x);
        }

        void bind(Tensor x) {
            rebind(0, x);
        }

        boolean needed(Tensor x) {
            boolean needed = x.requiresGrad();
            for (Stage s : stages) {
                needed |= s.hasWeights();
            }
            return needed;
        }

        @Override
        protected void backward(Tensor out) {
            Plan.this.backward(input(0));
        }
    }
}
