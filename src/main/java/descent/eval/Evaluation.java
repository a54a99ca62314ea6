package descent.eval;

import descent.data.Task;
import java.util.List;

/// What Evaluate found: the model in eval mode, without gradients, on the test rows; nothing was changed by it.
///
/// Parts that do not belong to the task are null. Values are in the target's own units unless they say "scaled".
///
/// @param task             regression, two classes or several
/// @param epoch            finished epochs of the model
/// @param fingerprint      of the weights
/// @param target           name of the target column
/// @param regression       on the test rows
/// @param trainRegression  on the train rows
/// @param meanBaseline     "always the mean of the train rows", on the test rows
/// @param lineBaseline     best straight line (least squares on the train rows), on the test rows; null where it has none
/// @param classification   on the test rows
/// @param trainClassification on the train rows
/// @param majorityBaseline "always the commonest class of the train rows", on the test rows
/// @param lossScaled       test loss as on the chart
/// @param trainLossScaled  train loss in eval mode, as on the chart
/// @param targetStd        what the scaled target was divided by; 1 where it was not scaled
/// @param classes          names of the classes; empty for a regression
/// @param tableRows        the test rows as rows of the table
/// @param actual           per test row, in units, or the class index
/// @param predicted        per test row, in units, or the class index
/// @param probabilities    [rows, classes] row-major; empty for a regression
public record Evaluation(Task task, int epoch, String fingerprint, String target,
                         Regression regression, Regression trainRegression, Regression meanBaseline, Regression lineBaseline,
                         Classification classification, Classification trainClassification, Classification majorityBaseline,
                         double lossScaled, double trainLossScaled, double targetStd, List<String> classes,
                         int[] tableRows, float[] actual, float[] predicted, float[] probabilities) {
    public Evaluation {
        classes = List.copyOf(classes);
    }

    public int rows() {
        return tableRows.length;
    }
}
