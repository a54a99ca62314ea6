package descent.ui.training;

import descent.ui.common.Drags;
import descent.ui.common.Numbers;
import descent.ui.common.Tip;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;

/// The slider of the learning rate, with a mark over its track and a tinted stretch from there to the end.
final class RateSlider extends Region {
    private static final double MARK = 0.6;
    private static final double BAND = 0.5;
    private static final double LEAST_MOVE = 1e-3;

    private final Slider slider = new Slider(0, RateScale.last(), 0);
    private final Region band = new Region();
    private final Polygon triangle = new Polygon();
    private double marked = Double.NaN;

    /// @param prefix of the ids, for a second row in the same window
    RateSlider(String prefix) {
        slider.setId(prefix + "lr-slider");
        Drags.beginWithAPress(slider);
        slider.setAccessibleText("Learning rate");
        slider.setBlockIncrement(1);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setMinWidth(0);
        band.setId(prefix + "lr-overshoot-band");
        band.getStyleClass().add("overshoot-band");
        triangle.setId(prefix + "lr-overshoot");
        triangle.getStyleClass().add("overshoot-mark");
        for (Node n : new Node[] {band, triangle}) {
            n.setMouseTransparent(true);
            n.setManaged(false);
        }
        getChildren().addAll(band, slider, triangle);
        setMinWidth(0);
        show(new OvershootModel.Mark(Double.NaN, "", ""));
    }

    Slider slider() {
        return slider;
    }

    void show(OvershootModel.Mark mark) {
        boolean on = mark.isShown();
        band.setVisible(on);
        triangle.setVisible(on);
        Tip.set(slider, mark.tip().isEmpty() ? "Learning rate" : mark.tip());
        slider.setAccessibleHelp(on ? "Overshoots from " + Numbers.plain(mark.rate()) + " on" : mark.tip());
        double at = on ? RateScale.position(mark.rate()) : Double.NaN;
        if (Double.isNaN(at) != Double.isNaN(marked) || Math.abs(at - marked) > LEAST_MOVE) {
            marked = at;
            requestLayout();
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return slider.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return slider.prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        slider.resizeRelocate(0, 0, w, h);
        if (Double.isNaN(marked)) {
            return;
        }
        Node thumb = slider.lookup(".thumb");
        double half = thumb == null ? 0 : thumb.prefWidth(-1) / 2;
        double x = half + (w - 2 * half) * marked / RateScale.last();
        double size = MARK * half;
        triangle.getPoints().setAll(x - size, h, x + size, h, x, h - 1.6 * size);
        double thick = BAND * half;
        band.resizeRelocate(x, (double) Math.round((h - thick) / 2), Math.max(0, w - x), thick);
    }
}
