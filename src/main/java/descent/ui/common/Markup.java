package descent.ui.common;

/// Text that goes into HTML, XML or SVG: names from a file may hold anything, `<script>` too.
public final class Markup {
    private Markup() { }

    /// Safe between tags and within quoted attributes; what XML cannot hold at all (control characters, half characters)
    /// becomes the replacement character.
    public static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(legal(c) ? c : 0xFFFD);
            }
        });
        return out.toString();
    }

    /// XML 1.0, production 2; C1 controls are left out too.
    private static boolean legal(int c) {
        return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
    }
}
