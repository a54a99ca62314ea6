package descent.train;

import java.util.List;

/// The network's fit as a picture: what it says now, over the rows that it learns from. A copy, made on the trainer thread
/// between two lines.
///
/// @param frame    what does not change while the run lives: the rows, the axes; the same object from view to view
/// @param epoch    finished epochs
/// @param values   what the network says: see [Kind]
/// @param sureness probability of the class in `values`, beside it; empty for numbers
/// @param nanos    time that making the view took, so that a screen does not ask too often
public record FitView(Frame frame, int epoch, float[] values, float[] sureness, long nanos) {
    /// Which picture fits the data.
    public enum Kind {
        /// One input: `values` beside [Frame#grid()], in the target's units; of two classes the probability of the second.
        CURVE,
        /// Two inputs: `values` in the middle of [#CELLS] × [#CELLS] cells, row by row with rising second input, in the
        /// target's units or class indices.
        PLANE,
        /// More inputs: `values` beside the shown rows, in the target's units; of classes the probability that the network
        /// gives to the row's true one.
        ROWS
    }

    /// Cells of a [Kind#PLANE] along each side.
    public static final int CELLS = 64;
    /// Points of a [Kind#CURVE].
    public static final int CURVE_POINTS = 200;
    /// Rows that are shown; of more every k-th.
    public static final int MOST_ROWS = 500;

    /// Rows as points.
    ///
    /// @param tableRows their places in the table, counted from 0
    /// @param x         first input in its own units; empty where the kind is ROWS
    /// @param y         second input in its own units; empty unless the kind is PLANE
    /// @param truth     target in its own units, or class index
    public record Points(int[] tableRows, float[] x, float[] y, float[] truth) { }

    /// @param inputs  names of the inputs
    /// @param target  name of the target
    /// @param classes their names; empty for numbers
    /// @param xLow    left end of the first input's axis, in its own units; so `xHigh` `yLow` `yHigh`
    /// @param grid    first input of a CURVE's points, rising; empty otherwise
    /// @param train   rows that the network learns from
    /// @param test    rows held out; shown by CURVE only
    public record Frame(Kind kind, List<String> inputs, String target, List<String> classes, double xLow, double xHigh,
                        double yLow, double yHigh, float[] grid, Points train, Points test) {
        public Frame {
            inputs = List.copyOf(inputs);
            classes = List.copyOf(classes);
        }
    }
}
