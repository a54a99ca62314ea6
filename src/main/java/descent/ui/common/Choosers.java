package descent.ui.common;

import java.nio.file.Path;
import java.util.Optional;

/// The questions that end in a native window. Behind an interface so that a test, and the tour, can answer them: native
/// choosers do not exist on the Headless platform.
public interface Choosers {
    /// What kind of file is asked for; the chooser only proposes by name, the content decides.
    enum FileKind {
        DATA("Data files", "*.csv", "*.tsv", "*.txt"),
        MODEL("Descent models", "*.model"),
        PICTURE("PNG pictures", "*.png"),
        DRAWING("SVG drawings", "*.svg"),
        PAGE("Web pages", "*.html"),
        TABLE("CSV files", "*.csv"),
        PYTHON("Folder for PyTorch", "*"),
        LESSON("Lessons", "*.lesson", "*.txt");

        private final String words;
        private final String[] patterns;

        FileKind(String words, String... patterns) {
            this.words = words;
            this.patterns = patterns;
        }

        public String words() {
            return words;
        }

        public String[] patterns() {
            return patterns.clone();
        }
    }

    /// What a person answers to "Save the changes?".
    enum Answer { SAVE, DONT_SAVE, CANCEL }

    /// What a person answers to "epoch 120 or the last?".
    enum Epoch { LOOKED_AT, LAST, CANCEL }

    /// @return the chosen file, or empty when the person cancelled
    Optional<Path> open(FileKind kind);

    /// @return where to save, or empty when the person cancelled; the person has agreed to replace an existing file
    Optional<Path> save(FileKind kind, String proposedName);

    /// Asks what becomes of unsaved work before `action` ("opening other data").
    Answer unsaved(String documentName, String action);

    /// Asks whether settings that were changed for the next run, and so are in no file, may go before `action`; true = yes.
    boolean leaveSettings(String action);

    /// Asks which model is to be saved while an epoch is looked back at.
    ///
    /// @param epoch the one that is looked at
    /// @param last  finished epochs of the run
    Epoch whichEpoch(int epoch, int last);

    /// A yes-or-no question; true = yes.
    boolean confirm(String question, String yes);
}
