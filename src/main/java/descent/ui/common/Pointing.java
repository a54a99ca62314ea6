package descent.ui.common;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.Path;
import javafx.stage.Screen;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.PopOver.ArrowLocation;

/// Panels whose arrow points at what they belong to, also after their size has changed. ControlsFX reckons the arrow's place from a
/// height before the lines are wrapped and without the padding, and a panel that does not fit is pushed aside with its arrow: both
/// make it point at something else.
public final class Pointing {
    /// How far the tip reaches into its mark.
    private static final double INTO = 3;
    private static final double THIRD = 1.0 / 3;

    private final PopOver panel;
    private final Side side;
    private final Supplier<Bounds> mark;
    private Subscription sizes = Subscription.EMPTY;
    private Bounds last;

    private Pointing(PopOver panel, Side side, Supplier<Bounds> mark) {
        this.panel = panel;
        this.side = side;
        this.mark = mark;
    }

    /// @param mark what the arrow points at
    /// @param side of the panel that the arrow is on: with LEFT the panel lies at the right of its mark
    public static void show(PopOver panel, Node mark, Side side) {
        show(panel, mark, () -> mark.localToScreen(mark.getLayoutBounds()), side);
    }

    /// @param owner a node that stays, for a panel goes with its owner
    /// @param mark  where it points to, on the screen
    public static void show(PopOver panel, Node owner, Supplier<Bounds> mark, Side side) {
        new Pointing(panel, side, mark).show(owner);
    }

    private void show(Node owner) {
        Bounds there = mark.get();
        last = there;
        panel.setAnimated(false);
        panel.setAutoFix(false);
        panel.hide(); // shown again it would keep who follows its sizes for the mark before
        panel.setArrowLocation(place(there, room(there, owner.getScene().getWindow()))); // before it is shown: afterwards ControlsFX would close and open it
        Point2D at = target(there);
        panel.show(owner, at.getX(), at.getY());
        Escape.closes(panel.getScene(), panel::hide);
        aim();
        sizes = panel.widthProperty().subscribe(this::aimLater).and(panel.heightProperty().subscribe(this::aimLater));
        sizes = sizes.and(panel.showingProperty().subscribe(on -> {
            if (!on) {
                sizes.unsubscribe();
            }
        }));
    }

    /// The nearer the mark is to an edge of the screen, the more of the panel lies on its other side.
    private ArrowLocation place(Bounds there, Rectangle2D screen) {
        boolean upright = side.isVertical();
        double at = upright ? (there.getCenterY() - screen.getMinY()) / screen.getHeight() : (there.getCenterX() - screen.getMinX()) / screen.getWidth();
        String end = at < THIRD ? upright ? "TOP" : "LEFT" : at > 1 - THIRD ? upright ? "BOTTOM" : "RIGHT" : "CENTER";
        return ArrowLocation.valueOf(side + "_" + end);
    }

    /// A size is told while JavaFX goes through the paths that draw the frame: moved at once, the panel would be given new ones, and
    /// JavaFX would never come to the end of its list (26: `WeakReferenceQueue` under `PathElement`).
    private void aimLater() {
        FxThread.later(this::aim);
    }

    private void aim() {
        if (!panel.isShowing() || panel.isDetached()) {
            return;
        }
        Bounds there = Optional.ofNullable(mark.get()).orElse(last); // an answered question has no mark any more
        last = there;
        move(panel.getAnchorX(), panel.getAnchorY()); // so that it need not be moved in the middle of the layout
        Parent root = panel.getScene().getRoot();
        root.applyCss();
        root.layout();
        Path frame = (Path) root.lookup(".border");
        tip(frame).ifPresent(tip -> aim(frame, frame.localToScreen(tip).subtract(panel.getX(), panel.getY()), there));
    }

    private void aim(Path frame, Point2D tip, Bounds there) {
        Bounds b = frame.localToScreen(frame.getLayoutBounds());
        Point2D at = target(there).subtract(tip);
        Rectangle2D screen = room(there, panel.getOwnerWindow());
        double left = b.getMinX() - panel.getX();
        double top = b.getMinY() - panel.getY();
        // to a whole pixel, for between two its words would be blurred
        double x = Math.rint(inside(at.getX() + left, b.getWidth(), screen.getMinX(), screen.getMaxX()) - left);
        double y = Math.rint(inside(at.getY() + top, b.getHeight(), screen.getMinY(), screen.getMaxY()) - top);
        move(x, y);
    }

    /// Twice: as it moves ControlsFX draws its frame anew, and JavaFX puts it where it was anchored before.
    private void move(double x, double y) {
        for (int twice = 0; twice < 2; twice++) {
            panel.setAnchorX(x);
            panel.setAnchorY(y);
        }
    }

    /// A panel that has no room at its mark lies on the screen all the same.
    private static double inside(double from, double size, double least, double most) {
        return Math.max(least, Math.min(from, most - size));
    }

    /// Where a panel shall lie: in the window, as far as that is on the screen of the mark.
    private static Rectangle2D room(Bounds there, Window window) {
        Rectangle2D s = Screen.getScreensForRectangle(there.getMinX(), there.getMinY(), Math.max(1, there.getWidth()), Math.max(1, there.getHeight())).stream().findFirst()
                .orElse(Screen.getPrimary()).getVisualBounds();
        boolean wide = window.getWidth() > s.getWidth(); // as no screen has it, but tests
        boolean high = window.getHeight() > s.getHeight();
        double x0 = wide ? window.getX() : Math.max(window.getX(), s.getMinX());
        double y0 = high ? window.getY() : Math.max(window.getY(), s.getMinY());
        double x1 = wide ? x0 + window.getWidth() : Math.min(window.getX() + window.getWidth(), s.getMaxX());
        double y1 = high ? y0 + window.getHeight() : Math.min(window.getY() + window.getHeight(), s.getMaxY());
        return new Rectangle2D(x0, y0, Math.max(1, x1 - x0), Math.max(1, y1 - y0));
    }

    private Point2D target(Bounds there) {
        return switch (side) {
            case LEFT -> new Point2D(there.getMaxX() - INTO, there.getCenterY());
            case RIGHT -> new Point2D(there.getMinX() + INTO, there.getCenterY());
            case TOP -> new Point2D(there.getCenterX(), there.getMaxY() - INTO);
            case BOTTOM -> new Point2D(there.getCenterX(), there.getMinY() + INTO);
        };
    }

    /// The outermost corner of the frame on the arrow's side, in the frame's coordinates; none while a panel is pulled off its mark.
    private Optional<Point2D> tip(Path frame) {
        Comparator<LineTo> out = switch (side) {
            case LEFT -> Comparator.comparingDouble((LineTo l) -> -l.getX());
            case RIGHT -> Comparator.comparingDouble(LineTo::getX);
            case TOP -> Comparator.comparingDouble((LineTo l) -> -l.getY());
            case BOTTOM -> Comparator.comparingDouble(LineTo::getY);
        };
        return frame.getElements().stream().filter(LineTo.class::isInstance).map(LineTo.class::cast).max(out).map(l -> new Point2D(l.getX(), l.getY()));
    }
}
