package descent.app.bench;

import descent.app.AppGraph;
import descent.model.OptimizerSpec;
import descent.model.Setup;
import descent.train.Pace;
import descent.ui.common.AppFolder;
import descent.ui.common.Workspace;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.DoubleStream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;

/// CPU time of the JavaFX thread a pulse while a race of six lanes runs at full speed in the whole window, the network's
/// diagram open. From one call of the timer to the next, so that events, layout and drawing of the pulse count.
///
/// Start: `mvn -q process-classes exec:exec@bench-race`, pulses by `-Drace.args=900`.
public final class RaceBench {
    private static final int PULSES = 900;
    private static final int WARM_UP = 300;
    private static final int EPOCHS = 10_000_000;
    private static final double[] RATES = {0.001, 0.003, 0.01, 0.03, 0.1, 0.15};

    private final double[] millis;
    private final CountDownLatch done = new CountDownLatch(1);
    private AppGraph graph;

    private RaceBench(int pulses) {
        millis = new double[pulses];
    }

    public static void main(String[] args) throws InterruptedException {
        new RaceBench(args.length > 0 ? Integer.parseInt(args[0]) : PULSES).run();
    }

    private void run() throws InterruptedException {
        Platform.startup(() -> {
            Stage stage = new Stage();
            graph = AppGraph.desktop(stage, AppFolder.none());
            stage.show();
            graph.workspace().prepared().subscribe(p -> {
                if (p != null && graph.workspace().runs().isEmpty()) {
                    race(graph.workspace());
                }
            });
        });
        done.await();
        Platform.exit();
    }

    private void race(Workspace w) {
        w.setPace(Pace.FULL);
        Setup base = w.setup().get().withEpochs(EPOCHS);
        List<Setup> lanes = DoubleStream.of(RATES).mapToObj(lr -> base.withOptimizer(new OptimizerSpec.SGD(lr))).toList();
        w.race(lanes);
        new Meter().start();
    }

    private final class Meter extends AnimationTimer {
        private int pulse = -WARM_UP;
        private long before = -1;

        @Override
        public void handle(long now) {
            if (graph.workspace().runs().size() < RATES.length) {
                return;
            }
            long cpu = ThreadCpu.nanos();
            if (before >= 0 && pulse >= 0) {
                millis[pulse] = (cpu - before) / 1e6;
            }
            pulse++;
            before = cpu;
            if (pulse == millis.length) {
                stop();
                report();
            }
        }

        private void report() {
            long epochs = graph.workspace().runs().stream().mapToLong(r -> r.run().history().count()).sum();
            Arrays.sort(millis);
            System.out.printf(Locale.ROOT, "six lanes, %,d epochs in all: FX thread's CPU a pulse: median %.2f ms, 99 %% %.2f ms, longest %.2f ms, over %d pulses%n",
                    epochs, millis[millis.length / 2], millis[millis.length * 99 / 100], millis[millis.length - 1], millis.length);
            graph.close();
            done.countDown();
        }
    }
}
