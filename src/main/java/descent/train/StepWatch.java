package descent.train;

import descent.data.DataLoader;
import descent.model.TrainedModel;
import descent.tensor.Tensor;
import descent.train.StepView.GradientChange;
import descent.train.StepView.LossTerms;
import descent.train.StepView.Moment;
import descent.train.StepView.Rows;
import descent.train.StepView.WeightStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Looks at the tensors before and after one line of the loop and makes the view of it. Copies only; trainer thread only.
final class StepWatch {
    private final TrainedModel model;
    private final TrainingLoop loop;
    private String watchedName;
    private int watchedIndex;

    private final Map<String, float[]> gradsBefore = new LinkedHashMap<>();
    private Rows predictions;
    private LossTerms terms;
    private WeightStep weight;
    private List<GradientChange> gradients = List.of();
    private StepView last;
    private Stepped stepped;

    /// All weights, gradients and moments around the last STEP, and its rate and number, so that any weight's arithmetic can be
    /// told until the next update begins: a schedule may have set another rate by then.
    private record Stepped(Map<String, float[]> weights, Map<String, float[]> gradients, Map<String, Tensor> state, double lr, long number) { }

    StepWatch(TrainedModel model, TrainingLoop loop) {
        this.model = model;
        this.loop = loop;
        this.watchedName = model.network().namedParameters().keySet().iterator().next();
    }

    /// Chooses the weight whose arithmetic is shown.
    ///
    /// @param index flat, in PyTorch's layout
    /// @return the last view with this weight's arithmetic; null before the first STEP of a line by line update and once the weights have moved on unseen
    StepView watch(String name, int index) throws TrainingException {
        Tensor p = model.network().namedParameters().get(name);
        if (p == null || index < 0 || index >= p.numel()) {
            throw new TrainingException("There is no weight " + name + "[" + index + "]; the parameters are "
                    + model.network().namedParameters().keySet() + ".");
        }
        watchedName = name;
        watchedIndex = index;
        if (weight == null || last == null || stepped == null) {
            return null;
        }
        weight = weightStep();
        last = new StepView(last.phase(), last.epoch(), last.batch(), last.batches(), last.step(), last.x(), last.predictions(), last.targets(),
                last.loss(), last.gradients(), weight, last.lr());
        return last;
    }

    /// Shows the arithmetic of the same weight as the watch of another lane of the same network.
    void watchAs(StepWatch other) throws TrainingException {
        watch(other.watchedName, other.watchedIndex);
    }

    /// The weights are no longer those that the last STEP left: no weight's arithmetic is told until the next one, and its copies go.
    void forgetStep() {
        stepped = null;
    }

    /// Executes the next line of the loop and tells what it did.
    StepView advance() {
        Phase line = loop.next();
        before(line);
        loop.advance();
        after(line);
        gradsBefore.clear();
        DataLoader.Batch batch = loop.batchRows();
        int epoch = line == Phase.ZERO_GRAD && !loop.inEpoch() ? loop.epochsDone() : loop.epochsDone() + 1;
        int number = line == Phase.ZERO_GRAD ? loop.inEpoch() ? loop.batch() : loop.batches() : loop.batch() + 1;
        long step = line.compareTo(Phase.STEP) < 0 ? model.step() + 1 : model.step();
        last = new StepView(line, epoch, number, loop.batches(), step, rows(batch.x()), predictions, rows(batch.y()), terms,
                gradients, weight, loop.rate().lr());
        return last;
    }

    private void before(Phase line) {
        if (line == Phase.FORWARD) {
            loop.keepUpdateStart();
            predictions = null;
            terms = null;
            weight = null;
            stepped = null;
            gradients = List.of();
        }
        model.network().namedParameters().forEach((name, p) -> gradsBefore.put(name, gradient(p)));
        if (line == Phase.STEP) {
            Map<String, float[]> weights = new LinkedHashMap<>();
            model.network().namedParameters().forEach((name, p) -> weights.put(name, p.exported().data().clone()));
            stepped = new Stepped(weights, new LinkedHashMap<>(gradsBefore), model.optimizer().stateDict(), loop.rate().lr(),
                    model.optimizer().steps() + 1);
        }
    }

    private void after(Phase line) {
        switch (line) {
            case FORWARD -> predictions = rows(loop.predictions());
            case LOSS -> terms = LossTermsMaker.of(model.setup().loss(), loop.predictions(), loop.batchRows().y(), loop.lossValue());
            case BACKWARD, ZERO_GRAD -> gradients = changes();
            case STEP -> weight = weightStep();
        }
    }

    /// A copy in PyTorch's layout; empty where there is no gradient.
    private static float[] gradient(Tensor p) {
        return p.grad() == null ? new float[0] : p.exported(p.grad()).data();
    }

    static Rows rows(Tensor t) {
        int n = t.size(0);
        int cols = n == 0 ? 0 : t.numel() / n;
        return new Rows(n, cols, Arrays.copyOf(t.data(), Math.min(n, StepView.SHOWN_ROWS) * cols));
    }

    private List<GradientChange> changes() {
        List<GradientChange> out = new ArrayList<>();
        model.network().namedParameters().forEach((name, p) -> {
            float[] was = gradsBefore.get(name);
            float[] is = gradient(p);
            out.add(new GradientChange(name, Arrays.stream(p.exported().shape()).boxed().toList(), head(was), head(is), norm(was), norm(is)));
        });
        return out;
    }

    private static float[] head(float[] values) {
        return Arrays.copyOf(values, Math.min(values.length, StepView.SHOWN_VALUES));
    }

    private static double norm(float[] values) {
        double sum = 0;
        for (float v : values) {
            sum += (double) v * v;
        }
        return Math.sqrt(sum);
    }

    private WeightStep weightStep() {
        float after = model.network().namedParameters().get(watchedName).exported().data()[watchedIndex];
        float before = stepped.weights.get(watchedName)[watchedIndex];
        float[] gradient = stepped.gradients.get(watchedName);
        float g = watchedIndex < gradient.length ? gradient[watchedIndex] : 0;
        WeightStep bare = new WeightStep(watchedName, watchedIndex, before, g, after, moments(), List.of());
        return new WeightStep(watchedName, watchedIndex, before, g, after, bare.moments(),
                StepFormula.of(model.setup(), bare, stepped.lr, stepped.number));
    }

    /// What the optimizer keeps for the watched weight, by PyTorch's names without the parameter's.
    private List<Moment> moments() {
        List<Moment> out = new ArrayList<>();
        String prefix = watchedName + ".";
        model.optimizer().stateDict().forEach((name, now) -> {
            if (name.startsWith(prefix)) {
                Tensor was = stepped.state.get(name);
                out.add(new Moment(name.substring(prefix.length()), was == null ? 0 : was.data()[watchedIndex], now.data()[watchedIndex]));
            }
        });
        return out;
    }
}
