package descent.data;

import java.util.List;

/// Recognises classification from the target: text, two values, or few whole numbers.
final class TaskChoice {
    private static final int FEW = 10;
    private static final int ROWS_PER_CLASS = 5;

    private TaskChoice() {
    }

    static Proposal.TaskAdvice of(Column target) {
        return target.kind() == Kind.NUMBER ? ofNumbers(target) : ofLevels(target);
    }

    private static Proposal.TaskAdvice ofLevels(Column target) {
        List<String> levels = target.levels();
        String names = Texts.some(levels.stream().map(Problem::shortened).toList(), 4);
        return levels.size() == 2
                ? new Proposal.TaskAdvice(Task.BINARY, target.name() + " has two values, " + names + ": one of two classes is predicted")
                : new Proposal.TaskAdvice(Task.MULTICLASS, target.name() + " is text with " + Texts.count(levels.size(), "value") + " (" + names
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
