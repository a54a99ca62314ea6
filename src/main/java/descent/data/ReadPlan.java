package descent.data;

import java.util.Set;

/// What one reading pass goes by.
///
/// @param name         of the file
/// @param guess        how the file is to be read
/// @param marks        texts that mean "no value"
/// @param wanted       what a model makes of the columns; null where the file is data as any other
/// @param textColumns  columns that an earlier pass found to be text
/// @param toTheEnd     no column is given up before the last row, so that all that are text are found in one pass
/// @param expectedRows to make room for
record ReadPlan(String name, Guess guess, MissingMarks marks, Wanted wanted, Set<Integer> textColumns, boolean toTheEnd, int expectedRows) {
    static final int MAX_COLUMNS = 131_072;
}
