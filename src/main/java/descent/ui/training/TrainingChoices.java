package descent.ui.training;

import descent.data.Task;
import descent.model.LossSpec;
import descent.model.OptimizerSpec;
import descent.model.ScheduleSpec;
import descent.ui.common.Choice;
import java.util.List;

/// What the Training card offers, each with one sentence for a student.
final class TrainingChoices {
    private TrainingChoices() { }

    static List<Choice<LossSpec>> losses(Task task) {
        return List.<Choice<LossSpec>>of(
                new Choice<>("Mean squared error", "Squares each error: large ones weigh most.", new LossSpec.MSELoss()),
                new Choice<>("Mean absolute error", "Counts each error as it is; outliers pull less.", new LossSpec.L1Loss()),
                new Choice<>("Smooth L1", "Squared near 0, straight further out.", new LossSpec.SmoothL1Loss(1)),
                new Choice<>("Huber", "As Smooth L1, scaled by its delta.", new LossSpec.HuberLoss(1)),
                new Choice<>("Binary cross-entropy", "How surprised the net is by yes or no (BCEWithLogits).", new LossSpec.BCEWithLogitsLoss()),
                new Choice<>("Cross-entropy", "How surprised the net is by the true class.", new LossSpec.CrossEntropyLoss(0, List.of())))
                .stream().filter(c -> c.value().suits(task)).toList();
    }

    static List<Choice<OptimizerSpec>> optimizers(double lr) {
        return List.of(
                new Choice<>("SGD", "Steps straight down the gradient, times the rate.", new OptimizerSpec.SGD(lr)),
                new Choice<>("Adam", "Gives each weight a step of its own size; rarely diverges.", new OptimizerSpec.Adam(lr)),
                new Choice<>("AdamW", "Adam with true weight decay.", new OptimizerSpec.AdamW(lr)),
                new Choice<>("RMSprop", "Divides by the recent size of the gradient.", new OptimizerSpec.RMSprop(lr)),
                new Choice<>("Adagrad", "Steps of well-trodden weights grow ever smaller.", new OptimizerSpec.Adagrad(lr)));
    }

    static List<Choice<ScheduleSpec>> schedules(int epochs) {
        return List.of(
                new Choice<>("Constant", "The rate stays as you set it.", new ScheduleSpec.Constant()),
                new Choice<>("StepLR", "Drops the rate every so many epochs.", new ScheduleSpec.StepLR(Math.max(1, epochs / 4), 0.1)),
                new Choice<>("ExponentialLR", "Shrinks the rate a little every epoch.", new ScheduleSpec.ExponentialLR(0.99)),
                new Choice<>("CosineAnnealingLR", "Lowers the rate along half a cosine.", new ScheduleSpec.CosineAnnealingLR(epochs, 0)),
                new Choice<>("ReduceLROnPlateau", "Drops the rate when the dashed curve stops falling.",
                        new ScheduleSpec.ReduceLROnPlateau(0.1, 10, 1e-4, 0)));
    }

    /// The entry of the same kind as `value`, or null.
    static <T> Choice<T> of(List<Choice<T>> choices, T value) {
        return choices.stream().filter(c -> c.value().getClass() == value.getClass()).findFirst().orElse(null);
    }
}
