package descent.ui.common;

import java.util.List;
import java.util.stream.IntStream;

/// Which colour each run has on the chart and in the list: the current one 0 (train and test colours), the others one of
/// their own, that no other has and that they keep until there is a new run.
final class RunColours {
    private RunColours() { }

    /// The others count up from 1, the newest first.
    static void count(List<RunItem> runs, RunItem current) {
        int next = 1;
        for (int i = runs.size() - 1; i >= 0; i--) {
            RunItem r = runs.get(i);
            r.colour().set(r == current ? 0 : next++);
        }
    }

    /// Another run becomes current. The one before takes the lowest colour that is free and that was not the other's just
    /// now: nobody shall take one run for another.
    ///
    /// @param was null for none
    static void change(List<RunItem> runs, RunItem was, RunItem now) {
        int before = now.colour().get();
        if (before == 0 || !runs.contains(was)) {
            count(runs, now);
            return;
        }
        now.colour().set(0);
        was.colour().set(lowest(runs, before));
    }

    /// One that is not among the runs just now takes the lowest colour that is free.
    static void free(List<RunItem> runs, RunItem coming) {
        coming.colour().set(lowest(runs, 0));
    }

    private static int lowest(List<RunItem> runs, int but) {
        return IntStream.rangeClosed(1, runs.size() + 1).filter(c -> c != but && runs.stream().noneMatch(r -> r.colour().get() == c)).findFirst().orElseThrow();
    }
}
