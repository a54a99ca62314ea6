package descent.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Judges how a file was read against pandas' reading, by rules that name no file. Where pandas and we differ, one of
/// these must explain it, else the case fails:
///
/// - pandas keeps nameless empty columns that delimiters at the line ends make; we drop and tell them;
/// - pandas knows no title lines and one header record only: then rows and kinds are judged by [PlainReading];
/// - pandas leaves a column as text because of missing marks, bad cells, thousands marks or a decimal comma: then
///   gaps and mean are judged by [PlainReading];
/// - numbers beyond a float are gaps for us and told.
///
/// What these rules say of 37 files of all kinds, column by column: numbers with `?`, `n/a` or `None` between them (marks
/// for us, text for pandas: 21 columns of a horse-colic table, a table of incomes, 7 columns of an earthquake list); three
/// header records of which pandas takes two for data (64 columns of brain networks); decimal commas (3 columns) and
/// Excel's `sep=` line, which pandas does not know; `inf` and a number beyond a float, gaps for us; cells of no table at
/// all, refused. All other numeric columns have pandas' gaps, and its mean to a millionth.
final class CsvVerdict {
    private static final double MEAN_TOLERANCE = 1e-6;      // the goal of the project: floats keep 6e-8 of a number
    private static final double FLOAT = 6e-8;
    private static final double MOSTLY = 0.9;

    private final CsvCase c;
    private PlainReading plain;
    private boolean decimalComma;
    private final List<String> faults = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();

    CsvVerdict(CsvCase c) {
        this.c = c;
    }

    /// Faults; empty when the file was read right or refused in words.
    List<String> faults() {
        return faults;
    }

    /// Where pandas is wrong or knows less, with the reason.
    List<String> differences() {
        return differences;
    }

    void refused(CsvException e) {
        String m = String.valueOf(e.getMessage());
        if (m.length() < 40 || !m.endsWith(".")) {
            faults.add("refused without a sentence: " + m);
        }
        boolean noLine = c.path().toFile().length() == 0;
        if (!noLine && (e.line() < 1 || !m.contains("line"))) {
            faults.add("refused without naming a line: " + m);
        }
        if (!c.mustRefuse() && !c.oracleFailed() && c.oracleRows() > 0) {
            faults.add("refused although pandas reads it: " + m);
        }
    }

    void read(Table t) throws IOException {
        if (c.mustRefuse()) {
            faults.add("read as a table of " + t.rows() + " rows although it must be refused");
            return;
        }
        format(t);
        text(t);
        CsvFormat f = t.format();
        plain = new PlainReading(c, f.encoding(), f.delimiter(), f.decimalMark(), f.skipLines(), f.headerRows());
        if (t.rows() + leftOut(t) != plain.rows()) {
            faults.add("has " + t.rows() + " rows, the plain reading " + plain.rows());
        }
        if (c.oracleFailed()) {
            differences.add("pandas fails: " + (c.oracle() == null ? "no entry" : c.oracle().path("error").asText()));
            plainColumns(t, null);
            return;
        }
        List<CsvCase.OracleColumn> oracle = oracleColumns(t);
        if (oracle == null) {
            plainColumns(t, null);
        } else {
            decimalComma = t.format().decimalMark() == ',' && IntStream.range(0, oracle.size())
                    .anyMatch(i -> !oracle.get(i).numeric() && t.columns().get(i).kind() == Kind.NUMBER);
            plainColumns(t, oracle);
            for (int i = 0; i < oracle.size(); i++) {
                name(t, i, oracle.get(i).name());
                column(t, i, oracle.get(i));
            }
        }
    }

    private void format(Table t) {
        CsvFormat f = t.format();
        if (c.delimiter() != 0 && c.delimiter() != f.delimiter() && t.columns().size() > 1) {
            faults.add("delimiter " + CsvFormat.nameOf(f.delimiter()) + " instead of " + c.field("delimiter"));
        }
        String header = c.field("header").toLowerCase(Locale.ROOT);
        if ((header.equals("yes") && f.headerRows() == 0) || (header.equals("no") && f.headerRows() > 0)) {
            faults.add("header records: " + f.headerRows() + ", README says " + header);
        }
    }

