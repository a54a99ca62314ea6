package descent.ui.common;

import descent.data.Column;
import descent.data.Kind;
import descent.data.Role;
import descent.data.Schema;
import descent.data.Table;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Changes the role of columns in a schema.
final class Roles {
    private Roles() { }

    /// Inputs keep the table's order; there is one target at most, a new one makes an input of the old one.
    static Schema with(Schema s, Table table, String column, Role role) {
        Set<String> inputs = new LinkedHashSet<>(s.inputs());
        String target = s.target();
        inputs.remove(column);
        if (role == Role.TARGET) {
            if (!target.isEmpty() && !target.equals(column)) {
                inputs.add(target);
            }
            target = column;
        } else {
            target = target.equals(column) ? "" : target;
            if (role == Role.INPUT) {
                inputs.add(column);
            }
        }
        return ordered(s, table, inputs, target);
    }

    /// Several columns at once; of several targets the last one counts.
    static Schema with(Schema s, Table table, List<String> columns, Role role) {
        if (role == Role.TARGET) {
            return with(s, table, columns.getLast(), role);
        }
        Set<String> inputs = new LinkedHashSet<>(s.inputs());
        columns.forEach(role == Role.INPUT ? inputs::add : inputs::remove);
        return ordered(s, table, inputs, columns.contains(s.target()) ? "" : s.target());
    }

    /// @param kind null: as the cells suggest
    static Schema withKind(Schema s, Table table, List<String> columns, Kind kind) {
        Map<String, Kind> kinds = new HashMap<>(s.kinds());
        for (String c : columns) {
            if (kind == null || kind == table.column(c).kind()) {
                kinds.remove(c);
            } else {
                kinds.put(c, kind);
            }
        }
        return new Schema(s.inputs(), s.target(), kinds, columns.contains(s.target()) ? null : s.task());
    }

    private static Schema ordered(Schema s, Table table, Set<String> inputs, String target) {
        List<String> ordered = table.columns().stream().map(Column::name).filter(inputs::contains).toList();
        return new Schema(ordered, target, s.kinds(), target.equals(s.target()) ? s.task() : null);
    }
}
