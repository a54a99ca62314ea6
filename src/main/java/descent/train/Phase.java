package descent.train;

/// The five lines of the training loop, in the order of the lesson.
public enum Phase {
    FORWARD("predictions = model(X)"),
    LOSS("MSE = loss(predictions, y)"),
    BACKWARD("MSE.backward()"),
    STEP("optimizer.step()"),
    ZERO_GRAD("optimizer.zero_grad()");

    private final String line;

    Phase(String line) {
        this.line = line;
    }

    /// The line of Python as the lesson writes it.
    public String line() {
        return line;
    }
}
