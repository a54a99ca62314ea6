package descent.data;

/// What is said of a file that does not fit into the memory: how much of it would.
final class TooBig {
    private TooBig() {
    }

    /// @param rows that fit
    /// @param line of the last of them
    /// @param why  or null
    static CsvException at(String name, int rows, int line, Throwable why) {
        return new CsvException(start(name) + ": about the first " + Texts.count(rows, "row") + " fit; delete the rows below line "
                + Texts.count(line) + ", or columns that you do not need, and open it again.", line, why);
    }

    /// How many rows fit is not known.
    static CsvException somewhere(String name, Throwable why) {
        return new CsvException(start(name) + ": delete half of its rows, or columns that you do not need, and open it again.", 0, why);
    }

    private static String start(String name) {
        return name + " is too big for the memory that the program has (" + Runtime.getRuntime().maxMemory() / 1_000_000 + " MB)";
    }
}
