package descent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Just enough of Java's grammar to measure method bodies: comments and literals are blanked, braces are counted.
final class JavaSource {
    private static final Pattern BLANK = Pattern.compile(
            "\"\"\"[\\s\\S]*?(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+'|//[^\\n]*|/\\*[\\s\\S]*?\\*/");
    private static final Pattern TYPE = Pattern.compile("\\b(class|interface|enum|record|@interface)\\b");

    private JavaSource() { }

    record Body(String header, int firstLine, int lines) { }

    private record Open(boolean type, boolean counted, String header, int line) { }

    /// The source with comments and literals blanked; line breaks stay.
    static String code(String source) {
        Matcher m = BLANK.matcher(source);
        return m.replaceAll(r -> {
            String breaks = r.group().replaceAll("[^\\n]", "");
            return r.group().startsWith("/") ? breaks : "0" + breaks;
        });
    }

    static List<Body> bodies(String source) {
        String code = code(source);
        List<Body> found = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>();
        int line = 1;
        int from = 0;
        for (int i = 0; i < code.length(); i++) {
            switch (code.charAt(i)) {
                case '\n' -> line++;
                case ';' -> from = i + 1;
                case '{' -> {
                    open.push(opened(code.substring(from, i).strip(), open, line));
                    from = i + 1;
                }
                case '}' -> {
                    Open o = open.pop();
                    if (o.counted()) {
                        found.add(new Body(o.header(), o.line(), line - o.line() + 1));
                    }
                    from = i + 1;
                }
                default -> { }
            }
        }
        return found;
    }

    private static Open opened(String header, Deque<Open> open, int line) {
        boolean type = TYPE.matcher(header).find();
        boolean member = open.isEmpty() || open.peek().type();
        boolean array = header.endsWith("=") || header.endsWith("]");
        return new Open(type, member && !type && !array, header.replaceAll("\\s+", " "), line);
    }
}
