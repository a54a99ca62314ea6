package descent.nn;

import descent.tensor.Engine;
import descent.tensor.GradFn;
import descent.tensor.Pool;
import descent.tensor.Tensor;
import java.util.List;

/// A row of layers made ready for batches of one size: buffers laid out once, used again by each step.
///
/// Tall batches are worked in chunks of [#CHUNK] rows through all layers before the next chunk begins, so that
/// activations stay in cache. Their weight gradients are summed in up to [#GROUPS] groups of consecutive chunks, none of
/// them empty, and the groups added in order: the result depends on the number of rows alone, not on the threads that share the groups.
final class Plan {
    /// Rows of a chunk: 256 rows of 64 floats are 64 kB.
    static final int CHUNK = 256;
    /// From this number of rows on the work is cut into chunks and groups.
    static final int TALL = 1024;
    static final int GROUPS = 8;
    private static final int WORKERS = 2;

    final int rows;
    final boolean recording;
    private final Stage[] stages;
    private final Tensor output;
    /// Gradient at place i (before stage i), by worker; the same array for both where it holds the whole batch.
    private final float[][][] grads;
    private final boolean[] full;
    private final Stage.Slice[] slices = {new Stage.Slice(), new Stage.Slice()};
    private final Pool pool;
    private final Pool.Work forwardGroup = this::forwardGroup;
    private final Pool.Work backwardGroup = this::backwardGroup;
    private final Fn fn;
    private final int groups;
    private final int chunk;
    // the segment in work: both are written by the caller before Pool's ticket and again when all parts are done, read after it by whoever takes a part
    private int lo;
    private int hi;

    Plan(List<Layer> layers, Tensor x, Engine engine) {
        this.rows = rows(x);
        this.recording = Tensor.gradEnabled();
        this.chunk = rows >= TALL ? CHUNK : Math.max(rows, 1);
        this.groups = rows >= TALL ? Math.min(GROUPS, Math.ceilDiv(rows, CHUNK)) : 1;
        this.pool = engine.pool();
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
        this.grads = new float[stages.length + 1][WORKERS][];
        layGradients();
        this.fn = new Fn(x);
    }

    /// Whether this plan can take the batch.
    boolean fits(Tensor x, boolean withGradients) {
        return recording == withGradients && x.dim() == 2 && x.size(0) == rows && x.size(1) == stages[0].in;
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
            if (inPlace) {
                s.inPlaceAfter(stages[i - 1]);
            }
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
            if (alias) {
                stages[i].inPlaceBefore(stages[i + 1]);
            }
            float[] shared = full[i] ? new float[rows * stages[i].in] : null;
            for (int w = 0; w < WORKERS; w++) {
                boolean idle = w > 0 && groups == 1;
                grads[i][w] = full[i] ? shared : alias ? grads[i + 1][w] : idle ? null : new float[chunk * stages[i].in];
            }
        }
    }

    Tensor forward(Tensor x) {
        stages[0].x = x.data();
        output.recycled();
        for (lo = 0; lo < stages.length; lo = hi) {
            hi = lo + 1;
            while (stages[lo].rowWise() && hi < stages.length && stages[hi].rowWise()) {
                hi++;
            }
            for (int i = lo; i < hi; i++) {
                stages[i].begin();
            }
            pool.run(forwardGroup, parts());
        }
        fn.bind(x);
        output.record(recording && fn.needed(x) ? fn : null);
        return output;
    }

    /// Stages lo to hi − 1 form a segment: one stage that needs the whole batch, or row-wise ones, in groups of chunks.
    private int parts() {
        return stages[lo].rowWise() ? groups : 1;
    }

    private int firstChunk(int group) {
        return Math.ceilDiv(rows, chunk) * group / parts();
    }

    private void forwardGroup(int group, int worker) {
        int end = firstChunk(group + 1);
        for (int c = firstChunk(group); c < end; c++) {
            int from = c * chunk;
            int to = Math.min(rows, from + chunk);
            for (int i = lo; i < hi; i++) {
                stages[i].forward(from, to, worker);
            }
        }
    }

    private void backward(Tensor x) {
        int n = stages.length;
        setFull(n, output.grad());
        float[] dx = !x.requiresGrad() ? null : x.hasGrad() ? new float[x.numel()] : x.gradToWrite();
        setFull(0, dx);
        for (hi = n; hi > 0; hi = lo) {
            lo = hi - 1;
            while (stages[hi - 1].rowWise() && lo > 0 && stages[lo - 1].rowWise()) {
                lo--;
            }
            for (int i = lo; i < hi; i++) {
                stages[i].beginBackward(parts(), grads[i][0] != null);
            }
            pool.run(backwardGroup, parts());
            for (int i = lo; i < hi; i++) {
                stages[i].end();
            }
        }
        if (dx != null && dx != x.grad()) {
            float[] sum = x.gradToAdd();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += dx[i];
            }
        }
    }

    private void setFull(int place, float[] whole) {
        for (int w = 0; w < WORKERS; w++) {
            grads[place][w] = whole;
        }
    }

    private void backwardGroup(int group, int worker) {
        Stage.Slice s = slices[worker];
        s.group = group;
        s.worker = worker;
        s.first = true;
        int end = firstChunk(group + 1);
        boolean whole = !stages[lo].rowWise();
        for (int c = firstChunk(group); c < end; c++) {
            s.from = whole ? 0 : c * chunk;
            s.to = whole ? rows : Math.min(rows, s.from + chunk);
            for (int i = hi - 1; i >= lo; i--) {
                s.dy = grads[i + 1][worker];
                s.dy0 = full[i + 1] ? s.from * stages[i].out : 0;
                s.dx = grads[i][worker];
                s.dx0 = full[i] ? s.from * stages[i].in : 0;
                stages[i].backward(s);
            }
            s.first = false;
            if (whole) {
                return;
            }
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
