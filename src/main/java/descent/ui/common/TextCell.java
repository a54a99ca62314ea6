package descent.ui.common;

import java.util.function.Function;
import javafx.scene.control.TableCell;

/// A cell that shows its value in words of its own, so that a column holds what it is sorted by and what is written to a file.
///
/// @param <S> of a row
/// @param <V> of the column
public final class TextCell<S, V> extends TableCell<S, V> {
    private final Function<? super V, String> words;

    /// A cell may hold a book, and a table lays out all of a text.
    private static final int LONGEST = 200;

    /// The beginning of a text that is longer than any cell.
    public static String cut(String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    public TextCell(Function<? super V, String> words) {
        this.words = words;
    }

    @Override
    protected void updateItem(V value, boolean empty) {
        super.updateItem(value, empty);
        setText(empty || value == null ? null : words.apply(value));
    }
}
