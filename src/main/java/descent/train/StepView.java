package descent.train;

import java.util.List;

/// What one line of the loop did, with the true tensors: a copy made right after the line ran.
///
/// Parts that the update has not reached yet are null or empty; parts of the lines before stay in view.
///
/// @param phase       the line that ran
/// @param epoch       counted from 1
/// @param batch       counted from 1
/// @param batches     of an epoch
/// @param step        number of the update, counted from 1
/// @param x           the batch's inputs, scaled
/// @param predictions from FORWARD on
/// @param targets     scaled; class indices for classes
/// @param loss        from LOSS on
/// @param gradients   of each parameter, before and after the line; from BACKWARD on
/// @param weight      the arithmetic of the watched weight; from STEP on
/// @param lr          the rate in use
public record StepView(Phase phase, int epoch, int batch, int batches, long step, Rows x, Rows predictions, Rows targets,
                       LossTerms loss, List<GradientChange> gradients, WeightStep weight, double lr) {
    /// Rows that are shown of a tensor.
    public static final int SHOWN_ROWS = 6;
    /// Numbers that are shown of a gradient.
    public static final int SHOWN_VALUES = 8;

    public StepView {
        gradients = List.copyOf(gradients);
    }

    /// The first rows of a matrix.
    ///
    /// @param rows   true number of rows
    /// @param cols   columns
    /// @param values the first min(rows, SHOWN_ROWS) rows, row-major
    public record Rows(int rows, int cols, float[] values) {
        public int shown() {
            return cols == 0 ? 0 : values.length / cols;
        }

        public float at(int row, int col) {
            return values[row * cols + col];
        }
    }

    /// The loss as the mean of its terms: for MSE the squared errors.
    ///
    /// @param kind    PyTorch's name of the loss
    /// @param terms   the loss of each of the first rows; times the weight of the row's class where classes have weights
    /// @param sum     of the terms of all rows
    /// @param count   of the terms; what the sum is divided by where classes have no weights
    /// @param weights of all rows, added up: what the sum is divided by; NaN where classes have no weights
    /// @param value   the loss as the engine computed it
    public record LossTerms(String kind, float[] terms, double sum, int count, double weights, float value) {
        public LossTerms(String kind, float[] terms, double sum, int count, float value) {
            this(kind, terms, sum, count, Double.NaN, value);
        }

        public boolean isWeighted() {
            return !Double.isNaN(weights);
        }
    }

    /// @param name       of the parameter in the state_dict: "0.weight"
    /// @param shape      in PyTorch's layout
    /// @param before     first values before the line; empty where there was no gradient
    /// @param after      first values after the line; empty where there is none
    /// @param normBefore length of the whole gradient before the line
    /// @param normAfter  length of the whole gradient after the line
    public record GradientChange(String name, List<Integer> shape, float[] before, float[] after,
                                 double normBefore, double normAfter) {
        public GradientChange {
            shape = List.copyOf(shape);
        }
    }

    /// `after = before − lr · gradient` for SGD; with moments for the others.
    ///
    /// @param name     of the parameter: "0.weight"
    /// @param index    flat index in PyTorch's layout
    /// @param before   the weight before the step
    /// @param gradient its gradient
    /// @param after    the weight after the step; equals before in other phases than STEP
    /// @param moments  what the optimizer keeps for this weight, by PyTorch's names ("exp_avg", "exp_avg_sq",
    ///                 "momentum_buffer"), before and after; empty for plain SGD
    /// @param formula  the arithmetic with its numbers, one line each
    public record WeightStep(String name, int index, float before, float gradient, float after,
                             List<Moment> moments, List<String> formula) {
        public WeightStep {
            moments = List.copyOf(moments);
            formula = List.copyOf(formula);
        }
    }

    /// One of the optimizer's own values for the watched weight.
    public record Moment(String name, float before, float after) { }
}