    private void text(Table t) {
        for (Column col : t.columns()) {
            if (col.name().indexOf('\ufffd') >= 0 || col.name().indexOf('\ufeff') >= 0 || col.levels().stream().anyMatch(l -> l.indexOf('\ufffd') >= 0)) {
                faults.add("characters were lost in column " + col.name());
            }
        }
    }

    private static int leftOut(Table t) {
        return (int) t.problems().stream().filter(p -> p.message().contains("the record is left out")).count();
    }

    /// pandas' columns beside ours, or null where pandas parted the file in another way for a reason.
    private List<CsvCase.OracleColumn> oracleColumns(Table t) throws IOException {
        List<CsvCase.OracleColumn> columns = new ArrayList<>(c.oracleColumns());
        columns.removeIf(o -> o.name().startsWith("Unnamed:") && o.nulls() == c.oracleRows() && columns.size() > t.columns().size());
        if (t.problems().stream().anyMatch(p -> p.message().contains("taken for row names"))) {
            differences.add("pandas takes the column without a name for an index");
            return null;
        }
        CsvFormat f = t.format();
        if (f.skipLines() > 0) {
            differences.add("pandas does not know the " + f.skipLines() + " line(s) before the header: " + f.why().header());
            return null;
        }
        if (c.namesInComment()) {
            differences.add("pandas takes the comment mark for a name");
            return null;
        }
        if (plain.shiftsPandas()) {
            differences.add("pandas takes the first column for an index, for the records end with a delimiter and the header does not");
            return null;
        }
        if (f.headerRows() > 1) {
            differences.add("pandas takes " + (f.headerRows() - 1) + " of " + f.headerRows() + " header records for data");
            return t.rows() + f.headerRows() - 1 == c.oracleRows() && columns.size() == t.columns().size() ? columns : fault(t, columns.size());
        }
        int more = c.oracleRows() - t.rows() - leftOut(t);
        return columns.size() == t.columns().size() && (more == 0 || more == plain.blank()) ? columns : fault(t, columns.size());
    }

    private List<CsvCase.OracleColumn> fault(Table t, int columns) {
        faults.add(t.rows() + " rows × " + t.columns().size() + " columns, pandas has " + c.oracleRows() + " × " + columns);
        return null;
    }

    /// Names as pandas has them, but for those that it had to make (a.1, Unnamed: 3, 0).
    private void name(Table t, int i, String theirs) {
        String ours = t.columns().get(i).name();
        boolean made = theirs.isBlank() || theirs.startsWith("Unnamed:") || theirs.matches(".*\\.\\d+") || t.format().headerRows() != 1 || theirs.equals("index");
        if (!made && !ours.equals(theirs.replaceAll("[\u200b-\u200f\ufeff]", "").replaceAll("[\\s\u00a0]+", " ").strip())) {
            faults.add("column " + (i + 1) + " is called " + ours + ", pandas says " + theirs);
        }
    }

    private void column(Table t, int i, CsvCase.OracleColumn o) {
        Column ours = t.columns().get(i);
        if (!o.numeric()) {
            if (ours.gaps() < o.nulls() - Math.max(0, t.format().headerRows() - 1) - leftOut(t) - plain.blank()) {
                faults.add(ours.name() + ": " + ours.gaps() + " gaps, pandas has " + o.nulls());
            }
            if (ours.kind() == Kind.NUMBER) {
                differences.add(ours.name() + ": numbers for us (" + ours.reason() + "), text for pandas");
            }
            return;
        }
        if (ours.kind() != Kind.NUMBER) {
            faults.add(ours.name() + ": " + ours.kind() + " (" + ours.reason() + "), numbers for pandas");
        } else if (o.beyondFloat()) {
            differences.add(ours.name() + ": pandas holds numbers beyond a float; we tell them");
        } else if (ours.gaps() > o.nulls() || ours.gaps() < o.nulls() - leftOut(t) - plain.blank()) {
            faults.add(ours.name() + ": " + ours.gaps() + " gaps, pandas has " + o.nulls());
        } else if (decimalComma && Math.abs(ours.mean() - o.mean()) > 1) {
            differences.add(ours.name() + ": pandas takes points for decimals in a file with decimal commas");
            plainColumn(t, ours, i);
        } else if (o.nulls() < c.oracleRows()) {
            mean(ours.name() + " mean", ours, o.mean());
            if (!(Math.abs(ours.std() - o.std()) <= MEAN_TOLERANCE * Math.max(Math.abs(o.min()), Math.abs(o.max())))) {
                near(ours.name() + " std", ours.std(), o.std());
            }
            near(ours.name() + " min", ours.min(), o.min());
            near(ours.name() + " max", ours.max(), o.max());
        }
    }

