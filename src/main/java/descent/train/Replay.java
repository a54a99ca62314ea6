package descent.train;

import descent.data.PreparedData;
import descent.data.Progress;
import descent.model.Fault;
import descent.model.SavedModel;
import descent.model.SavedModel.History;
import descent.model.SavedModel.Stopping;
import descent.model.TrainedModel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Takes a run back to any epoch: states of every k-th epoch are kept within a budget of memory, the epochs between are
/// computed again, live changes of the rate included, equal to the bit. When the budget is full every second state goes
/// and k doubles. Before the first kept state a run is computed again from its seed. Trainer thread only.
final class Replay {
    private static final long MEGA = 1 << 20;
    private static final long SHARE_OF_HEAP = 64;
    private static final int FIRST_STRIDE = 10;
    /// A state's maps and names, beside its numbers.
    private static final long OVERHEAD = 6144;

    private final TreeMap<Integer, SavedModel> kept = new TreeMap<>();
    private final long whole;
    private long budget;
    private int stride = FIRST_STRIDE;
    private int floor;
    private long stateBytes;

    Replay(long budget) {
        this.whole = budget;
        this.budget = budget;
    }

    /// A 64th of the heap, 2 to 64 MB.
    static long budget() {
        return Math.clamp(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP, 2 * MEGA, 64 * MEGA);
    }

    /// This and other lanes share one budget.
    void shareWith(int lanes) {
        budget = whole / lanes;
        thin();
    }

    /// Lets go of all states but the one behind which nothing can be computed again.
    void fade() {
        kept.keySet().removeIf(e -> e != floor || floor == 0);
    }

    /// After an epoch, also after one that is computed again.
    void epochEnded(Lane lane) {
        if (lane.loop().epochsDone() % stride == 0 && !kept.containsKey(lane.loop().epochsDone())) {
            keep(lane);
        }
    }

    /// The run goes on from other weights than its epochs led to (after a divergence, or from the best ones): from here on
    /// it can be computed again from this state only.
    void goesOn(Lane lane) {
        floor = lane.loop().epochsDone();
        kept.put(floor, lane.model().snapshot(lane.run().plannedEpochs(), NOTHING, lane.run().provenance()));
    }

    /// The state that a run begins with in a file or as a branch: from here on it can be computed again, also where its rows are
    /// not those that its epochs so far were trained on.
    static Lane begun(Lane lane) {
        boolean endOfEpoch = lane.data() != null && !lane.loop().inEpoch() && lane.run().weightsEpoch() == Stopping.LAST;
        if (endOfEpoch && lane.loop().epochsDone() > 0 && bytes(lane.model()) <= lane.replay().budget) {
            lane.replay().goesOn(lane);
        }
        return lane;
    }

    private static final History NOTHING = new History(new float[0], new float[0], List.of());

    private void keep(Lane lane) {
        long bytes = bytes(lane.model());
        if (bytes > budget / 4) {
            return;
        }
        stateBytes = bytes;
        kept.put(lane.loop().epochsDone(), lane.model().snapshot(lane.run().plannedEpochs(), NOTHING, lane.run().provenance()));
        thin();
    }

    /// Never the state behind which nothing can be computed again.
    private void thin() {
        while (kept.size() > 1 && kept.size() * stateBytes > budget) {
            stride *= 2;
            kept.keySet().removeIf(e -> e % stride != 0 && e != floor);
        }
    }

    private static long bytes(TrainedModel m) {
        long floats = m.setup().fault() == Fault.SKIP_ZERO_GRAD ? 4 : 3;
        return OVERHEAD + floats * Float.BYTES * m.network().parameters().stream().mapToLong(t -> t.numel()).sum();
    }

    int states() {
        return kept.size();
    }

    /// A lane of its own that stands after `epoch` epochs of the run; the run's own lane is only read.
    ///
    /// @param id       of the copy's run
    /// @param progress asked after every update
    /// @return null when cancelled
    Lane at(int epoch, Lane lane, int id, Progress progress) throws TrainingException {
        Lane copy = at(epoch, lane.run(), lane.needsData().data(), id, progress);
        if (copy != null) {
            copy.patienceAs(lane);
        }
        return copy;
    }

