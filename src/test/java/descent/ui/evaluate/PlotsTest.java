package descent.ui.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.eval.PartialDependence;
import descent.ui.common.Fx;
import descent.ui.common.Looks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.paint.Color;
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

    /// What is counted is counted when the rows come; a paint does not go through them.
    @Test
    void density_isCountedOnce_howeverOftenItIsPainted() {
        float[][] d = rows(50_000);
        ScatterPlot p = Fx.get(() -> {
            ScatterPlot s = new ScatterPlot();
            s.show("mpg", IntStream.range(0, 50_000).toArray(), d[0], d[1]);
            return s;
        });
        String before = Fx.get(() -> p.svg("a", 280, 290, p.look()));
        Arrays.fill(d[0], Float.NaN);
        Arrays.fill(d[1], Float.NaN);
        assertEquals(before, Fx.get(() -> p.svg("a", 280, 290, p.look())));
        assertTrue(before.contains("<rect"), "there are cells");
    }

    @Test
    void cells_lieWhereTheirRowsAre() {
        float[] x = new float[Cloud.MOST_POINTS + 1];
        float[] y = new float[x.length];
        Arrays.fill(x, 1);
        Arrays.fill(y, 3);
        x[0] = 0;
        y[0] = Float.NaN;
        Cloud c = Cloud.of(x, y, new double[] {0, 4}, new double[] {0, 4});
        assertEquals(x.length - 1, c.cells()[(Cloud.CELLS / 4 - 1) * Cloud.CELLS + Cloud.CELLS / 4], "a quarter from the left, three quarters from the foot");
        assertEquals(0, Cloud.of(new float[] {1}, new float[] {1}, new double[] {0, 4}, new double[] {0, 4}).cells().length);
    }

    @Test
    void residuals_lieAboutZero_forAFairModel() {
        float[][] d = rows(102);
        ResidualPlot p = Fx.get(() -> {
            ResidualPlot r = new ResidualPlot();
            float[] errors = new float[102];
            for (int i = 0; i < errors.length; i++) {
                errors[i] = d[1][i] - d[0][i];
            }
            r.show("mpg", IntStream.range(0, 102).toArray(), d[0], Cloud.aboutZero(d[1], errors));
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
    void squares_haveTheErrorAsTheirSide_onBothSides() {
        float[][] d = rows(40);
        SquaredErrors p = Fx.get(() -> {
            SquaredErrors q = new SquaredErrors();
            q.show("mpg", IntStream.range(0, 40).toArray(), d[0], d[1]);
            return q;
        });
        Looks.of(p, "squares", false, 13, 280, 290);
        assertTrue(Fx.get(p::getAccessibleText).startsWith("Squared errors of 40 rows"));
    }

    /// Of 400 rows that all get one answer, as a losing lane gives.
    private static SquaredErrors lost(String name, float answer) {
        float[] predicted = new float[400];
        Arrays.fill(predicted, answer);
        SquaredErrors p = Fx.get(() -> {
            SquaredErrors q = new SquaredErrors("fit-squares", true);
            q.show("mpg", IntStream.range(0, 400).toArray(), rows(400)[0], predicted);
            return q;
        });
        WritableImage image = Looks.of(p, name, false, 13, 280, 290);
        long blue = IntStream.range(0, 280 * 290).filter(i -> {
            Color c = image.getPixelReader().getColor(i % 280, i / 280);
            return c.getBlue() - c.getRed() > 0.5;
        }).count();
        assertTrue(blue < 0.25 * 280 * 290, name + ": " + blue + " pixels are nearly as blue as a point");
        long underWords = IntStream.range(0, 280 * 20).filter(i -> {
            Color c = image.getPixelReader().getColor(i % 280, i / 280);
            return c.getBlue() - c.getRed() > 0.1;
        }).count();
        assertEquals(0, underWords, name + ": squares or points under the words");
        return p;
    }

    @Test
    void columnsOfAPredictedFile_growWithTheText() {
        PredictedTable table = Fx.get(PredictedTable::new);
        Fx.run(() -> {
            TableColumn<Integer, String> column = new TableColumn<>("Torgersen island");
            table.getColumns().add(column);
            table.em(13);
            double small = column.getPrefWidth();
            table.em(18);
            assertEquals(18.0 / 13, column.getPrefWidth() / small, 1e-9);
        });
    }

    @Test
    void squaresOfALosingFit_areNoSolidPatch() {
        float[] actual = rows(400)[0];
        float low = Float.POSITIVE_INFINITY;
        for (float v : actual) {
            low = Math.min(low, v);
        }
        assertEquals(0, lost("squares-lost", low).outside());
    }

    @Test
    void axesOfAWildFit_stayWithTheTrueValues_andTheRowsBeyondAreCounted() {
        assertEquals(400, lost("squares-wild", -7e37f).outside());
        Cloud c = Cloud.tame(new float[] {10, 20, 30}, new float[] {12, -7e37f, Float.NaN});
        assertTrue(c.xRange()[0] > -40 && c.xRange()[1] < 80, Arrays.toString(c.xRange()));
        assertEquals(2, c.outside());
        Cloud calm = Cloud.tame(new float[] {10, 20, 30}, new float[] {12, 25, 28});
        assertEquals(0, calm.outside());
        assertTrue(calm.xRange()[0] > 5 && calm.xRange()[1] < 35, "a good fit keeps close axes");
    }

    @Test
    void fitCurve_drawsTheNetwork_overItsRows() {
        FitCurve p = Fx.get(() -> {
            FitCurve f = new FitCurve();
            Random r = new Random(1);
            float[] x = new float[60];
            float[] y = new float[60];
            for (int i = 0; i < 60; i++) {
                x[i] = 6 * r.nextFloat();
                y[i] = (float) (Math.sin(x[i]) + 0.2 * r.nextGaussian());
            }
            f.points("x", "y", new FitCurve.Points(Arrays.copyOf(x, 45), Arrays.copyOf(y, 45)), new FitCurve.Points(Arrays.copyOfRange(x, 45, 60), Arrays.copyOfRange(y, 45, 60)));
            float[] cx = new float[200];
            float[] cy = new float[200];
            for (int i = 0; i < 200; i++) {
                cx[i] = i * 0.03f;
                cy[i] = (float) Math.sin(cx[i] * 0.95);
            }
            f.curve(new FitCurve.Points(cx, cy));
            return f;
        });
        assertTrue(Looks.pixels(Looks.of(p, "fit-light", false, 13, 300, 240), "1F2328") > 50);
        Looks.of(p, "fit-dark", true, 13, 300, 240);
    }

    private static PredictionMap map(PredictionMap.Colours colours, int classes) {
        return Fx.get(() -> {
            PredictionMap m = new PredictionMap();
            Random r = new Random(2);
            int n = 80;
            float[][] p = new float[3][n];
            for (int i = 0; i < n; i++) {
                p[0][i] = 2 * r.nextFloat() - 1;
                p[1][i] = 2 * r.nextFloat() - 1;
                p[2][i] = truth(p[0][i], p[1][i], classes);
            }
            m.points(new PredictionMap.Plane("length", -1, 1, "width", -1, 1), colours, p[0], p[1], p[2]);
            float[] v = new float[PredictionMap.CELLS * PredictionMap.CELLS];
            float[] s = new float[v.length];
            for (int i = 0; i < v.length; i++) {
                float x = (i % PredictionMap.CELLS + 0.5f) / PredictionMap.CELLS * 2 - 1;
                float y = (i / PredictionMap.CELLS + 0.5f) / PredictionMap.CELLS * 2 - 1;
                v[i] = truth(x, y, classes);
                s[i] = Math.min(1, 0.34f + Math.abs(x * x + y * y - 0.5f));
            }
            m.map(v, s);
            return m;
        });
    }

    private static float truth(float x, float y, int classes) {
        float r = x * x + y * y;
        return classes == 0 ? r : r > 0.9f ? 2 : r > 0.4f ? 1 : 0;
    }

    @Test
    void predictionMap_coloursThePlane_byNumberAndByClass() {
        Looks.of(map(new PredictionMap.Colours.Numbers(0, 1.5), 0), "map-numbers", false, 13, 300, 280);
        WritableImage image = Looks.of(map(new PredictionMap.Colours.Classes(3), 3), "map-classes", true, 13, 300, 280);
        assertTrue(Looks.pixels(image, "F0A04B") > 20, "points of the second class");
    }

    /// Never by colour alone.
    @Test
    void classesOnTheMap_differByShape() {
        PredictionMap m = map(new PredictionMap.Colours.Classes(3), 3);
        String svg = Fx.get(() -> m.svg("map"));
        PredictionMap numbers = map(new PredictionMap.Colours.Numbers(0, 1.5), 0);
        String plain = Fx.get(() -> numbers.svg("map"));
        assertTrue(svg.contains("<polygon"), "squares and triangles");
        assertTrue(!plain.contains("<polygon"), "a number has no shape");
    }

    /// The row may be marked before its points come, or while they come anew.
    @Test
    void markedRow_isMarkedInAPlotThatIsDrawnLater() {
        float[][] d = rows(20);
        List<Integer> chosen = new ArrayList<>();
        Fx.run(() -> {
            ScatterPlot p = new ScatterPlot();
            p.onRow(chosen::add);
            p.select(7);
            p.show("mpg", IntStream.range(0, 20).toArray(), d[0], d[1]);
            Event.fireEvent(p, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, false, false));
            p.show("mpg", IntStream.range(0, 5).toArray(), Arrays.copyOf(d[0], 5), Arrays.copyOf(d[1], 5));
            Event.fireEvent(p, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, false, false));
        });
        assertEquals(List.of(8, 0), chosen, "beside the marked row; from the start where there is no such row");
    }

    /// Cells meet half-way between values that do not lie evenly.
    @Test
    void cells_ofAPlane_lieAboutTheirValues() {
        PartialDependence.Axis a = new PartialDependence.Axis("cylinders", true, List.of("3", "4", "8"), new double[] {3, 4, 8});
        assertEquals(List.of(3.0, 3.5, 6.0, 8.0), IntStream.rangeClosed(0, 3).mapToObj(i -> DependencePlot.edge(a, i)).toList());
        PartialDependence.Axis levels = new PartialDependence.Axis("origin", false, List.of("usa", "japan"), new double[] {0, 1});
        assertEquals(List.of(-0.5, 0.5, 1.5), IntStream.rangeClosed(0, 2).mapToObj(i -> DependencePlot.edge(levels, i)).toList());
    }
}
