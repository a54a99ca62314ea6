package descent.data;

import java.util.List;
import java.util.Objects;

/// Everything that preprocessing has fitted, as plain data for a file; [Preprocessing#fromRecord] makes it work again.
///
/// @param task     what is asked of the network
/// @param inputs   in the order of x
/// @param target   a number with its scaling, or a category whose levels are the classes
/// @param settings it was fitted with
public record PreprocessingRecord(Task task, List<ColumnPreparation> inputs, ColumnPreparation target,
                                  PreprocessingSettings settings) {
    public PreprocessingRecord {
        Objects.requireNonNull(task, "task");
        inputs = List.copyOf(inputs);
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(settings, "settings");
    }
}
