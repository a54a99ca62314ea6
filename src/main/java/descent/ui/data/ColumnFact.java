package descent.ui.data;

import descent.data.Column;
import descent.data.Kind;
import descent.data.Proposal;
import descent.data.Role;
import descent.data.Schema;
import descent.data.Table;
import descent.ui.common.Numbers;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/// What is known of a column, and what a first look would do with it.
///
/// @param column   of the table
/// @param distinct values, gaps left out
/// @param role     in the Setup being edited
/// @param advice   the proposal, with its reason
record ColumnFact(Column column, int distinct, Role role, Proposal.Advice advice) {

    /// One entry a column, in the table's order. Counts distinct values when asked first: not for the JavaFX thread.
    static List<ColumnFact> of(Table table, Schema schema) {
        String target = table.has(schema.target()) ? schema.target() : "";
        List<Proposal.Advice> advice = Proposal.of(table, target).advice();
        Set<String> inputs = new HashSet<>(schema.inputs());
        return IntStream.range(0, advice.size()).mapToObj(i -> {
            Column found = table.columns().get(i);
            Column c = found.as(schema.kinds().getOrDefault(found.name(), found.kind()));
            Role role = c.name().equals(target) ? Role.TARGET : inputs.contains(c.name()) ? Role.INPUT : Role.UNUSED;
            return new ColumnFact(c, c.distinct(), role, advice.get(i));
        }).toList();
    }

    boolean numbers() {
        return column.kind() == Kind.NUMBER;
    }

    /// Finds columns by name, kind or role.
    boolean matches(String search) {
        String s = search.strip().toLowerCase(Locale.ROOT);
        return column.name().toLowerCase(Locale.ROOT).contains(s) || kind().startsWith(s) || ColumnCell.words(role).startsWith(s);
    }

    String kind() {
        return switch (column.kind()) {
            case NUMBER -> "numbers";
            case CATEGORY -> "categories";
            case TEXT -> "free text";
            case DATE -> "dates";
        };
    }

    /// The reasons for kind and proposed role, in two sentences.
    String why() {
        String proposed = advice.role() == role ? "" : " (proposed: " + ColumnCell.words(advice.role()) + ")";
        String kindWhy = column.reason() == null || column.reason().isBlank() ? "" : " Kind: " + column.reason() + ".";
        return column.name() + ", " + ColumnCell.words(role) + proposed + ": " + advice.why() + "." + kindWhy;
    }

    static String figure(double v) {
        return Numbers.plain(v);
    }
}
