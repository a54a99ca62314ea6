package descent.model;

import descent.nn.BCEWithLogitsLoss;
import descent.nn.BatchNorm1d;
import descent.nn.CrossEntropyLoss;
import descent.nn.Dropout;
import descent.nn.ELU;
import descent.nn.GELU;
import descent.nn.HuberLoss;
import descent.nn.L1Loss;
import descent.nn.LayerNorm;
import descent.nn.LeakyReLU;
import descent.nn.Linear;
import descent.nn.Loss;
import descent.nn.MSELoss;
import descent.nn.Module;
import descent.nn.ReLU;
import descent.nn.Sequential;
import descent.nn.Sigmoid;
import descent.nn.SmoothL1Loss;
import descent.nn.Softplus;
import descent.nn.Tanh;
import descent.optim.Adagrad;
import descent.optim.Adam;
import descent.optim.AdamW;
import descent.optim.CosineAnnealingLR;
import descent.optim.ExponentialLR;
import descent.optim.LRScheduler;
import descent.optim.Optimizer;
import descent.optim.RMSprop;
import descent.optim.ReduceLROnPlateau;
import descent.optim.SGD;
import descent.optim.StepLR;
import descent.tensor.Generator;
import java.util.List;

/// Makes the engine's objects from the settings of a [Setup]: the only place that knows both.
public final class NetworkBuilder {
    private NetworkBuilder() { }

    /// The layers in order, with the weights that the stream `init` draws.
    ///
    /// @param inFeatures  columns of x
    /// @param outFeatures columns that the target asks for
    /// @param init        draws the start weights, layer by layer
    /// @param dropout     draws the masks of all Dropout layers
    public static Sequential build(List<LayerSpec> layers, int inFeatures, int outFeatures, Generator init, Generator dropout) {
        Module[] modules = new Module[layers.size()];
        int width = inFeatures;
        for (int i = 0; i < modules.length; i++) {
            int next = NetworkSizes.width(layers.get(i), width, outFeatures);
            modules[i] = module(layers.get(i), width, next, init, dropout);
            width = next;
        }
        return new Sequential(modules);
    }

    private static Module module(LayerSpec spec, int in, int out, Generator init, Generator dropout) {
        return switch (spec) {
            case LayerSpec.Linear l -> new Linear(in, out, init);
            case LayerSpec.ReLU l -> new ReLU();
            case LayerSpec.LeakyReLU l -> new LeakyReLU(l.negativeSlope());
            case LayerSpec.ELU l -> new ELU(l.alpha());
            case LayerSpec.GELU l -> new GELU(l.tanh());
            case LayerSpec.Softplus l -> new Softplus(l.beta(), l.threshold());
            case LayerSpec.Tanh l -> new Tanh();
            case LayerSpec.Sigmoid l -> new Sigmoid();
            case LayerSpec.Dropout l -> new Dropout(l.p(), dropout);
            case LayerSpec.BatchNorm1d l -> new BatchNorm1d(in, l.eps(), l.momentum());
            case LayerSpec.LayerNorm l -> new LayerNorm(in, l.eps());
        };
    }

    public static Loss loss(LossSpec spec) {
        return switch (spec) {
            case LossSpec.MSELoss l -> new MSELoss();
            case LossSpec.L1Loss l -> new L1Loss();
            case LossSpec.SmoothL1Loss l -> new SmoothL1Loss(l.beta());
            case LossSpec.HuberLoss l -> new HuberLoss(l.delta());
            case LossSpec.BCEWithLogitsLoss l -> new BCEWithLogitsLoss();
            case LossSpec.CrossEntropyLoss l -> new CrossEntropyLoss(l.labelSmoothing(),
                    l.classWeights().stream().mapToDouble(Double::doubleValue).toArray());
        };
    }

    public static Optimizer optimizer(OptimizerSpec spec, Module network) {
        return switch (spec) {
            case OptimizerSpec.SGD o -> new SGD(network.namedParameters(), o.lr(), o.momentum(), o.dampening(), o.weightDecay(), o.nesterov());
            case OptimizerSpec.Adam o -> new Adam(network.namedParameters(), o.lr(), o.beta1(), o.beta2(), o.eps(), o.weightDecay(), o.amsgrad());
            case OptimizerSpec.AdamW o -> new AdamW(network.namedParameters(), o.lr(), o.beta1(), o.beta2(), o.eps(), o.weightDecay(), o.amsgrad());
            case OptimizerSpec.RMSprop o -> new RMSprop(network.namedParameters(), o.lr(), o.alpha(), o.eps(), o.weightDecay(), o.momentum(), o.centered());
            case OptimizerSpec.Adagrad o -> new Adagrad(network.namedParameters(), o.lr(), o.lrDecay(), o.weightDecay(), o.eps());
        };
    }

    /// @return null for a constant rate
    public static LRScheduler scheduler(ScheduleSpec spec, Optimizer optimizer) {
        return switch (spec) {
            case ScheduleSpec.Constant s -> null;
            case ScheduleSpec.StepLR s -> new StepLR(optimizer, s.stepSize(), s.gamma());
            case ScheduleSpec.ExponentialLR s -> new ExponentialLR(optimizer, s.gamma());
            case ScheduleSpec.CosineAnnealingLR s -> new CosineAnnealingLR(optimizer, s.tMax(), s.etaMin());
            case ScheduleSpec.ReduceLROnPlateau s -> new ReduceLROnPlateau(optimizer, s.factor(), s.patience(), s.threshold(), s.minLr());
        };
    }
}
