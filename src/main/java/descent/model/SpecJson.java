package descent.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import descent.model.LayerSpec.BatchNorm1d;
import descent.model.LayerSpec.Dropout;
import descent.model.LayerSpec.ELU;
import descent.model.LayerSpec.GELU;
import descent.model.LayerSpec.LayerNorm;
import descent.model.LayerSpec.LeakyReLU;
import descent.model.LayerSpec.Linear;
import descent.model.LayerSpec.ReLU;
import descent.model.LayerSpec.Sigmoid;
import descent.model.LayerSpec.Softplus;
import descent.model.LayerSpec.Tanh;
import descent.model.LossSpec.BCEWithLogitsLoss;
import descent.model.LossSpec.CrossEntropyLoss;
import descent.model.LossSpec.HuberLoss;
import descent.model.LossSpec.L1Loss;
import descent.model.LossSpec.MSELoss;
import descent.model.LossSpec.SmoothL1Loss;

/// Layers and losses as JSON objects: `kind` is PyTorch's name, the arguments carry PyTorch's names. Kinds are told apart
/// by a fixed list, never by looking up a class.
final class SpecJson {
    /// Beyond it no layer could be built anyway; it keeps the exact arithmetic of sizes within 64 bits.
    private static final int MOST_UNITS = 10_000_000;

    private SpecJson() { }

    static ObjectNode kind(String kind) {
        return StrictJson.object().put("kind", kind);
    }

    static Refused unknown(Fields f, String kind) {
        return new Refused(f.where() + " is of the kind " + Refused.quote(kind) + ", which this program does not know");
    }

    static ObjectNode write(LayerSpec layer) {
        ObjectNode o = kind(layer.kind());
        switch (layer) {
            case Linear l -> o.put("out_features", l.outFeatures());
            case LeakyReLU l -> o.put("negative_slope", l.negativeSlope());
            case ELU l -> o.put("alpha", l.alpha());
            case GELU l -> o.put("approximate", l.tanh() ? "tanh" : "none");
            case Softplus l -> o.put("beta", l.beta()).put("threshold", l.threshold());
            case Dropout l -> o.put("p", l.p());
            case BatchNorm1d l -> o.put("eps", l.eps()).put("momentum", l.momentum());
            case LayerNorm l -> o.put("eps", l.eps());
            case ReLU l -> { }
            case Tanh l -> { }
            case Sigmoid l -> { }
        }
        return o;
    }

    static LayerSpec layer(Fields f) {
        String kind = f.text("kind");
        return switch (kind) {
            case "Linear" -> new Linear(f.count("out_features", Linear.FOLLOWS_TARGET, MOST_UNITS));
            case "ReLU" -> new ReLU();
            case "LeakyReLU" -> new LeakyReLU(f.number("negative_slope"));
            case "ELU" -> new ELU(f.number("alpha"));
            case "GELU" -> new GELU(tanh(f));
            case "Softplus" -> new Softplus(f.number("beta"), f.number("threshold"));
            case "Tanh" -> new Tanh();
            case "Sigmoid" -> new Sigmoid();
            case "Dropout" -> new Dropout(f.number("p"));
            case "BatchNorm1d" -> new BatchNorm1d(f.number("eps"), f.number("momentum"));
            case "LayerNorm" -> new LayerNorm(f.number("eps"));
            default -> throw unknown(f, kind);
        };
    }

    private static boolean tanh(Fields f) {
        return switch (f.text("approximate")) {
            case "tanh" -> true;
            case "none" -> false;
            default -> throw new Refused("\"approximate\" of a GELU layer is neither \"tanh\" nor \"none\"");
        };
    }

    static ObjectNode write(LossSpec loss) {
        ObjectNode o = kind(loss.kind());
        switch (loss) {
            case SmoothL1Loss l -> o.put("beta", l.beta());
            case HuberLoss l -> o.put("delta", l.delta());
            case CrossEntropyLoss l -> {
                ArrayNode weights = o.put("label_smoothing", l.labelSmoothing()).putArray("class_weights");
                l.classWeights().forEach(weights::add);
            }
            case MSELoss l -> { }
            case L1Loss l -> { }
            case BCEWithLogitsLoss l -> { }
        }
        return o;
    }

    static LossSpec loss(Fields f) {
        String kind = f.text("kind");
        return switch (kind) {
            case "MSELoss" -> new MSELoss();
            case "L1Loss" -> new L1Loss();
            case "SmoothL1Loss" -> new SmoothL1Loss(f.number("beta"));
            case "HuberLoss" -> new HuberLoss(f.number("delta"));
            case "BCEWithLogitsLoss" -> new BCEWithLogitsLoss();
            case "CrossEntropyLoss" -> new CrossEntropyLoss(f.number("label_smoothing"), f.numbers("class_weights"));
            default -> throw unknown(f, kind);
        };
    }
}
