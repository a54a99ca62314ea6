package descent.ui.lesson;

import descent.lesson.Check;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// A check and whether it is ticked. A tick stays: what was once reached is not taken away.
public final class CheckItem {
    private final Check check;
    private final ReadOnlyBooleanWrapper done = new ReadOnlyBooleanWrapper(this, "done");

    CheckItem(Check check) {
        this.check = check;
    }

    public String words() {
        return check.words();
    }

    public ReadOnlyBooleanProperty done() {
        return done.getReadOnlyProperty();
    }

    Check check() {
        return check;
    }

    void tick() {
        done.set(true);
    }
}
