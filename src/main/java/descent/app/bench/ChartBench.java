package descent.app.bench;

import atlantafx.base.theme.PrimerLight;
import descent.ui.training.ChartSeries;
import descent.ui.training.LossChart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// What a frame of the loss chart costs the FX thread while epochs stream in, from the timer's call to the end of layout,
/// in which the chart is drawn. Prints median and 99 % for 10 runs of 100,000 epochs and for one of 1,000,000.
///
/// Start: `mvn -q process-classes exec:exec@bench-chart`, frames by `-Dchart.args=400`.
public final class ChartBench {
    private static final int FRAMES = 120;
    private static final int WARM_UP = 40;
    private static final int EPOCHS_PER_FRAME = 600;
    private static final long FRAME_NANOS = 40_000_000;
    private static final double WIDTH = 900;
    private static final double HEIGHT = 560;

    private final int frames;
    private final CountDownLatch done = new CountDownLatch(1);
    private Stage stage;
    private List<Case> cases;

    private record Case(String name, int runs, int epochs, boolean log) { }

    private ChartBench(int frames) {
        this.frames = frames;
    }

    public static void main(String[] args) throws InterruptedException {
        new ChartBench(args.length > 0 ? Integer.parseInt(args[0]) : FRAMES).run();
    }

    private void run() throws InterruptedException {
        cases = new ArrayList<>(List.of(new Case("10 series × 100,000 points, log", 10, 100_000, true),
                new Case("10 series × 100,000 points, linear", 10, 100_000, false),
                new Case("1 series × 1,000,000 points, log", 1, 1_000_000, true)));
        System.out.printf(Locale.ROOT, "chart of %.0f × %.0f, %d epochs more in every frame, %d frames%n", WIDTH, HEIGHT, EPOCHS_PER_FRAME, frames);
        Platform.startup(() -> {
            stage = new Stage();
            next();
        });
        done.await();
        Platform.exit();
    }

    private void next() {
        if (cases.isEmpty()) {
            stage.close();
            done.countDown();
            return;
        }
        Case c = cases.removeFirst();
        LossChart chart = new LossChart();
        chart.logScaleProperty().set(c.log());
        List<ChartSeries> series = new ArrayList<>();
        for (int i = 0; i < c.runs(); i++) {
            series.add(filled(i, c));
        }
        chart.series(series);
        Scene scene = new Scene(new StackPane(chart), WIDTH, HEIGHT);
        scene.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        stage.setScene(scene);
        stage.show();
        new Meter(c, chart, scene).start();
    }

    private ChartSeries filled(int i, Case c) {
        ChartSeries s = new ChartSeries(i + 1, "Run " + (i + 1), c.epochs() + (frames + WARM_UP) * EPOCHS_PER_FRAME);
        s.colourIndex(i);
        stream(s, c.epochs());
        return s;
    }

    private static void stream(ChartSeries s, int epochs) {
        Random random = new Random(s.id());
        float[] train = new float[epochs];
        float[] test = new float[epochs];
        for (int i = 0; i < epochs; i++) {
            double base = 0.01 * s.id() + Math.exp(-(s.size() + i) / 20_000.0);
            train[i] = (float) (base * Math.exp(0.2 * random.nextGaussian()));
            test[i] = (float) (1.2 * base * Math.exp(0.1 * random.nextGaussian()));
        }
        s.train().append(train, epochs);
        s.test().append(test, epochs);
    }

    /// Feeds one chart and measures its frames.
    private final class Meter extends AnimationTimer {
        private final Case measured;
        private final LossChart chart;
        private final double[] millis = new double[frames];
        private int frame = -WARM_UP;
        private long start;
        private long clock;

        Meter(Case measured, LossChart chart, Scene scene) {
            this.measured = measured;
            this.chart = chart;
            scene.addPostLayoutPulseListener(this::laidOut);
        }

        @Override
        public void handle(long now) {
            for (ChartSeries s : chart.series()) {
                streamed(s);
            }
            clock += FRAME_NANOS;
            chart.grew(clock, 0);
        }

        /// Adding the epochs to the pyramids counts.
        private void streamed(ChartSeries s) {
            start = start == 0 ? System.nanoTime() : start;
            for (int i = 0; i < EPOCHS_PER_FRAME; i++) {
                float v = s.train().get(s.size() - EPOCHS_PER_FRAME);
                s.append(v, 1.1f * v);
            }
        }

        private void laidOut() {
            if (start == 0) {
                return;
            }
            if (frame >= 0) {
                millis[frame] = (System.nanoTime() - start) / 1e6;
            }
            start = 0;
            frame++;
            if (frame == frames) {
                stop();
                Arrays.sort(millis);
                System.out.printf(Locale.ROOT, "%-36s FX thread per frame: median %.2f ms, 99 %% %.2f ms%n", measured.name(), millis[frames / 2], millis[Math.min(frames - 1, frames * 99 / 100)]);
                next();
            }
        }
    }
}
