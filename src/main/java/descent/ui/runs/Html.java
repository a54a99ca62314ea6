package descent.ui.runs;

import descent.ui.common.Markup;
import java.util.List;

/// Builds a page piece by piece; every text that is not markup of our own is escaped.
final class Html {
    private final StringBuilder out = new StringBuilder();

    /// Markup of our own.
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    Html text(String s) {
        return raw(Markup.escaped(s));
    }

    Html element(String name, String text) {
        return raw("<" + name + ">").text(text).raw("</" + name + ">\n");
    }

    Html heading(String words) {
        return element("h2", words);
    }

    /// @param look a class of the style sheet, or ""
    Html paragraph(String look, String words) {
        return raw(look.isEmpty() ? "<p>" : "<p class=\"" + look + "\">").text(words).raw("</p>\n");
    }

    /// @param svg made by [descent.ui.common.SvgBrush], which escapes its texts; "" draws nothing
    Html figure(String svg, String caption) {
        return svg.isEmpty() ? this : raw("<figure>\n").raw(svg).raw("<figcaption>").text(caption).raw("</figcaption>\n</figure>\n");
    }

    /// Name and value in each row.
    Html facts(List<List<String>> rows) {
        raw("<table>\n<tbody>\n");
        for (List<String> r : rows) {
            raw("<tr><th scope=\"row\">").text(r.get(0)).raw("</th><td>").text(r.get(1)).raw("</td></tr>\n");
        }
        return raw("</tbody>\n</table>\n");
    }

    /// @param from first column of numbers
    /// @param to   behind the last column of numbers
    Html table(List<String> header, List<List<String>> rows, int from, int to) {
        raw("<table>\n<thead><tr>");
        for (int c = 0; c < header.size(); c++) {
            raw(c >= from && c < to ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">").text(header.get(c)).raw("</th>");
        }
        raw("</tr></thead>\n<tbody>\n");
        for (List<String> r : rows) {
            raw("<tr>");
            for (int c = 0; c < r.size(); c++) {
                String open = c == 0 ? "<th scope=\"row\">" : c >= from && c < to ? "<td class=\"n\">" : "<td>";
                raw(open).text(r.get(c)).raw(c == 0 ? "</th>" : "</td>");
            }
            raw("</tr>\n");
        }
        return raw("</tbody>\n</table>\n");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
