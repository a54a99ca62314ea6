package descent.nn;

import descent.tensor.Activation;
import descent.tensor.Engine;
import descent.tensor.Gemm;
import descent.tensor.Generator;
import descent.tensor.Kernels;
import descent.tensor.ParallelGemm;
import descent.tensor.Tensor;

/// Each output is a weighted sum of the inputs plus a bias: `y = x Wᵀ + b`.
///
/// Shapes: `x: [N, inFeatures]`, `y: [N, outFeatures]`, `weight: [outFeatures, inFeatures]` (lies here as [in][out]),
/// `bias: [outFeatures]`. Start: both uniform in ±1/√inFeatures, as PyTorch's default (kaiming_uniform with a = √5).
/// Errors: features below 1; a batch of another width. Source: `torch.nn.Linear`.
public final class Linear extends Layer {
    private final int inFeatures;
    private final int outFeatures;
    private final Tensor weight;
    private final Tensor bias;

    /// @param init stream "init"; weights are drawn in PyTorch's order, output by output, then the biases
    public Linear(int inFeatures, int outFeatures, Generator init) {
        Check.that(inFeatures >= 1, "Invalid inFeatures: %d, must be at least 1", inFeatures);
        Check.that(outFeatures >= 1, "Invalid outFeatures: %d, must be at least 1", outFeatures);
        this.inFeatures = inFeatures;
        this.outFeatures = outFeatures;
        this.weight = Tensor.zeros(inFeatures, outFeatures).transposedOutside().requiresGrad(true);
        this.bias = Tensor.zeros(outFeatures).requiresGrad(true);
        draw(init);
    }

    private void draw(Generator init) {
        float bound = (float) (1 / Math.sqrt(inFeatures));
        for (int o = 0; o < outFeatures; o++) {
            for (int i = 0; i < inFeatures; i++) {
                weight.data()[i * outFeatures + o] = init.uniform(-bound, bound);
            }
        }
        for (int o = 0; o < outFeatures; o++) {
            bias.data()[o] = init.uniform(-bound, bound);
        }
    }

    public int inFeatures() {
        return inFeatures;
    }

    public int outFeatures() {
        return outFeatures;
    }

    @Override
    protected void collect(String prefix, Entries into) {
        into.parameter(prefix + "weight", weight);
        into.parameter(prefix + "bias", bias);
    }

    @Override
    int outFeatures(int in) {
        Check.that(in == inFeatures, "a batch with %d features came to %s, which needs %d", in, this, inFeatures);
        return outFeatures;
    }

    @Override
    public String toString() {
        return "Linear(" + inFeatures + ", " + outFeatures + ")";
    }

    @Override
    Stage stage(int in, int rows, Engine engine) {
        return new Work(engine);
    }

    /// Forward `y = x W + b`; backward `dx = dy Wᵀ`, `dW = xᵀ dy`, `db = Σ dy`.
    private final class Work extends Stage {
        private final Kernels kernels;
        private final ParallelGemm products;
        private final Gemm[] gemms = {new Gemm(), new Gemm()};
        private final GroupSums weightGrad = new GroupSums(weight);
        private final GroupSums biasGrad = new GroupSums(bias);
        private float[] transposed;
        private boolean relu;
        private boolean gate;

        Work(Engine engine) {
            super(inFeatures, outFeatures);
            this.kernels = engine.kernels();
            this.products = new ParallelGemm(engine);
        }

        @Override
        boolean fuses(Activation f) {
            relu = f instanceof Activation.Relu;
            return relu;
        }

        /// Its output is this layer's input.
        @Override
        boolean gates(Activation f) {
            gate = f instanceof Activation.Relu;
            return gate;
        }

        @Override
        void forward(int from, int to, int worker) {
            Gemm gemm = gemms[worker];
            gemm.relu = relu;
            gemm.gate(null, 0);
            products.run(gemm.size(to - from, out, in).a(x, from * in, in, 1).b(weight.data(), 0, out)
                    .c(y, from * out, out).fromBias(bias.data()));
        }

        @Override
        void beginBackward(int groups, boolean wantsDx) {
            weightGrad.begin(groups);
            biasGrad.begin(groups);
            if (wantsDx) {
                transpose();
            }
        }

        /// Wᵀ, [out][in], for the gradient of the input; a single row or column is its own transpose.
        private void transpose() {
            if (in == 1 || out == 1) {
                transposed = weight.data();
                return;
            }
            if (transposed == null) {
                transposed = new float[in * out];
            }
            kernels.transpose(weight.data(), in, out, transposed);
        }

        @Override
        void backward(Slice s) {
            int n = s.to - s.from;
            Gemm gemm = gemms[s.worker];
            gemm.relu = false;
            gemm.gate(null, 0);
            if (weight.requiresGrad()) {
                gemm.size(in, out, n).a(x, s.from * in, 1, in).b(s.dy, s.dy0, out).c(weightGrad.of(s.group), 0, out);
                products.run(s.first ? gemm.fromZero() : gemm.accumulate());
            }
            if (bias.requiresGrad()) {
                kernels.columnSums(s.dy, s.dy0, n, biasGrad.of(s.group), !s.first);
            }
            if (s.dx != null) {
                gemm.gate(gate ? x : null, s.from * in);
                products.run(gemm.size(n, in, out).a(s.dy, s.dy0, out, 1).b(transposed, 0, in).c(s.dx, s.dx0, in).fromZero());
            }
        }

        @Override
        void end() {
            weightGrad.end();
            biasGrad.end();
        }

        @Override
        boolean hasWeights() {
            return weight.requiresGrad() || bias.requiresGrad();
        }

        @Override
        boolean needsOutput() {
            return false;
        }
    }
}
