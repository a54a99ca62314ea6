package descent.ui.runs;

import descent.train.Run;
import descent.ui.common.Css;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polyline;

/// A run's two curves in a cell, on a log scale of their own: the shape, not the numbers.
final class Sparkline extends Pane {
    private static final double WIDTH = 96;
    private static final double HEIGHT = 22;

    private final Polyline train = new Polyline();
    private final Polyline watched = new Polyline();

    Sparkline() {
        setPrefSize(WIDTH, HEIGHT);
        setMinSize(WIDTH, HEIGHT);
        train.getStyleClass().addAll("spark", Css.TRAIN);
        watched.getStyleClass().addAll("spark", Css.TEST);
        watched.getStrokeDashArray().addAll(4.0, 2.0);
        getChildren().addAll(watched, train);
        setMaxSize(WIDTH, HEIGHT);
        setMouseTransparent(true);
    }

    void show(Run run) {
        Curves a = Curves.of(run, true);
        Curves b = Curves.of(run, false);
        double low = Math.min(least(a), least(b));
        double high = Math.max(greatest(a), greatest(b));
        draw(train, a, low, high);
        draw(watched, b, low, high);
    }

    private static double least(Curves c) {
        double v = Double.POSITIVE_INFINITY;
        for (int k = 0; k < c.size(); k++) {
            v = c.low()[k] > 0 ? Math.min(v, c.low()[k]) : v;
        }
        return v;
    }

    private static double greatest(Curves c) {
        double v = 0;
        for (int k = 0; k < c.size(); k++) {
            v = c.high()[k] > 0 ? Math.max(v, c.high()[k]) : v;
        }
        return v;
    }

    private static void draw(Polyline line, Curves c, double low, double high) {
        line.getPoints().clear();
        double span = high > low ? Math.log(high / low) : 1;
        int last = c.size() == 0 ? 1 : Math.max(2, c.epochs()[c.size() - 1]);
        for (int k = 0; k < c.size(); k++) {
            if (c.low()[k] > 0) {
                double y = high > low ? Math.log((double) c.low()[k] / low) / span : 0.5;
                line.getPoints().addAll(1 + (WIDTH - 2) * (c.epochs()[k] - 1) / (last - 1), 1 + (HEIGHT - 2) * (1 - y));
            }
        }
    }
}
