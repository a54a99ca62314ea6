package descent.app;

import descent.train.Pace;
import descent.train.RunState;
import descent.ui.common.Choosers;
import descent.ui.common.Fx;
import descent.ui.common.PngWriter;
import descent.ui.common.RunItem;
import descent.ui.common.Workspace;
import descent.ui.main.WindowPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The real window on the Headless platform, and pictures of it. Tests use it; as a program it leaves pictures of every
/// look in a folder: `java … descent.app.WindowShots DIR`.
public final class WindowShots implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private final AppGraph graph;
    private final Stage stage;

    /// Answers that no test has asked for: cancel.
    public static class NoChoosers extends Unattended {
        public NoChoosers() {
            super(null);
        }
    }

    public WindowShots(Choosers choosers) {
        Stage[] made = new Stage[1];
        graph = Fx.get(() -> {
            DescentApp.withInnerPackages("the clock", () -> RestingClock.install()); // as the program does
            made[0] = new Stage();
            made[0].setX(0);
            made[0].setY(0);
            AppGraph g = new AppGraph(made[0], (w, t) -> choosers);
            made[0].show();
            return g;
        });
        stage = made[0];
        until(() -> graph.workspace().prepared().get() != null);
    }

    /// Makes the window as large as this.
    public WindowShots sized(double width, double height) {
        Fx.run(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
        pulses(3);
        return this;
    }

    public AppGraph graph() {
        return graph;
    }

    public Stage stage() {
        return stage;
    }

    /// Waits, pulse by pulse, until something is so.
    public static void until(BooleanSupplier so) {
        CountDownLatch done = new CountDownLatch(1);
        AnimationTimer[] timer = new AnimationTimer[1];
        Fx.run(() -> {
            timer[0] = new AnimationTimer() {
                @Override
                public void handle(long now) {
                    if (so.getAsBoolean()) {
                        done.countDown();
                        stop();
                    }
                }
            };
            timer[0].start();
        });
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Fx.run(timer[0]::stop);
                throw new AssertionError("what was waited for did not come within " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Lets some pulses go by, so that layouts and drawings settle.
    public static void pulses(int n) {
        int[] left = {n};
        until(() -> left[0]-- <= 0);
    }

    /// A picture of the window in this size; the window itself stays as it is.
    public WritableImage picture(double width, double height) {
        return Fx.get(() -> WindowPicture.of(graph.window(), width, height));
    }

    public void picture(Path file, double width, double height) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            WritableImage image = picture(width, height);
            byte[] png = Fx.get(() -> PngWriter.bytes(image));
            Files.write(file, png);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Whether the current run has ended and the window has heard of it. A run is known before its first state is: until then
    /// the window's state is that in which the run before has ended. On the JavaFX thread.
    public static boolean ended(Workspace w) {
        RunItem current = w.currentRun().get();
        return current != null && isEnd(current.run().state()) && !w.drain() && isEnd(w.state().get());
    }

    private static boolean isEnd(RunState state) {
        return !state.isLive() && state != RunState.IDLE;
    }

    /// A new run, to its end.
    public void train(int epochs) {
        Workspace w = graph.workspace();
        RunItem before = Fx.get(() -> w.currentRun().get());
        Fx.run(() -> {
            w.edit("epochs", s -> s.withEpochs(epochs));
            w.setPace(Pace.FULL);
            w.train();
        });
        until(() -> w.currentRun().get() != before && ended(w) && w.state().get() == RunState.FINISHED);
        pulses(40);
    }

    /// Windows beside the main one would end with the program; here they would live on beside the next test's.
    @Override
    public void close() {
        Fx.run(() -> {
            graph.close();
            List.copyOf(Window.getWindows()).forEach(Window::hide);
        });
    }

    public static void main(String[] args) {
        Main.headless();
        Path dir = Path.of(args[0]);
        try (WindowShots shots = new WindowShots(new NoChoosers())) {
            pulses(10);
            shots.picture(dir.resolve("1-start.png"), 1280, 800);
            shots.train(300);
            Fx.run(() -> shots.graph().workspace().setLearningRate(0.001));
            shots.train(300);
            Fx.run(() -> shots.graph().workspace().evaluate());
            pulses(20);
            shots.picture(dir.resolve("2-light.png"), 1280, 800);
            Fx.run(() -> shots.graph().theme().toggleDark());
            pulses(6);
            shots.picture(dir.resolve("3-dark.png"), 1280, 800);
            Fx.run(() -> shots.graph().theme().toggleDark());
            shots.picture(dir.resolve("4-720.png"), 1280, 720);
            shots.picture(dir.resolve("5-1000x700.png"), 1000, 700);
            Fx.run(() -> ((Button) shots.stage().getScene().lookup("#btn-lessons")).fire());
            Fx.run(() -> ((ToggleButton) shots.stage().getScene().lookup("#training-more")).fire());
            pulses(4);
            shots.picture(dir.resolve("8-lessons.png"), 1600, 900);
            Fx.run(() -> ((Button) shots.stage().getScene().lookup("#btn-lessons")).fire());
            Fx.run(() -> shots.graph().theme().projector().set(true));
            pulses(4);
            shots.picture(dir.resolve("6-projector.png"), 1920, 1080);
            shots.picture(dir.resolve("7-projector-720.png"), 1280, 720);
        }
        System.exit(0);
    }
}
