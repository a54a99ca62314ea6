package descent.lesson;

import descent.data.PreparedData;
import descent.data.Table;
import descent.eval.Evaluation;
import descent.model.Setup;
import descent.train.Pace;
import descent.train.Run;
import descent.train.RunState;
import descent.train.Trainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Measures what the lessons promise: each set-up of each lesson over 20 seeds of split and weights, as a table.
///
/// `mvn test -Dtest=LessonMeasure -Ddescent.measure=lessons`, or the path of a lesson file instead of `lessons`.
@EnabledIfSystemProperty(named = "descent.measure", matches = ".+")
class LessonMeasure {
    private static final int SEEDS = 20;

    /// What students do by themselves, beside the set-ups of the steps.
    private static final Map<String, List<String>> MORE = Map.of(
            "learning-rate", List.of("lr: 0.01", "lr: 0.2", "lr: 0.5"),
            "scaling", List.of("scaling: none/lr: 1e-2", "scaling: none/lr: 1e-3", "scaling: none/lr: 1e-4", "scaling: none/lr: 1e-5", "scaling: none/lr: 1e-6", "scaling: none/lr: 1e-7", "scaling: none/lr: 1e-8"),
            "adam-sgd", List.of("optimizer: Adam/lr: 0.01", "optimizer: SGD(momentum=0.9)/lr: 0.01", "optimizer: Adam/lr: 10", "optimizer: SGD/lr: 1"),
            "find-the-bug", List.of("fault: skip zero grad/lr: 0.05", "fault: no scaling", "fault: scaler fitted on all rows"));

    /// Set-ups whose train losses are compared seed by seed: the first over the second.
    private static final Map<String, List<String>> PAIRS = Map.of("adam-sgd", List.of("optimizer: Adam/lr: 1", "optimizer: Adam/lr: 0.01"));

    private record One(int divergedAt, double first, double train, double test, double score, double rises, int half, int lowestAt, double lowest) { }

    @Test
    void measure_everySetup_over20Seeds() throws Exception {
        String what = System.getProperty("descent.measure");
        Map<String, Lesson> lessons = new LinkedHashMap<>();
        if (what.equals("lessons")) {
            Lessons.list().forEach(e -> lessons.put(e.name(), e.lesson()));
        } else {
            lessons.put(what, LessonReader.read(Path.of(what)));
        }
        try (Trainer trainer = new Trainer()) {
            trainer.pace(Pace.FULL);
            for (Map.Entry<String, Lesson> e : lessons.entrySet()) {
                measure(trainer, e.getKey(), e.getValue());
            }
        }
    }

    private static void measure(Trainer trainer, String name, Lesson lesson) throws Exception {
        Table table = lesson.table();
        Map<Setup, String> setups = new LinkedHashMap<>();
        Setup setup = lesson.setup(table);
        Setup first = setup;
        setups.put(setup, "as it begins");
        for (Step step : lesson.steps()) {
            setup = Lesson.apply(step.changes(), setup, table);
            setups.putIfAbsent(setup, words(step.changes()));
        }
        for (String more : MORE.getOrDefault(name, List.of())) {
            setups.putIfAbsent(changed(first, more, table), more);
        }
        System.out.printf(Locale.ROOT, "%n%s%n", name);
        Map<Setup, List<One>> measured = new LinkedHashMap<>();
        for (Map.Entry<Setup, String> e : setups.entrySet()) {
            List<One> all = new ArrayList<>();
            for (int seed = 1; seed <= SEEDS; seed++) {
                all.add(run(trainer, e.getKey().withSeed(seed).withSplit(e.getKey().split().withSeed(seed)), table));
            }
            measured.put(e.getKey(), all);
            print(e.getValue(), all);
            print("    seed 42", List.of(run(trainer, e.getKey(), table)));
        }
        if (PAIRS.containsKey(name)) {
            List<String> pair = PAIRS.get(name);
            compare(String.join(" over ", pair), measured.get(changed(first, pair.getFirst(), table)), measured.get(changed(first, pair.getLast(), table)));
        }
    }

