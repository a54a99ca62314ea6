package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/// The six lanes of a race and the test curve can be told apart on both themes, by colour and by dashes.
class PaletteTest {
    private static final int LANES = 6;
    /// Names stand in these colours at the ends of the lines.
    private static final double TEXT = 4.5;
    /// In OKLab; two neighbours of a rainbow of twelve lie about 0.1 apart.
    private static final double APART = 0.1;
    private static final double APART_FOR_THE_COLOUR_BLIND = 0.04;
    /// Machado, Oliveira and Fernandes 2009: no red cones, no green cones.
    private static final double[][][] BLIND = {
        {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
        {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};

    private static List<Color> lines(Palette p) {
        List<Color> all = new ArrayList<>(IntStream.range(0, LANES).mapToObj(p::run).toList());
        all.add(p.test());
        return all;
    }

    private static double[] linear(Color c) {
        return Arrays.stream(new double[] {c.getRed(), c.getGreen(), c.getBlue()}).map(v -> v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4)).toArray();
    }

    private static double[] times(double[][] m, double[] v) {
        return Arrays.stream(m).mapToDouble(row -> row[0] * v[0] + row[1] * v[1] + row[2] * v[2]).toArray();
    }

    private static double[] oklab(double[] rgb) {
        double[] lms = times(new double[][] {{0.4122214708, 0.5363325363, 0.0514459929}, {0.2119034982, 0.6806995451, 0.1073969566},
            {0.0883024619, 0.2817188376, 0.6299787005}}, rgb);
        return times(new double[][] {{0.2104542553, 0.7936177850, -0.0040720468}, {1.9779984951, -2.4285922050, 0.4505937099},
            {0.0259040371, 0.7827717662, -0.8086757660}}, Arrays.stream(lms).map(v -> Math.cbrt(Math.max(0, v))).toArray());
    }

    private static double apart(double[] a, double[] b) {
        double[] p = oklab(a);
        double[] q = oklab(b);
        return Math.hypot(Math.hypot(p[0] - q[0], p[1] - q[1]), p[2] - q[2]);
    }

    @Test
    void lanes_standOutFromTheCard_asTextDoes() {
        for (Palette p : List.of(Palette.LIGHT, Palette.DARK)) {
            lines(p).forEach(c -> assertTrue(Contrast.of(c, p.surface()) >= TEXT, c + " on " + p.surface()));
        }
    }

    @Test
    void lanes_canBeToldApart_alsoWithoutRedOrGreen() {
        for (Palette p : List.of(Palette.LIGHT, Palette.DARK)) {
            List<Color> all = lines(p);
            for (int i = 0; i < all.size(); i++) {
                for (int j = 0; j < i; j++) {
                    double[] a = linear(all.get(i));
                    double[] b = linear(all.get(j));
                    String pair = all.get(i) + " and " + all.get(j);
                    assertTrue(apart(a, b) > APART, pair);
                    for (double[][] blind : BLIND) {
                        assertTrue(apart(times(blind, a), times(blind, b)) > APART_FOR_THE_COLOUR_BLIND, pair);
                    }
                }
            }
        }
    }

    @Test
    void lanesBeyondTheSecond_haveDashesOfTheirOwn() {
        List<String> dashes = IntStream.range(3, LANES).mapToObj(i -> Arrays.toString(Palette.LIGHT.dashes(i))).toList();
        assertEquals(dashes.size(), dashes.stream().distinct().count(), dashes.toString());
        assertTrue(dashes.stream().noneMatch("[]"::equals), dashes.toString());
    }
}
