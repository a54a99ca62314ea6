package descent.data;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/// Which columns of a table are inputs and which one is the target.
///
/// @param inputs names of the input columns, in the table's order
/// @param target name of the target column, or "" while none is chosen
/// @param kinds  kinds that a person chose over the recognised ones, by column name
/// @param task   the task that a person chose, or null: recognised from the target
public record Schema(List<String> inputs, String target, Map<String, Kind> kinds, Task task) {
    public Schema {
        inputs = List.copyOf(inputs);
        Objects.requireNonNull(target, "target");
        kinds = Map.copyOf(kinds);
    }

    public Schema(List<String> inputs, String target) {
        this(inputs, target, Map.of(), null);
    }

    /// The role of one column. Looks through all inputs: for many columns take [#roles()].
    public Role role(String column) {
        return column.equals(target) ? Role.TARGET : inputs.contains(column) ? Role.INPUT : Role.UNUSED;
    }

    /// The role of any column by its name, at once even among 100,000.
    public Function<String, Role> roles() {
        Set<String> in = Set.copyOf(inputs);
        return column -> column.equals(target) ? Role.TARGET : in.contains(column) ? Role.INPUT : Role.UNUSED;
    }
}
