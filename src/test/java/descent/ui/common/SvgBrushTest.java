package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.junit.jupiter.api.Test;

/// SVG from the same calls that draw on a canvas.
class SvgBrushTest {
    @Test
    void names_areEscaped_whateverTheyHold() {
        assertEquals("&lt;script&gt;&amp;&quot;&#39; \uFFFD\uFFFD ☃", Markup.escaped("<script>&\"' \u0001\uD800 ☃"));
        SvgBrush b = new SvgBrush("p");
        b.fillText("</text><script>alert(1)</script>", 1, 2);
        String svg = b.document(10, 10, "a<b");
        assertFalse(svg.contains("<script"), svg);
        assertTrue(svg.contains("<title>a&lt;b</title>"), svg);
    }

    @Test
    void numbers_haveAPointInEveryLocale_andNothingIsNotFinite() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            SvgBrush b = new SvgBrush("p");
            b.strokeLine(0.125, 1.5, Double.NaN, 3);
            assertTrue(b.document(1, 1, "").contains("<line x1=\"0.13\" y1=\"1.50\" x2=\"0\" y2=\"3\""), b.document(1, 1, ""));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void groups_areClosed_byRestoreAndAtTheEnd() {
        SvgBrush b = new SvgBrush("p");
        b.save();
        b.translate(1, 2);
        b.rotate(90);
        b.setFill(Color.web("#0072B2", 0.5));
        b.fillRect(0, 0, 1, 1);
        b.restore();
        b.clipRect(0, 0, 5, 5);
        b.fillRect(0, 0, 2, 2);
        String svg = b.document(10, 10, "");
        assertEquals(svg.split("<g ", -1).length, svg.split("</g>", -1).length, svg);
        assertTrue(svg.contains("fill=\"#0072b2\" fill-opacity=\"0.50\""), svg);
        assertTrue(svg.contains("width=\"2\" height=\"2\" fill=\"#000\""), "restore brings the colour back: " + svg);
        assertTrue(svg.contains("clip-path=\"url(#p-clip0)\"") && svg.contains("<clipPath id=\"p-clip0\">"), svg);
    }

    @Test
    void text_keepsItsPlace_sizeAndWeight() {
        SvgBrush b = new SvgBrush("p");
        b.setFont(Font.font(20));
        b.setTextAlign(TextAlignment.RIGHT);
        b.fillText("9,5", 30, 40);
        assertTrue(b.document(1, 1, "").contains("<text x=\"30\" y=\"40\" text-anchor=\"end\""), b.document(1, 1, ""));
    }
}
