package descent.ui.common;

import javafx.scene.AccessibleRole;
import javafx.scene.paint.Color;

/// Bars of equal width over a range. With an axis title it has axes; without one it is a bare strip for a table row.
public final class Histogram extends CanvasPane {
    private static final double LEAST = 1;

    private float[] counts = new float[0];
    private double low;
    private double high = 1;
    private String title = "";
    private boolean muted;

    public Histogram() {
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(0, 0);
    }

    /// A bare strip.
    public void show(float[] bins) {
        show(bins, 0, 1, "");
    }

    /// @param bins  rows per bin, from lo to hi
    /// @param xAxis title of the x axis; "" for a bare strip
    public void show(float[] bins, double lo, double hi, String xAxis) {
        counts = bins.clone();
        low = lo;
        high = hi > lo ? hi : lo + 1;
        title = xAxis;
        setAccessibleText(xAxis.isEmpty() ? "distribution of values" : "distribution of " + xAxis);
        repaint();
    }

    /// Drawn pale, for a column that is not used.
    public void muted(boolean pale) {
        muted = pale;
        repaint();
    }

    /// Rows per bin for values between lo and hi; what is not finite is left out.
    public static float[] bins(float[] values, double lo, double hi, int bins) {
        float[] out = new float[bins];
        for (float v : values) {
            if (Float.isFinite(v) && v >= lo && v <= hi) {
                out[Math.min(bins - 1, (int) ((v - lo) / (hi - lo) * bins))]++;
            }
        }
        return out;
    }

    @Override
    protected void paint(Pen pen) {
        if (counts.length == 0) {
            return;
        }
        float most = 1;
        for (float c : counts) {
            most = Math.max(most, c);
        }
        if (title.isEmpty()) {
            bars(pen, 0, 0, pen.width(), pen.height(), most);
        } else {
            PlotFrame f = PlotFrame.of(pen, new double[] {low, high}, new double[] {0, most * 1.05});
            f.paint(pen, title, "rows");
            bars(pen, f.left(), f.y().pixel(most), f.width(), f.bottom() - f.y().pixel(most), most);
        }
    }

    private void bars(Pen pen, double left, double top, double width, double height, float most) {
        double step = width / counts.length;
        double gap = step > 4 ? 1 : 0;
        Color base = title.isEmpty() ? pen.palette().muted() : pen.palette().test();
        pen.gc().setFill(muted ? Palette.fade(base, 0.35) : base);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                double h = Math.max(LEAST, counts[i] / most * height);
                pen.gc().fillRect(left + i * step, top + height - h, Math.max(LEAST, step - gap), h);
            }
        }
    }
}
