package descent.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Collects what a student should know: the first problems in full, the rest as a count. One reader fills it.
final class ProblemLog {
    private static final int KEPT = 1000;

    private final List<Problem> problems = new ArrayList<>();
    private int count;

    void add(int line, String column, String cell, String message) {
        add(line, column, cell, () -> message);
    }

    /// @param message made only when the problem is kept: there may be a million
    void add(int line, String column, String cell, Supplier<String> message) {
        count++;
        if (problems.size() < KEPT) {
            problems.add(new Problem(line, column, cell, message.get()));
        }
    }

    int count() {
        return count;
    }

    /// By line; those of the whole file first.
    List<Problem> sorted() {
        List<Problem> all = new ArrayList<>(problems);
        all.sort((a, b) -> Integer.compare(a.line(), b.line()));
        return all;
    }
}
