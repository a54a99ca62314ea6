package descent.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/// Columns of equal length, with what was noticed while reading them. Immutable but for the arrays that the columns
/// hand out, which nobody may write to.
public final class Table {
    private final String name;
    private final int rows;
    private final Map<String, Column> columns;
    private final List<Column> inOrder;
    private final CsvFormat format;
    private final Findings findings;
    private volatile Proposal proposal; // null until asked; written by whoever asks first, always with equal content

    /// What a reader knows beside the cells.
    ///
    /// @param problems     the first ones, by line
    /// @param problemCount how many there were in all
    /// @param leftOut      records that are no rows
    /// @param rounded      columns in which floats cannot hold what stands in the file
    /// @param lines        line of each row in the file
    /// @param sha256       of the file's bytes in hex; "" for a table that came from no file
    record Findings(List<Problem> problems, int problemCount, LeftOut leftOut, List<String> rounded, RowLines lines, Supplier<String> sha256) {
        static final Findings NONE = new Findings(List.of(), 0, LeftOut.NONE, List.of(), new RowLines(2), () -> "");
    }

    Table(String name, int rows, List<Column> columns, CsvFormat format, Findings findings) {
        this.name = Objects.requireNonNull(name, "name");
        this.rows = rows;
        this.inOrder = List.copyOf(columns);
        this.columns = new LinkedHashMap<>(columns.size() * 2);
        for (Column c : columns) {
            if (c.rows() != rows) {
                throw new IllegalArgumentException("column " + c.name() + " has " + c.rows() + " rows, the table " + rows);
            }
            if (this.columns.put(c.name(), c) != null) {
                throw new IllegalArgumentException("two columns are named " + c.name());
            }
        }
        this.format = format;
        this.findings = findings;
    }

    /// A table that was made in the program.
    public static Table of(String name, List<Column> columns) {
        int rows = columns.isEmpty() ? 0 : columns.getFirst().rows();
        return new Table(name, rows, columns, CsvFormat.none(), Findings.NONE);
    }

    /// The file's name, without its folder.
    public String name() {
        return name;
    }

    public int rows() {
        return rows;
    }

    /// In the file's order.
    public List<Column> columns() {
        return inOrder;
    }

    /// @throws IllegalArgumentException when there is no such column
    public Column column(String columnName) {
        Column c = columns.get(columnName);
        if (c == null) {
            throw new IllegalArgumentException("no column named \"" + columnName + "\" in " + name
                    + "; its columns are " + Problem.shortened(String.join(", ", columns.keySet())));
        }
        return c;
    }

    public boolean has(String columnName) {
        return columns.containsKey(columnName);
    }

    /// The first problems (at most 1,000), by line.
    public List<Problem> problems() {
        return findings.problems();
    }

    /// How many problems there were in all.
    public int problemCount() {
        return findings.problemCount();
    }

    /// What is proposed for it, worked out once.
    Proposal proposal(Function<Table, Proposal> how) {
        Proposal known = proposal;
        if (known == null) {
            known = how.apply(this);
            proposal = known;
        }
        return known;
    }

    /// Records of the file that are no rows of the table.
    public LeftOut leftOut() {
        return findings.leftOut();
    }

    /// Names of columns with a number that is written otherwise than it was read. Known only of a file that a model predicts.
    public List<String> rounded() {
        return findings.rounded();
    }

    public CsvFormat format() {
        return format;
    }

    /// Of the file's bytes, in hex; "" for a table that came from no file.
    public String sha256() {
        return findings.sha256().get();
    }

    /// Line of the file (from 1) in which a row begins.
    public int line(int row) {
        return findings.lines().line(row);
    }

    /// The row to which a line of the file belongs, for jumping to a [Problem]; −1 for the header and what stands above.
    public int rowAtLine(int line) {
        return findings.lines().row(line, rows);
    }
}
