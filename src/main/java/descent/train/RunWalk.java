package descent.train;

import descent.data.PreparedData;
import descent.data.Progress;
import descent.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// The way of a run's weights, computed again from its seed on a copy, equal to the bit. Any thread.
///
/// @param run        whose way it is
/// @param copy       the copy as it stands at the end
/// @param epochs     finished epochs at each point; the first is 0, the last the run's end
/// @param weights    all parameters one behind the other, in the engine's layout, at each point
/// @param statistics all running statistics of BatchNorm1d in the same way; empty arrays where there are none
record RunWalk(Run run, Lane copy, int[] epochs, List<float[]> weights, List<float[]> statistics) {
    RunWalk {
        weights = List.copyOf(weights);
        statistics = List.copyOf(statistics);
    }

    /// @param most points; a longer run's lie closer at its beginning, where weights move fastest
    /// @param progress asked before every update
    /// @return null when cancelled
    /// @throws TrainingException when the run went on from weights that its seed does not lead to
    static RunWalk of(Run run, PreparedData data, int most, Progress progress) throws TrainingException {
        Lane copy = Lane.start(run.id(), run.setup(), data);
        int last = run.history().count();
        int[] epochs = points(last, most);
        List<Tensor> parameters = copy.model().network().parameters();
        List<Tensor> running = List.copyOf(copy.model().network().namedBuffers().values());
        List<float[]> weights = new ArrayList<>(List.of(flat(parameters)));
        List<float[]> statistics = new ArrayList<>(List.of(flat(running)));
        while (copy.loop().epochsDone() < last) {
            if (!progress.update(copy.loop().progress() / last)) {
                return null;
            }
            Replay.update(copy, run);
            if (copy.loop().inEpoch()) {
                continue;
            }
            Replay.checkEqual(copy, run, last);
            if (copy.loop().epochsDone() == epochs[weights.size()]) {
                weights.add(flat(parameters));
                statistics.add(flat(running));
            }
        }
        return new RunWalk(run, copy, epochs, weights, statistics);
    }

    /// At most `most` epochs from 0 to `last`, closer at the beginning: last · (i / n)².
    static int[] points(int last, int most) {
        int n = Math.min(last, most - 1);
        List<Integer> out = new ArrayList<>(List.of(0));
        for (int i = 1; i <= n; i++) {
            int e = last <= most - 1 ? i : (int) Math.round((double) last * i / n * i / n);
            if (e > out.getLast()) {
                out.add(e);
            }
        }
        return out.stream().mapToInt(Integer::intValue).toArray();
    }

    private static float[] flat(List<Tensor> all) {
        float[] out = new float[all.stream().mapToInt(Tensor::numel).sum()];
        int at = 0;
        for (Tensor t : all) {
            System.arraycopy(t.data(), 0, out, at, t.numel());
            at += t.numel();
        }
        return out;
    }
}
