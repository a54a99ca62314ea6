package descent.app;

import descent.ui.common.Words;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What was said on the command line.
///
/// @param tour  folder for the pictures of the tour, or null
/// @param train begin to train at once
/// @param another a window of its own, even while the program runs already
/// @param files data, models or lessons to open; the content says which
public record AppArgs(Path tour, boolean train, boolean another, List<Path> files) {
    static final String USAGE = """
            descent [--train] [--new] [--tour DIR] [FILE]
              FILE        a CSV file, a .model or a lesson to open; goes to the window that is open already, if there is one
              --new       a window of its own in any case
              --train     begin to train at once
              --tour DIR  go through the whole job without a display and leave pictures in DIR""";

    public AppArgs {
        files = List.copyOf(files);
    }

    /// @throws IllegalArgumentException with a sentence, for an option that is not known
    public static AppArgs parse(List<String> args) {
        Path tour = null;
        boolean train = false;
        boolean another = false;
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            String a = args.get(i);
            if (a.equals("--train")) {
                train = true;
            } else if (a.equals("--new")) {
                another = true;
            } else if (a.equals("--tour")) {
                if (i + 1 == args.size()) {
                    throw new IllegalArgumentException("--tour needs a folder for its pictures: --tour DIR");
                }
                tour = path(args.get(++i));
            } else if (a.startsWith("--") && a.length() > 2) {
                throw new IllegalArgumentException("the option " + a + " is not known.\n" + USAGE);
            } else if (!a.isBlank()) {
                files.add(path(a));
            }
        }
        return new AppArgs(tour, train, another, files);
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(Words.of(e), e);
        }
    }

    AppArgs withTour(Path folder) {
        return new AppArgs(folder, train, another, files);
    }
}
