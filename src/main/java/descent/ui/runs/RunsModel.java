package descent.ui.runs;

import descent.model.Setup;
import descent.model.SetupDiff;
import descent.model.SetupDiff.Difference;
import descent.train.Run;
import descent.train.RunHistory;
import descent.ui.common.Numbers;
import descent.ui.common.RunItem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// What the Runs card shows and does: what sets the runs apart, whether the two that are compared differ in one thing only,
/// renaming, and deleting with a way back.
final class RunsModel {
    /// A rerun that changes one thing.
    ///
    /// @param words "Run 1 again with only lr changed to 0.1"
    record Fair(String words, Setup setup) { }

    /// A deleted run and where it stood.
    record Deleted(RunItem item, int index) { }

    /// A deleted run keeps its curves and weights in memory for as long as it can come back.
    private static final int UNDONE_DELETIONS = 20;

    private final ObservableList<RunItem> runs;
    private final ObjectProperty<RunItem> current;
    private final Predicate<RunItem> atWork;
    private final Consumer<RunItem> comesBack;
    private final ReadOnlyObjectWrapper<Deleted> deleted = new ReadOnlyObjectWrapper<>();
    private final Deque<Deleted> gone = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Fair> fair = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper comparison = new ReadOnlyStringWrapper("");

    /// @param runs with an extractor: a change of a run's name or of its being shown is a change of the list
    ///
    /// @param atWork    whether a run cannot be deleted now
    /// @param comesBack told of a deleted run before it is among the others again
    RunsModel(ObservableList<RunItem> runs, ObjectProperty<RunItem> current, Predicate<RunItem> atWork, Consumer<RunItem> comesBack) {
        this.comesBack = comesBack;
        this.runs = runs;
        this.current = current;
        this.atWork = atWork;
        runs.addListener((ListChangeListener<RunItem>) change -> {
            boolean rowsChanged = false;
            while (change.next()) {
                rowsChanged |= !change.wasUpdated();
            }
            if (rowsChanged) {
                describe();
            } else {
                compare();
            }
        });
        current.subscribe(_ -> compare());
        describe();
    }

    ObservableList<RunItem> runs() {
        return runs;
    }

    /// A rerun of the other run with the one setting that comes first among the differences; null when the comparison is fair.
    ReadOnlyObjectProperty<Fair> fair() {
        return fair.getReadOnlyProperty();
    }

    /// The run that was deleted last, for undo, which brings them back one after the other; null when there is none.
    ReadOnlyObjectProperty<Deleted> deleted() {
        return deleted.getReadOnlyProperty();
    }

    /// A sentence when the runs on the chart cannot be compared fairly; "" when they can.
    ReadOnlyStringProperty comparison() {
        return comparison.getReadOnlyProperty();
    }

    /// The current run cannot be deleted: its model is the one in the window; nor can what races with it.
    boolean canDelete(RunItem item) {
        return !atWork.test(item);
    }

    void delete(RunItem item) {
        int index = runs.indexOf(item);
        if (index >= 0 && canDelete(item)) {
            runs.remove(index);
            gone.push(new Deleted(item, index));
            if (gone.size() > UNDONE_DELETIONS) {
                gone.removeLast();
            }
            deleted.set(gone.peek());
        }
    }

    void undoDelete() {
        Deleted d = gone.poll();
        if (d != null) {
            runs.removeIf(i -> i.run() == d.item.run()); // it has won a race that went on, and so is here
            comesBack.accept(d.item);
            runs.add(Math.min(d.index, runs.size()), d.item);
            deleted.set(gone.peek());
        }
    }

    /// Gives a run another name; a blank one is refused and the old one kept.
    boolean rename(RunItem item, String name) {
        String clean = name.strip();
        if (clean.isEmpty()) {
            return false;
        }
        item.name().set(clean);
        return true;
    }

    /// The last losses as text, train then test; "–" before the first epoch.
    static List<String> losses(Run run) {
        RunHistory h = run.history();
        RunHistory.Last last = h.last();
        int n = h.count();
        if (last == null && n == 0) {
            return List.of("–", "–");
        }
        return last == null ? List.of(Numbers.measured(h.train(n - 1)), Numbers.measured(h.test(n - 1)))
                : List.of(Numbers.measured(last.train()), Numbers.measured(last.test()));
    }

    private void describe() {
        List<Setup> setups = runs.stream().map(i -> i.run().setup()).toList();
        for (RunItem item : runs) {
            item.differs().set(SetupDiff.apart(item.run().setup(), setups));
        }
        compare();
    }

    /// The current run against the newest other one on the chart: the pair that a person looks at.
    private void compare() {
        RunItem mine = current.get();
        RunItem other = runs.stream().filter(i -> i != mine && i.shown().get()).reduce((_, b) -> b).orElse(null);
        if (mine == null || other == null || !mine.shown().get()) {
            comparison.set("");
            fair.set(null);
            return;
        }
        List<Difference> found = SetupDiff.between(other.run().setup(), mine.run().setup());
        fair.set(found.size() < 2 ? null : fair(mine, other, found));
        comparison.set(found.size() < 2 ? "" : mine.name().get() + " and " + other.name().get() + " differ in " + found.size() + " settings ("
                + found.stream().map(Difference::setting).collect(Collectors.joining(", ")) + "): change one to see what it did.");
    }

    /// What two runs have apart, and which of them ended lower.
    String compared(RunItem a, RunItem b, List<Difference> found) {
        String data = RunsApart.data(a, b, found.isEmpty());
        if (!data.isEmpty()) {
            return data;
        }
        String apart = RunsApart.settings(a, b, found);
        float lossA = Curves.last(a.run(), false);
        float lossB = Curves.last(b.run(), false);
        boolean same = a.setup().watched().equals(b.setup().watched());
        if (!same || !Float.isFinite(lossA) || !Float.isFinite(lossB)) {
            return apart + (same ? "" : " One curve is of test rows, the other of validation rows.");
        }
        return apart + " The " + a.setup().watched() + " loss ended at " + Numbers.measured(lossA) + " and " + Numbers.measured(lossB) + ": "
                + (lossA == lossB ? "equal." : "lower for " + (lossA < lossB ? a : b).name().get() + ".");
    }

    private static Fair fair(RunItem mine, RunItem other, List<Difference> found) {
        for (Difference d : found) {
            Setup one = SetupDiff.withOne(d.setting(), other.setup(), mine.setup()).orElse(null);
            if (one != null) {
                return new Fair(other.name().get() + " again, with only " + d.setting() + " changed to " + d.right(), one);
            }
        }
        return null;
    }
}
