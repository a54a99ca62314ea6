package descent.tensor;

/// An engine that begins with plain kernels and takes the Vector ones when a test says so, not when they are warm.
public final class HandSwitch {
    private final Engine engine;

    public HandSwitch(int threads) {
        engine = Engine.of(Engine.Choice.AUTO, threads);
        kernels().byHand();
    }

    private AutoKernels kernels() {
        return (AutoKernels) engine.kernels();
    }

    public Engine engine() {
        return engine;
    }

    public void toVector() {
        kernels().toVector();
    }
}
