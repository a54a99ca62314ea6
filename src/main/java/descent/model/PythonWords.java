package descent.model;

import descent.data.Preprocessing;
import descent.data.Task;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The settings of a run in PyTorch's words.
final class PythonWords {
    private PythonWords() { }

    /// The lines of `nn.Sequential(…)`.
    static String layers(Setup setup, Preprocessing p) {
        List<NetworkSizes.Size> sizes = NetworkSizes.of(setup.layers(), p.inFeatures(), p.outFeatures()).layers();
        return IntStream.range(0, sizes.size()).mapToObj(i -> "    nn." + layer(setup.layers().get(i), sizes.get(i)) + ",")
                .collect(Collectors.joining("\n"));
    }

    private static String layer(LayerSpec layer, NetworkSizes.Size s) {
        return switch (layer) {
            case LayerSpec.Linear l -> "Linear(" + s.in() + ", " + s.out() + ")";
            case LayerSpec.ReLU l -> "ReLU()";
            case LayerSpec.LeakyReLU l -> "LeakyReLU(" + l.negativeSlope() + ")";
            case LayerSpec.ELU l -> "ELU(" + l.alpha() + ")";
            case LayerSpec.GELU l -> "GELU(approximate=\"" + (l.tanh() ? "tanh" : "none") + "\")";
            case LayerSpec.Softplus l -> "Softplus(beta=" + l.beta() + ", threshold=" + l.threshold() + ")";
            case LayerSpec.Tanh l -> "Tanh()";
            case LayerSpec.Sigmoid l -> "Sigmoid()";
            case LayerSpec.Dropout l -> "Dropout(" + l.p() + ")";
            case LayerSpec.BatchNorm1d l -> "BatchNorm1d(" + s.in() + ", eps=" + l.eps() + ", momentum=" + l.momentum() + ")";
            case LayerSpec.LayerNorm l -> "LayerNorm(" + s.in() + ", eps=" + l.eps() + ")";
        };
    }

    static String loss(LossSpec loss) {
        return "nn." + switch (loss) {
            case LossSpec.SmoothL1Loss l -> "SmoothL1Loss(beta=" + l.beta() + ")";
            case LossSpec.HuberLoss l -> "HuberLoss(delta=" + l.delta() + ")";
            case LossSpec.CrossEntropyLoss l -> "CrossEntropyLoss(" + (l.classWeights().isEmpty() ? "" : "weight=torch.tensor(" + l.classWeights() + "), ")
                    + "label_smoothing=" + l.labelSmoothing() + ")";
            case LossSpec.MSELoss l -> "MSELoss()";
            case LossSpec.L1Loss l -> "L1Loss()";
            case LossSpec.BCEWithLogitsLoss l -> "BCEWithLogitsLoss()";
        };
    }

    /// What the lesson calls the loss's value.
    static String name(LossSpec loss) {
        return switch (loss) {
            case LossSpec.MSELoss l -> "MSE";
            case LossSpec.L1Loss l -> "MAE";
            case LossSpec.SmoothL1Loss l -> "smooth_L1";
            case LossSpec.HuberLoss l -> "Huber";
            case LossSpec.BCEWithLogitsLoss l -> "BCE";
            case LossSpec.CrossEntropyLoss l -> "cross_entropy";
        };
    }

    /// The lines by which a process gets its part of the batch's loss: the mean over the processes is the loss of the whole batch.
    /// With class weights the batch's weights divide, not those of the process's own rows, which may all be 0.
    static String shareLoss(LossSpec loss) {
        String indent = "        ";
        String name = indent + name(loss) + " = ";
        return loss instanceof LossSpec.CrossEntropyLoss l && !l.classWeights().isEmpty()
                ? name + "nn.functional.cross_entropy(predictions, y_train[mine], loss.weight, reduction=\"sum\", label_smoothing=loss.label_smoothing)\n"
                        + name + name(loss) + " * processes / loss.weight[y_train[batch]].sum()"
                : name + "loss(predictions, y_train[mine]) * (len(mine) * processes / len(batch)) if len(mine) else predictions.sum()";
    }

    static String optimizer(OptimizerSpec optimizer) {
        String start = "torch.optim." + optimizer.kind() + "(model.parameters(), lr=" + optimizer.lr();
        return start + switch (optimizer) {
            case OptimizerSpec.SGD o -> ", momentum=" + o.momentum() + ", dampening=" + o.dampening() + ", weight_decay=" + o.weightDecay()
                    + ", nesterov=" + flag(o.nesterov());
            case OptimizerSpec.Adam o -> adam(o.beta1(), o.beta2(), o.eps()) + ", weight_decay=" + o.weightDecay() + ", amsgrad=" + flag(o.amsgrad());
            case OptimizerSpec.AdamW o -> adam(o.beta1(), o.beta2(), o.eps()) + ", weight_decay=" + o.weightDecay() + ", amsgrad=" + flag(o.amsgrad());
            case OptimizerSpec.RMSprop o -> ", alpha=" + o.alpha() + ", eps=" + o.eps() + ", weight_decay=" + o.weightDecay()
                    + ", momentum=" + o.momentum() + ", centered=" + flag(o.centered());
            case OptimizerSpec.Adagrad o -> ", lr_decay=" + o.lrDecay() + ", weight_decay=" + o.weightDecay() + ", eps=" + o.eps();
        } + ")";
    }

    private static String adam(double beta1, double beta2, double eps) {
        return ", betas=(" + beta1 + ", " + beta2 + "), eps=" + eps;
    }

    private static String flag(boolean b) {
        return b ? "True" : "False";
    }

    /// The line that makes the schedule; "" for a constant rate.
    static String schedule(ScheduleSpec schedule) {
        String start = "schedule = torch.optim.lr_scheduler." + schedule.kind() + "(optimizer, ";
        return switch (schedule) {
            case ScheduleSpec.Constant s -> "";
            case ScheduleSpec.StepLR s -> start + "step_size=" + s.stepSize() + ", gamma=" + s.gamma() + ")\n";
            case ScheduleSpec.ExponentialLR s -> start + "gamma=" + s.gamma() + ")\n";
            case ScheduleSpec.CosineAnnealingLR s -> start + "T_max=" + s.tMax() + ", eta_min=" + s.etaMin() + ")\n";
            case ScheduleSpec.ReduceLROnPlateau s -> start + "factor=" + s.factor() + ", patience=" + s.patience() + ", threshold=" + s.threshold()
                    + ", min_lr=" + s.minLr() + ")\n";
        };
    }

    static String scheduleStep(ScheduleSpec schedule) {
        return switch (schedule) {
            case ScheduleSpec.Constant s -> "";
            case ScheduleSpec.ReduceLROnPlateau s -> "    schedule.step(tested)\n";
            default -> "    schedule.step()\n";
        };
    }

    /// How the target's column becomes y: numbers [rows, 1], or class numbers [rows].
    static String target(Task task) {
        return task == Task.MULTICLASS ? "table[:, -1].long()" : "table[:, -1:]";
    }
}