    /// To a millionth of the mean itself, and what rounding the cells to floats can do to it.
    private void mean(String what, Column ours, double theirs) {
        double rounding = FLOAT * Math.max(Math.abs(ours.min()), Math.abs(ours.max())) + Float.MIN_VALUE;
        if (!(Math.abs(ours.mean() - theirs) <= MEAN_TOLERANCE * Math.abs(theirs) + rounding)) {
            faults.add(what + ": " + ours.mean() + ", expected " + theirs);
        }
    }

    private void near(String what, double ours, double theirs) {
        if (!(Math.abs(ours - theirs) <= MEAN_TOLERANCE * Math.max(1, Math.abs(theirs)))) {
            faults.add(what + ": " + ours + ", expected " + theirs);
        }
    }

    /// @param oracle pandas' columns; those that are numbers for it are not judged here
    private void plainColumns(Table t, List<CsvCase.OracleColumn> oracle) {
        if (leftOut(t) > 0) {
            return;
        }
        for (int i = 0; i < t.columns().size(); i++) {
            if (oracle != null && oracle.get(i).numeric()) {
                continue;
            }
            plainColumn(t, t.columns().get(i), i);
        }
    }

    private void plainColumn(Table t, Column ours, int i) {
        if (ours.reason().contains("; the sign ")) {
            differences.add(ours.name() + ": numbers with a sign for us (" + ours.reason() + "), text for pandas");
        }
        PlainReading.Count count = plain.count(plain.place(i, t.columns().size()));
        boolean numbers = count.numbers() > 0 && count.numbers() >= MOSTLY * (count.numbers() + count.other());
        if (numbers && ours.kind() != Kind.NUMBER) {
            faults.add(ours.name() + ": " + ours.kind() + " although " + count.numbers() + " cells are numbers and " + count.other() + " are none");
        }
        if (ours.kind() == Kind.NUMBER && ours.rows() > ours.gaps()) {
            if (ours.rows() - ours.gaps() != count.numbers()) {
                faults.add(ours.name() + ": " + (ours.rows() - ours.gaps()) + " numbers, the plain reading has " + count.numbers());
            }
            mean(ours.name() + " mean by the plain reading", ours, count.mean());
        }
        if (ours.kind() != Kind.NUMBER && ours.gaps() > count.missing()) {
            faults.add(ours.name() + ": " + ours.gaps() + " gaps, but only " + count.missing() + " cells are empty or a missing mark");
        }
    }

    /// The same numbers as another file's oracle has, in columns of the same name without bad cells.
    void twin(Table t, CsvCase other) {
        for (CsvCase.OracleColumn o : other.oracleColumns()) {
            if (o.numeric() && t.has(o.name()) && t.problems().stream().noneMatch(p -> p.column().equals(o.name()))) {
                Column ours = t.column(o.name());
                if (ours.gaps() != o.nulls()) {
                    faults.add(o.name() + ": " + ours.gaps() + " gaps, its twin " + other.file() + " has " + o.nulls());
                }
                mean(o.name() + " mean against its twin " + other.file(), ours, o.mean());
            }
        }
    }
}
