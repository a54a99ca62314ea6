package descent.ui.common;

import descent.model.LayerSpec.Linear;
import descent.train.Pace;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/// Asks for too much in too little memory, then works on: a program of its own for [LittleMemoryTest]. Prints how each part
/// ended, and behind a colon how many bytes all threads have allocated for it.
final class LittleMemory {
    private static final int UNITS = 100_000;
    /// A square of about 40,000,000 weights, 160 MB: fewer than a network may have, more than there is room for.
    private static final int TOO_MANY_HERE = 6300;

    private LittleMemory() { }

    /// @param args a large CSV, and a model file to be written
    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        try (Workspace w = Workspaces.withFiles()) {
            w.open(Path.of(args[0]));
            out.println("rows\t" + (w.table().get() == null ? words(w) : w.table().get().rows() + " rows"));
            out.println("prepared\t" + (w.prepared().get() == null ? w.dataProblem().get() : "ready"));
            w.setPace(Pace.FULL);
            w.edit("epochs", s -> s.withEpochs(1));
            w.train();
            settle(w);
            out.println("a million\t" + (w.currentRun().get() == null ? words(w) : w.message().get()));
            w.openSample("Auto MPG");
            out.println("layer\t" + tried(w, UNITS));
            out.println("weights\t" + tried(w, TOO_MANY_HERE));
            w.edit("epochs", s -> s.withEpochs(3));
            w.setPace(Pace.FULL);
            w.train();
            settle(w);
            out.println("afterwards\t" + (w.currentRun().get() == null ? words(w) : w.saveModel(Path.of(args[1])).get() ? "trained and saved" : words(w)));
        }
    }

    private static String tried(Workspace w, int units) throws Exception {
        w.edit("layers", s -> s.withLayers(List.of(new Linear(units), new Linear(units), new Linear(0))));
        w.say(null);
        long before = allocated();
        w.train();
        settle(w);
        String end = allocated() - before + ": " + (w.currentRun().get() == null ? words(w) : "it trains");
        w.undo();
        return end;
    }

    /// By all threads since they began. The management module is there in a program of its own.
    private static long allocated() throws ReflectiveOperationException {
        Object bean = Class.forName("java.lang.management.ManagementFactory").getMethod("getThreadMXBean").invoke(null);
        return (long) Class.forName("com.sun.management.ThreadMXBean").getMethod("getTotalThreadAllocatedBytes").invoke(bean);
    }

    private static void settle(Workspace w) throws Exception {
        w.services().trainer().settled().get();
        w.drain();
    }

    private static String words(Workspace w) {
        return w.notice().get() == null ? "no word; " + w.dataProblem().get() : w.notice().get().text();
    }
}
