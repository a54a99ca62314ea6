package descent.ui.common;

import descent.model.Setup;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The Setup that the screen edits, with what was before and after it. Undo and redo restore the Setup alone: neither
/// a live change of the rate nor training is ever undone.
final class SetupEdits {
    static final int KEPT = 500;

    private record Edit(String what, Setup setup) { }

    private final ReadOnlyObjectWrapper<Setup> setup = new ReadOnlyObjectWrapper<>(this, "setup");
    private final ReadOnlyStringWrapper undoWhat = new ReadOnlyStringWrapper(this, "undoWhat", "");
    private final ReadOnlyStringWrapper redoWhat = new ReadOnlyStringWrapper(this, "redoWhat", "");
    private final Deque<Edit> before = new ArrayDeque<>();
    private final Deque<Edit> after = new ArrayDeque<>();
    private boolean inGesture;
    private boolean gestureStarted;

    ReadOnlyObjectProperty<Setup> setup() {
        return setup.getReadOnlyProperty();
    }

    /// What Undo would take back ("learning rate"), "" when there is nothing.
    ReadOnlyStringProperty undoWhat() {
        return undoWhat.getReadOnlyProperty();
    }

    ReadOnlyStringProperty redoWhat() {
        return redoWhat.getReadOnlyProperty();
    }

    /// A drag of a slider makes many edits but one step of undo: those between begin and end are one.
    void beginGesture() {
        inGesture = true;
        gestureStarted = false;
    }

    /// A gesture that ends where it began is no step of undo.
    void endGesture() {
        if (inGesture && gestureStarted && !before.isEmpty() && before.peek().setup().equals(setup.get())) {
            before.pop();
            show(setup.get());
        }
        inGesture = false;
    }

    /// @return whether anything changed
    boolean edit(String what, UnaryOperator<Setup> change) {
        Setup old = setup.get();
        Setup changed = Objects.requireNonNull(change.apply(old), "an edit must give a Setup");
        if (changed.equals(old)) {
            return false;
        }
        boolean joins = inGesture && gestureStarted && !before.isEmpty() && before.peek().what().equals(what);
        if (!joins) {
            before.push(new Edit(what, old));
            if (before.size() > KEPT) {
                before.removeLast();
            }
        }
        gestureStarted = inGesture;
        after.clear();
        show(changed);
        return true;
    }

    void undo() {
        move(before, after);
    }

    void redo() {
        move(after, before);
    }

    /// Changes what is shown without a step of undo: what a living run does not give up.
    void keep(UnaryOperator<Setup> change) {
        setup.set(change.apply(setup.get()));
    }

    /// Changes what is shown and everything that Undo and Redo could bring back, without a step of its own.
    void everywhere(UnaryOperator<Setup> change) {
        for (Deque<Edit> edits : List.of(before, after)) {
            List<Edit> changed = edits.stream().map(e -> new Edit(e.what(), change.apply(e.setup()))).toList();
            edits.clear();
            edits.addAll(changed);
        }
        setup.set(change.apply(setup.get()));
    }

    /// Other data, another model: the list begins anew.
    void reset(Setup start) {
        before.clear();
        after.clear();
        inGesture = false;
        show(start);
    }

    private void move(Deque<Edit> from, Deque<Edit> to) {
        if (!from.isEmpty()) {
            Edit e = from.pop();
            to.push(new Edit(e.what(), setup.get()));
            inGesture = false;
            show(e.setup());
        }
    }

    private void show(Setup s) {
        setup.set(s);
        undoWhat.set(before.isEmpty() ? "" : before.peek().what());
        redoWhat.set(after.isEmpty() ? "" : after.peek().what());
    }
}
