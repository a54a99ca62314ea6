package descent.nn;

import descent.optim.Adagrad;
import descent.optim.Adam;
import descent.optim.AdamW;
import descent.optim.Optimizer;
import descent.optim.RMSprop;
import descent.optim.SGD;
import descent.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Names of the reference files made into objects: `sgd_lr0.01_mom0.9`, `huber_delta0.5`, `tanh`. A name or setting that
/// is not known fails with its name: nothing is run with a setting left out.
final class TorchNames {
    private static final Pattern TOKEN = Pattern.compile("(?<name>[a-z_]+?)(?<value>[0-9.]+(?:e-?[0-9]+)?)?");

    private static final Pattern CLASS_WEIGHTS = Pattern.compile("(?:^|_)(?:class_?)?w(?:eights?)?([0-9.]+(?:[,;][0-9.]+)+)");

    private final String whole;
    private final Map<String, Double> settings = new LinkedHashMap<>();

    private TorchNames(String whole, int from, String... tokens) {
        this.whole = whole;
        for (int i = from; i < tokens.length; i++) {
            tokens[i] = tokens[i].replaceFirst("^b(?:eta)?1(?=0?\\.)", "betaone").replaceFirst("^b(?:eta)?2(?=0?\\.)", "betatwo");
            if (tokens[i].isEmpty()) {
                continue;
            }
            Matcher m = TOKEN.matcher(tokens[i]);
            if (!m.matches()) {
                throw new IllegalArgumentException("unknown setting '" + tokens[i] + "' in '" + whole + "'");
            }
            settings.put(m.group("name"), m.group("value") == null ? 1 : Double.parseDouble(m.group("value")));
        }
    }

    private double take(String name, double otherwise) {
        Double v = settings.remove(name);
        return v == null ? otherwise : v;
    }

    private <T> T done(T made) {
        if (!settings.isEmpty()) {
            throw new IllegalArgumentException("unknown setting " + settings.keySet() + " in '" + whole + "'");
        }
        return made;
    }

    static Optimizer optimizer(String name, Map<String, Tensor> p) {
        String[] tokens = name.split("_");
        TorchNames n = new TorchNames(name, 1, tokens);
        return switch (tokens[0]) {
            case "sgd" -> n.sgd(p);
            case "adam" -> n.done(new Adam(p, n.take("lr", 0.001), n.take("betaone", 0.9), n.take("betatwo", 0.999), n.take("eps", 1e-8),
                    n.take("wd", 0), n.take("amsgrad", 0) == 1));
            case "adamw" -> n.done(new AdamW(p, n.take("lr", 0.001), n.take("betaone", 0.9), n.take("betatwo", 0.999), n.take("eps", 1e-8),
                    n.take("wd", 0.01), n.take("amsgrad", 0) == 1));
            case "rmsprop" -> n.done(new RMSprop(p, n.take("lr", 0.01), n.take("alpha", 0.99), n.take("eps", 1e-8), n.take("wd", 0),
                    n.take("mom", 0), n.take("centered", 0) == 1));
            case "adagrad" -> n.done(new Adagrad(p, n.take("lr", 0.01), n.take("lrdecay", 0), n.take("wd", 0), n.take("eps", 1e-10)));
            default -> throw new IllegalArgumentException("unknown optimizer '" + name + "'");
        };
    }

    private Optimizer sgd(Map<String, Tensor> p) {
        double nesterov = take("nesterov", 0);
        double momentum = nesterov > 0 && nesterov != 1 ? nesterov : take("mom", 0);
        return done(new SGD(p, take("lr", 0.001), momentum, take("damp", 0), take("wd", 0), nesterov > 0));
    }

    static Loss loss(String name) {
        Reduction reduction = name.endsWith("_sum") ? Reduction.SUM : Reduction.MEAN;
        String plain = name.replaceFirst("_(sum|mean)$", "");
        if (isCrossEntropy(plain)) {
            return crossEntropy(name, plain.replaceFirst("^(cross_?entropy|ce)(_loss)?_?", "").replace("label_smoothing", "ls"));
        }
        String[] tokens = plain.replace("smooth_l1", "smoothl1").split("_");
        if (Set.of("bce", "bcewithlogits", "bcelogits").contains(tokens[0])) {
            return new TorchNames(name, 0).bce(plain, reduction);
        }
        TorchNames n = new TorchNames(name, 1, tokens);
        return switch (tokens[0]) {
            case "mse" -> n.done(new MSELoss(reduction));
            case "l1", "mae" -> n.done(new L1Loss(reduction));
            case "smoothl1" -> n.done(new SmoothL1Loss(n.take("beta", 1), reduction));
            case "huber" -> n.done(new HuberLoss(n.take("delta", 1), reduction));
            default -> throw new IllegalArgumentException("unknown loss '" + name + "'");
        };
    }

    /// `ls0.1`, `w1,2,0.5` (or `weights…`), both or none.
    private static Loss crossEntropy(String whole, String settings) {
        Matcher w = CLASS_WEIGHTS.matcher(settings);
        double[] weights = w.find() ? Stream.of(w.group(1).split("[,;]")).mapToDouble(Double::parseDouble).toArray() : new double[0];
        TorchNames n = new TorchNames(whole, 0, w.replaceAll("").split("_"));
        double smoothing = n.take("ls", n.take("smooth", n.take("smoothing", 0)));
        return n.done(new CrossEntropyLoss(smoothing, weights));
    }

    private Loss bce(String plain, Reduction reduction) {
        if (!plain.replace("_", "").matches("bce(with)?(logits?)?(loss)?")) {
            throw new IllegalArgumentException("unknown loss '" + whole + "'");
        }
        return new BCEWithLogitsLoss(reduction);
    }

    static boolean isCrossEntropy(String loss) {
        return loss.startsWith("ce") || loss.startsWith("cross");
    }

    static Module activation(String name) {
        return switch (name) {
            case "relu" -> new ReLU();
            case "leaky_relu", "leakyrelu", "leaky_relu_0_01" -> new LeakyReLU();
            case "tanh" -> new Tanh();
            case "sigmoid" -> new Sigmoid();
            case "elu" -> new ELU();
            case "gelu" -> new GELU();
            case "gelu_tanh" -> new GELU(true);
            case "softplus" -> new Softplus();
            default -> throw new IllegalArgumentException("unknown activation '" + name + "'");
        };
    }
}
