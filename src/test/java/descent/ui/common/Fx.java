package descent.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import org.testfx.util.WaitForAsyncUtils;

/// The toolkit for tests: started once on the Headless platform, and a way to run something on its thread and wait.
public final class Fx {
    private static final CountDownLatch STARTED = new CountDownLatch(1);

    private Fx() { }

    public static void start() {
        try {
            Platform.startup(STARTED::countDown);
        } catch (IllegalStateException alreadyRunning) {
            STARTED.countDown();
        }
        Platform.setImplicitExit(false);
        forgiveThePlatform();
        try {
            if (!STARTED.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("JavaFX did not start within 30 s");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// JavaFX 26's Headless platform may paint a picture of the size before after a window was made smaller, and then throws
    /// in HeadlessWindow.blit, or clears beyond its screen in clearRect: no fault of the program, so no test fails of it. All else goes where it went before.
    private static void forgiveThePlatform() {
        // TestFX puts its own handler in place when its class is first used
        boolean testFxWatches = WaitForAsyncUtils.autoCheckException;
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        if (testFxWatches && !(before instanceof Forgiving)) {
            Thread.setDefaultUncaughtExceptionHandler(new Forgiving(before));
        }
    }

    /// Whether the exception comes from the Headless platform's own painting and clearing.
    public static boolean isPlatformsOwn(Throwable e) {
        return e instanceof IndexOutOfBoundsException && Arrays.stream(e.getStackTrace())
                .anyMatch(f -> f.getClassName().equals("com.sun.glass.ui.headless.HeadlessWindow") && (f.getMethodName().equals("blit") || f.getMethodName().equals("clearRect")));
    }

    private record Forgiving(Thread.UncaughtExceptionHandler before) implements Thread.UncaughtExceptionHandler {
        @Override
        public void uncaughtException(Thread thread, Throwable e) {
            if (!isPlatformsOwn(e) && before != null) {
                before.uncaughtException(thread, e);
            }
        }
    }

    /// Who hears of exceptions that nobody caught, once the toolkit is there: for a test that puts its own in place and then
    /// brings this one back.
    public static Thread.UncaughtExceptionHandler handler() {
        start();
        return Thread.getDefaultUncaughtExceptionHandler();
    }

    public static <T> T get(Supplier<T> work) {
        start();
        FutureTask<T> task = new FutureTask<>(work::get);
        Platform.runLater(task);
        try {
            return task.get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e.getCause() == null ? e : e.getCause());
        }
    }

    public static void run(Runnable work) {
        get(() -> {
            work.run();
            return null;
        });
    }

    /// A scene with the program's theme and text size around `content`; FX thread only.
    public static Scene scene(Parent content, boolean dark, double fontSize, double width, double height) {
        StackPane root = new StackPane(content);
        root.setStyle("-fx-font-family: Inter; -fx-font-size: " + fontSize + "px; -fx-background-color: -color-bg-default;");
        Scene scene = new Scene(root, width, height);
        scene.setUserAgentStylesheet(dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        return scene;
    }

    public static WritableImage snapshot(Parent content, boolean dark, double fontSize, double width, double height) {
        return scene(content, dark, fontSize, width, height).snapshot(null);
    }
}
