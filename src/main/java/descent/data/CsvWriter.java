package descent.data;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;

/// Writes a table as CSV (comma, decimal point, quotes where needed, CRLF as RFC 4180 has it), with a column that says
/// `train` or `test`, and with columns of predictions. The caller owns the writer: writing a file in one piece or not
/// at all is its job.
public final class CsvWriter {
    private static final String PART = "part";
    private static final int ROWS_BETWEEN = 256; // two looks at the progress

    private CsvWriter() {
    }

    /// A column beside those of the table.
    ///
    /// @param name  of the column
    /// @param cells one per row of the table; null where there is no value
    public record ExtraColumn(String name, String[] cells) {

        /// Predicted numbers for some rows of a table.
        public static ExtraColumn numbers(String name, Table table, int[] rows, float[] values) {
            String[] cells = new String[table.rows()];
            for (int i = 0; i < rows.length; i++) {
                cells[rows[i]] = Texts.number(values[i]);
            }
            return new ExtraColumn(name, cells);
        }

        /// Predicted classes (indices into `classes`) for some rows of a table.
        public static ExtraColumn classes(String name, Table table, int[] rows, float[] values, List<String> classes) {
            String[] cells = new String[table.rows()];
            for (int i = 0; i < rows.length; i++) {
                cells[rows[i]] = classes.get((int) values[i]);
            }
            return new ExtraColumn(name, cells);
        }
    }

    /// @param split rows of the table in each part, or null: then there is no column that says so
    public static void write(Writer out, Table table, TrainTestSplit split) throws IOException {
        write(out, table, split, List.of());
    }

    /// @param extra columns of predictions and the like
    public static void write(Writer out, Table table, TrainTestSplit split, List<ExtraColumn> extra) throws IOException {
        write(out, table, split, extra, Progress.NONE);
    }

    /// @param progress told the share of the rows that are written
    /// @throws CsvException whose `cancelled()` is true, when `progress` says that it shall end
    public static void write(Writer out, Table table, TrainTestSplit split, List<ExtraColumn> extra, Progress progress) throws IOException {
        List<ExtraColumn> beside = new ArrayList<>();
        if (split != null) {
            beside.add(new ExtraColumn(PART, parts(table.rows(), split)));
        }
        beside.addAll(extra);
        CSVFormat format = CSVFormat.RFC4180;
        format.printRecord(out, header(table, beside).toArray());
        List<Column> columns = table.columns();
        Object[] cells = new Object[columns.size() + beside.size()];
        for (int row = 0; row < table.rows(); row++) {
            if (row % ROWS_BETWEEN == 0 && !progress.update((double) row / table.rows())) {
                throw CsvException.ofCancel();
            }
            for (int c = 0; c < columns.size(); c++) {
                cells[c] = columns.get(c).text(row);
            }
            for (int e = 0; e < beside.size(); e++) {
                cells[columns.size() + e] = beside.get(e).cells()[row];
            }
            format.printRecord(out, cells);
        }
        out.flush();
    }

    private static String[] parts(int rows, TrainTestSplit split) {
        String[] parts = new String[rows];
        for (int r : split.train()) {
            parts[r] = "train";
        }
        for (int r : split.test()) {
            parts[r] = "test";
        }
        for (int r : split.validation()) {
            parts[r] = "validation";
        }
        return parts;
    }

    private static List<String> header(Table table, List<ExtraColumn> beside) {
        List<String> names = new ArrayList<>(table.columns().stream().map(Column::name).toList());
        Set<String> taken = new HashSet<>(names);
        for (ExtraColumn e : beside) {
            String name = e.name();
            for (int n = 2; !taken.add(name); n++) {
                name = e.name() + "_" + n;
            }
            names.add(name);
        }
        return names;
    }
}
