package descent.ui.common;

import descent.model.LayerSpec.Linear;
import descent.train.Pace;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/// Asks for too much in too little memory, then works on: a program of its own for [LittleMemoryTest]. Prints how each part ended.
final class LittleMemory {
    private static final int UNITS = 100_000;

    private LittleMemory() { }

    /// @param args a large CSV, and a model file to be written
    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        try (Workspace w = Workspaces.withFiles()) {
            w.open(Path.of(args[0]));
            out.println("rows\t" + (w.table().get() == null ? words(w) : w.table().get().rows() + " rows"));
            w.openSample("Auto MPG");
            w.edit("layers", s -> s.withLayers(List.of(new Linear(UNITS), new Linear(UNITS), new Linear(0))));
            w.say(null);
            w.train();
            settle(w);
            out.println("layer\t" + (w.currentRun().get() == null ? words(w) : "it trains"));
            w.undo();
            w.edit("epochs", s -> s.withEpochs(3));
            w.setPace(Pace.FULL);
            w.train();
            settle(w);
            out.println("afterwards\t" + (w.currentRun().get() == null ? words(w) : w.saveModel(Path.of(args[1])).get() ? "trained and saved" : words(w)));
        }
    }

    private static void settle(Workspace w) throws Exception {
        w.services().trainer().settled().get();
        w.drain();
    }

    private static String words(Workspace w) {
        return w.notice().get() == null ? "no word; " + w.dataProblem().get() : w.notice().get().text();
    }
}
