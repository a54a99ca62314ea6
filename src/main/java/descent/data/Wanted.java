package descent.data;

import java.util.Set;

/// What a model makes of the columns of a file. The cells of all other columns are only copied, so that nothing may be lost of
/// them: where a float cannot hold what stands there, such as 2023104567 or 007, the column is read as text.
///
/// @param texts   columns that are read as text, whatever they look like
/// @param numbers columns whose numbers it wants
public record Wanted(Set<String> texts, Set<String> numbers) {
    public Wanted {
        texts = Set.copyOf(texts);
        numbers = Set.copyOf(numbers);
    }

    boolean copies(String column) {
        return !texts.contains(column) && !numbers.contains(column);
    }
}
