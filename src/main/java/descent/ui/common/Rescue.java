package descent.ui.common;

import descent.data.CsvException;
import descent.data.CsvFormat;
import descent.data.CsvOptions;
import descent.data.CsvReader;
import descent.data.CsvWriter;
import descent.data.Progress;
import descent.data.Sample;
import descent.data.Samples;
import descent.data.Table;
import descent.model.AtomicFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/// Which table the rescued work belongs to, and how to get it again: a sample by its name, a file by its place and the
/// format that it was read with, a table made in the program from a copy beside the other rescue files.
///
/// @param kind   of source
/// @param name   the table's
/// @param file   of the data, or null
/// @param format how it was read, or null
record Rescue(Kind kind, String name, Path file, CsvFormat format) {
    enum Kind { SAMPLE, FILE, COPY }

    static final String COPY = "data.csv";

    static Rescue of(Table table, Path source) {
        if (source != null) {
            return new Rescue(Kind.FILE, table.name(), source.toAbsolutePath(), table.format());
        }
        boolean sample = Samples.list().stream().map(Sample::file).anyMatch(table.name()::equals);
        return new Rescue(sample ? Kind.SAMPLE : Kind.COPY, table.name(), null, table.format());
    }

    void write(Properties into) {
        into.setProperty("data", kind.name());
        into.setProperty("data.name", name);
        if (kind == Kind.FILE) {
            into.setProperty("data.file", file.toString());
            into.setProperty("csv.encoding", format.encoding().name());
            into.setProperty("csv.delimiter", String.valueOf(format.delimiter()));
            into.setProperty("csv.decimal", String.valueOf(format.decimalMark()));
            into.setProperty("csv.skip", String.valueOf(format.skipLines()));
            into.setProperty("csv.header", String.valueOf(format.headerRows()));
            into.setProperty("csv.missing", String.join("\n", format.missingMarks()));
        }
    }

    /// Reads the table again.
    ///
    /// @param folder of the rescue files
    private static Table table(Properties from, Path folder) throws CsvException, IOException {
        String name = from.getProperty("data.name", "");
        return switch (Kind.valueOf(from.getProperty("data", ""))) {
            case SAMPLE -> Samples.open(name);
            case FILE -> new CsvReader().read(Path.of(from.getProperty("data.file", "")), options(from), Progress.NONE);
            case COPY -> new CsvReader().read(name, Files.readAllBytes(folder.resolve(COPY)), CsvOptions.auto(), Progress.NONE);
        };
    }

    /// A model is worth having without the table, whose file may be on a stick that is not there; settings alone are not.
    static Table table(Properties p, Path folder, boolean model) throws IOException {
        try {
            return table(p, folder);
        } catch (IOException e) {
            if (!model) {
                throw e;
            }
            return null;
        }
    }

    static Path file(Properties from) {
        return from.getProperty("data.file") == null ? null : Path.of(from.getProperty("data.file"));
    }

    private static CsvOptions options(Properties p) {
        String missing = p.getProperty("csv.missing", "");
        List<String> marks = missing.isEmpty() ? List.of() : Arrays.asList(missing.split("\n"));
        return new CsvOptions(Charset.forName(p.getProperty("csv.encoding", "UTF-8")), p.getProperty("csv.delimiter", ",").charAt(0),
                p.getProperty("csv.decimal", ".").charAt(0), Integer.valueOf(p.getProperty("csv.skip", "0")),
                Integer.valueOf(p.getProperty("csv.header", "1")), marks, null, 0);
    }

    /// The copy of a table that came from no file.
    static void copy(Table table, Path folder) throws IOException {
        AtomicFile.write(folder.resolve(COPY), out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            CsvWriter.write(writer, table, null);
            writer.flush();
        });
    }

    static Properties read(Path file) throws IOException {
        Properties p = new Properties();
        p.load(new StringReader(Files.readString(file)));
        return p;
    }
}
