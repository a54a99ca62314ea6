package descent.ui.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.ui.common.Fx;
import descent.ui.common.Histogram;
import descent.ui.common.Looks;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class PlotsTest {
    @BeforeAll
    static void start() {
        Fx.start();
    }

    private static float[][] rows(int n) {
        Random r = new Random(3);
        float[] actual = new float[n];
        float[] predicted = new float[n];
        for (int i = 0; i < n; i++) {
            actual[i] = (float) (24 + 8 * r.nextGaussian());
            predicted[i] = (float) (0.9 * actual[i] + 2.4 + 2.6 * r.nextGaussian());
        }
        return new float[][] {actual, predicted};
    }

    private static ScatterPlot scatter(int n) {
        float[][] d = rows(n);
        return Fx.get(() -> {
            ScatterPlot p = new ScatterPlot();
            p.show("mpg", IntStream.range(0, n).map(i -> 2 * i).toArray(), d[0], d[1]);
            return p;
        });
    }

    static void mouse(Node d, EventType<MouseEvent> type, double x, double y) {
        Fx.run(() -> Event.fireEvent(d, new MouseEvent(type, x, y, x, y, MouseButton.PRIMARY, 1, false, false, false, false,
                true, false, false, true, false, false, new PickResult(d, x, y))));
    }

    @Test
    void scatter_showsPointsAndDiagonal_inBothThemes() {
        ScatterPlot p = scatter(102);
        Looks.of(p, "scatter-light", false, 13, 280, 290);
        List<Integer> chosen = new ArrayList<>();
        Fx.run(() -> p.onRow(chosen::add));
        mouse(p, MouseEvent.MOUSE_MOVED, 160, 145);
        mouse(p, MouseEvent.MOUSE_CLICKED, 160, 145);
        assertEquals(1, chosen.size());
        Looks.of(p, "scatter-hover", true, 13, 280, 290);
        Looks.of(p, "scatter-projector", false, 18, 400, 400);
    }

    @Test
    void scatter_becomesAHistogram_beyondTwentyThousandRows() {
        WritableImage image = Looks.of(scatter(50_000), "scatter-density", false, 13, 280, 290);
        assertTrue(Looks.pixels(image, "C04F00") > 4, "the fullest cells are in the full test colour");
    }

    @Test
    void residuals_lieAboutZero_forAFairModel() {
        float[][] d = rows(102);
        ResidualPlot p = Fx.get(() -> {
            ResidualPlot r = new ResidualPlot();
            r.show("mpg", IntStream.range(0, 102).toArray(), d[0], d[1]);
            return r;
        });
        Looks.of(p, "residuals-light", false, 13, 280, 290);
        Looks.of(p, "residuals-dark", true, 13, 280, 290);
        assertEquals(102, p.rows());
    }

    @Test
    void points_thatAreNotFinite_doNotReachTheAxes() {
        ScatterPlot p = Fx.get(() -> {
            ScatterPlot s = new ScatterPlot();
            s.show("y", new int[] {0, 1, 2}, new float[] {1, 2, 3}, new float[] {Float.NaN, Float.POSITIVE_INFINITY, 2});
            return s;
        });
        Looks.of(p, "scatter-nan", false, 13, 280, 290);
        assertEquals(3, p.rows());
    }

    @Test
    void histogram_countsValues_intoTheirBins() {
        assertArrayEquals(new float[] {2, 1}, Histogram.bins(new float[] {0, 0.4f, 1, Float.NaN, 7}, 0, 1, 2));
        Histogram h = Fx.get(() -> {
            Histogram x = new Histogram();
            float[] v = rows(400)[0];
            x.show(Histogram.bins(v, 0, 50, 20), 0, 50, "mpg");
            return x;
        });
        Looks.of(h, "histogram", false, 13, 280, 200);
    }
}
