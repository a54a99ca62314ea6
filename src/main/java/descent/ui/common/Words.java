package descent.ui.common;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/// The sentence of an error for the person at the screen.
public final class Words {
    private Words() { }

    /// Messages of the program's own exceptions are such sentences already; of others the name is told, so that it can be reported.
    public static String of(Throwable e) {
        Throwable t = cause(e);
        if (t instanceof OutOfMemoryError) {
            return "There is not enough memory for that: take fewer rows, columns or weights.";
        }
        if (t instanceof InvalidPathException p) {
            return "The name “" + p.getInput() + "” holds " + (p.getReason().contains("unmappable")
                    ? "letters that this computer's language settings do not know: take another name, or start Descent with LC_ALL=C.UTF-8." : "a character that no name of a file may have here: take another name.");
        }
        String text = t.getMessage() == null || t.getMessage().isBlank() ? "" : t.getMessage();
        return isOwn(t) && !text.isEmpty() ? text : "Something unexpected happened (" + t.getClass().getSimpleName() + (text.isEmpty() ? "" : ": " + text) + ").";
    }

    /// Nothing that a person could have done or can mend.
    static boolean isFault(Throwable e) {
        Throwable t = cause(e);
        return !isOwn(t) && !(t instanceof OutOfMemoryError || t instanceof IOException || t instanceof InvalidPathException);
    }

    private static boolean isOwn(Throwable t) {
        return t.getClass().getName().startsWith("descent.");
    }

    private static Throwable cause(Throwable e) {
        Throwable t = e;
        while ((t instanceof CompletionException || t instanceof ExecutionException) && t.getCause() != null) {
            t = t.getCause();
        }
        return t;
    }
}
