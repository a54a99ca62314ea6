package descent.ui.evaluate;

import descent.eval.Evaluation;
import descent.ui.common.Numbers;

/// A test row of an evaluation. Its texts are made when they are asked for: of a million rows only those on the screen.
///
/// @param index within the evaluation, as the plots count
record Row(Evaluation evaluation, int index) {
    private boolean number() {
        return evaluation.regression() != null;
    }

    /// Row of the table, counted from 1.
    int row() {
        return evaluation.tableRows()[index] + 1;
    }

    float actual() {
        return evaluation.actual()[index];
    }

    float predicted() {
        return evaluation.predicted()[index];
    }

    /// Probability of the predicted class; NaN for a regression.
    float share() {
        return number() ? Float.NaN : probability((int) predicted());
    }

    float probability(int c) {
        return evaluation.probabilities()[index * evaluation.classes().size() + c];
    }

    /// How far off, in the target's units; for classes 0 or 1.
    float error() {
        return number() ? predicted() - actual() : actual() == predicted() ? 0 : 1;
    }

    /// The number, or the name of the class.
    Object actualValue() {
        return number() ? (Object) actual() : actualText();
    }

    /// Likewise.
    Object predictedValue() {
        return number() ? (Object) predicted() : predictedText();
    }

    String actualText() {
        return number() ? Numbers.plain(actual()) : evaluation.classes().get((int) actual());
    }

    String predictedText() {
        return number() ? Numbers.plain(predicted()) : evaluation.classes().get((int) predicted());
    }

    String errorText() {
        return number() ? Numbers.plain(error()) : error() == 0 ? "" : "wrong";
    }
}
