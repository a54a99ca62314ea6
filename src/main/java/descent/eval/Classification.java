package descent.eval;

import java.util.List;

/// The figures of a classification, as scikit-learn computes them (zero division gives 0).
///
/// @param rows      rows that were counted
/// @param classes   names, in the order of the class indices
/// @param accuracy  share of rows whose class was met
/// @param loss      mean of −ln p(actual class); NaN for a baseline without probabilities
/// @param confusion [actual][predicted] counts
/// @param perClass  precision, recall, F1 and support of each class
/// @param macro     plain mean over the classes
/// @param weighted  mean weighted by support
/// @param binary    curves for two classes; null for more, and where only one class occurs
/// @param calibration of the probability of the predicted class (two classes: of the second class)
public record Classification(int rows, List<String> classes, double accuracy, double loss, int[][] confusion,
                             List<PerClass> perClass, Average macro, Average weighted, BinaryCurves binary,
                             List<CalibrationBin> calibration) {
    public Classification {
        classes = List.copyOf(classes);
        perClass = List.copyOf(perClass);
        calibration = List.copyOf(calibration);
    }

    public record PerClass(String name, double precision, double recall, double f1, int support) { }

    public record Average(double precision, double recall, double f1) { }

    /// A row of the calibration diagram.
    ///
    /// @param from      lower end of the bin
    /// @param to        upper end
    /// @param rows      rows in the bin
    /// @param predicted mean probability in the bin; NaN when empty
    /// @param actual    share that came true; NaN when empty
    public record CalibrationBin(double from, double to, int rows, double predicted, double actual) { }

    /// ROC and precision-recall curve of the second class, as scikit-learn draws them.
    ///
    /// @param fpr              false positive rates, rising from 0 to 1
    /// @param tpr              true positive rates beside them
    /// @param rocThresholds    probability from which on a row counts as positive; the first is infinite
    /// @param auc              area under the ROC curve
    /// @param precision        falling to rising threshold; the last is 1
    /// @param recall           beside them; the last is 0
    /// @param prThresholds     one fewer than precision
    /// @param averagePrecision Σ (R_n − R_{n−1}) P_n
    public record BinaryCurves(double[] fpr, double[] tpr, double[] rocThresholds, double auc, double[] precision,
                               double[] recall, double[] prThresholds, double averagePrecision) { }
}
