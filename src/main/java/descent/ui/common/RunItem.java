package descent.ui.common;

import descent.model.Fault;
import descent.model.Setup;
import descent.train.Run;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// A run as the Runs list and the chart show it: the run itself and what the person does with its row.
///
/// Its colour on the chart is given by [RunColours].
public final class RunItem {
    private final Run run;
    private final StringProperty name;
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown", true);
    private final IntegerProperty colour = new SimpleIntegerProperty(this, "colour", 0);
    private final StringProperty verdict = new SimpleStringProperty(this, "verdict", "");
    private final StringProperty note = new SimpleStringProperty(this, "note", "");
    private final BooleanProperty starred = new SimpleBooleanProperty(this, "starred", false);
    private final ObjectProperty<RunMetrics> measured = new SimpleObjectProperty<>(this, "measured");
    private final IntegerProperty changes = new SimpleIntegerProperty(this, "changes", 0);
    private final StringProperty differs = new SimpleStringProperty(this, "differs", "");
    private final StringProperty prediction = new SimpleStringProperty(this, "prediction", "");
    private final BooleanProperty answered = new SimpleBooleanProperty(this, "answered");

    /// Runs of which a change of what the chart draws is a change of the list. What parts them is not: it is worked out anew while
    /// the list tells of a run that came or went, and a list must not change while it tells.
    public static ObservableList<RunItem> list() {
        return FXCollections.observableArrayList(r -> new Observable[] {r.shown(), r.name(), r.colour()});
    }

    public RunItem(Run run, String name) {
        this.run = run;
        this.name = new SimpleStringProperty(this, "name", name);
    }

    public Run run() {
        return run;
    }

    public Setup setup() {
        return run.setup();
    }

    public StringProperty name() {
        return name;
    }

    /// Whether the chart draws it.
    public BooleanProperty shown() {
        return shown;
    }

    /// The index of its colour; see the palette.
    public IntegerProperty colour() {
        return colour;
    }

    /// How it came out of a race: `1. best`; "" outside races.
    public StringProperty verdict() {
        return verdict;
    }

    /// What the person wrote about it; "" at first.
    public StringProperty note() {
        return note;
    }

    public BooleanProperty starred() {
        return starred;
    }

    /// What Evaluate found for the weights that this run has now; null before.
    public ObjectProperty<RunMetrics> measured() {
        return measured;
    }

    /// Counts up when something about the run changed that is no property of its own, such as taken weights.
    public ReadOnlyIntegerProperty changes() {
        return changes;
    }

    void changed() {
        changes.set(changes.get() + 1);
    }

    /// What was expected of it before it began, and how far that was off, in a sentence; "" where nothing was expected.
    public StringProperty prediction() {
        return prediction;
    }

    /// Whether "which line is broken?" was answered.
    public BooleanProperty answered() {
        return answered;
    }

    /// Something in this run is broken on purpose, and nobody has said yet what.
    public boolean isRiddle() {
        return setup().fault() != Fault.NONE && !answered.get();
    }

    /// What parts it from the other runs: "lr 0.1".
    public StringProperty differs() {
        return differs;
    }
}
