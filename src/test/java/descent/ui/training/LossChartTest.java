package descent.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.ui.common.Fx;
import descent.ui.common.Looks;
import descent.ui.common.PngWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The chart on the Headless platform; its pictures are left in target/look.
final class LossChartTest {
    private static final int W = 640;
    private static final int H = 450;

    @BeforeAll
    static void start() {
        Fx.start();
    }

    private static ChartSeries run(int id, String name, int planned, int done, double floor, double noise) {
        ChartSeries s = new ChartSeries(id, name, planned);
        Random r = new Random(id);
        double drift = 0;
        for (int i = 0; i < done; i++) {
            drift = 0.97 * drift + noise * r.nextGaussian();
            double base = floor + 1.3 * Math.exp(-i / 250.0) + 0.06 * Math.exp(-i / 1200.0);
            s.append((float) (base * Math.exp(drift * Math.min(1, i / 60.0))), (float) (1.15 * base * Math.exp(0.7 * drift) + 0.01));
        }
        return s;
    }

    /// The dots of a prediction ran through the letters.
    @Test
    void nameOfALevel_staysReadable_overAPrediction() {
        int[] ink = new int[2];
        for (int i = 0; i < 2; i++) {
            LossChart chart = Fx.get(LossChart::new);
            boolean predicted = i == 1;
            Fx.run(() -> {
                chart.emptyText("", "");
                chart.emptyEpochs(200);
                chart.references(List.of(new ReferenceLine("always the mean", 1)));
                if (predicted) {
                    Pencil pencil = new Pencil(chart, _ -> { });
                    chart.pencil(pencil);
                    pencil.show(Prediction.of(Prediction.Shape.SLOW, 200, 1));
                }
            });
            ink[i] = Looks.pixels(Looks.of(chart, "prediction-name-" + i, false, 18, 800, 250), "1F2328");
        }
        assertTrue(ink[0] > 20 && ink[1] >= 0.9 * ink[0], ink[0] + " pixels of the letters without, " + ink[1] + " with a prediction");
    }

