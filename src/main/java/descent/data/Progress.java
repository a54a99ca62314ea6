package descent.data;

/// Told how far a reading is, and asked whether to go on. Called on the reading thread, about 50 times a second at most.
@FunctionalInterface
public interface Progress {
    /// Never cancelled, nobody told.
    Progress NONE = fraction -> true;

    /// @param fraction 0 to 1 of the file's bytes
    /// @return false to cancel: the reading ends with a [CsvException] whose `cancelled()` is true
    boolean update(double fraction);

    /// A piece of this progress: what its owner calls 0 to 1 is told here as `from` to `to`.
    default Progress part(double from, double to) {
        return fraction -> update(from + (to - from) * fraction);
    }
}
