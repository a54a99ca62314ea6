package descent.model;

import descent.data.PreparedData;
import descent.data.Preprocessing;
import descent.model.SavedModel.NamedArray;
import descent.model.SavedModel.Progress;
import descent.nn.Loss;
import descent.nn.Sequential;
import descent.optim.LRScheduler;
import descent.optim.Optimizer;
import descent.tensor.Generator;
import descent.tensor.Tensor;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// A network with all that trains it: loss, optimizer, schedule, random streams and counters. Owned by one thread (the
/// trainer's); nobody else touches it.
public final class TrainedModel {
    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /// Names of the random streams whose states are saved.
    public static final String SHUFFLE = "shuffle";
    public static final String DROPOUT = "dropout";
    /// Behind a parameter's name: its gradient, among what is saved of the optimizer.
    public static final String GRAD = ".grad";

    private final Setup setup;
    private final Preprocessing preprocessing;
    private final Generator shuffle;
    private final Generator dropout;
    private final Sequential network;
    private final Loss loss;
    private final Optimizer optimizer;
    private final LRScheduler scheduler;
    private long step;
    private int epoch;

    private TrainedModel(Setup setup, Preprocessing preprocessing) {
        this.setup = setup;
        this.preprocessing = preprocessing;
        this.shuffle = Generator.of(setup.seed(), SHUFFLE);
        this.dropout = Generator.of(setup.seed(), DROPOUT);
        this.network = NetworkBuilder.build(setup.layers(), preprocessing.inFeatures(), preprocessing.outFeatures(),
                Generator.of(setup.seed(), "init"), dropout);
        this.loss = NetworkBuilder.loss(setup.loss());
        this.optimizer = NetworkBuilder.optimizer(setup.optimizer(), network);
        this.scheduler = NetworkBuilder.scheduler(setup.schedule(), optimizer);
    }

    /// A model with the start weights of its set-up's seed.
    public static TrainedModel create(Setup setup, PreparedData data) {
        return new TrainedModel(setup, data.preprocessing());
    }

    /// A model with the start weights of its set-up's seed, for columns that were prepared before.
    static TrainedModel create(Setup setup, Preprocessing preprocessing) {
        return new TrainedModel(setup, preprocessing);
    }

    /// The model of a file, as it stood between two updates; between two batches when the epoch was begun.
    ///
    /// @throws IllegalArgumentException when weights or state do not belong to the set-up's network
    public static TrainedModel restore(SavedModel saved) {
        TrainedModel m = new TrainedModel(saved.setup(), Preprocessing.fromRecord(saved.preprocessing()));
        m.network.loadStateDict(tensors(saved.weights()));
        Progress p = saved.progress();
        Map<String, Tensor> state = tensors(p.optimizer());
        m.loadGradients(state);
        m.optimizer.loadStateDict(state);
        m.optimizer.lr(p.lr());
        if (m.scheduler != null) {
            m.scheduler.loadStateDict(p.schedule());
        }
        m.shuffle.restore(p.generators().get(SHUFFLE));
        m.dropout.restore(p.generators().get(DROPOUT));
        m.step = p.step();
        m.epoch = p.epoch();
        return m;
    }

    /// What a file needs of the model as it stands, in copies.
    ///
    /// @param plannedEpochs of the run
    public SavedModel snapshot(int plannedEpochs, SavedModel.History history, SavedModel.Provenance provenance) {
        Map<String, long[]> generators = new LinkedHashMap<>();
        generators.put(SHUFFLE, shuffle.state());
        generators.put(DROPOUT, dropout.state());
        Map<String, NamedArray> state = arrays(optimizer.stateDict());
        state.putAll(keptGradients());
        Progress progress = new Progress(epoch, plannedEpochs, step, optimizer.lr(), state,
                scheduler == null ? Map.of() : scheduler.stateDict(), generators, null);
        return new SavedModel(setup, preprocessing.toRecord(), arrays(network.stateDict()), progress, history, provenance);
    }

    /// Copies of the gradients to which the next backward() adds, by the names under which they are saved beside the
    /// optimizer's state. Empty in every honest run: there line 5 has forgotten them when the next update begins.
    public Map<String, NamedArray> keptGradients() {
        Map<String, NamedArray> out = new LinkedHashMap<>();
        if (setup.fault() == Fault.SKIP_ZERO_GRAD) {
            network.namedParameters().forEach((name, p) -> {
                if (p.hasGrad()) {
                    out.put(name + GRAD, NamedArray.of(p.exported(p.grad())));
                }
            });
        }
        return out;
    }

    /// Takes the gradients out of a saved optimizer's state.
    private void loadGradients(Map<String, Tensor> state) {
        network.namedParameters().forEach((name, p) -> {
            Tensor grad = state.remove(name + GRAD);
            if (grad != null) {
                p.importInto(p.gradToWrite(), grad, name + GRAD);
            }
        });
    }

    private static Map<String, NamedArray> arrays(Map<String, Tensor> tensors) {
        Map<String, NamedArray> out = new LinkedHashMap<>();
        tensors.forEach((name, t) -> out.put(name, NamedArray.of(t)));
        return out;
    }

    private static Map<String, Tensor> tensors(Map<String, NamedArray> arrays) {
        Map<String, Tensor> out = new LinkedHashMap<>();
        arrays.forEach((name, a) -> out.put(name, a.toTensor()));
        return out;
    }

    /// As if no update had been made: without moments.
    public void freshOptimizer() {
        optimizer.zeroGrad();
        optimizer.loadStateDict(Map.of("step", Tensor.zeros(2)));
    }

    /// Between two updates: forgets what the engine has laid out for the rows; it is laid out again when it is needed.
    public void forgetActivations() {
        network.forgetPlans();
        loss.forgetBatch();
    }

    public Setup setup() {
        return setup;
    }

    public Preprocessing preprocessing() {
        return preprocessing;
    }

    public Sequential network() {
        return network;
    }

    public Loss loss() {
        return loss;
    }

    public Optimizer optimizer() {
        return optimizer;
    }

    /// Null for a constant rate.
    public LRScheduler scheduler() {
        return scheduler;
    }

    /// The stream that shuffles the rows of each epoch.
    public Generator shuffle() {
        return shuffle;
    }

    /// The stream that draws the masks of Dropout.
    public Generator dropout() {
        return dropout;
    }

    /// Updates done.
    public long step() {
        return step;
    }

    public void step(long updates) {
        step = updates;
    }

    /// Finished epochs.
    public int epoch() {
        return epoch;
    }

    public void epoch(int finished) {
        epoch = finished;
    }

    /// Eight hex digits of a hash over the bits of all weights (FNV-1a, folded): equal weights, equal fingerprint, on
    /// every machine.
    public String fingerprint() {
        long h = FNV_START;
        for (Tensor t : network.stateDict().values()) {
            for (float v : t.data()) {
                h = (h ^ Float.floatToRawIntBits(v)) * FNV_PRIME;
            }
        }
        return HexFormat.of().toHexDigits((int) (h ^ h >>> 32));
    }
}
