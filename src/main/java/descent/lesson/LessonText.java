package descent.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The lines of a lesson file, after everything was refused that cannot be text for people.
final class LessonText {
    static final String FIRST_LINE = "Descent lesson 1";
    static final int MAX_BYTES = 64 * 1024;
    static final int MAX_LINES = 1500;
    static final int MAX_LINE = 1200;
    private static final String FAMILY = "Descent lesson ";

    private LessonText() { }

    /// Reads at most [#MAX_BYTES] bytes, whatever the path leads to.
    static byte[] bytes(Path file) throws LessonException {
        if (!Files.isRegularFile(file)) {
            throw new LessonException("\"" + file.getFileName() + "\" is no file that can be read; choose a lesson file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw new LessonException("\"" + file.getFileName() + "\" cannot be read (" + e.getMessage() + "); check that it may be opened");
        }
    }

    /// True where a file begins as a lesson does, whatever its name is.
    static boolean isLesson(byte[] start) {
        String text = new String(start, 0, Math.min(start.length, 64), StandardCharsets.UTF_8);
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading().startsWith(FAMILY);
    }

    static List<String> lines(byte[] bytes) throws LessonException {
        if (bytes.length > MAX_BYTES) {
            throw new LessonException("the file is longer than " + MAX_BYTES / 1024 + " KB; shorten the lesson, or split it in two");
        }
        String text = decode(bytes);
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\r\n|\n|\r", -1)) {
            lines.add(check(line, lines.size() + 1).stripTrailing());
        }
        if (lines.size() > MAX_LINES) {
            throw new LessonException("the file has more than " + MAX_LINES + " lines; shorten the lesson, or split it in two");
        }
        checkFirst(lines);
        return lines;
    }

    private static String decode(byte[] bytes) throws LessonException {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new LessonException("the file is no UTF-8 text; save it again from a text editor as UTF-8");
        }
    }

    private static String check(String line, int number) throws LessonException {
        if (line.length() > MAX_LINE) {
            throw new LessonException(number, "it is longer than " + MAX_LINE + " characters; break it into several lines");
        }
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)) {
                throw new LessonException(number, String.format(Locale.ROOT, "it holds the control character U+%04X; take it out, a lesson is plain text", (int) c));
            }
        }
        return line.replace('\t', ' ');
    }

    private static void checkFirst(List<String> lines) throws LessonException {
        String first = lines.getFirst().strip();
        if (!first.equals(FIRST_LINE)) {
            throw new LessonException(1, first.matches("Descent lesson [0-9]{1,4}")
                    ? "this lesson is written for a newer Descent (\"" + first + "\", this one reads \"" + FIRST_LINE + "\"); update the program"
                    : "a lesson begins with the line \"" + FIRST_LINE + "\"; this file does not, so it is no lesson");
        }
    }
}
