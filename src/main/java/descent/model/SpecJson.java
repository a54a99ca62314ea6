package descent.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Layers, loss, optimizer and schedule as JSON: the PyTorch name as "kind", then the arguments. Names are compared with
/// those that this program knows; nothing is ever looked up or loaded by a name from a file.
final class SpecJson {
    private SpecJson() { }

    static void layers(ArrayNode out, List<LayerSpec> layers) {
        layers.forEach(l -> layer(out.addObject().put("kind", l.kind()), l));
    }

    private static void layer(ObjectNode o, LayerSpec spec) {
        switch (spec) {
            case LayerSpec.Linear l -> o.put("out_features", l.outFeatures());
            case LayerSpec.LeakyReLU l -> o.put("negative_slope", l.negativeSlope());
            case LayerSpec.ELU l -> o.put("alpha", l.alpha());
            case LayerSpec.GELU l -> o.put("tanh", l.tanh());
            case LayerSpec.Softplus l -> o.put("beta", l.beta()).put("threshold", l.threshold());
            case LayerSpec.Dropout l -> o.put("p", l.p());
            case LayerSpec.BatchNorm1d l -> o.put("eps", l.eps()).put("momentum", l.momentum());
            case LayerSpec.LayerNorm l -> o.put("eps", l.eps());
            case LayerSpec.ReLU l -> { }
            case LayerSpec.Tanh l -> { }
            case LayerSpec.Sigmoid l -> { }
        }
    }

    static LayerSpec layer(Fields f) throws Refusal {
        String kind = f.text("kind");
        return switch (kind) {
            case "Linear" -> new LayerSpec.Linear(f.count("out_features", Integer.MAX_VALUE));
            case "ReLU" -> new LayerSpec.ReLU();
            case "LeakyReLU" -> new LayerSpec.LeakyReLU(f.number("negative_slope"));
            case "ELU" -> new LayerSpec.ELU(f.number("alpha"));
            case "GELU" -> new LayerSpec.GELU(f.flag("tanh"));
            case "Softplus" -> new LayerSpec.Softplus(f.number("beta"), f.number("threshold"));
            case "Tanh" -> new LayerSpec.Tanh();
            case "Sigmoid" -> new LayerSpec.Sigmoid();
            case "Dropout" -> new LayerSpec.Dropout(f.number("p"));
            case "BatchNorm1d" -> new LayerSpec.BatchNorm1d(f.number("eps"), f.number("momentum"));
            case "LayerNorm" -> new LayerSpec.LayerNorm(f.number("eps"));
            default -> throw unknown("layer", kind);
        };
    }

    static void loss(ObjectNode o, LossSpec spec) {
        o.put("kind", spec.kind());
        switch (spec) {
            case LossSpec.SmoothL1Loss l -> o.put("beta", l.beta());
            case LossSpec.HuberLoss l -> o.put("delta", l.delta());
            case LossSpec.CrossEntropyLoss l -> {
                o.put("label_smoothing", l.labelSmoothing());
                ArrayNode weights = o.putArray("weight");
                l.classWeights().forEach(weights::add);
            }
            case LossSpec.MSELoss l -> { }
            case LossSpec.L1Loss l -> { }
            case LossSpec.BCEWithLogitsLoss l -> { }
        }
    }

    static LossSpec loss(Fields f) throws Refusal {
        String kind = f.text("kind");
        return switch (kind) {
            case "MSELoss" -> new LossSpec.MSELoss();
            case "L1Loss" -> new LossSpec.L1Loss();
            case "SmoothL1Loss" -> new LossSpec.SmoothL1Loss(f.number("beta"));
            case "HuberLoss" -> new LossSpec.HuberLoss(f.number("delta"));
            case "BCEWithLogitsLoss" -> new LossSpec.BCEWithLogitsLoss();
            case "CrossEntropyLoss" -> new LossSpec.CrossEntropyLoss(f.number("label_smoothing"), f.numbers("weight"));
            default -> throw unknown("loss", kind);
        };
    }

