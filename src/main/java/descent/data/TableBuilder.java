package descent.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Puts records into column builders, and tells of records that are too short or too long.
final class TableBuilder {
    private static final double MEMORY_SHARE = 0.45;
    private static final int CHECK_EVERY = 1024;
    private static final double FITS = 0.95;  // of the rows that were read when the memory was used up

    private final ReadPlan plan;
    private final ProblemLog problems = new ProblemLog();
    private final ColumnBuilder[] builders;
    private final List<String> rawNames;
    private final boolean[] ownName;
    private final int headerLine;
    private final String[] header;           // the last header record, or null
    private final int shortest;
    private final boolean oneMarked;         // one column below comments: every record may be a comment
    private RowLines lines;
    private int rows;
    private int tooLong;
    private LeftOut first = LeftOut.NONE;
    private int blank;
    private int firstBlank;

    /// @param headers the header records, perhaps none
    TableBuilder(ReadPlan plan, List<String[]> headers, int headerLine) throws CsvException {
        this.plan = plan;
        this.headerLine = headerLine;
        this.header = headers.isEmpty() ? null : headers.getLast();
        int width = plan.guess().width();
        List<String> names = HeaderNames.raw(headers, width, plan.guess().preamble().namesInComment());
        if (!headers.isEmpty() && names.size() == width - 1 && !names.isEmpty() && !plan.guess().lastCellEmpty()
                && plan.guess().mostlyOneWidth()) {
            names.addFirst("");
            problems.add(headerLine, "", "", "the header has one name less than the records have cells: the first column is taken for row names");
        }
        this.shortest = headers.isEmpty() ? width : Math.min(names.size(), width);
        while (names.size() < width) {
            names.add("");
        }
        if (names.size() > ReadPlan.MAX_COLUMNS) {
            throw new CsvException(plan.name() + " has " + names.size() + " columns (line " + Math.max(1, headerLine) + "), more than "
                    + ReadPlan.MAX_COLUMNS + ": set another delimiter, or exchange rows and columns.", Math.max(1, headerLine));
        }
        this.rawNames = names;
        this.ownName = new boolean[names.size()];
        this.oneMarked = names.size() == 1 && plan.guess().comment() != null;
        this.builders = builders(names.size());
    }

    private ColumnBuilder[] builders(int n) {
        boolean[] numbers = plan.guess().numberColumns(n);
        CellRules rules = CellRules.of(NumberRule.of(plan.guess().format().decimalMark()), plan.marks());
        Set<Integer> text = plan.textColumns();
        ColumnBuilder[] all = new ColumnBuilder[n];
        int room = (int) Math.min(plan.expectedRows(), MEMORY_SHARE * Runtime.getRuntime().maxMemory() / (4.0 * n));
        for (int c = 0; c < n; c++) {
            ownName[c] = !rawNames.get(c).isEmpty();
            Wanted wanted = plan.wanted();
            boolean copied = wanted != null && wanted.copies(rawNames.get(c));
            boolean always = wanted != null && wanted.texts().contains(rawNames.get(c));
            all[c] = numbers[c] && !always && !text.contains(c) ? new NumberBuilder(rules, wanted != null, copied, room)
                    : new TextBuilder(rules, always, copied, room);
        }
        return all;
    }

    /// @throws Refuted when the cells show that the guess was wrong
    void add(Cells cells, int line) throws CsvException, Refuted {
        int n = cells.count();
        if ((mayBeNoRecord(cells) && isNoRecord(cells.texts(), line)) || (n != builders.length && !fits(cells.texts(), line))
                || (oneMarked && isComment(cells.texts(), line))) {
            return;
        }
        if (lines == null) {
            lines = new RowLines(line);
        } else {
            lines.add(rows, line);
        }
        int filled = Math.min(n, builders.length);
        for (int c = 0; c < filled; c++) {
            cells.give(c, builders[c]);
        }
        for (int c = filled; c < builders.length; c++) {
            builders[c].add("");
        }
        rows++;
        if (cells.isEmpty(0) && cells.areEmpty()) {
            firstBlank = blank++ == 0 ? line : firstBlank;
        }
        if (rows % CHECK_EVERY == 0) {
            check();
        }
    }

    private boolean mayBeNoRecord(Cells cells) {
        return header != null && (rows == 0 || cells.count() == 1 || cells.is(0, header[0]));
    }

    /// The names once more, as files that were put together have them, or a ruler of dashes below the names.
    private boolean isNoRecord(String[] cells, int line) {
        boolean again = cells[0].equals(header[0]) && Arrays.equals(cells, header);
        boolean frame = cells.length == 1 && builders.length > 1 && cells[0].startsWith("+-");
        if (again || ((rows == 0 || frame) && NoRecord.isRuler(cells))) {
            problems.add(line, "", cells[0], again ? "the names stand here once more: the record is left out"
                    : "is a line of dashes: the record is left out");
            return true;
        }
        return false;
    }

    /// Short records get gaps, long ones lose empty cells at their end; a long one with more values is left out.
    private boolean fits(String[] cells, int line) {
        if (NoRecord.isBlank(cells, builders.length)) {
            return false;
        }
        if (isComment(cells, line)) {
            return false;
        }
        if (cells.length < shortest) {
            int have = cells.length;
            problems.add(line, "", cells[0], () -> "has " + Texts.count(have, "cell") + " instead of " + builders.length
                    + ": the missing ones are read as gaps");
        }
        for (int c = builders.length; c < cells.length; c++) {
            if (!cells[c].isEmpty()) {
                String many = "has " + cells.length + " cells instead of " + builders.length;
                String remedy = "; put quotes (\") round a cell that holds a " + CsvFormat.nameOf(plan.guess().format().delimiter());
                first = tooLong++ == 0 ? new LeftOut(1, line, many + remedy) : first;
                problems.add(line, "", cells[0], () -> many + ": the record is left out" + remedy);
                return false;
            }
        }
        return true;
    }

