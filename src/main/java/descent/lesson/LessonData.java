package descent.lesson;

import descent.data.MadeData;
import descent.data.Samples;
import descent.data.Table;
import java.util.List;
import java.util.Locale;

/// Where the rows of a lesson come from: a sample that ships with the program, or rows made from a seed. Never a path:
/// a lesson that was mailed must not read files of the machine that it is opened on.
public sealed interface LessonData {
    /// Kinds of made data, as they are written in a lesson.
    List<String> KINDS = List.of("line", "sine", "polynomial", "two moons", "circles", "xor", "spirals", "blobs");
    int MAX_ROWS = 100_000;

    /// @throws LessonException when the rows cannot be had
    Table open() throws LessonException;

    /// In a few words, for the list of lessons.
    String words();

    /// @param line of the lesson file, for the refusal
    /// @param name of a bundled sample
    record Sample(int line, String name) implements LessonData {
        @Override
        public Table open() throws LessonException {
            try {
                return Samples.open(name);
            } catch (IllegalArgumentException e) {
                throw new LessonException(line, "there is " + e.getMessage() + "; write one of them");
            }
        }

        @Override
        public String words() {
            return name;
        }
    }

    /// @param kind  one of [#KINDS]
    /// @param rows  4 to [#MAX_ROWS]
    /// @param noise 0 or more
    record Made(String kind, int rows, double noise, long seed) implements LessonData {
        @Override
        public Table open() {
            return switch (kind) {
                case "line" -> MadeData.line(rows, noise, seed);
                case "sine" -> MadeData.sine(rows, noise, seed);
                case "polynomial" -> MadeData.polynomial(rows, noise, seed);
                case "two moons" -> MadeData.twoMoons(rows, noise, seed);
                case "circles" -> MadeData.circles(rows, noise, seed);
                case "xor" -> MadeData.xor(rows, noise, seed);
                case "spirals" -> MadeData.spirals(rows, noise, seed);
                case "blobs" -> MadeData.blobs(rows, noise, seed);
                default -> throw new IllegalStateException("no made data of the kind " + kind);
            };
        }

        @Override
        public String words() {
            return String.format(Locale.ROOT, "made data: %s, %d rows", kind, rows);
        }
    }
}
