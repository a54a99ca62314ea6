package descent.ui.common;

import descent.train.Run;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A run as the window lists it: what the trainer knows of it, plus what a person chose.
public final class RunItem {
    private final Run run;
    private final int colour;
    private final StringProperty name;
    private final BooleanProperty shown = new SimpleBooleanProperty(true);
    private final StringProperty differs = new SimpleStringProperty("");

    /// @param colour index of its colour in each theme; 0, 1, 2 … in the order in which runs were begun
    public RunItem(Run run, int colour) {
        this.run = Objects.requireNonNull(run, "run");
        this.colour = colour;
        this.name = new SimpleStringProperty("Run " + run.id());
    }

    public Run run() {
        return run;
    }

    public int colour() {
        return colour;
    }

    /// The name on the screen; a person may change it.
    public StringProperty name() {
        return name;
    }

    /// Whether the chart shows it.
    public BooleanProperty shown() {
        return shown;
    }

    /// What sets it apart from the other runs, in words: `lr 0.1 · SGD`; "" while it is like all others.
    public StringProperty differs() {
        return differs;
    }
}
