package descent.model;

import descent.data.ColumnPreparation;
import descent.data.TrainTestSplit;
import descent.nn.Linear;
import descent.nn.Sequential;
import descent.optim.LRScheduler;
import descent.optim.Optimizer;
import descent.tensor.Generator;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What must fit together in a file beyond shapes, checked before the numbers are read: a file that is let through can be
/// trained on without surprise.
final class Consistency {
    private static final long MOST_STEPS = 1L << 43;

    private Consistency() { }

    /// @throws Refused for parts that contradict each other
    /// @throws IllegalArgumentException for settings that a layer, loss, optimizer or schedule does not take
    static void check(Metadata m, Header header) {
        buildSmall(m);
        int epochs = m.progress().epoch();
        header.tensors().stream().filter(t -> t.name().equals(TensorNames.TRAIN_CURVE) && t.count() != epochs).findAny().ifPresent(t -> {
            throw new Refused("its curves have " + t.count() + " points, but " + epochs + " epochs are done");
        });
        SavedModel.Stopping stopping = m.progress().stopping();
        if (stopping.countsFrom() > epochs || stopping.weightsEpoch() > epochs) {
            throw new Refused("it speaks of epochs beyond the " + epochs + " that are done");
        }
        checkColumns(m);
        if (m.progress().step() > MOST_STEPS) {
            throw new Refused("its step counter is out of range");
        }
        if (m.progress().lr() < 0) {
            throw new Refused("its learning rate is negative");
        }
        int classes = m.preprocessing().target().levels().size();
        if (m.setup().loss() instanceof LossSpec.CrossEntropyLoss l && !l.classWeights().isEmpty() && l.classWeights().size() != classes) {
            throw new Refused("its loss has " + l.classWeights().size() + " class weights, but its target has " + classes + " classes");
        }
    }

    private static void checkColumns(Metadata m) {
        List<String> prepared = m.preprocessing().inputs().stream().map(ColumnPreparation::name).toList();
        if (!prepared.equals(m.setup().schema().inputs()) || !m.preprocessing().target().name().equals(m.setup().schema().target())) {
            throw new Refused("its columns are not those that it prepares");
        }
    }

    /// The engine's own checks of all settings, on a network of width 1.
    private static void buildSmall(Metadata m) {
        Generator g = Generator.of(0, "check");
        List<LayerSpec> narrow = m.setup().layers().stream().map(l -> l instanceof LayerSpec.Linear ? new LayerSpec.Linear(1) : l).toList();
        NetworkBuilder.build(narrow, 1, 1, g, g);
        NetworkBuilder.loss(m.setup().loss());
        Optimizer optimizer = NetworkBuilder.optimizer(m.setup().optimizer(), new Sequential(new Linear(1, 1, g)));
        LRScheduler schedule = NetworkBuilder.scheduler(m.setup().schedule(), optimizer);
        List<String> state = schedule == null ? List.of() : List.copyOf(schedule.stateDict().keySet());
        if (!List.copyOf(m.progress().schedule().keySet()).equals(state)) {
            throw new Refused("the state of its schedule does not fit " + m.setup().schedule().kind());
        }
    }

    static int[] rows(long[] rows) {
        if (Arrays.stream(rows).anyMatch(r -> r < 0 || r > Integer.MAX_VALUE)) {
            throw new Refused("its split names a row that no table can have");
        }
        return Arrays.stream(rows).mapToInt(r -> (int) r).toArray();
    }

    static void checkCounters(long step, TrainTestSplit split) {
        if (step < 0 || step > MOST_STEPS) {
            throw new Refused("its step counter is out of range");
        }
        int[] all = Stream.of(split.train(), split.test(), split.validation()).flatMapToInt(Arrays::stream).sorted().toArray();
        for (int i = 1; i < all.length; i++) {
            if (all[i] == all[i - 1]) {
                throw new Refused("its split names row " + all[i] + " twice");
            }
        }
    }
}