    private static LossChart mock() {
        LossChart chart = new LossChart();
        ChartSeries now = run(3, "Run 3", 5000, 3120, 0.0102, 0.012);
        now.rateTicks(List.of(new ChartSeries.RateTick(1, 0.01), new ChartSeries.RateTick(1500, 0.003), new ChartSeries.RateTick(1700, 0.05)));
        ChartSeries noisy = run(2, "lr 0.1", 5000, 5001, 0.1, 0.09);
        noisy.colourIndex(1);
        noisy.end(ChartSeries.End.FINISHED);
        ChartSeries slow = new ChartSeries(1, "lr 0.001", 5000);
        for (int i = 0; i <= 5000; i++) {
            slow.append(0, (float) (1.35 * Math.exp(-i / 2800.0)));
        }
        slow.colourIndex(2);
        chart.series(List.of(now, noisy, slow));
        chart.references(List.of(new ReferenceLine("always the mean", 1.0), new ReferenceLine("best straight line", 0.18)));
        return chart;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void paint_drawsTrainAndTest_inTheThemesColours(boolean dark) {
        LossChart chart = Fx.get(LossChartTest::mock);
        WritableImage image = Looks.of(chart, "chart-" + (dark ? "dark" : "light"), dark, 13, W, H);
        assertTrue(Looks.pixels(image, dark ? "56B4E9" : "0072B2") > 300, "train line");
        assertTrue(Looks.pixels(image, dark ? "F0A04B" : "C04F00") > 200, "test line");
    }

    private static void mouse(LossChart chart, EventType<MouseEvent> type, double x, double y, boolean shift, int clicks) {
        Event.fireEvent(chart, new MouseEvent(type, x, y, x, y, MouseButton.PRIMARY, clicks, shift, false, false, false,
                true, false, false, true, false, false, new PickResult(chart, x, y)));
    }

    private static void key(LossChart chart, KeyCode code, boolean shift) {
        Event.fireEvent(chart, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
    }

    @Test
    void hover_showsACard_overTheRule() {
        LossChart chart = Fx.get(LossChartTest::mock);
        Looks.of(chart, "hover-0", false, 13, W, H);
        Fx.run(() -> mouse(chart, MouseEvent.MOUSE_MOVED, 340, 200, false, 0));
        Looks.of(chart, "hover-light", false, 13, W, H);
        Looks.of(chart, "hover-dark", true, 13, W, H);
        Looks.of(chart, "hover-projector", false, 18, 1000, 640);
    }

    @Test
    void shiftDrag_zoomsToTheBox_andZeroFits() {
        LossChart chart = Fx.get(LossChartTest::mock);
        Looks.of(chart, "box-0", false, 13, W, H);
        Fx.run(() -> {
            mouse(chart, MouseEvent.MOUSE_PRESSED, 200, 250, true, 1);
            mouse(chart, MouseEvent.MOUSE_DRAGGED, 300, 350, true, 1);
        });
        Looks.of(chart, "box-1", false, 13, W, H);
        Fx.run(() -> mouse(chart, MouseEvent.MOUSE_RELEASED, 300, 350, true, 1));
        Looks.of(chart, "box-2", true, 13, W, H);
        assertTrue(Fx.get(() -> chart.zoomedProperty().get()));
        Fx.run(() -> key(chart, KeyCode.DIGIT0, false));
        Looks.of(chart, "box-3", false, 13, W, H);
        assertFalse(Fx.get(() -> chart.zoomedProperty().get()));
    }

    @Test
    void diverged_leavesTheOthersReadable_andMarksTheEdge() {
        LossChart chart = Fx.get(() -> {
            LossChart c = new LossChart();
            ChartSeries a = run(1, "lr 0.01", 200, 201, 0.02, 0.01);
            a.colourIndex(1);
            ChartSeries d = new ChartSeries(2, "Run 2", 200);
            double v = 1.1;
            for (int i = 0; i < 60; i++) {
                v *= i < 8 ? 0.97 : 1.9;
                d.append((float) v, (float) (v * v));
            }
            d.append(Float.POSITIVE_INFINITY, Float.NaN);
            d.end(ChartSeries.End.DIVERGED);
            c.series(List.of(a, d));
            c.logScaleProperty().set(false);
            return c;
        });
        Looks.of(chart, "diverged-linear", false, 13, W, H);
        assertTrue(Fx.get(() -> chart.frame().y().high()) < 3);
        Fx.run(() -> chart.logScaleProperty().set(true));
        Looks.of(chart, "diverged-log", true, 13, W, H);
    }

    @Test
    void zeroLosses_standOnTheFloor_ofTheLogAxis() {
        LossChart chart = Fx.get(() -> {
            LossChart c = new LossChart();
            ChartSeries a = new ChartSeries(1, "Run 1", 60);
            for (int i = 0; i < 60; i++) {
                a.append(i > 40 ? 0 : (float) Math.exp(-i / 3.0), (float) Math.exp(-i / 4.0));
            }
            a.end(ChartSeries.End.FINISHED);
            c.series(List.of(a));
            return c;
        });
        Looks.of(chart, "floor", false, 13, W, H);
        assertTrue(Fx.get(() -> chart.frame().floor()));
    }

    /// Above the mark are the curves: words there hide a part of them.
    @ParameterizedTest
    @ValueSource(floats = {0.104f, 0.0552f, 0.0221f})
    void nameOfTheLowestEpoch_neverStandsAboveItsMark(float lowest) {
        for (int epoch : new int[] {2, 20, 31}) {
            LossChart chart = Fx.get(() -> {
                LossChart c = new LossChart();
                ChartSeries a = new ChartSeries(1, "Run 1", 31);
                for (int i = 1; i <= 31; i++) {
                    a.append(i % 3 == 0 ? 0.9f : 0.3f, i == epoch ? lowest : 0.25f + 0.1f * (i % 3));
                }
                a.end(ChartSeries.End.FINISHED);
                a.best(new ChartSeries.Best(epoch, lowest, false));
                c.series(List.of(a));
                return c;
            });
            Looks.of(chart, "lowest-" + epoch, false, 13, W, H);
            String svg = Fx.get(() -> chart.svg("c"));
            Matcher words = Pattern.compile("<text x=\"([^\"]+)\" y=\"([^\"]+)\"[^>]*>lowest: epoch " + epoch + "<").matcher(svg);
            Matcher mark = Pattern.compile("<polygon points=\"[^ \"]+ [^ ,\"]+,([^ \"]+) [^ \"]+ [^ \"]+\"").matcher(svg);
            assertTrue(words.find() && mark.find(), svg);
            double top = Double.parseDouble(mark.group(1));
            double middle = Double.parseDouble(words.group(2)) - 4; // from the line that the letters stand on
            assertTrue(middle > top, "epoch " + epoch + ": words at " + middle + ", the mark's upper end at " + top);
        }
    }

    @Test
    void manyRuns_stayReadable_smoothingOn() {
        LossChart chart = Fx.get(() -> {
            LossChart c = mock();
            c.smoothingProperty().set(0.98);
            return c;
        });
        Looks.of(chart, "smooth", true, 13, W, H);
        LossChart ten = Fx.get(() -> {
            LossChart c = new LossChart();
            List<ChartSeries> all = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                ChartSeries s = run(i + 1, "a run with a long name " + i, 1000, 1001, 0.02 * (i + 1), 0.02);
                s.colourIndex(i);
                all.add(s);
            }
            c.series(all);
            return c;
        });
        Looks.of(ten, "ten", false, 13, W, H);
        Looks.of(Fx.get(LossChart::new), "empty", false, 13, W, H);
        Looks.of(Fx.get(LossChartTest::mock), "small", false, 13, 380, 260);
    }

    @Test
    void png_isTwiceTheSize_andReadsBack() {
        LossChart chart = Fx.get(LossChartTest::mock);
        Looks.of(chart, "png-0", false, 13, W, H);
        byte[] png = Fx.get(() -> PngWriter.bytes(chart.picture(2)));
        Image back = new Image(new ByteArrayInputStream(png));
        assertEquals(2 * W, back.getWidth());
        try {
            Files.write(Path.of("target/look/export.png"), png);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void paint_takesAnyFloats_atAnySize() {
        Random random = new Random(8);
        for (int round = 0; round < 40; round++) {
            int n = random.nextInt(3) == 0 ? random.nextInt(4) : random.nextInt(3000);
            Fx.run(() -> {
                LossChart c = new LossChart();
                c.logScaleProperty().set(random.nextBoolean());
                c.smoothingProperty().set(random.nextInt(3) == 0 ? 0.9 : 0);
                ChartSeries s = new ChartSeries(1, "Run 1", 1 + random.nextInt(3000));
                for (int i = 0; i < n; i++) {
                    s.append(Float.intBitsToFloat(random.nextInt()), (float) Math.exp(9 * random.nextGaussian()));
                }
                s.end(ChartSeries.End.values()[random.nextInt(5)]);
                s.rateTicks(List.of(new ChartSeries.RateTick(2 + n / 3, random.nextDouble()), new ChartSeries.RateTick(2 + n / 2, 1.234e-5)));
                c.series(List.of(s));
                Fx.snapshot(c, false, 13, 1 + random.nextInt(random.nextInt(2) == 0 ? 120 : 500), 1 + random.nextInt(400));
                c.view().zoom(Math.pow(10, random.nextDouble(-4, 1)), random.nextDouble(), random.nextDouble(), true, true);
                mouse(c, MouseEvent.MOUSE_MOVED, random.nextInt(400), random.nextInt(300), false, 0);
                Fx.snapshot(c, true, 18, 1 + random.nextInt(500), 1 + random.nextInt(400));
                mouse(c, MouseEvent.MOUSE_MOVED, random.nextInt(400), random.nextInt(300), false, 0);
                key(c, KeyCode.RIGHT, random.nextBoolean());
                assertTrue(c.frame() == null || Double.isFinite(c.frame().y().high()));
            });
        }
    }

    @Test
    void accessibleText_saysTheRun_atMostOnceASecond() {
        LossChart chart = Fx.get(LossChartTest::mock);
        Fx.run(() -> {
            chart.grew(10_000_000_000L, 1);
            String before = chart.getAccessibleText();
            assertTrue(before.startsWith("Loss chart, epoch 3,120 of 5,000. Train loss from 1.37 to "), before);
            chart.series().getFirst().append(0.5f, 0.5f);
            chart.grew(10_500_000_000L, 1);
            assertEquals(before, chart.getAccessibleText());
            chart.grew(11_100_000_000L, 1);
            assertTrue(chart.getAccessibleText().startsWith("Loss chart, epoch 3,121"), chart.getAccessibleText());
        });
    }

    @Test
    void frames_areFewer_whereEpochsComeInThousands() {
        LossChart chart = Fx.get(LossChartTest::mock);
        Fx.run(() -> {
            assertTrue(chart.grew(10_000_000_000L, 1));
            assertFalse(chart.grew(10_040_000_000L, 1));
            assertTrue(chart.grew(10_070_000_000L, 1));
            assertFalse(chart.grew(10_140_000_000L, 2000));
            assertTrue(chart.grew(10_160_000_000L, 2000));
        });
    }

    /// A hand that clicks is not quite still.
    @Test
    void drag_begins_whereAClickEnds() {
        LossChart chart = Fx.get(LossChartTest::mock);
        Looks.of(chart, "drag-0", false, 13, W, H);
        for (int way : new int[] {3, 30}) {
            Fx.run(() -> {
                mouse(chart, MouseEvent.MOUSE_PRESSED, 200, 250, false, 1);
                mouse(chart, MouseEvent.MOUSE_DRAGGED, 200, 250 + way, false, 1);
                mouse(chart, MouseEvent.MOUSE_RELEASED, 200, 250 + way, false, 1);
            });
            Looks.of(chart, "drag-1", false, 13, W, H);
            assertEquals(way > 4, Fx.get(() -> chart.zoomedProperty().get()), way + " px");
        }
    }

    @Test
    void rule_isSpoken_asItMovesByKey() {
        LossChart chart = Fx.get(LossChartTest::mock);
        Looks.of(chart, "rule-0", false, 13, W, H);
        Fx.run(() -> {
            String summary = chart.getAccessibleText();
            key(chart, KeyCode.RIGHT, true);
            key(chart, KeyCode.RIGHT, true);
            assertTrue(chart.getAccessibleText().startsWith("Epoch 2: ") && chart.getAccessibleText().contains("Train 1."), chart.getAccessibleText());
            key(chart, KeyCode.ESCAPE, false);
            assertEquals(summary, chart.getAccessibleText());
        });
    }

    /// Behind a line's end stand its names; a run of a few epochs has no room before it.
    @ParameterizedTest
    @ValueSource(ints = {5, 150})
    void nameOfTheLowestEpoch_isLeftOut_whereItWouldLieOnTheLinesNames(int epochs) {
        LossChart chart = Fx.get(() -> {
            LossChart c = new LossChart();
            ChartSeries a = run(1, "Run 1", 200, epochs, 0.1, 0);
            a.end(ChartSeries.End.STOPPED);
            a.best(new ChartSeries.Best(epochs, a.test().get(epochs - 1), false));
            c.series(List.of(a));
            return c;
        });
        Looks.of(chart, "lowest-short-" + epochs, false, 13, W, H);
        assertEquals(epochs > 5, Fx.get(() -> chart.svg("c")).contains("epoch " + epochs + "<"));
    }

    @Test
    void escape_laysThePencilDown_afterAPressOnTheChart() {
        Fx.run(() -> {
            LossChart chart = mock();
            Pencil pencil = new Pencil(chart, _ -> { });
            chart.pencil(pencil);
            TextField field = new TextField();
            Scene scene = Fx.scene(new StackPane(chart, field), false, 13, W, H);
            scene.snapshot(null);
            pencil.take(200);
            field.requestFocus();
            mouse(chart, MouseEvent.MOUSE_PRESSED, 200, 250, false, 1);
            mouse(chart, MouseEvent.MOUSE_RELEASED, 200, 250, false, 1);
            assertEquals(chart, scene.getFocusOwner());
            key(chart, KeyCode.ESCAPE, false);
            assertFalse(pencil.isHeld());
        });
    }
}
