package descent.data;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/// Recognises classification from the target: text, two values, or few whole numbers.
final class TaskChoice {
    private static final int FEW = 10;
    private static final int ROWS_PER_CLASS = 5;
    private static final int NAMED = 4;
    private static final int MANY = 1000;

    private TaskChoice() {
    }

    /// Of a column that is read as another kind. The thread of the screen asks, too: many values are named without putting them in order.
    static Proposal.TaskAdvice of(Column target, Kind kind) {
        if (kind == Kind.NUMBER || target.kind() == kind || target.distinct() <= MANY) {
            return of(target.as(kind));
        }
        if (target.kind() != Kind.NUMBER) {
            return ofLevels(target.name(), target.levels());
        }
        int others = target.distinct() - NAMED;
        return ofMany(target.name(), target.distinct(), String.join(", ", smallest(target.numbers())) + " and " + others + " more");
    }

    static Proposal.TaskAdvice of(Column target) {
        return target.kind() == Kind.NUMBER ? ofNumbers(target) : ofLevels(target.name(), target.levels());
    }

    private static List<String> smallest(float[] numbers) {
        NavigableSet<Float> least = new TreeSet<>();
        float most = Float.POSITIVE_INFINITY;
        for (float v : numbers) {
            if (v < most && least.add(v + 0f) && least.size() > NAMED) {
                least.pollLast();
                most = least.last();
            }
        }
        return least.stream().map(Texts::number).toList();
    }

    private static Proposal.TaskAdvice ofLevels(String name, List<String> levels) {
        String names = Texts.someShort(levels, NAMED);
        return levels.size() == 2
                ? new Proposal.TaskAdvice(Task.BINARY, name + " has two values, " + names + ": one of two classes is predicted")
                : ofMany(name, levels.size(), names);
    }

    private static Proposal.TaskAdvice ofMany(String name, int values, String names) {
        return new Proposal.TaskAdvice(Task.MULTICLASS, name + " is text with " + Texts.count(values, "value") + " (" + names
                + "): one of these classes is predicted");
    }

    private static Proposal.TaskAdvice ofNumbers(Column target) {
        int distinct = target.distinct();
        int filled = target.rows() - target.gaps();
        boolean whole = target.wholeNumbers();
        String range = Texts.number(target.min()) + (distinct == 1 ? "" : " to " + Texts.number(target.max()));
        if (whole && distinct == 2 && filled >= 2 * ROWS_PER_CLASS) {
            return new Proposal.TaskAdvice(Task.BINARY, target.name() + " is only ever " + Texts.number(target.min()) + " or "
                    + Texts.number(target.max()) + ": one of two classes is predicted");
        }
        boolean dense = (double) target.max() - target.min() < 2.0 * distinct;
        if (whole && distinct > 2 && distinct <= FEW && dense && filled >= distinct * ROWS_PER_CLASS) {
            return new Proposal.TaskAdvice(Task.MULTICLASS, target.name() + " is one of " + distinct + " whole numbers (" + range
                    + "): they are taken as classes; choose regression to predict a number instead");
        }
        return new Proposal.TaskAdvice(Task.REGRESSION, target.name() + " holds "
                + (!whole ? "numbers with decimals" : distinct == 1 ? "one whole number" : distinct + " different whole numbers") + " (" + range + "): a number is predicted");
    }
}
