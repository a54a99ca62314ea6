package descent.app;

import java.util.Locale;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Scene;

/// Tells whoever started the program how far the start is. With `-Ddescent.start=print` the program prints a line when the first
/// frame with the sample is on the screen and another one when the whole window is laid out; with `exit` it also tells what lives
/// on the heap then, and ends. With `train` it goes on to what it is given, for the AOT cache of the image.
public final class StartClock {
    private static final String PROPERTY = "descent.start";
    /// The pulse after the one that has laid out the window.
    private static final int PULSES = 2;

    private StartClock() { }

    static void firstFrame() {
        if (!wish().isEmpty()) {
            System.out.println("first frame");
        }
    }

    /// @param ready whether everything is in the window that it shall show
    /// @param train goes on, and ends the program
    public static void whole(Scene scene, BooleanSupplier ready, Runnable train) {
        String wish = wish();
        if (!wish.isEmpty()) {
            int[] left = {PULSES};
            Runnable[] listener = new Runnable[1];
            listener[0] = () -> {
                if (!ready.getAsBoolean() || --left[0] > 0) {
                    Platform.requestNextPulse();
                } else {
                    scene.removePostLayoutPulseListener(listener[0]);
                    System.out.println("whole window");
                    then(wish, train);
                }
            };
            scene.addPostLayoutPulseListener(listener[0]);
            Platform.requestNextPulse();
        }
    }

    private static String wish() {
        return System.getProperty(PROPERTY, "");
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
}
