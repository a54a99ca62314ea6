package descent.lesson;

import descent.data.Table;
import descent.model.Setup;

/// One setting that a lesson sets, in the words of the file.
///
/// @param line   of the lesson file, for the refusal
/// @param name   of the setting: "lr"
/// @param text   its value as written: "0.1"
/// @param change what it does
public record SetupChange(int line, String name, String text, Change change) {
    /// Applied to a set-up; the table is needed where columns are named.
    public interface Change {
        Setup apply(Setup setup, Table table) throws Refused;
    }

    /// Why a value cannot be taken: half a sentence that goes on after the line's number.
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        public Refused(String message) {
            super(message);
        }
    }

    Setup apply(Setup setup, Table table) throws LessonException {
        try {
            return change.apply(setup, table);
        } catch (Refused e) {
            throw new LessonException(line, e.getMessage());
        }
    }

    /// A deliberate fault is for the student to find: the panel never shows it.
    public boolean isHidden() {
        return name.equals("fault");
    }
}
