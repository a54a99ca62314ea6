package descent.app;

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
        AppArgs args;
        try {
            args = AppArgs.parse(List.of(words));
        } catch (IllegalArgumentException e) {
            System.err.println("descent: " + e.getMessage());
            System.exit(WRONG_USE);
            return;
        }
        String missing = args.tour() == null ? Display.missing() : "";
        if (!missing.isEmpty()) {
            System.out.println(missing + ": the tour runs instead, its pictures go to " + TOUR_FOLDER.toAbsolutePath() + ".");
            args = args.withTour(TOUR_FOLDER);
        }
        if (args.tour() == null) {
            Application.launch(DescentApp.class, words);
        } else {
            headless();
            System.exit(new Tour(args.tour()).run());
        }
    }

    /// JavaFX without a display: its own Headless platform, drawn by software.
    static void headless() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
    }
}
