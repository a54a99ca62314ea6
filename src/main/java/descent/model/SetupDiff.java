package descent.model;

import descent.model.LayerSpec.Linear;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What differs between Setups, setting by setting and in words: for the Runs list ("lr 0.1"), for the fair-comparison
/// rule (runs that differ in more than one setting prove nothing about either) and for undo's tooltips.
public final class SetupDiff {
    /// One setting of a Setup: its short name on the screen and its value as text.
    private record Setting(String name, Function<Setup, String> value) { }

    /// One setting in which two Setups differ.
    public record Difference(String setting, String left, String right) {
        @Override
        public String toString() {
            return setting + " " + left + " → " + right;
        }
    }

    private static final List<Setting> SETTINGS = List.of(
            new Setting("lr", s -> number(s.lr())),
            new Setting("optimizer", s -> s.optimizer().kind()),
            new Setting("optimizer options", s -> options(s.optimizer())),
            new Setting("layers", s -> layers(s.layers())),
            new Setting("loss", s -> loss(s.loss())),
            new Setting("batch", s -> s.batchSize() == Setup.ALL_ROWS ? "all rows" : String.valueOf(s.batchSize())),
            new Setting("epochs", s -> String.valueOf(s.epochs())),
            new Setting("seed", s -> String.valueOf(s.seed())),
            new Setting("schedule", s -> plainName(s.schedule(), s.schedule().kind())),
            new Setting("target", s -> s.schema().target()),
            new Setting("inputs", s -> String.join(", ", s.schema().inputs())),
            new Setting("task", s -> s.schema().task() == null ? "as recognised" : String.valueOf(s.schema().task())),
            new Setting("column kinds", s -> s.schema().kinds().entrySet().stream().map(Object::toString).sorted()
                    .collect(Collectors.joining(", "))),
            new Setting("test rows", s -> s.split().testPercent() + " %"),
            new Setting("validation rows", s -> s.split().validationPercent() + " %"),
            new Setting("early stopping", s -> s.stopsEarly() ? "patience " + s.patience() : "off"),
            new Setting("shuffle", s -> yes(s.split().shuffle())),
            new Setting("stratify", s -> yes(s.split().stratify())),
            new Setting("split seed", s -> String.valueOf(s.split().seed())),
            new Setting("scaling", s -> s.preprocessing().scaling().name().toLowerCase(java.util.Locale.ROOT)),
            new Setting("target scaled", s -> yes(s.preprocessing().scaleTarget())),
            new Setting("gaps", s -> s.preprocessing().gaps().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')),
            new Setting("one-hot cap", s -> String.valueOf(s.preprocessing().maxCategories())));

    private SetupDiff() { }

    /// Every setting in which the two differ, the one that a student changes most often first.
    /// A deliberate fault is never named: it is for the student to find.
    public static List<Difference> between(Setup left, Setup right) {
        List<Difference> found = new ArrayList<>();
        for (Setting setting : SETTINGS) {
            String a = setting.value.apply(left);
            String b = setting.value.apply(right);
            if (!a.equals(b)) {
                found.add(new Difference(setting.name, a, b));
            }
        }
        return List.copyOf(found);
    }

    /// Every setting by its name, with its value on either side; those that say nothing (default options) are left out.
    public static List<Difference> all(Setup setup) {
        return SETTINGS.stream().map(s -> new Difference(s.name, s.value.apply(setup), s.value.apply(setup))).filter(d -> !d.left().isEmpty()).toList();
    }

    /// `onto` with one setting of `from`: the fair rerun, which changes one thing. Settings of the data are not carried over.
    public static Optional<Setup> withOne(String setting, Setup onto, Setup from) {
        return Optional.ofNullable(switch (setting) {
            case "lr" -> onto.withLr(from.lr());
            case "optimizer", "optimizer options" -> onto.withOptimizer(from.optimizer().withLr(onto.lr()));
            case "layers" -> onto.withLayers(from.layers());
            case "batch" -> onto.withBatchSize(from.batchSize());
            case "epochs" -> onto.withEpochs(from.epochs());
            case "seed" -> onto.withSeed(from.seed());
            case "schedule" -> onto.withSchedule(from.schedule());
            case "early stopping" -> onto.withPatience(from.patience());
            default -> null;
        });
    }

    /// What sets `one` apart among `all`: its values of the settings that are not the same in all of them, "" when all are equal.
    public static String apart(Setup one, List<Setup> all) {
        List<String> words = new ArrayList<>();
        for (Setting setting : SETTINGS) {
            String mine = setting.value.apply(one);
            if (all.stream().anyMatch(s -> !setting.value.apply(s).equals(mine))) {
                words.add(phrase(setting.name, mine));
            }
        }
        return String.join(" · ", words);
    }

    /// The layer stack in one line: `32 ReLU 16 ReLU`, the last Linear (as wide as the target asks) left out.
    public static String layers(List<LayerSpec> layers) {
        List<String> words = new ArrayList<>();
        for (LayerSpec layer : layers) {
            if (!(layer instanceof Linear linear)) {
                words.add(layer(layer));
            } else if (linear.outFeatures() != Linear.FOLLOWS_TARGET) {
                words.add(String.valueOf(linear.outFeatures()));
            }
        }
        return words.isEmpty() ? "no hidden layer" : String.join(" ", words);
    }

    /// `ReLU`, `Dropout 0.5`, `Softplus(beta=1, threshold=20)`.
    private static String layer(LayerSpec layer) {
        String inside = layer.toString().replaceFirst("^\\w+\\[", "").replaceFirst("]$", "").replaceAll("\\.0(?=,|$)", "");
        return inside.contains(",") ? layer.kind() + "(" + inside + ")" : plainName((Record) layer, layer.kind());
    }

    private static String phrase(String name, String value) {
        return switch (name) {
            case "optimizer", "loss", "schedule" -> value;
            case "optimizer options" -> value.isEmpty() ? "default options" : value;
            default -> name + " " + value;
        };
    }

    private static String loss(LossSpec loss) {
        boolean plain = loss instanceof LossSpec.CrossEntropyLoss c && c.labelSmoothing() == 0 && c.classWeights().isEmpty();
        return plain ? loss.kind() : plainName(loss, loss.kind());
    }

    private static String options(OptimizerSpec o) {
        return o.equals(defaults(o)) ? "" : o.withLr(0).toString().replaceFirst("^\\w+\\[lr=[^,\\]]*,? ?", "").replace("]", "");
    }

    private static OptimizerSpec defaults(OptimizerSpec o) {
        return switch (o) {
            case OptimizerSpec.SGD s -> new OptimizerSpec.SGD(s.lr());
            case OptimizerSpec.Adam a -> new OptimizerSpec.Adam(a.lr());
            case OptimizerSpec.AdamW a -> new OptimizerSpec.AdamW(a.lr());
            case OptimizerSpec.RMSprop r -> new OptimizerSpec.RMSprop(r.lr());
            case OptimizerSpec.Adagrad a -> new OptimizerSpec.Adagrad(a.lr());
        };
    }

    /// `ReLU` for ReLU[], `Dropout 0.5` for Dropout[p=0.5], `StepLR 30, 0.1` for two arguments.
    private static String plainName(Record r, String kind) {
        String inside = r.toString().replaceFirst("^\\w+\\[", "").replaceFirst("]$", "");
        return inside.isEmpty() ? kind : kind + " " + inside.replaceAll("\\w+=", "");
    }

    private static String plainName(Object o, String kind) {
        return o instanceof Record r ? plainName(r, kind) : kind;
    }

    private static String number(double v) {
        BigDecimal d = BigDecimal.valueOf(v).stripTrailingZeros();
        return Math.abs(v) >= 1e-4 || v == 0 ? d.toPlainString() : d.unscaledValue() + "e" + -d.scale();
    }

    private static String yes(boolean b) {
        return b ? "yes" : "no";
    }
}
