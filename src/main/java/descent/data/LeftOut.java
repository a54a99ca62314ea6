package descent.data;

/// Records of a file that are not in its table, because they have more cells than there are columns.
///
/// @param records how many
/// @param line    of the file, from 1, in which the first of them begins; 0 without any
/// @param why     of the first: what is the matter, and what to do
public record LeftOut(int records, int line, String why) {
    static final LeftOut NONE = new LeftOut(0, 0, "");

    /// "50 of 1,000 records of a.csv were left out, the first in line 9: it has 3 cells instead of 2 …"; "" where nothing was.
    public String sentence(Table t) {
        return records == 0 ? "" : Texts.count(records) + " of " + Texts.count((long) t.rows() + records, "record") + " of " + t.name()
                + (records == 1 ? " was left out, in line " : " were left out, the first in line ") + line + ": it " + why + ".";
    }
}
