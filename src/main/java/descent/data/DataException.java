package descent.data;

/// A choice of columns, split or preprocessing that this table cannot bear. The message is one sentence for a
/// student: what was expected, what came, how to mend it.
public final class DataException extends Exception {
    private static final long serialVersionUID = 1L;

    public DataException(String message) {
        super(message);
    }
}
