package descent.data;

/// The rest of a file shows that the guess from its first megabyte was wrong: it is read again, with this known.
final class Refuted extends Exception {
    private static final long serialVersionUID = 1L;
    private final int textColumn;
    private final boolean decimalMark;

    private Refuted(int textColumn, boolean decimalMark) {
        super(null, null, false, false);
        this.textColumn = textColumn;
        this.decimalMark = decimalMark;
    }

    /// A column that began with numbers is text.
    static Refuted text(int column) {
        return new Refuted(column, false);
    }

    /// More numbers are written with the other decimal mark.
    static Refuted decimalMark() {
        return new Refuted(-1, true);
    }

    int textColumn() {
        return textColumn;
    }

    boolean isDecimalMark() {
        return decimalMark;
    }
}
