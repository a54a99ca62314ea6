package descent.ui.training;

import descent.ui.common.Palette;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;

/// One line to be drawn: which curve, in which colour and dashes, under which name.
///
/// @param smooth the smoothed curve, or null while smoothing is off
record ChartLine(ChartSeries series, SeriesPyramid curve, SeriesPyramid smooth, String name, Color colour, double[] dashes) {
    private static final double[] SOLID = {};
    private static final double[] DASHED = {7, 3.5};

    boolean current() {
        return series.isCurrent();
    }

    /// The current run gives its train and test curves, every other shown run its test curve (its train curve when there
    /// is no test loss). The current run comes last, so that it lies on top.
    static List<ChartLine> of(List<ChartSeries> all, Palette p, Smoothing smoothing) {
        List<ChartLine> lines = new ArrayList<>();
        for (ChartSeries s : all) {
            if (s.shown() && !s.isCurrent()) {
                SeriesPyramid c = hasValues(s.test()) ? s.test() : s.train();
                lines.add(new ChartLine(s, c, smoothing.of(c), s.name(), p.run(s.colourIndex()), p.dashes(s.colourIndex())));
            }
        }
        for (ChartSeries s : all) {
            if (s.shown() && s.isCurrent()) {
                lines.add(new ChartLine(s, s.train(), smoothing.of(s.train()), "Train", p.train(), SOLID));
                lines.add(new ChartLine(s, s.test(), smoothing.of(s.test()), s.watched().equals("test") ? "Test" : "Validation", p.test(), DASHED));
            }
        }
        return lines;
    }

    private static boolean hasValues(SeriesPyramid c) {
        SeriesPyramid.Summary s = new SeriesPyramid.Summary();
        c.range(0, c.size(), s);
        return s.finite() > 0;
    }
}
