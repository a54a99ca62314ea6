package descent.ui.common;

import descent.data.Task;
import descent.eval.Evaluation;
import java.util.List;

/// What Evaluate found for a run, as few numbers as a table shows: two figures of the test rows, and whose weights they are of.
///
/// @param figures     name and value, the most telling first
/// @param fingerprint of the weights
public record RunMetrics(List<Figure> figures, String fingerprint) {
    /// @param name as the results card writes it: "R²", "accuracy"
    public record Figure(String name, double value) { }

    public RunMetrics {
        figures = List.copyOf(figures);
    }

    static RunMetrics of(Evaluation e) {
        List<Figure> figures = e.task() == Task.REGRESSION
                ? List.of(new Figure("R²", e.regression().r2()), new Figure("RMSE", e.regression().rmse()), new Figure("MAE", e.regression().mae()))
                : List.of(new Figure("accuracy", e.classification().accuracy()), new Figure("F1", e.classification().macro().f1()),
                new Figure("loss", e.classification().loss()));
        return new RunMetrics(figures, e.fingerprint());
    }
}
