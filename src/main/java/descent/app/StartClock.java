package descent.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Scene;

/// Tells how long a start took, for the measurement in the README. With `-Ddescent.start=print` the program prints the
/// milliseconds from the start of its process to the first painted frame with everything in it; with `exit` it also tells
/// what lives on the heap then, and ends. With `train` it goes on to what it is given, for the AOT cache of the image.
public final class StartClock {
    private static final String PROPERTY = "descent.start";
    /// The pulse after the one that has painted the frame.
    private static final int FRAMES = 2;

    private StartClock() { }

    /// @param ready whether everything is in the window that the first frame shall show
    /// @param train goes on, and ends the program
    public static void shown(Scene scene, BooleanSupplier ready, Runnable train) {
        String wish = System.getProperty(PROPERTY, "");
        if (!wish.isEmpty()) {
            int[] left = {FRAMES};
            Runnable[] listener = new Runnable[1];
            listener[0] = () -> {
                if (!ready.getAsBoolean() || --left[0] > 0) {
                    Platform.requestNextPulse();
                } else {
                    scene.removePostLayoutPulseListener(listener[0]);
                    print();
                    then(wish, train);
                }
            };
            scene.addPostLayoutPulseListener(listener[0]);
            Platform.requestNextPulse();
        }
    }

    private static void then(String wish, Runnable train) {
        if (wish.equals("exit")) {
            System.gc();
            Runtime r = Runtime.getRuntime();
            System.out.printf(Locale.ROOT, "heap after GC %.1f MB%n", (r.totalMemory() - r.freeMemory()) / 1e6);
            Platform.exit();
        } else if (wish.equals("train")) {
            Display.missing();
            PlatformClasses.load();
            train.run();
        }
    }

    private static void print() {
        Instant began = ProcessHandle.current().info().startInstant().orElseThrow();
        System.out.printf(Locale.ROOT, "first frame after %d ms%n", Duration.between(began, Instant.now()).toMillis());
    }
}
