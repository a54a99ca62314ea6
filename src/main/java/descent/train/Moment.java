package descent.train;

import descent.eval.Evaluation;
import java.util.List;

/// A run as it stood before an epoch, computed again to the bit. A view: the model stays the last one.
///
/// @param epoch       finished epochs
/// @param weights     after them, with the gradients of the update that followed
/// @param evaluation  of them on the rows that the dashed curve watches (test, or validation), with predictions
/// @param fingerprint of them
/// @param sample      the values of the loop in the update that followed; null where none followed
/// @param lines       what each of the five lines of that update did; empty where none followed
/// @param fit         what the network said then, over its rows
public record Moment(int epoch, WeightView weights, Evaluation evaluation, String fingerprint, LoopSample sample, List<StepView> lines,
                     FitView fit) {
    public Moment {
        lines = List.copyOf(lines);
    }
}
