package descent.eval;

import descent.data.Task;
import java.util.List;

/// What Evaluate found: the model in eval mode, without gradients, on the test rows and, beside them, on the rows that it
/// learned from; nothing was changed by it.
///
/// Parts that do not belong to the task are null. Values are in the target's own units unless they say "scaled".
///
/// @param task        regression, two classes or several
/// @param epoch       finished epochs of the model
/// @param fingerprint of the weights
/// @param target      name of the target column
/// @param classes     names of the classes; empty for a regression
/// @param targetStd   what the scaled target was divided by; 1 where it was not scaled
/// @param test        the rows that training never saw
/// @param train       the rows that it learned from
public record Evaluation(Task task, int epoch, String fingerprint, String target, List<String> classes, double targetStd,
                         Part test, Part train) {
    public Evaluation {
        classes = List.copyOf(classes);
    }

    /// Figures of some rows, and what stands in each of them.
    ///
    /// @param tableRows      the rows as rows of the table, counted from 0
    /// @param actual         per row, in units, or the class index
    /// @param predicted      per row, in units, or the class index
    /// @param probabilities  [rows, classes] row-major; empty for a regression
    /// @param lossScaled     loss in eval mode, as on the chart
    /// @param regression     of the model; null for classes
    /// @param mean           "always the mean of the train rows"; null for classes
    /// @param line           best straight line (least squares on the train rows); null where there is none
    /// @param classification of the model; null for a regression
    /// @param majority       "always the commonest class of the train rows"; null for a regression
    public record Part(int[] tableRows, float[] actual, float[] predicted, float[] probabilities, double lossScaled,
                       Regression regression, Regression mean, Regression line,
                       Classification classification, Classification majority) {
        public int rows() {
            return tableRows.length;
        }
    }

    /// Test rows.
    public int rows() {
        return test.rows();
    }

    /// On the test rows.
    public Regression regression() {
        return test.regression();
    }

    public Regression trainRegression() {
        return train.regression();
    }

    public Regression meanBaseline() {
        return test.mean();
    }

    public Regression lineBaseline() {
        return test.line();
    }

    /// On the test rows.
    public Classification classification() {
        return test.classification();
    }

    public Classification trainClassification() {
        return train.classification();
    }

    public Classification majorityBaseline() {
        return test.majority();
    }

    /// Of the test rows.
    public double lossScaled() {
        return test.lossScaled();
    }

    public double trainLossScaled() {
        return train.lossScaled();
    }

    /// The test rows as rows of the table.
    public int[] tableRows() {
        return test.tableRows();
    }

    /// Of the test rows.
    public float[] actual() {
        return test.actual();
    }

    /// Of the test rows.
    public float[] predicted() {
        return test.predicted();
    }

    /// Of the test rows.
    public float[] probabilities() {
        return test.probabilities();
    }
}
