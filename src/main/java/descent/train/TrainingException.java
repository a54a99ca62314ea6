package descent.train;

/// Why something cannot be trained, or a command cannot be done; the message is one sentence for a student.
public final class TrainingException extends Exception {
    private static final long serialVersionUID = 1L;

    public TrainingException(String message) {
        super(message);
    }
}
