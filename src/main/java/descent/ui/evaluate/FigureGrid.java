package descent.ui.evaluate;

import descent.eval.Evaluation;
import descent.ui.common.Css;
import descent.ui.common.Numbers;
import descent.ui.common.Tip;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A [FigureTable] on the screen: a block of columns for the test rows, one for the train rows. Ids: `figure-test-rmse-model`.
final class FigureGrid extends GridPane {
    FigureGrid() {
        setId("figures");
        getStyleClass().add("figures");
    }

    void show(Evaluation e) {
        getChildren().clear();
        getColumnConstraints().clear();
        if (e == null) {
            return;
        }
        FigureTable t = FigureTable.of(e);
        int n = t.metrics().size();
        column(HPos.LEFT, Priority.NEVER);
        for (int c = 0; c < 2 * n + 1; c++) {
            column(HPos.RIGHT, c == n ? Priority.NEVER : Priority.ALWAYS);
        }
        Region gap = new Region();
        gap.getStyleClass().add("figures-gap");
        add(gap, 1 + n, 0);
        side("on " + Numbers.count(e.test().rows(), "test row") + ", never seen in training", Css.TEST, 1, n);
        side("on the " + Numbers.count(e.train().rows(), "train row"), Css.TRAIN, 2 + n, n);
        for (int c = 0; c < n; c++) {
            add(head(t.metrics().get(c)), 1 + c, 1);
            add(head(t.metrics().get(c)), 2 + n + c, 1);
        }
        for (int r = 0; r < t.lines().size(); r++) {
            row(t, t.lines().get(r), r + 2);
        }
    }

    private void column(HPos side, Priority grow) {
        ColumnConstraints c = new ColumnConstraints();
        c.setHalignment(side);
        c.setHgrow(grow);
        getColumnConstraints().add(c);
    }

    private void side(String words, String colour, int from, int span) {
        Label l = new Label(words);
        l.getStyleClass().addAll(Css.BOLD, colour);
        setHalignment(l, HPos.RIGHT);
        add(l, from, 0, span, 1);
    }

    private static Label head(FigureTable.Metric m) {
        Label l = new Label(m.name());
        l.getStyleClass().add(Css.NOTE);
        Tip.set(l, m.meaning());
        l.setAccessibleHelp(m.meaning());
        l.setMinWidth(Region.USE_PREF_SIZE);
        return l;
    }

    private void row(FigureTable t, FigureTable.Line line, int row) {
        Label who = new Label(line.who());
        Tip.set(who, line.meaning());
        who.setMinWidth(Region.USE_PREF_SIZE);
        who.getStyleClass().add(line.id().equals("model") ? Css.BOLD : Css.NOTE);
        add(who, 0, row);
        values(t, line, "test", line.test(), 1, row);
        values(t, line, "train", line.train(), 2 + line.test().size(), row);
    }

    private void values(FigureTable t, FigureTable.Line line, String part, List<String> texts, int from, int row) {
        for (int c = 0; c < texts.size(); c++) {
            FigureTable.Metric m = t.metrics().get(c);
            Label l = new Label(texts.get(c));
            l.setId("figure-" + part + "-" + m.id() + "-" + line.id());
            l.setAccessibleText(m.name() + ", " + part + ", " + line.who() + ": " + texts.get(c));
            Tip.set(l, m.meaning());
            l.setMinWidth(Region.USE_PREF_SIZE);
            l.getStyleClass().add(line.id().equals("model") ? "figure-model" : "figure-baseline");
            add(l, from + c, row);
        }
    }
}
