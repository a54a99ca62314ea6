package descent.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The door to the lessons that ship with the program, in the order in which a course would take them.
public final class Lessons {
    private static final String ROOT = "/descent/assets/lessons/";

    /// @param name of the file without its ending; ids and tests use it
    public record Entry(String name, Lesson lesson) { }

    private Lessons() { }

    /// All of them, read anew.
    ///
    /// @throws IllegalStateException when the program was not built whole
    public static List<Entry> list() {
        List<Entry> all = new ArrayList<>();
        for (String name : new String(bytes("index.txt"), StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank()).toList()) {
            try {
                all.add(new Entry(name, LessonReader.read(bytes(name + ".txt"))));
            } catch (LessonException e) {
                throw new IllegalStateException("the bundled lesson " + name + " cannot be read: " + e.getMessage(), e);
            }
        }
        return List.copyOf(all);
    }

    /// The file of a bundled lesson, for a teacher who wants to change a copy of it.
    ///
    /// @param name as in [Entry]
    public static byte[] file(String name) {
        return bytes(name + ".txt");
    }

    private static byte[] bytes(String file) {
        try (InputStream in = Lessons.class.getResourceAsStream(ROOT + file)) {
            if (in == null) {
                throw new IllegalStateException("the program's own file " + ROOT + file + " is missing: was the jar built whole?");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own file " + ROOT + file + " could not be read", e);
        }
    }
}
