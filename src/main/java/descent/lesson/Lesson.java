package descent.lesson;

import descent.data.Proposal;
import descent.data.Table;
import descent.model.Setup;
import java.util.List;

/// One lesson: a data set, a set-up, and steps that are walked through beside the window.
///
/// @param title   one line
/// @param minutes what a class needs for it
/// @param about   one sentence for the list of lessons
/// @param author  who wrote it, or ""
/// @param data    where the rows come from
/// @param changes what differs from the default set-up, in the file's order
/// @param steps   at least one
public record Lesson(String title, int minutes, String about, String author, LessonData data, List<SetupChange> changes,
                     List<Step> steps) {
    public Lesson {
        changes = List.copyOf(changes);
        steps = List.copyOf(steps);
    }

    /// The rows of the lesson.
    ///
    /// @throws LessonException when there is no such sample
    public Table table() throws LessonException {
        return data.open();
    }

    /// The set-up that the lesson starts with: the proposal for the table's columns, the defaults, then the changes.
    ///
    /// @throws LessonException when a change names a column that the table does not have
    public Setup setup(Table table) throws LessonException {
        return apply(changes, Setup.defaults(Proposal.schema(table)), table);
    }

    /// The set-up after a step's own changes. Where none of them names a loss, it is one that suits the task.
    ///
    /// @throws LessonException when a change names a column that the table does not have
    public static Setup apply(List<SetupChange> changes, Setup setup, Table table) throws LessonException {
        Setup s = setup;
        for (boolean target : new boolean[] {true, false}) { // another target proposes other inputs, so it comes first
            for (SetupChange c : changes) {
                s = c.name().equals("target") == target ? c.apply(s, table) : s;
            }
        }
        return changes.stream().anyMatch(c -> c.name().equals("loss")) ? s : s.withLossFor(Proposal.taskOf(table, s.schema()));
    }
}
