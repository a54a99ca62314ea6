package descent.data;

/// Takes the cells of one column in order. One reader fills it.
sealed interface ColumnBuilder permits NumberBuilder, TextBuilder {

    void add(String cell);

    /// The same for a cell that stands in a buffer from `from` to before `to`.
    void add(char[] buffer, int from, int to);

    /// The column under its final name; null when its cells turned out to be another kind and must be
    /// read again as text.
    Column build(String name, RowLines lines, ProblemLog problems);

    /// Bytes held, roughly.
    long bytes();
}
