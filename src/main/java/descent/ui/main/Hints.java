package descent.ui.main;

import descent.ui.common.Keys;
import descent.ui.common.Preferences;
import descent.ui.common.Workspace;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What a newcomer could do next, one sentence at a time in the status bar. A hint goes for good once the thing was done
/// once, however it was done.
final class Hints {
    /// In the order of a first lesson.
    enum Hint {
        TRAIN("Press Train (F5) and watch the loss fall."),
        STEP("F7, or Step one line under Step, walks through the loop line by line."),
        EVALUATE("Press Evaluate (F8): how good is it on rows that it never saw?"),
        RATE("Change the rate while it trains; the pace dial gives you time."),
        RACE("Race (Shortcut+L, the flag): several learning rates side by side."),
        SAVE("Save model (Shortcut+S) keeps weights, settings and curves in one file.");

        private final String words;

        Hint(String words) {
            this.words = Keys.in(words);
        }

        String words() {
            return words;
        }
    }

    private static final String NAME = "hints.used";

    private final Workspace workspace;
    private final Preferences preferences;
    private final Set<Hint> used = EnumSet.noneOf(Hint.class);
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");

    Hints(Workspace w, Preferences preferences) {
        this.workspace = w;
        this.preferences = preferences;
        String known = "," + preferences.text(NAME, "") + ",";
        Arrays.stream(Hint.values()).filter(h -> known.contains("," + name(h) + ",")).forEach(used::add);
        w.currentRun().subscribe(r -> use(Hint.TRAIN, r != null));
        w.currentRun().subscribe(_ -> show());
        w.runDesk().foreign().subscribe(_ -> show());
        w.stepView().subscribe(s -> use(Hint.STEP, s != null && !w.replay().isShowing()));
        w.evaluation().subscribe(e -> use(Hint.EVALUATE, e != null && !w.replay().isShowing()));
        w.sample().subscribe(_ -> use(Hint.RATE, w.currentRun().get() != null && !w.currentRun().get().run().rateChanges().isEmpty()));
        w.state().subscribe(_ -> use(Hint.RACE, w.currentRun().get() != null && w.isLane(w.currentRun().get())));
        w.modelFile().subscribe(f -> use(Hint.SAVE, f != null));
        show();
    }

    /// The hint to show now, "" when all were used.
    ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    /// All of them once more.
    void again() {
        used.clear();
        preferences.put(NAME, null);
        show();
    }

    private void use(Hint h, boolean done) {
        if (done && used.add(h)) {
            preferences.put(NAME, String.join(",", used.stream().map(Hints::name).toList()));
            show();
        }
    }

    private void show() {
        text.set(Arrays.stream(Hint.values()).filter(h -> !used.contains(h) && isPossible(h)).findFirst().map(Hint::words).orElse(""));
    }

    /// There is nothing to evaluate or to save before a run on the data that are open.
    private boolean isPossible(Hint h) {
        return (h != Hint.EVALUATE && h != Hint.SAVE) || (workspace.currentRun().get() != null && !workspace.runDesk().foreign().get());
    }

    private static String name(Hint h) {
        return h.name().toLowerCase(Locale.ROOT);
    }
}
