package descent.lesson;

import descent.lesson.SetupChange.Refused;
import descent.model.EngineCheck;
import descent.model.LayerSpec;
import descent.model.LossSpec;
import descent.model.OptimizerSpec;
import descent.model.ScheduleSpec;
import java.util.ArrayList;
import java.util.List;

/// Layers, losses, optimizers and schedules by their PyTorch names, arguments and defaults.
final class SpecWords {
    private static final int MAX_LAYERS = 24;
    private static final int MAX_UNITS = 4096;

    private SpecWords() { }

    /// `Linear(32), ReLU, Linear(target)`
    static List<LayerSpec> layers(String text) throws Refused {
        List<LayerSpec> layers = new ArrayList<>();
        for (String part : Call.parts(text)) {
            layers.add(layer(Call.read(part)));
        }
        if (layers.size() > MAX_LAYERS) {
            throw new Refused("there are " + layers.size() + " layers; a lesson takes at most " + MAX_LAYERS);
        }
        return layers;
    }

    private static LayerSpec layer(Call c) throws Refused {
        LayerSpec layer = switch (c.name()) {
            case "Linear" -> new LayerSpec.Linear(units(c.take("out_features", 0, "")));
            case "ReLU" -> new LayerSpec.ReLU();
            case "LeakyReLU" -> new LayerSpec.LeakyReLU(Values.between(c.take("negative_slope", 0, "0.01"), 0, 1));
            case "ELU" -> new LayerSpec.ELU(Values.above0(c.take("alpha", 0, "1")));
            case "GELU" -> new LayerSpec.GELU(Values.oneOf(unquoted(c.take("approximate", 0, "none")), List.of("none", "tanh")).equals("tanh"));
            case "Softplus" -> new LayerSpec.Softplus(Values.above0(c.take("beta", 0, "1")), Values.above0(c.take("threshold", 1, "20")));
            case "Tanh" -> new LayerSpec.Tanh();
            case "Sigmoid" -> new LayerSpec.Sigmoid();
            case "Dropout" -> new LayerSpec.Dropout(Values.between(c.take("p", 0, "0.5"), 0, 0.95));
            case "BatchNorm1d" -> new LayerSpec.BatchNorm1d(Values.above0(c.take("eps", "1e-5")), Values.between(c.take("momentum", "0.1"), 0, 1));
            case "LayerNorm" -> new LayerSpec.LayerNorm(Values.above0(c.take("eps", "1e-5")));
            default -> throw new Refused("there is no layer \"" + c.name() + "\"; write Linear(16), Linear(target), ReLU, LeakyReLU, ELU, GELU, "
                    + "Softplus, Tanh, Sigmoid, Dropout(0.5), BatchNorm1d or LayerNorm");
        };
        c.done(switch (c.name()) { // PyTorch's first argument, the number of features, follows from the layer before
            case "BatchNorm1d" -> "eps and momentum by name, like BatchNorm1d(eps=1e-5), and no number of features";
            case "LayerNorm" -> "eps by name, like LayerNorm(eps=1e-5), and no number of features";
            default -> "the arguments of PyTorch's " + c.name();
        });
        return layer;
    }

    private static String unquoted(String text) {
        return text.replaceFirst("^(['\"])(.*)\\1$", "$2");
    }

    private static int units(String text) throws Refused {
        if (text.equals("target")) {
            return LayerSpec.Linear.FOLLOWS_TARGET;
        }
        if (text.isEmpty()) {
            throw new Refused("Linear needs its number of units; write Linear(16), or Linear(target) for the last one");
        }
        return Values.whole(text, 1, MAX_UNITS);
    }

    static LossSpec loss(String text) throws Refused {
        Call c = Call.read(text);
        LossSpec loss = switch (c.name()) {
            case "MSELoss" -> new LossSpec.MSELoss();
            case "L1Loss" -> new LossSpec.L1Loss();
            case "SmoothL1Loss" -> new LossSpec.SmoothL1Loss(Values.above0(c.take("beta", 0, "1")));
            case "HuberLoss" -> new LossSpec.HuberLoss(Values.above0(c.take("delta", 0, "1")));
            case "BCEWithLogitsLoss" -> new LossSpec.BCEWithLogitsLoss();
            case "CrossEntropyLoss" -> new LossSpec.CrossEntropyLoss(Values.between(c.take("label_smoothing", "0"), 0, 1), List.of());
            default -> throw new Refused("there is no loss \"" + c.name() + "\"; write MSELoss, L1Loss, SmoothL1Loss, HuberLoss, BCEWithLogitsLoss or CrossEntropyLoss");
        };
        c.done("the arguments of PyTorch's " + c.name());
        return loss;
    }

