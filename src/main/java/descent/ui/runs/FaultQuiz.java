package descent.ui.runs;

import descent.model.Fault;
import descent.ui.common.RunItem;
import java.util.List;

/// "Which line is broken?" about a run that was sabotaged: what can be chosen, and what is said after the choice.
final class FaultQuiz {
    /// @param id    of its button
    /// @param words a line of the loop, or a sentence about the data
    /// @param code  the words are a line of the loop
    /// @param fault that it accuses; NONE: an innocent line
    record Choice(String id, String words, boolean code, Fault fault) { }

    static final List<Choice> CHOICES = List.of(
            new Choice("quiz-1", "predictions = model(X)", true, Fault.NONE),
            new Choice("quiz-2", "MSE = loss(predictions, y)", true, Fault.NONE),
            new Choice("quiz-3", "MSE.backward()", true, Fault.NONE),
            new Choice("quiz-4", "optimizer.step()", true, Fault.SKIP_STEP),
            new Choice("quiz-5", "optimizer.zero_grad()", true, Fault.SKIP_ZERO_GRAD),
            new Choice("quiz-scaling", "the columns are not scaled", false, Fault.NO_SCALING),
            new Choice("quiz-leak", "the scaler has seen the test rows", false, Fault.SCALER_FITTED_ON_ALL_ROWS),
            new Choice("quiz-targets", "each row has another row's target", false, Fault.SHUFFLED_TARGETS));

    private FaultQuiz() { }

    /// The answer to a choice; from now on the run is no riddle any more.
    static String answer(RunItem run, Choice chosen) {
        run.answered().set(true);
        Fault fault = run.setup().fault();
        return (chosen.fault() == fault ? "Right. " : "No, not that. ") + sign(fault);
    }

    /// What is broken, and how the curve tells.
    static String sign(Fault fault) {
        return switch (fault) {
            case NONE -> "Nothing was broken.";
            case SKIP_STEP -> "Line 4, optimizer.step(), is missing: there are gradients, but no weight moves, so the loss is the same number in every epoch.";
            case SKIP_ZERO_GRAD -> "Line 5, optimizer.zero_grad(), is missing: each step walks along the sum of all gradients so far, so the loss swings like a ball without friction.";
            case NO_SCALING -> "The columns went in as they are, in thousands and in tenths: one weight's gradient dwarfs the others, and the loss starts huge and falls to the mean, or leaves every bound.";
            case SCALER_FITTED_ON_ALL_ROWS -> "The scaler was fitted on all rows, the test rows too: the curve looks healthy, but the test loss is no honest judge any more. This leak is found by reading, not by looking.";
            case SHUFFLED_TARGETS -> "Each row learns another row's target: the train loss hardly falls, the test loss stays at \"always the mean\" or rises.";
        };
    }

    /// In the list, once it is answered.
    static String name(Fault fault) {
        return switch (fault) {
            case NONE -> "";
            case SKIP_STEP -> "no step()";
            case SKIP_ZERO_GRAD -> "no zero_grad()";
            case NO_SCALING -> "not scaled";
            case SCALER_FITTED_ON_ALL_ROWS -> "scaler saw the test rows";
            case SHUFFLED_TARGETS -> "targets shuffled";
        };
    }
}
