package descent.ui.common;

import javafx.collections.ObservableListBase;

/// A list for a table view that never changes: other rows are another list. So nobody needs a copy of it, and two of them
/// are equal only if they are one: properties ask that of a million rows.
///
/// @param <T> of a row
public abstract class FixedList<T> extends ObservableListBase<T> {
    @Override
    public final boolean equals(Object o) {
        return this == o;
    }

    @Override
    public final int hashCode() {
        return System.identityHashCode(this);
    }
}
