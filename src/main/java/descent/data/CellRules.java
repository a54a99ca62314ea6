package descent.data;

/// How cells of a file are understood; one for all its columns.
///
/// @param number      what a number is
/// @param otherMark   what it would be with the other decimal mark
/// @param marks       what means "no value"
/// @param markNumbers those of the marks that are numbers themselves
record CellRules(NumberRule number, NumberRule otherMark, MissingMarks marks, double[] markNumbers) {

    static CellRules of(NumberRule number, MissingMarks marks) {
        return new CellRules(number, number == NumberRule.POINT ? NumberRule.COMMA : NumberRule.POINT, marks, marks.numbers(number));
    }

    /// The number is a mark, such as -200.
    boolean isMark(double v) {
        for (double m : markNumbers) {
            if (m == v) {
                return true;
            }
        }
        return false;
    }
}
