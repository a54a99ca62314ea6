package descent.ui.evaluate;

import descent.data.Task;
import descent.eval.Classification.CalibrationBin;
import descent.eval.Evaluation;
import descent.ui.common.Css;
import descent.ui.common.Numbers;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Whether probabilities mean what they say: of the rows that were given 80 %, do 80 % come true?
final class CalibrationView extends VBox {
    private final CalibrationPlot plot = new CalibrationPlot();
    private final Label words = new Label();

    CalibrationView(ResultsModel model) {
        setId("calibration-view");
        getStyleClass().add("evaluate-column");
        words.setId("calibration-words");
        words.getStyleClass().add(Css.NOTE);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(plot, Priority.ALWAYS);
        getChildren().addAll(words, plot);
        model.evaluation().subscribe(this::show);
    }

    private void show(Evaluation e) {
        if (e != null && e.classification() != null) {
            List<CalibrationBin> bins = e.classification().calibration();
            plot.show(e.task() == Task.BINARY ? e.classes().getLast() : "the predicted class", bins);
            words.setText(sentence(bins));
        }
    }

    /// The mean distance from the diagonal, weighted by rows, and how to read it.
    static String sentence(List<CalibrationBin> bins) {
        double off = 0;
        double lean = 0;
        int rows = 0;
        for (CalibrationBin b : bins) {
            if (b.rows() > 0) {
                off += b.rows() * Math.abs(b.predicted() - b.actual());
                lean += b.rows() * (b.predicted() - b.actual());
                rows += b.rows();
            }
        }
        String by = Numbers.plain(Math.round(1000 * off / Math.max(1, rows)) / 10.0);
        return "Points on the diagonal: what is said comes true as often as it is said. Here said and come true differ by " + by + " points of 100 on average"
                + (off / Math.max(1, rows) < 0.05 ? "." : lean > 0 ? "; on the whole too much is promised." : "; on the whole too little is promised.")
                + " The grey bars at the foot are the rows of each bin: few rows make a point jump.";
    }
}
