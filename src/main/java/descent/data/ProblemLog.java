package descent.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects what a student should know: the first problems in full, the rest as a count. One reader fills it.
final class ProblemLog {
    private static final int KEPT = 1000;

    private final List<Problem> problems = new ArrayList<>();
    private int count;

    void add(int line, String column, String cell, String message) {
        count++;
        if (problems.size() < KEPT) {
            problems.add(new Problem(line, column, cell, message));
        }
    }

    int count() {
        return count;
    }

    /// By line; those of the whole file first.
    List<Problem> sorted() {
        List<Problem> all = new ArrayList<>(problems);
        all.sort(Comparator.comparingInt(Problem::line));
        return all;
    }
}
