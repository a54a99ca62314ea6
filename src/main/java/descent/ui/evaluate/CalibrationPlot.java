package descent.ui.evaluate;

import descent.eval.Classification.CalibrationBin;
import descent.ui.common.CanvasPane;
import descent.ui.common.Numbers;
import descent.ui.common.Palette;
import descent.ui.common.Pen;
import descent.ui.common.PlotFrame;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.text.TextAlignment;

/// What was said (mean probability of a bin) against what came true (share of its rows), the diagonal on which an honest
/// model's points lie, and at the foot how many rows each bin holds.
final class CalibrationPlot extends CanvasPane {
    private static final double FOOT = 0.16;
    private static final double DOT = 5;
    private String asked = "";
    private List<CalibrationBin> bins = List.of();

    CalibrationPlot() {
        setId("plot-calibration");
        setMinSize(0, 0);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Calibration, no rows yet.");
    }

    /// @param of what the probability is of: "Gentoo", "the predicted class"
    void show(String of, List<CalibrationBin> all) {
        asked = of;
        bins = all;
        StringBuilder spoken = new StringBuilder("Calibration of the probability of " + of + ".");
        for (CalibrationBin b : all) {
            if (b.rows() > 0) {
                spoken.append(" Said ").append(Numbers.plain(round(b.predicted()))).append(", came true ").append(Numbers.plain(round(b.actual())))
                        .append(" of ").append(Numbers.count(b.rows())).append(" rows.");
            }
        }
        setAccessibleText(spoken.toString());
        repaint();
    }

    private static double round(double v) {
        return Math.round(v * 100) / 100.0;
    }

    @Override
    protected void paint(Pen pen) {
        PlotFrame f = PlotFrame.of(pen, new double[] {0, 1}, new double[] {0, 1.04});
        f.paint(pen, "Said: probability of " + asked, "Came true: share of the rows");
        int most = Math.max(1, bins.stream().mapToInt(CalibrationBin::rows).max().orElse(1));
        pen.gc().setFill(Palette.fade(pen.palette().muted(), 0.3));
        for (CalibrationBin b : bins) {
            double h = FOOT * f.height() * b.rows() / most;
            double x0 = f.x().pixel(b.from()) + 1;
            pen.gc().fillRect(x0, f.bottom() - h, f.x().pixel(b.to()) - 1 - x0, h);
        }
        pen.dashes(5, 4);
        pen.gc().setStroke(pen.palette().muted());
        pen.gc().setLineWidth(pen.look().px(1.5));
        pen.gc().strokeLine(f.x().pixel(0), f.y().pixel(0), f.x().pixel(1), f.y().pixel(1));
        pen.dashes();
        points(pen, f);
        if (bins.isEmpty()) {
            pen.text("no rows yet", (f.left() + f.right()) / 2, (f.top() + f.bottom()) / 2, TextAlignment.CENTER, look().font(1), pen.palette().muted());
        }
    }

    private void points(Pen pen, PlotFrame f) {
        double lastX = Double.NaN;
        double lastY = Double.NaN;
        pen.gc().setStroke(pen.palette().test());
        pen.gc().setFill(pen.palette().test());
        pen.gc().setLineWidth(pen.look().px(2));
        double r = pen.look().px(DOT);
        for (CalibrationBin b : bins) {
            if (b.rows() > 0) {
                double x = f.x().pixel(b.predicted());
                double y = f.y().pixel(b.actual());
                if (!Double.isNaN(lastX)) {
                    pen.gc().strokeLine(lastX, lastY, x, y);
                }
                pen.gc().fillOval(x - r, y - r, 2 * r, 2 * r);
                lastX = x;
                lastY = y;
            }
        }
    }
}
