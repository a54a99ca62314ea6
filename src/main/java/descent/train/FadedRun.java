package descent.train;

import descent.data.PreparedData;
import descent.data.Progress;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;

/// A run whose model was let go of, for memory: its curves are in the Runs list, and model and optimizer are computed again
/// from its start weights when they are asked for, equal to the bit, the epoch in work at the end included. Rows go when
/// memory runs short, the whole when its row in the list goes. Trainer thread only.
final class FadedRun {
    private final WeakReference<Run> run;
    private final SoftReference<PreparedData> data;
    private final Replay replay;
    private final long step;
    private final int[] patienceFrom;

    /// @param lane over, with its data
    FadedRun(Lane lane) {
        run = new WeakReference<>(lane.run());
        data = new SoftReference<>(lane.data());
        replay = lane.replay();
        replay.fade();
        step = lane.model().step();
        patienceFrom = lane.patienceFrom();
    }

    /// Whether nobody can ask for it any more.
    boolean isGone() {
        return run.get() == null || data.get() == null;
    }

    /// @param progress asked after every update
    /// @return the lane as it was; null when cancelled
    Lane again(Progress progress) throws TrainingException {
        Run asked = run.get();
        PreparedData rows = data.get();
        if (asked == null || rows == null) {
            throw new TrainingException("The rows of this run are no longer in memory: open its data and train with its settings again, the same seed gives the same weights.");
        }
        Lane copy = replay.at(asked.history().count(), asked, rows, asked.id(), progress);
        if (copy == null) {
            return null;
        }
        if (!Replay.updateTo(step, copy, asked, progress)) {
            return null;
        }
        return Lane.again(asked, copy, patienceFrom, replay);
    }
}
