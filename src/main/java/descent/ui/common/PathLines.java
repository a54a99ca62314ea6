package descent.ui.common;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Paths as a text with a line for each. A line break within a name stands as NUL, which no name can hold.
public final class PathLines {
    private static final char BREAK = '\0';

    private PathLines() { }

    public static String of(List<Path> paths) {
        return paths.stream().map(p -> p.toString().replace('\n', BREAK)).collect(Collectors.joining("\n"));
    }

    /// What is no path is left out.
    public static List<Path> read(String text) {
        return Stream.of(text.split("\n")).filter(l -> !l.isBlank()).map(l -> path(l.replace(BREAK, '\n'))).flatMap(Optional::stream).toList();
    }

    private static Optional<Path> path(String name) {
        try {
            return Optional.of(Path.of(name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
