package descent.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The data sets that come with the program: the one door to `assets/samples`. What its index names must be there;
/// anything missing ends in an exception at once.
public final class Samples {
    private static final String FOLDER = "/descent/assets/samples/";
    private static final String INDEX = "index.tsv";
    private static final int FIELDS = 6;

    private Samples() {
    }

    /// In the order of the gallery; the first one is opened when the program starts.
    public static List<Sample> list() {
        String index = new String(bytes(INDEX), StandardCharsets.UTF_8);
        return index.lines().skip(1).filter(l -> !l.isBlank()).map(Samples::parse).toList();
    }

    private static Sample parse(String line) {
        String[] f = line.split("\t", -1);
        if (f.length != FIELDS) {
            throw new IllegalStateException(INDEX + " needs " + FIELDS + " fields a line (name, file, sentence, source, licence, target), not "
                    + f.length + ": " + line);
        }
        return new Sample(f[0], f[1], f[2], f[3], f[4], f[5]);
    }

    /// @param name of a sample, or its file
    /// @throws IllegalArgumentException when there is no such sample
    public static Table open(String name) {
        Sample sample = list().stream().filter(s -> s.name().equals(name) || s.file().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no sample named \"" + name + "\"; there are "
                        + list().stream().map(Sample::name).toList()));
        try {
            return new CsvReader().read(sample.file(), bytes(sample.file()), CsvOptions.auto(), Progress.NONE);
        } catch (CsvException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String file) {
        try (InputStream in = Samples.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its own file " + FOLDER + file + ": build it again");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
