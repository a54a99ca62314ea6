package descent.ui.data;

import descent.data.Column;
import descent.data.Kind;
import descent.data.Table;
import descent.ui.common.CanvasPane;
import descent.ui.common.Palette;
import descent.ui.common.Pen;
import javafx.scene.paint.Color;

/// The first two columns of a small table as points: y over x, or two coordinates with the class as colour and shape.
final class MadePicture extends CanvasPane {
    private static final double MARGIN = 10;
    private static final double RADIUS = 2.6;
    private static final int MOST_POINTS = 3_000;

    private Table table;

    MadePicture() {
        setId("made-picture");
    }

    void show(Table newTable) {
        table = newTable;
        setAccessibleText("Picture of " + newTable.rows() + " points");
        repaint();
    }

    @Override
    protected void paint(Pen pen) {
        if (table == null) {
            return;
        }
        Column x = table.columns().get(0);
        Column y = table.columns().get(1);
        Column classes = table.columns().stream().filter(c -> c.kind() == Kind.CATEGORY).findFirst().orElse(null);
        double m = pen.look().px(MARGIN);
        pen.gc().setStroke(pen.palette().border());
        pen.gc().strokeRect(m / 2, m / 2, pen.width() - m, pen.height() - m);
        int step = Math.max(1, table.rows() / MOST_POINTS);
        for (int r = 0; r < table.rows(); r += step) {
            double px = place(x, r, m, pen.width() - m);
            double py = pen.height() - place(y, r, m, pen.height() - m);
            mark(pen, px, py, classes == null ? 0 : classes.codes()[r]);
        }
    }

    private static double place(Column c, int row, double from, double to) {
        double range = (double) c.max() - c.min();
        double share = range == 0 ? 0.5 : ((double) c.numbers()[row] - c.min()) / range;
        return from + (to - from) * (0.03 + 0.94 * share);
    }

    private static void mark(Pen pen, double x, double y, int code) {
        double r = pen.look().px(RADIUS);
        Color colour = switch (code) {
            case 0 -> pen.palette().train();
            case 1 -> pen.palette().test();
            default -> pen.palette().run(code - 1);
        };
        pen.gc().setFill(Palette.fade(colour, 0.75));
        pen.point(code, x, y, r);
    }
}
