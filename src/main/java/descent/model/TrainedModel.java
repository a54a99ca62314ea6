package descent.model;

import descent.data.PreparedData;
import descent.data.Preprocessing;
import descent.nn.Loss;
import descent.nn.Sequential;
import descent.optim.LRScheduler;
import descent.optim.Optimizer;
import descent.tensor.Generator;
import descent.tensor.Tensor;
import java.util.HexFormat;

/// A network with all that trains it: loss, optimizer, schedule, random streams and counters. Owned by one thread (the
/// trainer's); nobody else touches it.
public final class TrainedModel {
    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

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
        this.shuffle = Generator.of(setup.seed(), "shuffle");
        this.dropout = Generator.of(setup.seed(), "dropout");
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
