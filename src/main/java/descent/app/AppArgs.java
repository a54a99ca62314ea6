package descent.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What was said on the command line.
///
/// @param tour  folder for the pictures of the tour, or null
/// @param train begin to train at once
/// @param files data or models to open; the content says which
public record AppArgs(Path tour, boolean train, List<Path> files) {
    static final String USAGE = """
            descent [--train] [--tour DIR] [FILE]
              FILE        a CSV file or a .model to open
              --train     begin to train at once
              --tour DIR  go through the whole job without a display and leave pictures in DIR""";

    public AppArgs {
        files = List.copyOf(files);
    }

    /// @throws IllegalArgumentException with a sentence, for an option that is not known
    public static AppArgs parse(List<String> args) {
        Path tour = null;
        boolean train = false;
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            String a = args.get(i);
            if (a.equals("--train")) {
                train = true;
            } else if (a.equals("--tour")) {
                if (i + 1 == args.size()) {
                    throw new IllegalArgumentException("--tour needs a folder for its pictures: --tour DIR");
                }
                tour = Path.of(args.get(++i));
            } else if (a.startsWith("--") && a.length() > 2) {
                throw new IllegalArgumentException("the option " + a + " is not known.\n" + USAGE);
            } else if (!a.isBlank()) {
                files.add(Path.of(a));
            }
        }
        return new AppArgs(tour, train, files);
    }

    AppArgs withTour(Path folder) {
        return new AppArgs(folder, train, files);
    }
}