    private boolean isComment(String[] cells, int line) {
        boolean comment = NoRecord.isComment(cells, shortest, plan.guess().comment()) && (header == null || !header[0].startsWith("#"));
        if (comment) {
            problems.add(line, "", cells[0], "is a comment: the record is left out");
        }
        return comment;
    }

    private void check() throws CsvException, Refuted {
        long bytes = 0;
        for (int c = 0; c < builders.length; c++) {
            bytes += builders[c].bytes();
            if (builders[c] instanceof NumberBuilder b && !plan.toTheEnd() && b.hopeless()) {
                refute(b);
            }
        }
        if (bytes > MEMORY_SHARE * Runtime.getRuntime().maxMemory()) {
            int fit = (int) (FITS * rows);
            throw TooBig.at(plan.name(), fit, lines.line(fit - 1), null);
        }
    }

    /// Names all columns at once that turned out to be no numbers: there may be 100,000.
    private void refute(NumberBuilder first) throws Refuted {
        Set<Integer> text = new HashSet<>();
        for (int c = 0; c < builders.length; c++) {
            if (builders[c] instanceof NumberBuilder b && !b.isNumber()) {
                text.add(c);
            }
        }
        throw first.readsBetterWithTheOtherMark() ? Refuted.decimalMark(text) : Refuted.text(text);
    }

    /// The encoding is certain, and not all bytes are valid in it.
    boolean mayHaveLostBytes() {
        return plan.guess().encoding().forgives();
    }

    void tellOfLostBytes(String[] cells, int line) {
        for (int c = 0; c < cells.length && mayHaveLostBytes(); c++) {
            if (cells[c].indexOf(EncodingGuess.LOST) >= 0) {
                problems.add(line, c < rawNames.size() ? rawNames.get(c) : "", cells[c], "holds bytes that are not valid in " + plan.guess().encoding().charset().displayName()
                        + ": they are read as " + EncodingGuess.LOST + "; save the data again, or choose other characters");
            }
        }
    }

    void tell(int line, String message) {
        problems.add(line, "", "", message);
    }

    int rows() {
        return rows;
    }

    /// @throws Refuted when a column of numbers turns out to be none
    Table build(Supplier<String> sha256) throws CsvException, Refuted {
        boolean hadHeader = plan.guess().format().headerRows() > 0;
        if (rows == 0 || (rows == blank && !hadHeader)) {
            throw noRows();
        }
        dropNameless(hadHeader);
        List<String> names = HeaderNames.distinct(keptNames(), hadHeader, headerLine, problems);
        List<Column> columns = new ArrayList<>();
        List<String> rounded = new ArrayList<>();
        for (int c = 0, k = 0; c < builders.length; c++) {
            if (builders[c] == null) {
                continue;
            }
            Column column = builders[c].build(names.get(k), lines, problems);
            if (column == null && builders[c] instanceof NumberBuilder b) {
                refute(b);
            }
            if (builders[c] instanceof NumberBuilder b && b.loses()) {
                rounded.add(names.get(k));
            }
            builders[c] = null;
            columns.add(column);
            k++;
        }
        Totals.tell(columns, rows, lines, problems);
        if (blank > 0) {
            problems.add(firstBlank, "", "", Texts.count(blank, "record") + " without any value (the first one here): kept as gaps");
        }
        return new Table(plan.name(), rows, columns, plan.guess().format(),
                new Table.Findings(problems.sorted(), problems.count(), new LeftOut(tooLong, first.line(), first.why()), rounded, lines, sha256));
    }

    private CsvException noRows() {
        int line = Math.max(1, headerLine);
        String why = tooLong > 0 ? "none of its " + tooLong + " records has as many cells as the header in line " + line + "; is the delimiter right?"
                : headerLine == 0 && plan.guess().preamble().lines() > 0 ? "there is nothing behind the lines that are left out (" + plan.guess().preamble().why() + "); take the mark away from those that hold data."
                : headerLine == 0 || NoRecord.isAllBlank(header) ? "from line 1 on there are only empty lines; save the data again."
                : "below the names in line " + line + " there is no record; add rows with values.";
        return new CsvException(plan.name() + " holds no data: " + why, line);
    }

    /// Columns without a name and without any value come from delimiters at the line ends.
    private void dropNameless(boolean hadHeader) {
        int dropped = 0;
        for (int c = 0; c < builders.length; c++) {
            boolean empty = builders[c] instanceof NumberBuilder b && b.onlyNothing();
            if (hadHeader && empty && !ownName[c] && builders.length > 1) {
                builders[c] = null;
                dropped++;
            }
        }
        if (dropped > 0) {
            problems.add(headerLine, "", "", Texts.count(dropped, "column") + " without name and values dropped: the lines begin or end with a "
                    + CsvFormat.nameOf(plan.guess().format().delimiter()));
        }
    }

    private List<String> keptNames() {
        List<String> kept = new ArrayList<>();
        for (int c = 0; c < builders.length; c++) {
            if (builders[c] != null) {
                kept.add(rawNames.get(c));
            }
        }
        return kept;
    }
}
