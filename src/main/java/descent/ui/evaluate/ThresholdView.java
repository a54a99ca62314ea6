package descent.ui.evaluate;

import descent.data.Task;
import descent.eval.Classification.BinaryCurves;
import descent.eval.Evaluation;
import descent.eval.ThresholdScore;
import descent.ui.common.Css;
import descent.ui.common.Drags;
import descent.ui.common.Numbers;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Two classes: from which probability on the second one is said, and what that costs: ROC and precision-recall curves with
/// the chosen threshold on them, and the four counts.
final class ThresholdView extends VBox {
    private static final double HALF = 0.5;
    private static final double STEP = 0.01;

    private final CurvePlot roc = new CurvePlot("plot-roc", new CurvePlot.Words("ROC curve", "False positive rate", "Recall (true positive rate)"));
    private final CurvePlot pr = new CurvePlot("plot-pr", new CurvePlot.Words("Precision-recall curve", "Recall", "Precision"));
    private final Slider slider = new Slider(0, 1, HALF);
    private final Label value = new Label();
    private final Label says = new Label();
    private final Label figures = new Label();
    private final Label counts = new Label();
    private final HBox curves = new HBox(roc, pr);
    private final ResultsModel model;
    private Evaluation shown;

    ThresholdView(ResultsModel model) {
        this.model = model;
        setId("threshold-view");
        getStyleClass().add("evaluate-column");
        curves.getStyleClass().add("evaluate-columns");
        curves.setMinHeight(0);
        VBox.setVgrow(curves, Priority.ALWAYS);
        for (CurvePlot p : new CurvePlot[] {roc, pr}) {
            HBox.setHgrow(p, Priority.ALWAYS);
            p.prefWidthProperty().bind(curves.widthProperty().multiply(0.5));
        }
        figures.setId("threshold-figures");
        figures.getStyleClass().add(Css.BOLD);
        counts.setId("threshold-counts");
        says.setId("threshold-words");
        says.getStyleClass().add(Css.NOTE);
        for (Label l : new Label[] {figures, counts, says}) {
            l.setWrapText(true);
            l.setMinHeight(Region.USE_PREF_SIZE);
        }
        getChildren().addAll(control(), figures, counts, curves, says);
        slider.valueProperty().subscribe(_ -> score());
        model.evaluation().subscribe(this::show);
        model.scores().subscribe(_ -> score());
    }

    private HBox control() {
        slider.setId("threshold");
        Drags.beginWithAPress(slider);
        slider.setAccessibleText("Threshold: probability from which on the second class is said");
        slider.setBlockIncrement(STEP);
        slider.setMajorTickUnit(0.25);
        HBox.setHgrow(slider, Priority.ALWAYS);
        Label label = new Label("Threshold");
        label.setLabelFor(slider);
        label.setMinWidth(Region.USE_PREF_SIZE);
        value.setId("threshold-value");
        value.getStyleClass().add(Css.BOLD);
        value.setMinWidth(Region.USE_PREF_SIZE);
        HBox box = new HBox(label, slider, value);
        box.getStyleClass().add("evaluate-tools");
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private void show(Evaluation e) {
        shown = e != null && e.task() == Task.BINARY ? e : null;
        BinaryCurves c = shown == null ? null : e.classification().binary();
        curves.setVisible(c != null);
        if (shown != null && c == null) {
            says.setText("All test rows are of one class: ROC and precision-recall curves need rows of both.");
        } else if (c != null) {
            double positives = e.classification().perClass().getLast().support() / (double) e.rows();
            roc.show(c.fpr(), c.tpr(), new double[] {0, 0, 1, 1}, "area " + Numbers.plain(c.auc()));
            pr.show(c.recall(), c.precision(), new double[] {0, positives, 1, positives}, "average precision " + Numbers.plain(c.averagePrecision()));
            says.setText("ROC: an area of 1 tells the classes apart without a fault, 0.5 (dashed) is guessing. Precision-recall: dashed is the share of "
                    + e.classes().getLast() + " among the rows, which guessing reaches; it is the curve to look at when that class is rare.");
        }
        score();
    }

    private void score() {
        int step = (int) Math.round(slider.getValue() * ResultsModel.THRESHOLDS);
        double t = (double) step / ResultsModel.THRESHOLDS;
        value.setText(Numbers.plain(t));
        List<ThresholdScore> scores = model.scores().get();
        if (shown == null || shown != model.evaluation().get() || scores.isEmpty()) {
            figures.setText("");
            counts.setText("");
            return;
        }
        ThresholdScore s = scores.get(step);
        String first = shown.classes().getFirst();
        String second = shown.classes().getLast();
        figures.setText("Accuracy " + figure(s.accuracy()) + " · precision " + figure(s.precision()) + " · recall " + figure(s.recall()) + " · F1 " + figure(s.f1()));
        counts.setText(second + " is said from " + Numbers.plain(t) + " on: " + Numbers.count(s.truePositives()) + " " + second + " found, " + Numbers.count(s.falseNegatives())
                + " missed; " + Numbers.count(s.falsePositives()) + " " + first + " wrongly called " + second + ", " + Numbers.count(s.trueNegatives()) + " rightly not.");
        roc.mark(s.falsePositiveRate(), s.recall());
        pr.mark(s.recall(), s.truePositives() + s.falsePositives() == 0 ? 1 : s.precision());
    }

    private static String figure(double v) {
        return Numbers.plain(v);
    }
}