    private static Setup changed(Setup first, String lines, Table table) throws Exception {
        List<SetupChange> changes = new ArrayList<>();
        for (String line : lines.split("/")) {
            String[] parts = line.split(": ");
            changes.add(SetupWords.read(0, parts[0], parts[1]));
        }
        return Lesson.apply(changes, first, table);
    }

    /// The same seed on both sides.
    private static void compare(String words, List<One> above, List<One> below) {
        double[] train = new double[above.size()];
        double[] test = new double[above.size()];
        for (int i = 0; i < train.length; i++) {
            train[i] = above.get(i).train / below.get(i).train;
            test[i] = above.get(i).test / below.get(i).test;
        }
        for (double[] v : new double[][] {train, test}) {
            Arrays.sort(v);
            System.out.printf(Locale.ROOT, "  %s, seed by seed, %s loss: × %.3g…%.3g…%.3g, at least twice in %d/%d%n", words, v == train ? "train" : "test",
                    v[0], v[v.length / 2], v[v.length - 1], Arrays.stream(v).filter(r -> r >= 2).count(), v.length);
        }
    }

    private static String words(List<SetupChange> changes) {
        return String.join(" · ", changes.stream().map(c -> c.name() + " " + c.text()).toList());
    }

    private static One run(Trainer trainer, Setup setup, Table table) throws Exception {
        PreparedData data = PreparedData.of(table, setup.schema(), setup.split(), setup.preprocessing());
        Run run = trainer.train(setup, data).get(60, TimeUnit.SECONDS);
        RunState end = trainer.settled().get(120, TimeUnit.SECONDS);
        float[] train = run.history().trainAll();
        float[] test = run.history().testAll();
        double score = Double.NaN;
        if (end == RunState.FINISHED) {
            Evaluation e = trainer.evaluate().get(60, TimeUnit.SECONDS);
            score = e.regression() != null ? e.regression().r2() : e.classification().accuracy();
        }
        int rises = 0;
        int half = 0;
        int lowest = 0;
        double halfLoss = (train[0] + train[train.length - 1]) / 2;
        for (int i = 1; i < train.length; i++) {
            rises += train[i] > train[i - 1] ? 1 : 0;
            half = half == 0 && train[i] <= halfLoss ? i : half;
            lowest = test[i] < test[lowest] ? i : lowest;
        }
        int n = train.length;
        return new One(run.divergedAt(), train[0], train[n - 1], test[n - 1], score, rises / Math.max(1.0, n - 1), half, lowest + 1, test[lowest]);
    }

    private static void print(String words, List<One> all) {
        List<One> ended = all.stream().filter(o -> o.divergedAt == 0).toList();
        List<Integer> at = all.stream().map(One::divergedAt).filter(d -> d > 0).sorted().toList();
        StringBuilder s = new StringBuilder(String.format(Locale.ROOT, "  %-44s NaN %d/%d%s", words, at.size(), all.size(),
                at.isEmpty() ? "" : " at " + at.getFirst() + "–" + at.getLast()));
        if (!ended.isEmpty()) {
            s.append(range(" first", ended, One::first)).append(range(" train", ended, One::train)).append(range(" test", ended, One::test))
                    .append(range(" score", ended, One::score)).append(range(" rises", ended, One::rises)).append(range(" half", ended, One::half))
                    .append(range(" lowest@", ended, One::lowestAt)).append(range(" test/lowest", ended, o -> o.test / o.lowest))
                    .append(range(" test/train", ended, o -> o.test / o.train));
        }
        System.out.println(s);
    }

    private static String range(String name, List<One> all, ToDoubleFunction<One> f) {
        double[] v = all.stream().mapToDouble(f).sorted().toArray();
        Arrays.sort(v);
        return v.length == 1 ? String.format(Locale.ROOT, "%s %.4g", name, v[0])
                : String.format(Locale.ROOT, "%s %.3g…%.3g…%.3g", name, v[0], v[v.length / 2], v[v.length - 1]);
    }
}
