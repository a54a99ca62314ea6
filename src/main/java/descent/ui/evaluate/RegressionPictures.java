package descent.ui.evaluate;

import descent.eval.Evaluation;
import java.util.Arrays;
import java.util.List;

/// What the pictures of a regression show of all its test rows. Worked out once per evaluation, on any thread.
///
/// @param scatter    predicted against actual
/// @param residuals  errors against predicted
/// @param bins       of the errors
/// @param mean       of the errors
/// @param meanSquare of the errors
/// @param worst      the rows with the largest errors, the worst first
record RegressionPictures(Evaluation of, Cloud scatter, Cloud residuals, ErrorHistogram.Bins bins, double mean, double meanSquare, List<Row> worst) {
    private static final int WORST = 10;

    static RegressionPictures of(Evaluation e) {
        float[] errors = new float[e.rows()];
        double sum = 0;
        for (int i = 0; i < errors.length; i++) {
            errors[i] = e.predicted()[i] - e.actual()[i];
            sum += (double) e.predicted()[i] - e.actual()[i];
        }
        List<Row> worst = Arrays.stream(RowOrder.worst(e, WORST)).mapToObj(i -> new Row(e, i)).toList();
        return new RegressionPictures(e, Cloud.square(e.actual(), e.predicted()), Cloud.aboutZero(e.predicted(), errors), ErrorHistogram.Bins.of(errors),
                sum / e.rows(), SquaredErrors.mean(e.actual(), e.predicted()), worst);
    }
}
