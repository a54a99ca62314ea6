package descent.app;

import descent.ui.common.AppFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;

/// Where the program starts. Looks for a display before JavaFX does; without one it goes through the tour, so that
/// there is something to see all the same.
public final class Main {
    private static final Path TOUR_FOLDER = Path.of("target", "tour");
    private static final int WRONG_USE = 2;

    private Main() { }

    public static void main(String[] words) {
        System.setProperty("jdk.reflect.useNativeAccessorOnly", "true"); // making method handles takes a start longer than it saves
        AppArgs args;
        try {
            args = AppArgs.parse(List.of(words));
        } catch (IllegalArgumentException e) {
            System.err.println("descent: " + e.getMessage());
            System.exit(WRONG_USE);
            return;
        }
        boolean told = "Headless".equals(System.getProperty("glass.platform")); // the image's training run
        String missing = args.tour() == null && !told ? Display.missing() : "";
        if (!missing.isEmpty()) {
            System.out.println(missing + ": the tour runs instead, its pictures go to " + TOUR_FOLDER.toAbsolutePath() + ".");
            args = args.withTour(TOUR_FOLDER);
        }
        if (args.tour() == null && !args.another() && handedOver(args)) {
            return;
        }
        if (args.tour() == null) {
            Application.launch(DescentApp.class, words);
        } else {
            headless();
            System.exit(new Tour(args.tour()).run());
        }
    }

    /// A program that runs already gets the files, before anything of JavaFX is loaded.
    private static boolean handedOver(AppArgs args) {
        try {
            return OneProgram.handOver(AppFolder.ofSystem(), args.files());
        } catch (IOException e) {
            return false; // a window of its own does it too
        }
    }

    /// JavaFX without a display: its own Headless platform, drawn by software.
    static void headless() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
    }
}
