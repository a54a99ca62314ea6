package descent.model;

/// The optimizer, with PyTorch's names, arguments and defaults.
public sealed interface OptimizerSpec {
    double lr();

    OptimizerSpec withLr(double lr);

    default String kind() {
        return getClass().getSimpleName();
    }

    /// Defaults: lr 0.001 (PyTorch's; the window proposes 0.01), momentum 0, dampening 0, weightDecay 0, nesterov false.
    record SGD(double lr, double momentum, double dampening, double weightDecay, boolean nesterov) implements OptimizerSpec {
        public SGD(double lr) {
            this(lr, 0, 0, 0, false);
        }

        @Override
        public SGD withLr(double newLr) {
            return new SGD(newLr, momentum, dampening, weightDecay, nesterov);
        }
    }

    /// Defaults: lr 0.001, betas (0.9, 0.999), eps 1e-8, weightDecay 0 (L2), amsgrad false.
    record Adam(double lr, double beta1, double beta2, double eps, double weightDecay, boolean amsgrad) implements OptimizerSpec {
        public Adam(double lr) {
            this(lr, 0.9, 0.999, 1e-8, 0, false);
        }

        @Override
        public Adam withLr(double newLr) {
            return new Adam(newLr, beta1, beta2, eps, weightDecay, amsgrad);
        }
    }

    /// Defaults: lr 0.001, betas (0.9, 0.999), eps 1e-8, weightDecay 0.01 (decoupled), amsgrad false.
    record AdamW(double lr, double beta1, double beta2, double eps, double weightDecay, boolean amsgrad) implements OptimizerSpec {
        public AdamW(double lr) {
            this(lr, 0.9, 0.999, 1e-8, 0.01, false);
        }

        @Override
        public AdamW withLr(double newLr) {
            return new AdamW(newLr, beta1, beta2, eps, weightDecay, amsgrad);
        }
    }

    /// Defaults: lr 0.01, alpha 0.99, eps 1e-8, weightDecay 0, momentum 0, centered false.
    record RMSprop(double lr, double alpha, double eps, double weightDecay, double momentum, boolean centered) implements OptimizerSpec {
        public RMSprop(double lr) {
            this(lr, 0.99, 1e-8, 0, 0, false);
        }

        @Override
        public RMSprop withLr(double newLr) {
            return new RMSprop(newLr, alpha, eps, weightDecay, momentum, centered);
        }
    }

    /// Defaults: lr 0.01, lrDecay 0, weightDecay 0, eps 1e-10.
    record Adagrad(double lr, double lrDecay, double weightDecay, double eps) implements OptimizerSpec {
        public Adagrad(double lr) {
            this(lr, 0, 0, 1e-10);
        }

        @Override
        public Adagrad withLr(double newLr) {
            return new Adagrad(newLr, lrDecay, weightDecay, eps);
        }
    }
}
