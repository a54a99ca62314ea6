package descent.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.FaultTable;
import descent.tensor.Generator;
import descent.train.Pace;
import descent.train.Run;
import descent.train.RunHistory;
import descent.train.RunState;
import descent.ui.common.AppFolder;
import descent.ui.common.Fx;
import descent.ui.common.RunItem;
import descent.ui.common.Workspace;
import descent.ui.training.ChartSeries;
import descent.ui.training.LossChart;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a person can press, at random, in the real window: the chart holds every epoch that was done, point by point, and no
/// exception comes up. The trainer alone is hammered harder in train's `TrainerHammerTest`.
@Tag("faults")
class HammerWindowTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();
    private static final int ACTIONS = 400;
    private static final double[] PACES = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 50, 2000, 4.9};
    private static final int PATIENCE_SECONDS = 60;

    private final Thread.UncaughtExceptionHandler before = Fx.handler();
    private AppGraph graph;
    private LossChart chart;

    private void open(FaultTable.Row row) {
        graph = Fx.get(() -> {
            AppGraph made = new AppGraph(new Stage(), (w, t) -> new WindowShots.NoChoosers(), AppFolder.none());
            made.window().stage().show();
            return made;
        });
        Thread.setDefaultUncaughtExceptionHandler((_, e) -> {
            if (!Fx.isPlatformsOwn(e)) {
                row.lost(1);
                graph.faults().accept(e);
            }
        });
        WindowShots.until(() -> graph.workspace().prepared().get() != null);
        chart = Fx.get(() -> (LossChart) graph.window().stage().getScene().lookup("#chart-loss"));
    }

    @AfterEach
    void close() {
        try {
            if (graph != null) {
                Fx.run(graph::close);
            }
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void chart_holdsEveryEpoch_whateverIsPressed() throws Exception {
        FaultTable.Row row = FAULTS.open("Train, Pause, Step, Stop, Restart … hammered in the window");
        open(row);
        Workspace w = graph.workspace();
        Generator random = Generator.of(1, "hammer");
        int checks = 0;
        long points = 0;
        for (int i = 1; i <= ACTIONS; i++) {
            Fx.run(() -> act(w, random));
            row.tried(1);
            if (i % 20 == 0) {
                Fx.run(w::pause);
                points += check(row, w);
                checks++;
            }
        }
        Fx.run(w::stop);
        points += check(row, w);
        row.holds(String.format(Locale.ROOT, "%d times epochs done = points of the chart, %d points compared", checks + 1, points));
    }

    private static void act(Workspace w, Generator random) {
        switch (random.nextInt(15)) {
            case 0 -> {
                int batch = random.nextInt(3) * 50;
                int epochs = 1 + random.nextInt(400);
                w.edit("hammer", s -> s.withBatchSize(batch).withEpochs(epochs));
            }
            case 1, 2 -> w.train();
            case 3 -> w.pause();
            case 4, 5 -> w.resume();
            case 6 -> w.togglePause();
            case 7 -> w.stop();
            case 8 -> w.stepLine();
            case 9 -> w.stepUpdate();
            case 10 -> w.stepEpoch();
            case 11 -> w.continueRun(1 + random.nextInt(60));
            case 12 -> w.restart();
            case 13 -> w.setLearningRate(random.nextFloat() * 0.1);
            default -> w.setPace(new Pace(PACES[random.nextInt(PACES.length)]));
        }
    }

    /// @return points that were compared
    private long check(FaultTable.Row row, Workspace w) throws Exception {
        try {
            w.services().trainer().ask((_, _) -> null).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException none) {
            return 0; // no run yet
        } catch (TimeoutException e) {
            row.hung(1);
            throw e;
        }
        WindowShots.until(() -> w.currentRun().get() == null || (w.state().get() != RunState.RUNNING && series(w.currentRun().get()).size() == points(w.currentRun().get().run())));
        return Fx.get(() -> {
            assertEquals(false, w.state().get() == RunState.FAILED);
            assertTrue(Window.getWindows().stream().noneMatch(f -> f.getScene() != null && f.getScene().lookup("#fault") != null), "no run has failed meanwhile");
            long compared = 0;
            for (RunItem item : List.copyOf(w.runs())) {
                compared += compare(row, item.run(), series(item));
            }
            return compared;
        });
    }

    private ChartSeries series(RunItem item) {
        return chart.series().stream().filter(s -> s.id() == item.run().id()).findFirst().orElseThrow();
    }

    /// Finished epochs, and the one behind them of an ended run.
    private static int points(Run run) {
        return run.history().count() + (run.history().last() == null ? 0 : 1);
    }

    private static long compare(FaultTable.Row row, Run run, ChartSeries series) {
        RunHistory history = run.history();
        row.lost(Math.abs(points(run) - series.size()));
        assertEquals(points(run), series.size(), "epochs done and points of the chart");
        float[] train = history.trainAll();
        float[] test = history.testAll();
        for (int i = 0; i < train.length; i++) {
            row.whole(Float.compare(train[i], series.train().get(i)) == 0 && Float.compare(test[i], series.test().get(i)) == 0);
        }
        float[] drawn = series.train().values();
        assertArrayEquals(train, Arrays.copyOf(drawn, train.length));
        return train.length;
    }
}
