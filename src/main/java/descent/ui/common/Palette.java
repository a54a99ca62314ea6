package descent.ui.common;

import java.util.Arrays;
import java.util.List;
import javafx.scene.paint.Color;

/// The colours of every drawing, once for light and once for dark. Train and test keep theirs everywhere; runs take
/// theirs by index. Lines have at least 3:1 against the surface, text 4.5:1. Red and green carry no meaning.
///
/// @param train    always drawn solid
/// @param test     always drawn dashed
/// @param runs     of the runs laid over the current one: as many as a race has lanes beside it; from the third on the
///                 dashes vary too ([#dashes]), for eyes that see fewer colours
/// @param surface  the card under the drawing
/// @param grid     major grid lines; `faint` is for minor ones
/// @param axis     axis lines and outlines
/// @param accent   focus and selection
public record Palette(boolean dark, Color train, Color test, List<Color> runs, Color text, Color muted, Color surface,
                      Color raised, Color border, Color grid, Color faint, Color axis, Color accent) {
    public static final Palette LIGHT = new Palette(false, Color.web("#0072B2"), Color.web("#C04F00"),
            run("#00805C", "#A8487F", "#4A1FB0", "#6B2D00", "#14142B"), Color.web("#1F2328"), Color.web("#59636E"),
            Color.web("#FFFFFF"), Color.web("#FFFFFF"), Color.web("#D1D9E0"), Color.web("#D8DEE4"), Color.web("#EAEEF2"),
            Color.web("#6E7781"), Color.web("#0969DA"));
    public static final Palette DARK = new Palette(true, Color.web("#56B4E9"), Color.web("#F0A04B"),
            run("#3FC79A", "#E08FC0", "#9A7DFF", "#F2E86B", "#FFFFFF"), Color.web("#E6EDF3"), Color.web("#9198A1"),
            Color.web("#161B22"), Color.web("#1C222B"), Color.web("#3D444D"), Color.web("#2D343D"), Color.web("#21272F"),
            Color.web("#7D8590"), Color.web("#1F6FEB"));

    private static final int SOLID = 2;
    private static final double[][] DASHES = {{8, 3}, {2, 3}, {14, 4}, {8, 3, 2, 3}};

    private static List<Color> run(String... colours) {
        return Arrays.stream(colours).map(Color::web).toList();
    }

    public static Palette of(boolean dark) {
        return dark ? DARK : LIGHT;
    }

    /// The colour of the run at `index`: 0 is the train colour, then the run colours in turn.
    public Color run(int index) {
        return index <= 0 ? train : runs.get((index - 1) % runs.size());
    }

    /// The dash pattern of the run at `index`, in pixels at 13 px text; empty = solid, as the first two are.
    public double[] dashes(int index) {
        return index <= SOLID ? new double[0] : DASHES[(index - SOLID - 1) % DASHES.length].clone();
    }

    /// `c` with the given opacity.
    public static Color fade(Color c, double opacity) {
        return new Color(c.getRed(), c.getGreen(), c.getBlue(), opacity);
    }
}
