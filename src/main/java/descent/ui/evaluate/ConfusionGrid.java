package descent.ui.evaluate;

import descent.eval.Classification;
import descent.ui.common.Css;
import descent.ui.common.GridExport;
import descent.ui.common.Numbers;
import descent.ui.common.Tip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;

/// The confusion matrix: a row per actual class, a column per predicted class, the count in each cell, the darker the
/// larger its share of the row. The diagonal is framed: there the model was right. Up to ten classes; beyond that the
/// ten with the most rows.
final class ConfusionGrid extends GridPane {
    static final int SHOWN = 10;
    private static final int STEPS = 5;
    private static final double NAMES_PERCENT = 26;

    private Classification shown;

    ConfusionGrid() {
        setId("result-confusion");
        getStyleClass().add("confusion");
        GridExport.offer(this, () -> cells(shown));
    }

    void show(Classification c) {
        shown = c;
        getChildren().clear();
        getColumnConstraints().clear();
        getRowConstraints().clear();
        if (c == null) {
            return;
        }
        int n = Math.min(SHOWN, c.classes().size());
        int[] most = IntStream.range(0, c.classes().size()).boxed()
                .sorted((a, b) -> Integer.compare(sum(c.confusion()[b]), sum(c.confusion()[a]))).limit(n)
                .sorted().mapToInt(Integer::intValue).toArray();
        frame(c, most);
        String left = left(c.classes().size());
        StringBuilder spoken = new StringBuilder("Confusion matrix" + (left.isEmpty() ? ". " : ", " + left + ". "));
        for (int r = 0; r < n; r++) {
            for (int k = 0; k < n; k++) {
                add(cell(c, most[r], most[k]), k + 1, r + 1);
                spoken.append(says(c, most[r], most[k])).append(". ");
            }
        }
        setAccessibleText(spoken.toString());
    }

    /// The whole matrix as plain counts, for a file.
    static List<List<String>> cells(Classification c) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.concat(Stream.of("actual \\ predicted"), c.classes().stream()).toList());
        for (int r = 0; r < c.classes().size(); r++) {
            rows.add(Stream.concat(Stream.of(c.classes().get(r)), Arrays.stream(c.confusion()[r]).mapToObj(String::valueOf)).toList());
        }
        return rows;
    }

    /// What part of the classes is left on the screen; "" for all.
    static String left(int classes) {
        return classes <= SHOWN ? "" : SHOWN + " of " + classes + " classes, those with the most rows";
    }

    private void frame(Classification c, int[] shown) {
        ColumnConstraints names = new ColumnConstraints();
        names.setPercentWidth(NAMES_PERCENT);
        getColumnConstraints().add(names);
        getRowConstraints().add(new RowConstraints());
        String left = left(c.classes().size());
        Label corner = new Label("predicted →\nactual ↓" + (left.isEmpty() ? "" : "\n" + SHOWN + " of " + c.classes().size() + " classes"));
        Tip.set(corner, left.isEmpty() ? "" : left + "; as CSV, all of them");
        corner.getStyleClass().addAll("confusion-corner", Css.NOTE);
        add(corner, 0, 0);
        for (int i = 0; i < shown.length; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(Priority.ALWAYS);
            column.setMinWidth(0);
            column.setPercentWidth((100.0 - NAMES_PERCENT) / shown.length);
            column.setFillWidth(true);
            column.setHalignment(HPos.CENTER);
            getColumnConstraints().add(column);
            RowConstraints row = new RowConstraints();
            row.setVgrow(Priority.ALWAYS);
            getRowConstraints().add(row);
            add(name(c.classes().get(shown[i])), i + 1, 0);
            add(name(c.classes().get(shown[i])), 0, i + 1);
        }
    }

    private static Label name(String text) {
        Label l = new Label(text);
        l.getStyleClass().add("confusion-name");
        Tip.set(l, text);
        return l;
    }

    private static Label cell(Classification c, int actual, int predicted) {
        int count = c.confusion()[actual][predicted];
        int total = Math.max(1, sum(c.confusion()[actual]));
        Label l = new Label(Numbers.count(count));
        l.setId("confusion-" + actual + "-" + predicted);
        l.getStyleClass().addAll("confusion-cell", "confusion-" + (count == 0 ? 0 : 1 + (STEPS - 1) * count / total));
        if (actual == predicted) {
            l.getStyleClass().add("confusion-right");
        }
        l.setAlignment(Pos.CENTER);
        l.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        Tip.set(l, says(c, actual, predicted));
        return l;
    }

    private static String says(Classification c, int actual, int predicted) {
        return c.confusion()[actual][predicted] + " rows of " + c.classes().get(actual) + " were called " + c.classes().get(predicted);
    }

    private static int sum(int[] row) {
        return Arrays.stream(row).sum();
    }
}
