package descent.ui.lesson;

import descent.lesson.Lesson;
import descent.lesson.LessonException;
import descent.lesson.SetupChange;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What a lesson asks of the window that it stands beside.
public interface LessonDesk {
    /// Puts the lesson's data and set-up on the table. Unsaved work is asked about first.
    ///
    /// @param then told when they lie there; not told when the person cancelled
    /// @throws LessonException when data or set-up cannot be had; the work on screen is untouched
    void use(Lesson lesson, Consumer<Lesson> then) throws LessonException;

    /// Sets what a step asks for; one step of undo each.
    void apply(List<SetupChange> changes) throws LessonException;

    /// Asks where a copy of a bundled lesson is to lie, and writes it there.
    void saveCopy(String name, byte[] lesson);

    /// Asks for a lesson file; empty when cancelled.
    Optional<Path> choose();
}
