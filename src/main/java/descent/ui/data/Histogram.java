package descent.ui.data;

import descent.data.Column;
import descent.data.Kind;
import descent.data.Role;
import descent.ui.common.Looked;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/// The values of a column as a small picture: one bar per bin, the commonest as high as the row. One path, whose colour
/// follows the role through the style sheet.
final class Histogram extends Region {
    private static final int BINS = Looked.BINS;
    private static final double GAP = 1;

    private final Path bars = new Path();
    private float[] counts = new float[0];

    Histogram() {
        getStyleClass().add("mini-histogram");
        bars.getStyleClass().add("bars");
        bars.setManaged(false);
        getChildren().add(bars);
        setMouseTransparent(true);
    }

    void show(Column column, Role role) {
        counts = column.kind() == Kind.TEXT || column.kind() == Kind.DATE ? new float[0] : column.histogram(BINS);
        bars.getStyleClass().removeAll("bars-target", "bars-unused");
        if (role != Role.INPUT) {
            bars.getStyleClass().add(role == Role.TARGET ? "bars-target" : "bars-unused");
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        bars.getElements().clear();
        float top = 0;
        for (float c : counts) {
            top = Math.max(top, c);
        }
        double step = getWidth() / BINS;
        for (int i = 0; i < counts.length && top > 0; i++) {
            if (counts[i] > 0) {
                bar(i * step, Math.max(1, getHeight() * counts[i] / top), Math.max(1, step - GAP));
            }
        }
    }

    private void bar(double x, double height, double width) {
        double left = snapPositionX(x);
        double right = Math.max(left + 1, snapPositionX(x + width));
        double top = snapPositionY(getHeight() - height);
        bars.getElements().addAll(new MoveTo(left, getHeight()), new LineTo(left, top), new LineTo(right, top),
                new LineTo(right, getHeight()), new ClosePath());
    }
}
