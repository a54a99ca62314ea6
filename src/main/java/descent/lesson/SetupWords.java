package descent.lesson;

import descent.data.PreprocessingSettings;
import descent.data.PreprocessingSettings.Gaps;
import descent.data.PreprocessingSettings.Scaling;
import descent.data.Proposal;
import descent.data.Schema;
import descent.data.Table;
import descent.data.Task;
import descent.lesson.SetupChange.Change;
import descent.lesson.SetupChange.Refused;
import descent.model.Fault;
import descent.model.LayerSpec;
import descent.model.LossSpec;
import descent.model.ScheduleSpec;
import descent.model.Setup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The settings of a set-up by the names that the window uses, each with the values it takes.
final class SetupWords {
    static final List<String> NAMES = List.of("inputs", "target", "task", "test rows", "shuffle", "stratify", "split seed", "scaling",
            "target scaled", "gaps", "one-hot cap", "layers", "loss", "optimizer", "lr", "schedule", "epochs", "batch", "seed", "fault");

    private SetupWords() { }

    /// @throws Refused when there is no such setting or its value cannot be taken
    static SetupChange read(int line, String name, String text) throws Refused {
        if (!NAMES.contains(name)) {
            throw new Refused("\"" + name + "\" is no setting; the settings are " + String.join(", ", NAMES));
        }
        if (text.isEmpty()) {
            throw new Refused("\"" + name + "\" has no value; write one after the colon");
        }
        Change change = switch (name) {
            case "inputs", "target", "task" -> column(name, text);
            case "test rows", "shuffle", "stratify", "split seed" -> split(name, text);
            case "scaling", "target scaled", "gaps", "one-hot cap" -> preprocessing(name, text);
            default -> training(name, text);
        };
        return new SetupChange(line, name, text, change);
    }

    private static Change training(String name, String text) throws Refused {
        return switch (name) {
            case "layers" -> {
                List<LayerSpec> layers = SpecWords.layers(text);
                yield (s, t) -> s.withLayers(layers);
            }
            case "loss" -> {
                LossSpec loss = SpecWords.loss(text);
                yield (s, t) -> s.withLoss(loss);
            }
            case "optimizer" -> {
                SpecWords.optimizer(text, 0.01);
                yield (s, t) -> s.withOptimizer(SpecWords.optimizer(text, s.lr()));
            }
            case "lr" -> {
                double lr = SpecWords.rate(text);
                yield (s, t) -> s.withLr(lr);
            }
            case "schedule" -> {
                ScheduleSpec schedule = SpecWords.schedule(text);
                yield (s, t) -> s.withSchedule(schedule);
            }
            default -> count(name, text);
        };
    }

    private static Change count(String name, String text) throws Refused {
        return switch (name) {
            case "epochs" -> {
                int epochs = Values.whole(text, 1, 1_000_000);
                yield (s, t) -> s.withEpochs(epochs);
            }
            case "batch" -> {
                int batch = text.equals("all") || text.equals("all rows") ? Setup.ALL_ROWS : Values.whole(text, 1, 1_000_000);
                yield (s, t) -> s.withBatchSize(batch);
            }
            case "seed" -> {
                long seed = Values.wholeLong(text);
                yield (s, t) -> s.withSeed(seed);
            }
            default -> {
                Fault fault = Fault.valueOf(constant(Values.oneOf(text, words(Fault.values()))));
                yield (s, t) -> s.withFault(fault);
            }
        };
    }

    private static Change split(String name, String text) throws Refused {
        return switch (name) {
            case "test rows" -> {
                int percent = Values.whole(text.replaceFirst("\\s*%$", ""), 5, 50);
                yield (s, t) -> s.withSplit(s.split().withTestPercent(percent));
            }
            case "split seed" -> {
                long seed = Values.wholeLong(text);
                yield (s, t) -> s.withSplit(s.split().withSeed(seed));
            }
            case "shuffle" -> {
                boolean shuffle = Values.yes(text);
                yield (s, t) -> s.withSplit(s.split().withShuffle(shuffle));
            }
            default -> {
                boolean stratify = Values.yes(text);
                yield (s, t) -> s.withSplit(s.split().withStratify(stratify));
            }
        };
    }

    private static Change preprocessing(String name, String text) throws Refused {
        return switch (name) {
            case "scaling" -> {
                Scaling scaling = Scaling.valueOf(constant(Values.oneOf(text, words(Scaling.values()))));
                yield (s, t) -> s.withPreprocessing(s.preprocessing().withScaling(scaling));
            }
            case "target scaled" -> {
                boolean scaled = Values.yes(text);
                yield (s, t) -> s.withPreprocessing(s.preprocessing().withScaleTarget(scaled));
            }
            case "gaps" -> {
                Gaps gaps = Gaps.valueOf(constant(Values.oneOf(text, words(Gaps.values()))));
                yield (s, t) -> s.withPreprocessing(s.preprocessing().withGaps(gaps));
            }
            default -> {
                int cap = Values.whole(text, 2, 200);
                yield (s, t) -> {
                    PreprocessingSettings p = s.preprocessing();
                    return s.withPreprocessing(new PreprocessingSettings(p.scaling(), p.scaleTarget(), p.gaps(), cap, p.fitOnAllRows()));
                };
            }
        };
    }

    private static Change column(String name, String text) throws Refused {
        return switch (name) {
            case "inputs" -> {
                List<String> columns = Call.parts(text);
                yield (s, t) -> {
                    check(columns, t);
                    return s.withSchema(new Schema(inOrder(columns, t), s.schema().target(), s.schema().kinds(), s.schema().task()));
                };
            }
            case "target" -> (s, t) -> {
                check(List.of(text), t);
                return s.withSchema(Proposal.of(t, text).schema());
            };
            default -> {
                Task task = Task.valueOf(constant(Values.oneOf(text, words(Task.values()))));
                yield (s, t) -> s.withSchema(new Schema(s.schema().inputs(), s.schema().target(), s.schema().kinds(), task));
            }
        };
    }

    private static void check(List<String> columns, Table table) throws Refused {
        List<String> names = table.columns().stream().map(c -> c.name()).toList();
        for (String c : columns) {
            if (!names.contains(c)) {
                throw new Refused("the data has no column \"" + c + "\"; its columns are " + String.join(", ", names));
            }
        }
    }

    private static List<String> inOrder(List<String> columns, Table table) {
        List<String> ordered = new ArrayList<>();
        table.columns().stream().filter(c -> columns.contains(c.name())).forEach(c -> ordered.add(c.name()));
        return ordered;
    }

    private static List<String> words(Enum<?>[] constants) {
        List<String> words = new ArrayList<>();
        for (Enum<?> e : constants) {
            words.add(e.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        return words;
    }

    private static String constant(String words) {
        return words.toUpperCase(Locale.ROOT).replace(' ', '_');
    }
}
