package descent.data;

import java.util.Set;

/// The rest of a file shows that the guess from its first megabyte was wrong: it is read again, with this known.
final class Refuted extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Set<Integer> textColumns;
    private final boolean decimalMark;

    private Refuted(Set<Integer> textColumns, boolean decimalMark) {
        super(null, null, false, false);
        this.textColumns = Set.copyOf(textColumns);
        this.decimalMark = decimalMark;
    }

    /// Columns that began with numbers are text.
    static Refuted text(Set<Integer> columns) {
        return new Refuted(columns, false);
    }

    /// More numbers are written with the other decimal mark.
    ///
    /// @param columns that are text where the mark is to stay as it is
    static Refuted decimalMark(Set<Integer> columns) {
        return new Refuted(columns, true);
    }

    Set<Integer> textColumns() {
        return textColumns;
    }

    boolean isDecimalMark() {
        return decimalMark;
    }
}
