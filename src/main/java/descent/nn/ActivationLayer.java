package descent.nn;

import descent.tensor.Activation;
import descent.tensor.ActivationGrad;
import descent.tensor.Engine;
import descent.tensor.Kernels;

/// A layer that applies one function to each number: `x: [N, *] → y: [N, *]`, no weights.
abstract sealed class ActivationLayer extends Layer
        permits ReLU, LeakyReLU, ELU, GELU, Softplus, Tanh, Sigmoid {
    private final Activation function;

    ActivationLayer(Activation function) {
        this.function = function;
    }

    Activation function() {
        return function;
    }

    @Override
    int outFeatures(int in) {
        return in;
    }

    @Override
    Stage stage(int in, int rows, Engine engine) {
        return new Work(in, engine.kernels());
    }

    /// Forward `y = f(x)`; backward `dx = dy · f'(x)`.
    private final class Work extends Stage {
        private final Kernels kernels;
        private final ActivationGrad[] grads = {new ActivationGrad(), new ActivationGrad()};
        private boolean fused;
        private boolean passed;

        Work(int width, Kernels kernels) {
            super(width, width);
            this.kernels = kernels;
        }

        @Override
        void forward(int from, int to, int worker) {
            if (!fused) {
                kernels.forward(function, x, y, from * in, to * in);
            }
        }

        @Override
        void backward(Slice s) {
            if (s.dx == null || passed) {
                return;
            }
            ActivationGrad grad = grads[s.worker];
            grad.x = x;
            grad.y = y;
            grad.from = s.from * in;
            grad.to = s.to * in;
            grad.dy = s.dy;
            grad.dy0 = s.dy0;
            grad.dx = s.dx;
            grad.dx0 = s.dx0;
            kernels.backward(function, grad);
        }

        @Override
        void inPlaceAfter(Stage before) {
            fused = before.fuses(function);
        }

        @Override
        void inPlaceBefore(Stage after) {
            passed = after.gates(function);
        }

        @Override
        boolean needsInput() {
            return function.needsInput();
        }

        @Override
        boolean elementwise() {
            return true;
        }
    }
}
