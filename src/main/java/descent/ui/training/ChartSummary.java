package descent.ui.training;

import descent.ui.common.Numbers;
import java.util.List;

/// The loss chart in one or two spoken sentences.
final class ChartSummary {
    private ChartSummary() { }

    static String of(List<ChartSeries> series) {
        StringBuilder out = new StringBuilder();
        for (ChartSeries s : series) {
            if (s.shown() && s.isCurrent()) {
                out.append(current(s));
            }
        }
        for (ChartSeries s : series) {
            if (s.shown() && !s.isCurrent() && s.size() > 0) {
                out.append(' ').append(s.name()).append(" ends at ").append(last(s.test())).append('.');
            }
        }
        return out.isEmpty() ? "Loss chart, no run yet." : out.toString().strip();
    }

    private static String current(ChartSeries s) {
        if (s.size() == 0) {
            return "Loss chart, not trained yet.";
        }
        String state = switch (s.end()) {
            case OPEN -> "";
            case FINISHED -> ", finished";
            case STOPPED -> ", stopped";
            case DIVERGED -> ", diverged";
            case FAILED -> ", ended by a fault";
        };
        int epoch = s.finished();
        return "Loss chart, epoch " + Numbers.count(epoch) + " of " + Numbers.count(s.planned()) + state + ". Train loss from "
                + Numbers.plain(s.train().get(0)) + " to " + last(s.train()) + ", " + s.watched() + " loss " + last(s.test()) + "."
                + (s.best() == null ? "" : " The " + s.watched() + " loss is lowest at epoch " + Numbers.count(s.best().epoch()) + ", " + Numbers.plain(s.best().loss()) + ".");
    }

    private static String last(SeriesPyramid c) {
        return c.size() == 0 ? "unknown" : Numbers.plain(c.get(c.size() - 1));
    }
}
