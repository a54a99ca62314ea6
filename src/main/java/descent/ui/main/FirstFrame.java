package descent.ui.main;

import descent.data.Column;
import descent.data.Kind;
import descent.data.Table;
import descent.ui.common.Assets;
import descent.ui.common.CanvasPicture;
import descent.ui.common.Look;
import descent.ui.common.Looked;
import descent.ui.common.Numbers;
import descent.ui.common.Palette;
import descent.ui.common.Pen;
import descent.ui.common.Preferences;
import descent.ui.common.Theme;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import javafx.stage.Stage;

/// What a start paints first: the outlines of the window's cards and the sample with its columns, drawn in one go. There are no
/// controls yet, as making and styling them takes JavaFX a second, and several on a slow computer. The window takes its place.
public final class FirstFrame {
    private static final Color PAGE = Color.web("#f3f5f8");
    private static final Color PAGE_IN_THE_DARK = Color.web("#02050a");
    private static final Color BAR = Color.web("#ffffff");
    private static final Color BAR_IN_THE_DARK = Color.web("#0d1117");
    /// Lengths in em, as the style sheet has them: menus and top bar, status bar, and what stands in the Data card.
    private static final double TOP = 5.15;
    private static final double BOTTOM = 2.05;
    private static final double PADDING = 0.95;
    private static final double TITLE = 1.75;
    private static final double FOLDED = 3.45;
    private static final double FILE = 3.75;
    private static final double FOLDED_FILE = 14.2;
    private static final double COLUMNS = 5.6;
    private static final double ROW = 1.565;
    private static final double BELOW = 3.4;
    private static final double BARS = 14.65;
    private static final double BARS_WIDTH = 2.8;

    private final Look look;
    private final String name;
    private final Table sample;

    /// @param sample that the program opens with
    /// @param opens  the name of a file that is to be opened in its place, or null
    FirstFrame(Theme theme, Table sample, String opens) {
        this.look = new Look(Palette.of(theme.dark().get()), Assets.UI_FONT, theme.textSize().get());
        this.name = opens == null ? sample.name() : opens;
        this.sample = opens == null ? sample : null;
    }

    /// Shows the stage where it was left, with this picture in it.
    ///
    /// @param opens the name of a file that is to be opened in the sample's place, or null
    /// @param then  runs when the picture is on the screen
    public static void show(Stage stage, Theme theme, Preferences preferences, Table sample, String opens, Runnable then) {
        FirstFrame frame = new FirstFrame(theme, sample, opens);
        CanvasPicture picture = new CanvasPicture(frame.look, frame::paint);
        stage.setScene(new Scene(picture, MainWindow.WIDTH, MainWindow.HEIGHT));
        stage.setTitle("Descent");
        new WindowPlace(stage, preferences).put(MainWindow.WIDTH, MainWindow.HEIGHT);
        stage.show();
        picture.whenSeen(then);
    }

    void paint(Pen pen) {
        double em = pen.em();
        boolean dark = pen.palette().dark();
        double w = pen.width();
        double h = pen.height();
        pen.gc().setFill(dark ? PAGE_IN_THE_DARK : PAGE);
        pen.gc().fillRect(0, 0, w, h);
        pen.gc().setFill(dark ? BAR_IN_THE_DARK : BAR);
        pen.gc().fillRect(0, 0, w, TOP * em);
        pen.gc().fillRect(0, h - BOTTOM * em, w, BOTTOM * em);
        pen.line(0, TOP * em, w, TOP * em, pen.palette().border());
        pen.line(0, h - BOTTOM * em, w, h - BOTTOM * em, pen.palette().border());
        pen.text("Descent", 3.05 * em, 3.55 * em, TextAlignment.LEFT, look.bold(1.3), pen.palette().text());
        double gap = Math.round(Body.GAP * em);
        double top = Math.round(TOP * em) + gap;
        double side = Math.min(Math.round(Body.SIDE * em), Math.round(w * Body.LARGEST_SIDE_SHARE));
        paintCards(pen, top, side, h - BOTTOM * em - gap);
        paintData(pen, gap, top, side);
    }

