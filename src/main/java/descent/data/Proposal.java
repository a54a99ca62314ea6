package descent.data;

import java.util.ArrayList;
import java.util.List;

/// Which columns a first look would use, each with its reason. A proposal, never forced: a person changes any role.
///
/// @param schema inputs and target
/// @param advice one entry per column, in the table's order
public record Proposal(Schema schema, List<Advice> advice) {
    public Proposal {
        advice = List.copyOf(advice);
    }

    /// @param column name
    /// @param role   proposed
    /// @param why    one sentence
    public record Advice(String column, Role role, String why) {
    }

    /// @param task what is asked of the network
    /// @param why  one sentence
    public record TaskAdvice(Task task, String why) {
    }

    public static Schema schema(Table table) {
        return of(table).schema();
    }

    /// Proposes the target by its name, its place (last) and its kind. Looks at every cell, once: who reads a table asks on
    /// the reading thread, so that the answer is there when the screen wants it.
    public static Proposal of(Table table) {
        return table.proposal(t -> of(t, TargetChoice.best(t)));
    }

    /// For the reading thread: works out at once what a screen asks of a table first.
    ///
    /// @param columns that are in view at once
    /// @param bins    of their small pictures
    public static Table ready(Table table, int columns, int bins) {
        table.columns().stream().limit(columns).forEach(c -> c.histogram(bins));
        Schema schema = of(table).schema();
        if (!schema.target().isEmpty()) {
            table.column(schema.target()).wholeNumbers();
            table.column(schema.target()).distinct();
        }
        return table;
    }

    /// @param target that a person chose; "" when none is
    public static Proposal of(Table table, String target) {
        Column y = target.isEmpty() ? null : table.column(target);
        List<Advice> advice = new ArrayList<>();
        for (Column c : table.columns()) {
            if (c == y) {
                advice.add(new Advice(c.name(), Role.TARGET, TargetChoice.why(table, c)));
            } else {
                String against = InputAdvice.against(c, y);
                advice.add(against.isEmpty() ? new Advice(c.name(), Role.INPUT, InputAdvice.inFavour(c))
                        : new Advice(c.name(), Role.UNUSED, against));
            }
        }
        keepOneInput(table, advice);
        List<String> inputs = advice.stream().filter(a -> a.role() == Role.INPUT).map(Advice::column).toList();
        return new Proposal(new Schema(inputs, target), advice);
    }

    /// Without any input nothing can be trained: then every number column is one, whatever speaks against it.
    private static void keepOneInput(Table table, List<Advice> advice) {
        if (advice.stream().anyMatch(a -> a.role() == Role.INPUT)) {
            return;
        }
        for (int i = 0; i < advice.size(); i++) {
            Advice a = advice.get(i);
            Column c = table.column(a.column());
            if (a.role() == Role.UNUSED && c.kind() == Kind.NUMBER && c.gaps() < c.rows()) {
                advice.set(i, new Advice(a.column(), Role.INPUT, "the only numbers there are, although: " + a.why()));
            }
        }
    }

    /// As [#task]; without a target, a regression.
    public static Task taskOf(Table table, Schema schema) {
        return schema.target().isEmpty() || !table.has(schema.target()) ? Task.REGRESSION : task(table, schema).task();
    }

    /// The task that a person chose, or the one that the target's cells suggest.
    ///
    /// @throws IllegalArgumentException when the target is no column of the table
    public static TaskAdvice task(Table table, Schema schema) {
        if (schema.task() != null) {
            return new TaskAdvice(schema.task(), "chosen by you");
        }
        Column original = table.column(schema.target());
        Kind kind = schema.kinds().getOrDefault(original.name(), original.kind());
        return TaskChoice.of(original, kind);
    }
}
