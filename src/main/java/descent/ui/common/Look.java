package descent.ui.common;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/// How a drawing looks at the moment: colours, font family and text size. Sizes are in em, so the projector mode scales
/// every drawing with the text. Used on the FX thread only.
public final class Look {
    private static final int REMEMBERED = 2_000;
    private static final double DESIGN_EM = 13;

    private final Palette palette;
    private final String family;
    private final double em;
    private final Map<Double, Font> fonts = new LinkedHashMap<>();
    private final Map<Double, Font> bolds = new LinkedHashMap<>();
    private final Map<String, Double> widths = new LinkedHashMap<>();
    private final Text ruler = new Text();

    public Look(Palette palette, String family, double em) {
        if (!(em > 0)) {
            throw new IllegalArgumentException("text size must be above 0 px, not " + em);
        }
        this.palette = palette;
        this.family = family;
        this.em = em;
    }

    public Palette palette() {
        return palette;
    }

    public String family() {
        return family;
    }

    /// The root's text size in pixels.
    public double em() {
        return em;
    }

    /// A length that the design gives in pixels at 13 px text.
    public double px(double designPixels) {
        return designPixels * em / DESIGN_EM;
    }

    public Font font(double sizeInEm) {
        return fonts.computeIfAbsent(sizeInEm, s -> Font.font(family, s * em));
    }

    public Font bold(double sizeInEm) {
        return bolds.computeIfAbsent(sizeInEm, s -> Font.font(family, FontWeight.BOLD, s * em));
    }

    /// The width of `s` in pixels; remembered, since the same labels are measured in every frame.
    public double width(String s, Font font) {
        if (widths.size() > REMEMBERED) {
            widths.clear();
        }
        return widths.computeIfAbsent(font.getStyle() + font.getSize() + s, k -> {
            ruler.setFont(font);
            ruler.setText(s);
            return ruler.getLayoutBounds().getWidth();
        });
    }
}