    static void optimizer(ObjectNode o, OptimizerSpec spec) {
        o.put("kind", spec.kind()).put("lr", spec.lr());
        switch (spec) {
            case OptimizerSpec.SGD s -> o.put("momentum", s.momentum()).put("dampening", s.dampening())
                    .put("weight_decay", s.weightDecay()).put("nesterov", s.nesterov());
            case OptimizerSpec.Adam s -> o.put("beta1", s.beta1()).put("beta2", s.beta2()).put("eps", s.eps())
                    .put("weight_decay", s.weightDecay()).put("amsgrad", s.amsgrad());
            case OptimizerSpec.AdamW s -> o.put("beta1", s.beta1()).put("beta2", s.beta2()).put("eps", s.eps())
                    .put("weight_decay", s.weightDecay()).put("amsgrad", s.amsgrad());
            case OptimizerSpec.RMSprop s -> o.put("alpha", s.alpha()).put("eps", s.eps())
                    .put("weight_decay", s.weightDecay()).put("momentum", s.momentum()).put("centered", s.centered());
            case OptimizerSpec.Adagrad s -> o.put("lr_decay", s.lrDecay()).put("weight_decay", s.weightDecay()).put("eps", s.eps());
        }
    }

    static OptimizerSpec optimizer(Fields f) throws Refusal {
        String kind = f.text("kind");
        double lr = f.number("lr");
        double decay = f.number("weight_decay");
        return switch (kind) {
            case "SGD" -> new OptimizerSpec.SGD(lr, f.number("momentum"), f.number("dampening"), decay, f.flag("nesterov"));
            case "Adam" -> new OptimizerSpec.Adam(lr, f.number("beta1"), f.number("beta2"), f.number("eps"), decay, f.flag("amsgrad"));
            case "AdamW" -> new OptimizerSpec.AdamW(lr, f.number("beta1"), f.number("beta2"), f.number("eps"), decay, f.flag("amsgrad"));
            case "RMSprop" -> new OptimizerSpec.RMSprop(lr, f.number("alpha"), f.number("eps"), decay, f.number("momentum"), f.flag("centered"));
            case "Adagrad" -> new OptimizerSpec.Adagrad(lr, f.number("lr_decay"), decay, f.number("eps"));
            default -> throw unknown("optimizer", kind);
        };
    }

    static void schedule(ObjectNode o, ScheduleSpec spec) {
        o.put("kind", spec.kind());
        switch (spec) {
            case ScheduleSpec.Constant s -> { }
            case ScheduleSpec.StepLR s -> o.put("step_size", s.stepSize()).put("gamma", s.gamma());
            case ScheduleSpec.ExponentialLR s -> o.put("gamma", s.gamma());
            case ScheduleSpec.CosineAnnealingLR s -> o.put("T_max", s.tMax()).put("eta_min", s.etaMin());
            case ScheduleSpec.ReduceLROnPlateau s -> o.put("factor", s.factor()).put("patience", s.patience())
                    .put("threshold", s.threshold()).put("min_lr", s.minLr());
        }
    }

    static ScheduleSpec schedule(Fields f) throws Refusal {
        String kind = f.text("kind");
        return switch (kind) {
            case "Constant" -> new ScheduleSpec.Constant();
            case "StepLR" -> new ScheduleSpec.StepLR(f.count("step_size", Integer.MAX_VALUE), f.number("gamma"));
            case "ExponentialLR" -> new ScheduleSpec.ExponentialLR(f.number("gamma"));
            case "CosineAnnealingLR" -> new ScheduleSpec.CosineAnnealingLR(f.count("T_max", Integer.MAX_VALUE), f.number("eta_min"));
            case "ReduceLROnPlateau" -> new ScheduleSpec.ReduceLROnPlateau(f.number("factor"), f.count("patience", Integer.MAX_VALUE),
                    f.number("threshold"), f.number("min_lr"));
            default -> throw unknown("schedule", kind);
        };
    }

    private static Refusal unknown(String what, String kind) {
        return new Refusal("it names a " + what + " \"" + Fields.shortened(kind) + "\" that this program does not know");
    }
}
