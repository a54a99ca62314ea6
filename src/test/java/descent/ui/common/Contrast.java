package descent.ui.common;

import javafx.scene.paint.Color;

/// WCAG's measure of how well two colours stand out from each other, 1 to 21; for tests.
public final class Contrast {
    private Contrast() { }

    public static double of(Color a, Color b) {
        double la = luminance(a);
        double lb = luminance(b);
        return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
    }

    /// A colour that lets the one below shine through.
    public static Color over(Color top, Color below) {
        double a = top.getOpacity();
        return Color.color(a * top.getRed() + (1 - a) * below.getRed(), a * top.getGreen() + (1 - a) * below.getGreen(), a * top.getBlue() + (1 - a) * below.getBlue());
    }

    private static double luminance(Color c) {
        return 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
    }

    private static double linear(double v) {
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }
}
