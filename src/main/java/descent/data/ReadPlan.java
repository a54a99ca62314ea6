package descent.data;

import java.util.Set;

/// What one reading pass goes by.
///
/// @param name         of the file
/// @param guess        how the file is to be read
/// @param marks        texts that mean "no value"
/// @param texts        names of columns that are read as text, whatever they hold
/// @param textColumns  columns that an earlier pass found to be text
/// @param expectedRows to make room for
record ReadPlan(String name, Guess guess, MissingMarks marks, Set<String> texts, Set<Integer> textColumns, int expectedRows) {
    static final int MAX_COLUMNS = 131_072;
}