    /// @param bottom of all columns
    private void paintCards(Pen pen, double top, double side, double bottom) {
        double gap = Math.round(Body.GAP * pen.em());
        boolean narrow = pen.width() < Body.NARROW * pen.em();
        double data = (isLow(pen) ? FOLDED : sample == null ? FILE + 1 : COLUMNS + sample.columns().size() * ROW + BELOW) * pen.em();
        double x = side + 2 * gap;
        double middle = pen.width() - x - gap - (narrow ? 0 : side + gap);
        double chart = Math.round((bottom - top) * (narrow ? Body.CHART_SHARE_NARROW : Body.CHART_SHARE));
        card(pen, gap, top, side, Math.min(data, bottom - top));
        if (top + data + gap < bottom) {
            card(pen, gap, top + data + gap, side, bottom - top - data - gap);
        }
        card(pen, x, top, middle, chart);
        card(pen, x, top + chart + gap, middle, bottom - top - chart - gap);
        if (!narrow) {
            double network = Math.round((bottom - top) * Body.NETWORK_SHARE);
            card(pen, x + middle + gap, top, side, network);
            card(pen, x + middle + gap, top + network + gap, side, bottom - top - network - gap);
        }
        pen.text("Making the window ready …", x + middle / 2, top + chart / 2, TextAlignment.CENTER, look.font(1.1), pen.palette().muted());
    }

    /// With square corners: nothing that draws curves has to be loaded for them.
    private static void card(Pen pen, double x, double y, double w, double h) {
        pen.gc().setFill(pen.palette().border());
        pen.gc().fillRect(x, y, w, h);
        pen.gc().setFill(pen.palette().surface());
        pen.gc().fillRect(x + 1, y + 1, w - 2, h - 2);
    }

    /// In a low window the columns are folded away.
    private boolean isLow(Pen pen) {
        return pen.height() < Body.LOW * pen.em();
    }

    private void paintData(Pen pen, double x, double y, double side) {
        double em = pen.em();
        double left = x + PADDING * em;
        double right = x + side - PADDING * em;
        pen.text("Data", left + 2 * em, y + TITLE * em, TextAlignment.LEFT, look.bold(1.1), pen.palette().text());
        if (isLow(pen)) {
            pen.text(name, x + Math.min(FOLDED_FILE * em, side - PADDING * em), y + TITLE * em, TextAlignment.RIGHT, look.font(1), pen.palette().muted());
            return;
        }
        pen.text(name, left + 1.9 * em, y + FILE * em, TextAlignment.LEFT, look.bold(1), pen.palette().text());
        if (sample == null) {
            return;
        }
        pen.text(Numbers.count(sample.rows()) + " rows", right, y + FILE * em, TextAlignment.RIGHT, look.font(1), pen.palette().muted());
        for (int c = 0; c < sample.columns().size(); c++) {
            double middle = y + (COLUMNS + c * ROW) * em;
            pen.text(sample.columns().get(c).name(), left + 1.75 * em, middle, TextAlignment.LEFT, look.font(1), pen.palette().text());
            bars(pen, sample.columns().get(c), x + Math.min(BARS * em, side - (PADDING + BARS_WIDTH) * em), middle + 0.6 * em);
        }
    }

    /// How often which values are, as the Data card shows it.
    private static void bars(Pen pen, Column column, double x, double bottom) {
        if (column.kind() == Kind.TEXT || column.kind() == Kind.DATE) {
            return;
        }
        float[] counts = column.histogram(Looked.BINS);
        float most = 0;
        for (float n : counts) {
            most = Math.max(most, n);
        }
        double step = BARS_WIDTH * pen.em() / Looked.BINS;
        pen.gc().setFill(pen.palette().muted());
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                double height = Math.max(1, Math.rint(1.2 * pen.em() * counts[i] / most));
                pen.gc().fillRect(Math.rint(x + i * step), Math.rint(bottom) - height, Math.max(1, Math.rint(step - 1)), height);
            }
        }
    }
}
