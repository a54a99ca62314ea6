package descent.ui.training;

import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// Mouse and keys of the loss chart: the wheel zooms about the pointer (over an axis along that axis only), a drag pans,
/// a shift-drag shows a box, double click or 0 shows everything, + − zoom, arrows pan, shift-arrows move the rule.
final class ChartGestures {
    private static final double WHEEL = 1.0016;
    private static final double KEY_ZOOM = 1.25;
    private static final double KEY_PAN = 0.1;
    private static final double CLICK = 4;

    /// A box being drawn with shift, in pixels.
    record Box(double x0, double y0, double x1, double y1) { }

    private final LossChart chart;
    private final ChartView view;
    private final ChartHover hover;
    private double lastX;
    private double lastY;
    private boolean panning;
    /// Far enough for a drag: a click may move a little.
    private boolean pulled;
    private Box box;

    ChartGestures(LossChart chart, ChartView view, ChartHover hover) {
        this.chart = chart;
        this.view = view;
        this.hover = hover;
        chart.setOnMouseMoved(this::moved);
        chart.setOnMouseExited(e -> hide());
        chart.setOnMousePressed(this::pressed);
        chart.setOnMouseDragged(this::dragged);
        chart.setOnMouseReleased(this::released);
        chart.setOnMouseClicked(this::clicked);
        chart.setOnScroll(this::scrolled);
        chart.setOnKeyPressed(this::key);
    }

    Box box() {
        return box;
    }

    private void hide() {
        if (hover.isShown()) {
            hover.hide();
            chart.hoverChanged();
        }
    }

    private void moved(MouseEvent e) {
        ChartFrame f = chart.frame();
        if (f != null && f.holds(e.getX(), e.getY())) {
            hover.at(f, e.getX());
            chart.hoverChanged();
        } else {
            hide();
        }
    }

    private void pressed(MouseEvent e) {
        chart.requestFocus();
        ChartFrame f = chart.frame();
        if (e.getButton() != MouseButton.PRIMARY || f == null || !f.holds(e.getX(), e.getY())) {
            return;
        }
        lastX = e.getX();
        lastY = e.getY();
        panning = !e.isShiftDown();
        pulled = false;
        box = e.isShiftDown() ? new Box(lastX, lastY, lastX, lastY) : null;
    }

    private void dragged(MouseEvent e) {
        ChartFrame f = chart.frame();
        if (box != null) {
            box = new Box(box.x0(), box.y0(), Math.clamp(e.getX(), f.left(), f.right()), Math.clamp(e.getY(), f.top(), f.axisBottom()));
            chart.hoverChanged();
        } else if (panning && Math.hypot(e.getX() - lastX, e.getY() - lastY) >= (pulled ? 1 : CLICK)) {
            pulled = true;
            chart.setCursor(Cursor.CLOSED_HAND);
            hover.hide();
            view.pan((lastX - e.getX()) / f.width(), (e.getY() - lastY) / (f.axisBottom() - f.top()));
            lastX = e.getX();
            lastY = e.getY();
            chart.repaint();
        }
    }

    private void released(MouseEvent e) {
        ChartFrame f = chart.frame();
        if (box != null && Math.abs(box.x1() - box.x0()) > CLICK && Math.abs(box.y1() - box.y0()) > CLICK) {
            view.box(fx(f, box.x0()), fy(f, box.y0()), fx(f, box.x1()), fy(f, box.y1()));
        }
        box = null;
        panning = false;
        chart.setCursor(Cursor.DEFAULT);
        chart.repaint();
    }

    private void clicked(MouseEvent e) {
        if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2) {
            chart.fit();
        } else if (e.getButton() == MouseButton.PRIMARY && e.isStillSincePress() && chart.bestMark().holds(e.getX(), e.getY())) {
            chart.bestMark().take();
        }
    }

    private void scrolled(ScrollEvent e) {
        ChartFrame f = chart.frame();
        if (f == null || (e.getDeltaY() == 0 && e.getDeltaX() == 0)) {
            return;
        }
        double delta = e.getDeltaY() != 0 ? e.getDeltaY() : e.getDeltaX();
        boolean onY = e.getX() < f.left();
        boolean onX = e.getY() > f.bottom();
        view.zoom(Math.pow(WHEEL, -delta), Math.clamp(fx(f, e.getX()), 0, 1), Math.clamp(fy(f, e.getY()), 0, 1), !onY, !onX);
        if (f.holds(e.getX(), e.getY())) {
            hover.at(f, e.getX());
        }
        chart.repaint();
        e.consume();
    }

    private static double fx(ChartFrame f, double px) {
        return (px - f.left()) / f.width();
    }

    private static double fy(ChartFrame f, double py) {
        return (f.axisBottom() - py) / (f.axisBottom() - f.top());
    }

    private void key(KeyEvent e) {
        if (e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        boolean mine = (e.isShiftDown() && ruleKey(e.getCode())) || viewKey(e);
        if (mine) {
            chart.repaint();
            e.consume();
        }
    }

    private boolean ruleKey(KeyCode code) {
        ChartFrame f = chart.frame();
        int step = code == KeyCode.LEFT ? -1 : code == KeyCode.RIGHT ? 1 : 0;
        if (step == 0 || f == null) {
            return false;
        }
        hover.to(hover.isShown() ? hover.epoch() + step : (int) f.x().low(), f);
        chart.speakRule();
        return true;
    }

    private boolean viewKey(KeyEvent e) {
        switch (e.getCode()) {
            case PLUS, ADD, EQUALS -> view.zoom(1 / KEY_ZOOM, 0.5, 0.5, true, true);
            case MINUS, SUBTRACT -> view.zoom(KEY_ZOOM, 0.5, 0.5, true, true);
            case DIGIT0, NUMPAD0 -> view.fit();
            case LEFT -> view.pan(-KEY_PAN, 0);
            case RIGHT -> view.pan(KEY_PAN, 0);
            case UP -> view.pan(0, KEY_PAN);
            case DOWN -> view.pan(0, -KEY_PAN);
            case ESCAPE -> {
                if (!hover.isShown()) {
                    return false;
                }
                hover.hide();
                chart.changed();
            }
            default -> {
                return signKey(e.getText());
            }
        }
        return true;
    }

    /// + − 0 on keyboards where they lie on other keys.
    private boolean signKey(String text) {
        switch (text) {
            case "+" -> view.zoom(1 / KEY_ZOOM, 0.5, 0.5, true, true);
            case "-" -> view.zoom(KEY_ZOOM, 0.5, 0.5, true, true);
            case "0" -> view.fit();
            default -> {
                return false;
            }
        }
        return true;
    }
}
