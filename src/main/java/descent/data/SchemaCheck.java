package descent.data;

/// Refuses choices of columns and rows that cannot be trained with, in words.
final class SchemaCheck {
    private SchemaCheck() {
    }

    static void check(Table table, Schema schema) throws DataException {
        if (schema.target().isEmpty()) {
            throw new DataException("No target is chosen: mark the column that is to be predicted as target.");
        }
        if (!table.has(schema.target())) {
            throw new DataException("The target " + schema.target() + " is no column of " + table.name() + ".");
        }
        if (schema.inputs().isEmpty()) {
            throw new DataException("No input is chosen: mark at least one column as input.");
        }
        for (String name : schema.inputs()) {
            if (!table.has(name)) {
                throw new DataException("The input " + name + " is no column of " + table.name() + ".");
            }
            if (name.equals(schema.target())) {
                throw new DataException(name + " cannot be input and target at once: choose one of the two.");
            }
        }
    }

    static void checkRows(Table table, Schema schema, int[] rows) throws DataException {
        if (rows.length == 0 && table.rows() > 0) {
            String worst = schema.target();
            for (String name : schema.inputs()) {
                worst = gaps(table, schema, name) > gaps(table, schema, worst) ? name : worst;
            }
            throw new DataException("No row is left: each of the " + Texts.count(table.rows(), "row")
                    + " has a gap in a chosen column (most in " + worst + ", " + gaps(table, schema, worst)
                    + "); set that column to not used, or fill gaps.");
        }
    }

    private static int gaps(Table table, Schema schema, String name) {
        return Preprocessing.column(table, name, schema.kinds()).gaps();
    }

    static void checkTarget(Table table, Schema schema, Preprocessing p, int[] train) throws DataException {
        float[] y = p.targets(table, train);
        for (float v : y) {
            if (v != y[0]) {
                return;
            }
        }
        if (y.length > 1) {
            throw new DataException("The target " + schema.target() + " is the same in all " + y.length
                    + " train rows: there is nothing to learn; choose another target or another seed for the split.");
        }
    }

    static void checkColumns(Table table, Preprocessing p) throws DataException {
        for (ColumnPreparation c : p.inputs()) {
            requireColumn(table, c.name());
        }
        requireColumn(table, p.target().name());
    }

    private static void requireColumn(Table table, String name) throws DataException {
        if (!table.has(name)) {
            throw new DataException("The model needs a column named " + name + ", which " + table.name()
                    + " does not have; open the data it was trained with, or rename the column in the file.");
        }
    }
}
