package descent.data;

import java.util.Objects;

/// One thing in a file that a student should know, named by its place.
///
/// @param line    of the file, from 1; 0 when it concerns the whole file
/// @param column  name of the column, or "" when it concerns the whole line
/// @param cell    the text that was found (shortened), or ""
/// @param message one sentence: what was expected, what was done
public record Problem(int line, String column, String cell, String message) {
    private static final int SHOWN = 60;

    public Problem {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(message, "message");
        cell = shortened(cell);
    }

    /// At most 60 characters, on one line, for lists and sentences.
    static String shortened(String text) {
        String start = text.length() > 4 * SHOWN ? text.substring(0, 4 * SHOWN) : text;
        String flat = start.replaceAll("\\s+", " ").strip();
        return flat.length() <= SHOWN ? flat : flat.substring(0, SHOWN - 1) + "…";
    }
}
