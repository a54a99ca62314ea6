package descent.model;

/// Why a file is not taken, without the file's name: thrown inside the reader, which makes a [ModelFileException] of it.
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_QUOTE = 60;

    Refused(String reason) {
        super(reason);
    }

    Refused(String reason, Throwable cause) {
        super(reason, cause);
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /// A piece of the file in a sentence: short, on one line, without characters that break it or turn it about.
    static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().limit(LONGEST_QUOTE).forEach(c -> out.appendCodePoint(isPlain(c) ? c : '?'));
        return out.append(text.codePointCount(0, text.length()) > LONGEST_QUOTE ? "…\"" : "\"").toString();
    }
}
