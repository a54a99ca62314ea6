package descent.ui.lesson;

import descent.ui.common.Css;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Paragraphs with `code` between backticks and **bold** between double stars.
final class RichText {
    private static final Pattern MARK = Pattern.compile("`([^`]+)`|\\*\\*([^*]+)\\*\\*");

    private static final int LONGEST_WHOLE = 28;

    private RichText() { }

    static VBox paragraphs(List<String> texts) {
        VBox box = new VBox();
        box.getStyleClass().add("lesson-text");
        texts.forEach(t -> box.getChildren().add(paragraph(t)));
        return box;
    }

    static TextFlow paragraph(String text) {
        TextFlow flow = new TextFlow();
        Matcher m = MARK.matcher(text);
        int from = 0;
        List<Node> parts = new ArrayList<>();
        while (m.find()) {
            add(parts, text.substring(from, m.start()), null);
            add(parts, m.group(1) != null ? whole(m.group(1)) : m.group(2), m.group(1) != null ? Css.CODE : Css.BOLD);
            from = m.end();
        }
        add(parts, text.substring(from), null);
        flow.getChildren().setAll(parts);
        flow.setAccessibleText(plain(text));
        return flow;
    }

    /// A short piece of code is not parted at the end of a line.
    private static String whole(String code) {
        return code.length() <= LONGEST_WHOLE ? code.replace(' ', '\u00a0') : code;
    }

    /// Without the marks, for screen readers and buttons.
    static String plain(String text) {
        return MARK.matcher(text).replaceAll(m -> Matcher.quoteReplacement(m.group(1) != null ? m.group(1) : m.group(2)));
    }

    private static void add(List<Node> parts, String text, String styleClass) {
        if (!text.isEmpty()) {
            Text t = new Text(text);
            t.getStyleClass().add("lesson-words");
            if (styleClass != null) {
                t.getStyleClass().add(styleClass);
            }
            parts.add(t);
        }
    }
}
