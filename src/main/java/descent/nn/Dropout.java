package descent.nn;

import descent.tensor.Engine;
import descent.tensor.Generator;
import java.util.Arrays;

/// While training, turns each number into 0 with probability p and multiplies the rest by 1 / (1 − p); in eval() the identity.
///
/// Shapes: any, kept. Default: p 0.5; p = 1 gives all zeros. Each forward pass in training draws one number of the stream
/// "dropout" per element, row by row. Errors: p outside [0, 1]. Source: `torch.nn.Dropout`.
public final class Dropout extends Layer {
    private final double p;
    private final Generator generator;

    public Dropout(double p, Generator generator) {
        Check.that(p >= 0 && p <= 1, "dropout probability has to be between 0 and 1, but got %s", p);
        this.p = p;
        this.generator = generator;
    }

    @Override
    int outFeatures(int in) {
        return in;
    }

    @Override
    public String toString() {
        return "Dropout(p=" + p + ")";
    }

    @Override
    Stage stage(int in, int rows, Engine engine) {
        return new Work(in, rows);
    }

    /// Forward `y = x · mask`; backward `dx = dy · mask`.
    private final class Work extends Stage {
        private final float[] mask;

        Work(int width, int rows) {
            super(width, width);
            mask = new float[rows * width];
        }

        @Override
        void begin() {
            if (!training()) {
                Arrays.fill(mask, 1f);
                return;
            }
            float kept = p < 1 ? (float) (1 / (1 - p)) : 0;
            for (int i = 0; i < mask.length; i++) {
                mask[i] = generator.nextDouble() < p ? 0 : kept;
            }
        }

        @Override
        void forward(int from, int to, int worker) {
            for (int i = from * in; i < to * in; i++) {
                y[i] = x[i] * mask[i];
            }
        }

        @Override
        void backward(Slice s) {
            if (s.dx == null) {
                return;
            }
            int n = (s.to - s.from) * in;
            for (int i = 0; i < n; i++) {
                s.dx[s.dx0 + i] = s.dy[s.dy0 + i] * mask[s.from * in + i];
            }
        }

        @Override
        boolean needsInput() {
            return false;
        }

        @Override
        boolean needsOutput() {
            return false;
        }

        @Override
        boolean elementwise() {
            return true;
        }
    }
}
