package descent.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A piece of a line of Python and what it is, for its colour.
record Token(String text, Kind kind) {
    enum Kind {
        KEYWORD, CALL, LITERAL, PLAIN;

        String styleClass() {
            return "code-" + name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Set<String> KEYWORDS = Set.of("for", "in", "if", "def", "return", "import", "with");
    private static final Pattern PIECE = Pattern.compile("[A-Za-z_]\\w*|\\d[\\d_.]*|[^A-Za-z_\\d]+");

    /// Cuts a line into coloured pieces; their texts joined are the line.
    static List<Token> of(String line) {
        List<Token> tokens = new ArrayList<>();
        Matcher m = PIECE.matcher(line);
        while (m.find()) {
            tokens.add(new Token(m.group(), kind(m.group(), m.end() < line.length() && line.charAt(m.end()) == '(')));
        }
        return List.copyOf(tokens);
    }

    private static Kind kind(String piece, boolean called) {
        if (KEYWORDS.contains(piece)) {
            return Kind.KEYWORD;
        }
        if (Character.isDigit(piece.charAt(0))) {
            return Kind.LITERAL;
        }
        return called && Character.isJavaIdentifierStart(piece.charAt(0)) ? Kind.CALL : Kind.PLAIN;
    }
}
