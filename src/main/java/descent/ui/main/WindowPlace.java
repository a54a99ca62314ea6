package descent.ui.main;

import descent.ui.common.Preferences;
import java.util.Locale;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Where the window stands: remembered from one start to the next, and never outside of what screens there are now.
final class WindowPlace {
    private static final String NAME = "window";
    private static final String MAXIMIZED = "window.maximized";
    private static final double SEEN = 100;
    private static final int NUMBERS = 4;

    private final Stage stage;
    private final Preferences preferences;
    /// The last place while the window was neither maximized nor full screen.
    private Rectangle2D normal;

    WindowPlace(Stage stage, Preferences preferences) {
        this.stage = stage;
        this.preferences = preferences;
    }

    /// Puts the window where it was, unless it is shown already, and follows it from then on.
    void restore(double width, double height) {
        if (!stage.isShowing()) {
            put(width, height);
        }
        stage.xProperty().subscribe(x -> follow());
        stage.yProperty().subscribe(y -> follow());
        stage.widthProperty().subscribe(w -> follow());
        stage.heightProperty().subscribe(h -> follow());
    }

    /// Before the window is shown: the remembered place, else `width` × `height` as far as the screen has room for it.
    void put(double width, double height) {
        Rectangle2D wanted = read();
        if (wanted != null && Screen.getScreens().stream().anyMatch(s -> seen(s.getVisualBounds(), wanted))) {
            place(wanted);
        } else if (preferences.areKept()) {
            Rectangle2D screen = Screen.getPrimary().getVisualBounds();
            stage.setMaximized(screen.getWidth() < width || screen.getHeight() < height);
        }
        if (preferences.flag(MAXIMIZED, false)) {
            stage.setMaximized(true);
        }
    }

    private void follow() {
        if (stage.isShowing() && !stage.isMaximized() && !stage.isFullScreen() && !stage.isIconified() && stage.getWidth() > 0 && stage.getHeight() > 0) {
            normal = new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        }
    }

    /// Before the window is hidden.
    ///
    /// @param home where it comes back to from a projector, or null while it is on none
    void remember(Rectangle2D home) {
        preferences.put(MAXIMIZED, stage.isMaximized());
        Rectangle2D last = home == null ? normal : home;
        if (last != null) {
            preferences.put(NAME, String.format(Locale.ROOT, "%.0f,%.0f,%.0f,%.0f", last.getMinX(), last.getMinY(), last.getWidth(), last.getHeight()));
        }
    }

    private void place(Rectangle2D r) {
        stage.setX(r.getMinX());
        stage.setY(r.getMinY());
        stage.setWidth(r.getWidth());
        stage.setHeight(r.getHeight());
    }

    private Rectangle2D read() {
        String[] parts = preferences.text(NAME, "").split(",");
        if (parts.length != NUMBERS) {
            return null;
        }
        try {
            double[] v = new double[NUMBERS];
            for (int i = 0; i < NUMBERS; i++) {
                v[i] = Integer.parseInt(parts[i]);
            }
            return v[2] < SEEN || v[3] < SEEN ? null : new Rectangle2D(v[0], v[1], v[2], v[3]);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /// Enough of the title bar lies on the screen that it can be grabbed.
    private static boolean seen(Rectangle2D screen, Rectangle2D window) {
        double across = Math.min(screen.getMaxX(), window.getMaxX()) - Math.max(screen.getMinX(), window.getMinX());
        return across >= SEEN && window.getMinY() >= screen.getMinY() - 1 && window.getMinY() <= screen.getMaxY() - SEEN;
    }
}
