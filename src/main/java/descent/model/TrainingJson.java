package descent.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import descent.model.OptimizerSpec.Adagrad;
import descent.model.OptimizerSpec.Adam;
import descent.model.OptimizerSpec.AdamW;
import descent.model.OptimizerSpec.RMSprop;
import descent.model.OptimizerSpec.SGD;
import descent.model.ScheduleSpec.Constant;
import descent.model.ScheduleSpec.CosineAnnealingLR;
import descent.model.ScheduleSpec.ExponentialLR;
import descent.model.ScheduleSpec.ReduceLROnPlateau;
import descent.model.ScheduleSpec.StepLR;

/// Optimizers and schedules as JSON objects: `kind` and the arguments carry PyTorch's names (betas as beta1 and beta2).
final class TrainingJson {
    private TrainingJson() { }

    static ObjectNode write(OptimizerSpec optimizer) {
        ObjectNode o = SpecJson.kind(optimizer.kind()).put("lr", optimizer.lr());
        return switch (optimizer) {
            case SGD s -> o.put("momentum", s.momentum()).put("dampening", s.dampening()).put("weight_decay", s.weightDecay())
                    .put("nesterov", s.nesterov());
            case Adam a -> adam(o, a.beta1(), a.beta2(), a.eps()).put("weight_decay", a.weightDecay()).put("amsgrad", a.amsgrad());
            case AdamW a -> adam(o, a.beta1(), a.beta2(), a.eps()).put("weight_decay", a.weightDecay()).put("amsgrad", a.amsgrad());
            case RMSprop r -> o.put("alpha", r.alpha()).put("eps", r.eps()).put("weight_decay", r.weightDecay())
                    .put("momentum", r.momentum()).put("centered", r.centered());
            case Adagrad a -> o.put("lr_decay", a.lrDecay()).put("weight_decay", a.weightDecay()).put("eps", a.eps());
        };
    }

    private static ObjectNode adam(ObjectNode o, double beta1, double beta2, double eps) {
        return o.put("beta1", beta1).put("beta2", beta2).put("eps", eps);
    }

    static OptimizerSpec optimizer(Fields f) {
        String kind = f.text("kind");
        double lr = f.number("lr");
        return switch (kind) {
            case "SGD" -> new SGD(lr, f.number("momentum"), f.number("dampening"), f.number("weight_decay"), f.flag("nesterov"));
            case "Adam" -> new Adam(lr, f.number("beta1"), f.number("beta2"), f.number("eps"), f.number("weight_decay"), f.flag("amsgrad"));
            case "AdamW" -> new AdamW(lr, f.number("beta1"), f.number("beta2"), f.number("eps"), f.number("weight_decay"), f.flag("amsgrad"));
            case "RMSprop" -> new RMSprop(lr, f.number("alpha"), f.number("eps"), f.number("weight_decay"), f.number("momentum"),
                    f.flag("centered"));
            case "Adagrad" -> new Adagrad(lr, f.number("lr_decay"), f.number("weight_decay"), f.number("eps"));
            default -> throw SpecJson.unknown(f, kind);
        };
    }

    static ObjectNode write(ScheduleSpec schedule) {
        ObjectNode o = SpecJson.kind(schedule.kind());
        return switch (schedule) {
            case Constant c -> o;
            case StepLR s -> o.put("step_size", s.stepSize()).put("gamma", s.gamma());
            case ExponentialLR s -> o.put("gamma", s.gamma());
            case CosineAnnealingLR s -> o.put("T_max", s.tMax()).put("eta_min", s.etaMin());
            case ReduceLROnPlateau s -> o.put("factor", s.factor()).put("patience", s.patience()).put("threshold", s.threshold())
                    .put("min_lr", s.minLr());
        };
    }

    static ScheduleSpec schedule(Fields f) {
        String kind = f.text("kind");
        return switch (kind) {
            case "Constant" -> new Constant();
            case "StepLR" -> new StepLR(f.count("step_size", 1, Integer.MAX_VALUE), f.number("gamma"));
            case "ExponentialLR" -> new ExponentialLR(f.number("gamma"));
            case "CosineAnnealingLR" -> new CosineAnnealingLR(f.count("T_max", 1, Integer.MAX_VALUE / 4), f.number("eta_min"));
            case "ReduceLROnPlateau" -> new ReduceLROnPlateau(f.number("factor"), f.count("patience", 0, Integer.MAX_VALUE),
                    f.number("threshold"), f.number("min_lr"));
            default -> throw SpecJson.unknown(f, kind);
        };
    }
}