    /// The rate that is set stays, unless the call names one.
    static OptimizerSpec optimizer(String text, double lr) throws Refused {
        Call c = Call.read(text);
        String given = c.take("lr", 0, "");
        double rate = given.isEmpty() ? lr : rate(given);
        OptimizerSpec optimizer = switch (c.name()) {
            case "SGD" -> new OptimizerSpec.SGD(rate, share(c, "momentum", "0"), share(c, "dampening", "0"), decay(c, "0"), Values.yes(c.take("nesterov", "no")));
            case "Adam" -> adam(c, rate);
            case "AdamW" -> adamW(c, rate);
            case "RMSprop" -> new OptimizerSpec.RMSprop(rate, share(c, "alpha", "0.99"), Values.above0(c.take("eps", "1e-8")), decay(c, "0"),
                    share(c, "momentum", "0"), Values.yes(c.take("centered", "no")));
            case "Adagrad" -> new OptimizerSpec.Adagrad(rate, share(c, "lr_decay", "0"), decay(c, "0"), Values.above0(c.take("eps", "1e-10")));
            default -> throw new Refused("there is no optimizer \"" + c.name() + "\"; write SGD, Adam, AdamW, RMSprop or Adagrad");
        };
        c.done("the arguments of PyTorch's " + c.name());
        tried(c, () -> EngineCheck.check(optimizer));
        return optimizer;
    }

    /// What training would refuse is refused here, with its line.
    private static void tried(Call c, Runnable check) throws Refused {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            throw new Refused("nothing can be trained with this " + c.name() + ": " + e.getMessage());
        }
    }

    private static OptimizerSpec.Adam adam(Call c, double rate) throws Refused {
        double[] betas = betas(c);
        return new OptimizerSpec.Adam(rate, betas[0], betas[1], Values.above0(c.take("eps", "1e-8")), decay(c, "0"), Values.yes(c.take("amsgrad", "no")));
    }

    private static OptimizerSpec.AdamW adamW(Call c, double rate) throws Refused {
        double[] betas = betas(c);
        return new OptimizerSpec.AdamW(rate, betas[0], betas[1], Values.above0(c.take("eps", "1e-8")), decay(c, "0.01"), Values.yes(c.take("amsgrad", "no")));
    }

    private static double[] betas(Call c) throws Refused {
        String text = c.take("betas", "(0.9, 0.999)");
        if (!text.startsWith("(") || !text.endsWith(")")) {
            throw new Refused("betas are two numbers in brackets; write betas=(0.9, 0.999)");
        }
        List<String> two = Call.parts(text.substring(1, text.length() - 1));
        if (two.size() != 2) {
            throw new Refused("betas are two numbers in brackets; write betas=(0.9, 0.999)");
        }
        return new double[] {Values.between(two.get(0), 0, 0.9999999), Values.between(two.get(1), 0, 0.9999999)};
    }

    static double rate(String text) throws Refused {
        double v = Values.above0(text);
        if (v > 1000) {
            throw new Refused("a learning rate of " + text + " is out of range; write a number above 0 and up to 1000");
        }
        return v;
    }

    private static double share(Call c, String argument, String byDefault) throws Refused {
        return Values.between(c.take(argument, byDefault), 0, 1);
    }

    private static double decay(Call c, String byDefault) throws Refused {
        return Values.between(c.take("weight_decay", byDefault), 0, 1000);
    }

    static ScheduleSpec schedule(String text) throws Refused {
        Call c = Call.read(text);
        ScheduleSpec schedule = switch (c.name()) {
            case "Constant" -> new ScheduleSpec.Constant();
            case "StepLR" -> new ScheduleSpec.StepLR(Values.whole(c.take("step_size", 0, ""), 1, 1_000_000), share(c, "gamma", "0.1"));
            case "ExponentialLR" -> new ScheduleSpec.ExponentialLR(Values.between(c.take("gamma", 0, ""), 0, 1));
            case "CosineAnnealingLR" -> new ScheduleSpec.CosineAnnealingLR(Values.whole(c.take("T_max", 0, ""), 1, 1_000_000), Values.between(c.take("eta_min", "0"), 0, 1000));
            case "ReduceLROnPlateau" -> new ScheduleSpec.ReduceLROnPlateau(share(c, "factor", "0.1"), Values.whole(c.take("patience", "10"), 0, 1_000_000),
                    share(c, "threshold", "1e-4"), Values.between(c.take("min_lr", "0"), 0, 1000));
            default -> throw new Refused("there is no schedule \"" + c.name() + "\"; write Constant, StepLR(step_size=30), ExponentialLR(gamma=0.99), CosineAnnealingLR(T_max=200) or ReduceLROnPlateau");
        };
        c.done("the arguments of PyTorch's " + c.name());
        tried(c, () -> EngineCheck.check(schedule));
        return schedule;
    }
}
