package descent.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads a CSV file into a [Table], or says in one sentence why it cannot.
///
/// Encoding, delimiter, decimal mark, header and kinds are guessed together from the first megabyte, checked in the
/// one pass over the file and guessed anew when the rest refutes them. What [CsvOptions] name is not guessed.
/// Runs on any thread; holds no state.
public final class CsvReader {
    private static final int HEAD = 1 << 20;
    private static final int HASTY = 2;     // passes that may break off at the first column that is refuted
    private static final int PASSES = 8;    // at most two for the encoding, the hasty ones, one for the mark, one that names all text, the last
    private static final int MIN_ROW_BYTES = 2;

    /// @throws CsvException one sentence for a student, with line and remedy; `cancelled()` after a cancel
    public Table read(Path file, CsvOptions options, Progress progress) throws CsvException {
        return read(file, options, null, progress);
    }

    /// The same for a file that a model shall predict.
    ///
    /// @param wanted what it makes of the columns
    public Table read(Path file, CsvOptions options, Wanted wanted, Progress progress) throws CsvException {
        return read(ByteSource.of(file), options, wanted, progress);
    }

    /// @param name  shown to people
    /// @param bytes of a whole file
    public Table read(String name, byte[] bytes, CsvOptions options, Progress progress) throws CsvException {
        return read(ByteSource.of(name, bytes), options, null, progress);
    }

    private static Table read(ByteSource source, CsvOptions options, Wanted wanted, Progress progress) throws CsvException {
        try {
            return guessAndRead(source, options, wanted, progress);
        } catch (CsvException e) {
            throw e;
        } catch (IOException e) {
            throw ByteSource.unreadable(source.name(), e);
        } catch (OutOfMemoryError e) {
            throw TooBig.somewhere(source.name(), e);
        }
    }

    private static Table guessAndRead(ByteSource source, CsvOptions options, Wanted wanted, Progress progress) throws IOException {
        byte[] head = source.head(HEAD);
        boolean complete = head.length == source.size();
        EncodingGuess encoding = options.encoding() != null ? EncodingGuess.chosen(options.encoding(), head)
                : EncodingGuess.of(head, complete);
        FileKind.check(source.name(), head, encoding);
        CsvOptions known = options;
        Set<Integer> text = new HashSet<>();
        Guess guess = guess(head, complete, encoding, known);
        int refuted = 0;
        for (int pass = 0; pass < PASSES; pass++) {
            try {
                ReadPlan plan = new ReadPlan(source.name(), guess, marks(options), wanted, text, refuted >= HASTY, expectedRows(source, guess));
                return readOnce(source, plan, options.maxRows(), progress);
            } catch (SourceReader.NotDecodable e) {
                encoding = encoding.bom() > 0 || options.encoding() != null ? encoding.forgiving()
                        : EncodingGuess.oneByte(head, "beyond the first megabyte the bytes are not valid UTF-8");
                guess = guess(head, complete, encoding, known);
            } catch (Refuted e) {
                refuted++;
                if (e.isDecimalMark() && known.decimalMark() == null && !guess.provesDecimalMark()) {
                    known = known.withDecimalMark(guess.format().decimalMark() == ',' ? '.' : ',');
                    guess = guess(head, complete, encoding, known).withDecimalWhy("further down most numbers are written so");
                } else {
                    text.addAll(e.textColumns());
                }
            }
        }
        throw new CsvException(source.name() + " looks different in each of its parts; set delimiter and decimal mark by hand.", 0);
    }

    private static MissingMarks marks(CsvOptions options) {
        return options.missingMarks() == null ? MissingMarks.usual() : MissingMarks.of(options.missingMarks());
    }

    /// The last line of a head that is not the whole file may be cut: it is left out.
    private static Guess guess(byte[] head, boolean complete, EncodingGuess encoding, CsvOptions options) {
        String text = encoding.decode(head);
        if (!complete) {
            int end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
            text = end > 0 ? text.substring(0, end + 1) : text;
        }
        return Guess.of(text, complete, encoding, options);
    }

    private static int expectedRows(ByteSource source, Guess guess) {
        int sampled = guess.rows().size();
        if (sampled < 2) {
            return 16;
        }
        int lines = guess.rows().lines().getLast();
        long bytesPerLine = Math.max(MIN_ROW_BYTES, Math.min(source.size(), HEAD) / Math.max(1, Math.max(lines, sampled)));
        long rows = source.size() / bytesPerLine;
        return (int) Math.min(50_000_000, rows + rows / 50 + 16);
    }

    private static Table readOnce(ByteSource source, ReadPlan plan, int maxRows, Progress progress) throws IOException, Refuted {
        Guess guess = plan.guess();
        try (SourceReader text = new SourceReader(source, guess.encoding(), guess.format().delimiter(), progress);
                RecordSource records = new RecordSource(text, guess.format().delimiter(), guess.comment(), guess.preamble().lines())) {
            List<String[]> headers = new ArrayList<>();
            int headerLine = 0;
            while (headers.size() < guess.format().headerRows() && records.next()) {
                if (!guess.isComment(records.cells())) {
                    headers.add(records.cells());
                    headerLine = headerLine == 0 ? records.line() : headerLine;
                }
            }
            TableBuilder table = new TableBuilder(plan, headers, headerLine);
            for (String[] header : headers) {
                table.tellOfLostBytes(header, headerLine);
            }
            boolean all = fill(table, text, records, maxRows);
            progress.update(1);
            return table.build(all ? text.sha256() : () -> "");
        }
    }

    /// @return whether the file was read to its end
    private static boolean fill(TableBuilder table, SourceReader text, RecordSource records, int maxRows) throws IOException, Refuted {
        while (maxRows == 0 || table.rows() < maxRows) {
            if (!records.next()) {
                return true;
            }
            text.recordEnded();
            if (records.suspiciouslyLong()) {
                table.tell(records.line(), "one cell runs over more than 60 lines: is a quote (\") not closed?");
            }
            if (table.mayHaveLostBytes()) {
                table.tellOfLostBytes(records.cells(), records.line());
            }
            table.add(records.record(), records.line());
        }
        return false;
    }
}
