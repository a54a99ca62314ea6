package descent.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/// The records of a text by commons-csv, each with the line in which it begins.
///
/// Deliberate differences from RFC 4180: blanks around cells are dropped (also around quotes), empty lines are
/// skipped, any line end will do (CR, LF, CRLF), text after a closing quote belongs to the cell, rows may differ in
/// length (the caller tells).
final class RecordSource implements Closeable {
    private static final int LONG_CELL = 60;

    private final CSVFormat format;
    private final Reader text;
    private PlainLines plain;              // null once commons-csv has taken over
    private CSVParser parser;
    private Iterator<CSVRecord> records;
    private int linesBefore;
    private final Cells cells = new Cells();
    private int line;
    private int lastEnd;
    private int cellLines;

    /// @param comment   lines that begin with it are dropped before the first record, or null; below it the caller judges
    /// @param skipLines lines to drop before the first record
    RecordSource(Reader text, char delimiter, Character comment, int skipLines) throws IOException {
        LineSkipper top = skipLines == 0 && comment == null ? null : new LineSkipper(text);
        this.linesBefore = top == null ? 0 : skipLines + top.skip(skipLines, comment);
        Reader from = top == null ? text : top.rest();
        this.text = delimiter == ' ' ? new BlankRunsReader(from) : from;
        this.format = format(delimiter);
        this.plain = new PlainLines(this.text, delimiter);
    }

    private void parse(Reader from) throws IOException {
        parser = CSVParser.builder().setReader(from).setFormat(format).get();
        records = parser.iterator();
    }

    private static CSVFormat format(char delimiter) {
        return CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setQuote('"')
                .setIgnoreEmptyLines(true).setIgnoreSurroundingSpaces(true).setTrailingData(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL).get();
    }

    /// Goes to the next record.
    ///
    /// @return false at the end
    /// @throws CsvException for an open quote, named by its line
    boolean next() throws IOException {
        if (plain != null) {
            if (nextPlain()) {
                line = linesBefore + plain.lines();
                cellLines = 0;
                return true;
            }
            linesBefore += plain.lines();
            parse(plain.rest());
            plain = null;
        }
        try {
            if (!records.hasNext()) {
                return false;
            }
            cells.set(records.next().values());
        } catch (UncheckedIOException e) {
            throw explained(e.getCause());
        }
        int end = (int) parser.getCurrentLineNumber();
        cellLines = 0;
        if (end != lastEnd + 1) {
            cellLines = lineBreaks(cells.texts());
        }
        line = end - cellLines + linesBefore;
        lastEnd = end;
        return true;
    }

    /// A record that breaks off in reading breaks off the same way in commons-csv, which names its line.
    private boolean nextPlain() throws IOException {
        try {
            return plain.next(cells);
        } catch (IOException e) {
            linesBefore += plain.lines();
            throw explained(e);
        }
    }

    /// Of the record, as texts.
    String[] cells() {
        return cells.texts();
    }

    /// The record; it holds until the next one is read.
    Cells record() {
        return cells;
    }

    /// Line in which the record begins, from 1.
    int line() {
        return line;
    }

    /// The record runs over so many lines that a quote was probably never closed.
    boolean suspiciouslyLong() {
        return cellLines > LONG_CELL;
    }

    private static int lineBreaks(String[] cells) {
        int n = 0;
        for (String cell : cells) {
            for (int i = 0; i < cell.length(); i++) {
                char c = cell.charAt(i);
                n += c == '\n' || (c == '\r' && (i + 1 == cell.length() || cell.charAt(i + 1) != '\n')) ? 1 : 0;
            }
        }
        return n;
    }

    private IOException explained(IOException e) {
        if (e instanceof CsvException || e instanceof SourceReader.NotDecodable) {
            return e;
        }
        int at = lastEnd + linesBefore + 1;
        if (e instanceof SourceReader.TooLong) {
            return new CsvException("The record that begins in line " + at + " " + e.getMessage()
                    + ": probably a quote (\") is opened there and never closed; close it, or remove it.", at, e);
        }
        if (String.valueOf(e.getMessage()).contains("EOF reached")) {
            int quoteLine = quoteLine(e.getMessage(), at);
            return new CsvException("A quote (\") is opened in line " + quoteLine
                    + " and never closed up to the end of the file; close it, or remove it.", quoteLine, e);
        }
        return new CsvException("Line " + at + " cannot be read (" + e.getMessage() + "); look at its quotes.", at, e);
    }

    /// commons-csv says "(startline 3) EOF reached before encapsulated token finished".
    private int quoteLine(String message, int otherwise) {
        int from = message.indexOf("startline ");
        int to = message.indexOf(')', from);
        try {
            return from < 0 || to < 0 ? otherwise : Integer.parseInt(message.substring(from + 10, to).strip()) + linesBefore;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