    /// As above, of a run without a lane.
    Lane at(int epoch, Run run, PreparedData data, int id, Progress progress) throws TrainingException {
        if (epoch < 0 || epoch > run.history().count()) {
            throw new TrainingException("Run " + run.id() + " has epochs 0 to " + run.history().count() + ", not " + epoch + ".");
        }
        Map.Entry<Integer, SavedModel> from = kept.floorEntry(epoch);
        Lane copy = from == null ? Lane.start(id, run.setup(), data) : Lane.open(id, cut(from.getValue(), run, from.getKey()), data);
        int begin = copy.loop().epochsDone();
        while (copy.loop().epochsDone() < epoch) {
            update(copy, run);
            if (!progress.update((copy.loop().progress() - begin) / (epoch - begin))) {
                return null;
            }
            if (!copy.loop().inEpoch()) {
                checkEqual(copy, run, epoch);
                epochEnded(copy);
            }
        }
        copy.run().plannedEpochs(run.plannedEpochs());
        return copy;
    }

    /// Before an update: the rate that was set by hand then.
    static void wantAsThen(Lane copy, Run run) {
        for (RateChange c : run.rateChanges()) {
            if (c.step() == copy.model().step() + 1) {
                copy.loop().rate().want(c.lr());
            }
        }
    }

    /// The next update of a copy, with the rate that the run had then.
    static void update(Lane copy, Run run) throws TrainingException {
        wantAsThen(copy, run);
        copy.loop().update();
        checkFinite(copy, run);
        RateChange used = copy.loop().rate().takeChange();
        if (used != null) {
            copy.run().addRateChange(used);
        }
    }

    /// The updates of the epoch in which the run stands; that epoch's last one is left before the line that would end it.
    ///
    /// @return false when cancelled
    static boolean updateTo(long step, Lane copy, Run run, Progress progress) throws TrainingException {
        while (copy.model().step() < step && copy.loop().next() == Phase.FORWARD) {
            Phase end = copy.loop().batch() + 1 == copy.loop().batches() ? Phase.ZERO_GRAD : Phase.FORWARD;
            wantAsThen(copy, run);
            do {
                copy.loop().advance();
                checkFinite(copy, run);
            } while (copy.loop().next() != end);
            if (!progress.update(1)) {
                return false;
            }
        }
        return true;
    }

    /// A copy that breaks would never come to the end of its epoch.
    ///
    /// @throws TrainingException when the copy has stopped being finite, which the epochs of a run never do
    static void checkFinite(Lane copy, Run run) throws TrainingException {
        NonFinite broken = copy.loop().nonFinite();
        if (broken != null) {
            throw new TrainingException("Epoch " + broken.epoch() + " of run " + run.id() + " cannot be computed again: on the way the numbers"
                    + " passed the largest float32 number, which they did not in the run.");
        }
    }

    /// After an epoch of the copy, before its state is kept for others: its point of the curve is the run's; and so is, where the
    /// run went on, the next point of the dashed curve, which belongs to the weights that the copy has come to.
    ///
    /// @param asked epoch that was asked for
    /// @throws TrainingException when they are not equal to the bit
    static void checkEqual(Lane copy, Run run, int asked) throws TrainingException {
        int done = copy.loop().epochsDone();
        RunHistory then = run.history();
        boolean equal = same(copy.run().history().train(done - 1), then.train(done - 1));
        if (equal && done < then.count() && (done == asked || done % FIRST_STRIDE == 0)) {
            equal = same(copy.loop().points().watched(), then.test(done));
        }
        if (!equal) {
            throw new TrainingException("Epoch " + asked + " of run " + run.id()
                    + " cannot be computed again: the run went on from other weights, or learned from other rows.");
        }
    }

    private static boolean same(float a, float b) {
        return Float.compare(a, b) == 0;
    }

    /// A kept state with the curves and rate changes up to it; a rate may stand at the next update and be in use already.
    private static SavedModel cut(SavedModel state, Run run, int epoch) {
        long done = state.progress().step();
        List<SavedModel.Rate> rates = run.rateChanges().stream().filter(r -> r.step() <= done || (r.step() == done + 1 && r.lr() == state.progress().lr()))
                .map(r -> new SavedModel.Rate(r.epoch(), r.step(), r.lr())).toList();
        History history = new History(Arrays.copyOf(run.history().trainAll(), epoch), Arrays.copyOf(run.history().testAll(), epoch), rates);
        return new SavedModel(state.setup(), state.preprocessing(), state.weights(), state.progress(), history, state.provenance(), state.warnings());
    }
}
