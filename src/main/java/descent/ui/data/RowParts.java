package descent.ui.data;

import descent.data.PreparedData;
import descent.data.Table;

/// Which rows of a table are for training, which for the test, and which take no part.
final class RowParts {
    static final String TRAIN = "train";
    static final String TEST = "test";
    static final String VALIDATION = "validation";
    static final String OUT = "left out";
    static final String UNKNOWN = "";

    private final String[] parts;

    private RowParts(String[] parts) {
        this.parts = parts;
    }

    /// @param data prepared from the table, or null (or of another table): then nothing is known
    static RowParts of(Table table, PreparedData data) {
        if (data == null || data.table() != table) {
            return new RowParts(null);
        }
        String[] parts = new String[table.rows()];
        for (int row : data.split().train()) {
            parts[row] = TRAIN;
        }
        for (int row : data.split().test()) {
            parts[row] = TEST;
        }
        for (int row : data.split().validation()) {
            parts[row] = VALIDATION;
        }
        return new RowParts(parts);
    }

    String of(int row) {
        if (parts == null) {
            return UNKNOWN;
        }
        return parts[row] == null ? OUT : parts[row];
    }
}
