package descent.ui.common;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Whether a model holds work that no file has. On the JavaFX thread.
final class UnsavedWork {
    private final ReadOnlyBooleanWrapper is = new ReadOnlyBooleanWrapper();
    private long marks;

    /// Something was done that is in no file.
    void mark() {
        marks++;
        is.set(true);
    }

    void clear() {
        is.set(false);
    }

    /// How often something was done: where it is the same afterwards, nothing was.
    long marks() {
        return marks;
    }

    boolean get() {
        return is.get();
    }

    ReadOnlyBooleanProperty property() {
        return is.getReadOnlyProperty();
    }
}
