package descent.ui.common;

import descent.data.Column;
import descent.data.Role;
import descent.data.Schema;
import descent.data.Table;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Changes the role of one column in a schema.
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
        List<String> ordered = table.columns().stream().map(Column::name).filter(inputs::contains).toList();
        return new Schema(ordered, target, s.kinds(), target.equals(s.target()) ? s.task() : null);
    }
}
