package descent.ui.common;

import descent.train.Pace;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Trains and saves twice on a disk that lets nothing be saved: a program of its own for `StraceTest`. Prints whether the
/// work is still unsaved, how long the second time took (the first one loads the classes), and what was said.
public final class SaveUnsaved {
    private SaveUnsaved() { }

    /// @param args the file
    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0]);
        try (Workspace w = Workspaces.withFiles()) {
            w.openSample("Auto MPG");
            w.edit("epochs", s -> s.withEpochs(1));
            w.setPace(Pace.FULL);
            w.train();
            w.services().trainer().settled().get();
            w.drain();
            boolean saved = w.saveModel(file).get();
            w.say(null);
            long start = System.nanoTime();
            saved |= w.saveModel(file).get();
            long ms = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            System.out.println((saved ? "saved " : w.unsaved().get() ? "unsaved " : "forgotten ") + ms + " ms " + (w.notice().get() == null ? "no word" : w.notice().get().text()));
        }
    }
}
