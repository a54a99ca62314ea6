package descent.ui.common;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/// The sentence of an error for the person at the screen.
public final class Words {
    private Words() { }

    /// Messages of the program's own exceptions are such sentences already; of others the name is told, so that it can be reported.
    public static String of(Throwable e) {
        Throwable t = e;
        while ((t instanceof CompletionException || t instanceof ExecutionException) && t.getCause() != null) {
            t = t.getCause();
        }
        if (t instanceof OutOfMemoryError) {
            return "There is not enough memory for that: take fewer rows, columns or weights.";
        }
        String text = t.getMessage() == null || t.getMessage().isBlank() ? "" : t.getMessage();
        boolean own = t.getClass().getName().startsWith("descent.");
        return own && !text.isEmpty() ? text : "Something unexpected happened (" + t.getClass().getSimpleName() + (text.isEmpty() ? "" : ": " + text) + ").";
    }
}
