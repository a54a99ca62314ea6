package descent.ui.main;

import descent.data.Table;
import descent.lesson.Lesson;
import descent.lesson.LessonException;
import descent.lesson.SetupChange;
import descent.model.AtomicFile;
import descent.model.Setup;
import descent.ui.common.Choosers;
import descent.ui.common.Choosers.FileKind;
import descent.ui.common.Notice;
import descent.ui.common.Workspace;
import descent.ui.lesson.LessonDesk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Puts a lesson's data and settings on the table of the window.
final class LessonBridge implements LessonDesk {
    /// Undo's words.
    private static final String WHAT = "what the lesson asks for";

    private final Workspace workspace;
    private final Files files;
    private final Choosers choosers;

    LessonBridge(Workspace workspace, Files files, Choosers choosers) {
        this.workspace = workspace;
        this.files = files;
        this.choosers = choosers;
    }

    @Override
    public void use(Lesson lesson, Consumer<Lesson> then) throws LessonException {
        Table table = lesson.table();
        Setup setup = lesson.setup(table);
        files.afterSaving("opening the lesson", () -> {
            endRun();
            workspace.runs().forEach(r -> r.shown().set(false)); // runs of other data would only confuse the chart
            workspace.use(table, setup);
            then.accept(lesson);
        });
    }

    @Override
    public void apply(List<SetupChange> changes) throws LessonException {
        Setup changed = Lesson.apply(changes, workspace.setup().get(), workspace.table().get());
        endRun(); // else Train would resume the run that still has the old settings
        workspace.edit(WHAT, s -> changed);
        workspace.sabotage(changed.fault());
    }

    private void endRun() {
        if (workspace.state().get().isLive()) {
            workspace.stop();
        }
    }

    @Override
    public void saveCopy(String name, byte[] lesson) {
        choosers.save(FileKind.LESSON, name + ".lesson").ifPresent(target -> {
            try {
                AtomicFile.write(target, out -> out.write(lesson));
                workspace.say(Notice.done("Saved " + target.getFileName() + ". Change it in a text editor and drop it on this window."));
            } catch (IOException e) {
                workspace.say(Notice.trouble(e.getMessage()));
            }
        });
    }

    @Override
    public Optional<Path> choose() {
        return choosers.open(FileKind.LESSON);
    }
}
