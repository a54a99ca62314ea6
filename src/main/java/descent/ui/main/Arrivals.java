package descent.ui.main;

import descent.ui.common.Answers;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The files that are dropped on the window, named on the command line or chosen among the recent ones: lessons, or data and models.
/// A drive that sleeps, or is far away, holds up neither the window nor what is read and written meanwhile: each file is looked at on
/// a thread of its own. Of two, the later one counts.
final class Arrivals {
    /// A thread for each: the files of a drive that does not answer may keep it for ever.
    static final Executor ASIDE = work -> Thread.ofPlatform().daemon().name("look at a drive").start(work);

    private final Predicate<Path> isLesson;
    private final Executor aside;
    private final Executor fx;
    private final Consumer<Path> lessons;
    private final Consumer<Path> others;
    private int count;

    /// @param isLesson touches the file, so that its drive is awake when the others look at it
    Arrivals(Predicate<Path> isLesson, Executor aside, Executor fx, Consumer<Path> lessons, Consumer<Path> others) {
        this.isLesson = isLesson;
        this.aside = aside;
        this.fx = fx;
        this.lessons = lessons;
        this.others = others;
    }

    /// On the JavaFX thread.
    void open(Path file) {
        int mine = ++count;
        Answers.then(CompletableFuture.supplyAsync(() -> isLesson.test(file), aside), fx, (lesson, e) -> {
            if (mine == count) {
                (e == null && lesson ? lessons : others).accept(file); // what cannot be looked at says so when it is opened
            }
        });
    }

    /// What is still being looked at is not opened any more.
    void close() {
        count++;
    }
}
