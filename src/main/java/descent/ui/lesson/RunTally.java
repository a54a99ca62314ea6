package descent.ui.lesson;

import descent.lesson.LessonProgress.RunFacts;
import descent.lesson.LessonProgress.Settings;
import descent.lesson.LessonProgress.State;
import descent.model.Setup;
import descent.train.Run;
import descent.train.RunHistory;
import descent.ui.common.RunItem;
import java.lang.ref.WeakReference;
import java.util.Locale;

/// Counts along one run, so that each epoch is looked at once however often the checks are asked. A run that the student deletes goes
/// with all its weights and losses: only what was last said of it is kept.
final class RunTally {
    private final WeakReference<RunItem> item;
    private RunFacts last;
    private final boolean asSetUp;
    private int seen;
    private int rises;
    private float before = Float.NaN;
    private float lowestTest = Float.NaN;

    /// @param asSetUp begun with what the step asks for
    RunTally(RunItem item, boolean asSetUp) {
        this.item = new WeakReference<>(item);
        this.asSetUp = asSetUp;
    }

    boolean isOf(RunItem other) {
        return item.refersTo(other);
    }

    RunFacts facts() {
        RunItem there = item.get();
        if (there != null) {
            last = facts(there.run());
        }
        return last;
    }

    private RunFacts facts(Run run) {
        State state = State.valueOf(run.state().name());
        RunHistory history = run.history();
        count(history);
        RunHistory.Last ended = history.last();
        double train = ended != null ? ended.train() : seen == 0 ? Double.NaN : history.train(seen - 1);
        double test = ended != null ? ended.test() : seen == 0 ? Double.NaN : history.test(seen - 1);
        double share = seen < 2 ? 0 : rises / (double) (seen - 1);
        Setup s = run.setup();
        Settings settings = new Settings(s.optimizer().kind(), s.preprocessing().scaling().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                s.batchSize(), s.seed());
        return new RunFacts(state, seen, train, test, lowestTest, share, s.lr(), !run.rateChanges().isEmpty(), settings, asSetUp);
    }

    private void count(RunHistory history) {
        int end = history.count();
        for (; seen < end; seen++) {
            float train = history.train(seen);
            float test = history.test(seen);
            rises += train > before ? 1 : 0;
            before = train;
            lowestTest = Float.isNaN(lowestTest) || test < lowestTest ? test : lowestTest;
        }
    }
}
