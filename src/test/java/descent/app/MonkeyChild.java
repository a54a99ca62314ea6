package descent.app;

import descent.model.Setup;
import descent.train.Pace;
import descent.train.RunState;
import descent.ui.common.AppFolder;
import descent.ui.common.Fx;
import descent.ui.common.Theme;
import descent.ui.common.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

/// A program of its own for [MonkeyTest]: the real window on the Headless platform under a [Monkey]. Between its rounds
/// everything is opened once, put back as it was at the start and the heap is measured; at the end it says what is left over.
public final class MonkeyChild {
    /// Begins the message about an action that never ended.
    static final String HUNG = "hung after ";
    private static final int ROUNDS = 12;
    private static final int ROUNDS_OF_THE_SHORT_FORM = 2;
    private static final int HANG_SECONDS = 120;
    private static final int SETTLING_RUNS = 10;
    /// Of JavaFX, Java, and the engine, whose helper sleeps between two computations.
    private static final List<String> OURS_TO_STAY = List.of("engine-helper", "JavaFX", "Quantum", "Prism", "Glass", "Cleaner", "Disposer", "ForkJoinPool.commonPool");

    private final AppFolder home;
    private final Path folder;
    private final AtomicInteger faults = new AtomicInteger();
    private final Random answers;
    private List<Path> files = List.of();
    private AppGraph graph;
    private List<String> before = List.of(); // what was done last before everything is as at the start
    private Setup base;

    private MonkeyChild(Path folder, long seed) {
        this.folder = folder;
        this.home = new AppFolder(folder.resolve("home"));
        this.answers = new Random(seed);
    }

    /// @param args a folder of its own, seed, actions, seconds; it ends when both are reached
    public static void main(String[] args) throws Exception {
        Main.headless();
        MonkeyChild child = new MonkeyChild(Path.of(args[0]), Long.parseLong(args[1]));
        int end = 0;
        try {
            child.run(Long.parseLong(args[1]), Integer.parseInt(args[2]), Long.parseLong(args[3]));
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            Thread.getAllStackTraces().forEach((t, at) -> System.err.println(t + "\n    " + List.of(at))); // what hangs, if anything does
            end = 1;
        }
        System.exit(end);
    }

    /// Files of every kind are chosen, and questions are answered this way and that.
    private final class Answers extends Unattended {
        Answers() {
            super(null);
        }

        @Override
        public Optional<Path> open(FileKind kind) {
            return answers.nextInt(4) == 0 ? Optional.empty() : Optional.of(files.get(answers.nextInt(files.size())));
        }

        @Override
        public Optional<Path> save(FileKind kind, String proposedName) {
            return answers.nextInt(4) == 0 ? Optional.empty() : Optional.of(folder.resolve("saved").resolve(kind + "-" + answers.nextInt(3) + (kind == FileKind.MODEL ? ".model" : "")));
        }

        @Override
        public Answer unsaved(String documentName, String action) {
            return Answer.values()[answers.nextInt(3)];
        }

        @Override
        public Epoch whichEpoch(int epoch, int last) {
            return Epoch.values()[answers.nextInt(3)];
        }
    }

    private void run(long seed, int actions, long seconds) throws Exception {
        files = files();
        open();
        settle();
        heap(); // so that what it needs is there before
        close();
        Set<Thread> threads = Thread.getAllStackTraces().keySet();
        Set<String> handles = handles();
        open();
        Monkey monkey = new Monkey(seed, graph, files);
        if (seconds > 0) {
            openEverything(monkey);
        }
        long begun = System.nanoTime();
        int done = 0;
        int rounds = seconds > 0 ? ROUNDS : ROUNDS_OF_THE_SHORT_FORM;
        for (int round = 1; round <= rounds; round++) {
            while (done < (long) actions * round / rounds || System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(seconds) * round / rounds) {
                step(monkey, monkey::act);
                done++;
            }
            if (seconds > 0) {
                openEverything(monkey); // so that the same is weighed each time: every view there, with the sample in it
            }
            settle();
            double[] heap = heap();
            System.out.printf(Locale.ROOT, "round %d %d %.2f %.2f%n", round, done, heap[0], heap[1]);
        }
        close();
        List<Thread> left = leftThreads(threads);
        Set<String> leftHandles = handles();
        leftHandles.removeAll(handles);
        left.forEach(t -> System.out.println("thread " + t.getName() + " " + List.of(t.getStackTrace())));
        leftHandles.forEach(h -> System.out.println("handle " + h));
        System.out.println("end " + done + " " + faults + " " + left.size() + " " + leftHandles.size() + " " + Fx.get(() -> Window.getWindows().size()));
    }

    /// With a run and its results, so that every view has something to show.
    private void openEverything(Monkey monkey) throws InterruptedException {
        before = monkey.last();
        settle();
        Fx.run(() -> graph.workspace().evaluate());
        WindowShots.until(() -> graph.workspace().evaluation().get() != null);
        List<Runnable> all = new ArrayList<>(monkey.everythingOnce());
        all.addFirst(() -> graph.window().evaluation().open()); // before any menu item brings other data
        for (Runnable one : all) {
            act(monkey, one);
            WindowShots.pulses(2);
            for (int tab = 0; Fx.get(select(monkey, tab)); tab++) {
                WindowShots.pulses(2);
            }
            Fx.run(monkey::hideOthers);
        }
    }

    private static Supplier<Boolean> select(Monkey monkey, int tab) {
        return () -> monkey.select(tab);
    }

    private List<Path> files() throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path place : List.of(Path.of("assets", "samples"), Path.of("assets", "lessons"), Path.of("src", "test", "resources", "golden", "csv"))) {
            try (Stream<Path> in = Files.list(place)) {
                in.filter(Files::isRegularFile).sorted().limit(12).forEach(all::add);
            }
        }
        Path saved = Files.createDirectories(folder.resolve("saved"));
        for (int i = 0; i < 3; i++) {
            all.add(saved.resolve("MODEL-" + i + ".model")); // there once it was saved
        }
        all.add(folder.resolve("missing.csv"));
        all.add(Files.write(folder.resolve("noise.model"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9}));
        return all;
    }

    private void open() {
        graph = Fx.get(() -> {
            AppGraph made = new AppGraph(new Stage(), (w, t) -> new Answers(), home);
            made.window().stage().show();
            return made;
        });
        Thread.setDefaultUncaughtExceptionHandler((_, e) -> {
            if (!Fx.isPlatformsOwn(e)) {
                faults.incrementAndGet();
                e.printStackTrace();
                graph.faults().accept(e);
            }
        });
        WindowShots.until(() -> graph.workspace().prepared().get() != null);
        base = Fx.get(() -> graph.workspace().setup().get()).withEpochs(1);
    }

    /// One action, and a moment for the window.
    private void step(Monkey monkey, Runnable action) throws InterruptedException {
        act(monkey, action);
        LockSupport.parkNanos(answers.nextInt(10) == 0 ? 200_000_000 : 5_000_000);
    }

    /// One that takes too long is a hang, with all stacks.
    private void act(Monkey monkey, Runnable action) throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        Platform.runLater(() -> {
            int before = faults.get();
            try {
                action.run();
            } catch (RuntimeException | Error e) {
                Thread here = Thread.currentThread();
                here.getUncaughtExceptionHandler().uncaughtException(here, e);
            }
            if (faults.get() > before) {
                System.err.println("after " + monkey.last());
            }
        });
        Platform.runLater(ran::countDown);
        if (!ran.await(HANG_SECONDS, TimeUnit.SECONDS)) {
            Thread.getAllStackTraces().forEach((t, s) -> System.err.println(t.getName() + " " + List.of(s)));
            throw new AssertionError(HUNG + monkey.last());
        }
    }

    /// Everything as at the start: the sample, a small network, ten short runs, no other window.
    private void settle() {
        Workspace w = graph.workspace();
        Fx.run(() -> {
            List.copyOf(Window.getWindows()).stream().filter(o -> o != graph.window().stage()).forEach(Window::hide);
            graph.window().stage().setMaximized(false);
            graph.window().stage().setWidth(1280); // what is drawn is kept in arrays of the window's size
            graph.window().stage().setHeight(800);
            graph.theme().projector().set(false);
            graph.theme().zoom(0);
            w.replay().leave();
            w.stop();
            w.fileWork().close();
            w.openSample(AppGraph.FIRST_SAMPLE);
        });
        try {
            WindowShots.until(() -> !w.state().get().isLive() && w.table().get() != null && w.table().get().name().equals("auto-mpg.csv") && w.prepared().get() != null);
        } catch (AssertionError e) {
            throw new AssertionError(Fx.get(() -> "the sample is not there: " + w.state().get() + ", table " + (w.table().get() == null ? "none" : w.table().get().name())
                    + ", prepared " + (w.prepared().get() != null) + ", " + w.setup().get() + ", " + w.notice().get() + "; after " + before), e);
        }
        Fx.run(() -> {
            w.edit("settle", s -> base);
            w.setPace(Pace.FULL);
        });
        for (int i = 0; i < SETTLING_RUNS; i++) {
            int before = Fx.get(() -> w.runs().size());
            Fx.run(w::train);
            WindowShots.until(() -> w.runs().size() > before && w.state().get() == RunState.FINISHED);
        }
        Fx.run(() -> w.runs().removeIf(r -> r != w.currentRun().get()));
        for (Theme.Scheme scheme : List.of(Theme.Scheme.DARK, Theme.Scheme.LIGHT)) { // until then JavaFX keeps a style for every state in which a control ever was
            Fx.run(() -> graph.theme().scheme().set(scheme));
            WindowShots.pulses(10);
        }
        Fx.run(() -> { // JavaFX remembers the window that was closed last, with all that is in it
            Stage empty = new Stage();
            empty.setScene(new Scene(new Group()));
            empty.show();
            empty.hide();
        });
    }

    /// Megabytes that live after collections: all but arrays of int, and those. JavaFX draws into arrays of int, one for each canvas and
    /// window as large as the monkey left it: they come and go by some ten megabytes, and would hide what stays. So would what the
    /// collector fills gaps between objects with, one to six megabytes: that is nobody's.
    private static double[] heap() throws ReflectiveOperationException {
        for (int i = 0; i < 4; i++) {
            System.gc();
            WindowShots.pulses(3);
        }
        System.gc(); // twice without a frame between them: each frame looks through the soft references, which saves them once
        System.gc();
        String histogram = histogram();
        double all = Double.NaN;
        double ints = Double.NaN;
        double gaps = 0;
        for (String line : histogram.lines().toList()) {
            String[] words = line.strip().split("\\s+");
            if (words.length > 3 && words[3].equals("[I")) {
                ints = Double.parseDouble(words[2]);
            } else if (words.length > 3 && words[3].equals("[Ljdk.internal.vm.FillerElement;")) {
                gaps = Double.parseDouble(words[2]);
            } else if (words[0].equals("Total")) {
                all = Double.parseDouble(words[2]);
            }
        }
        return new double[] {(all - ints - gaps) / (1 << 20), ints / (1 << 20)};
    }

    /// Of all that lives, by the virtual machine's own diagnostics; asked in Java's words, as the program has no need of their modules.
    private static String histogram() throws ReflectiveOperationException {
        Class<?> name = Class.forName("javax.management.ObjectName");
        Object server = Class.forName("java.lang.management.ManagementFactory").getMethod("getPlatformMBeanServer").invoke(null);
        Object command = name.getConstructor(String.class).newInstance("com.sun.management:type=DiagnosticCommand");
        return (String) Class.forName("javax.management.MBeanServer").getMethod("invoke", name, String.class, Object[].class, String[].class)
                .invoke(server, command, "gcClassHistogram", new Object[] {new String[0]}, new String[] {String[].class.getName()});
    }

    private void close() {
        Fx.run(() -> List.copyOf(Window.getWindows()).stream().filter(o -> o != graph.window().stage()).forEach(Window::hide));
        Fx.run(graph::close);
        leftThreads(Set.of());
    }

    /// Threads that were not there before and do not end within 20 s.
    private static List<Thread> leftThreads(Set<Thread> before) {
        List<Thread> left = List.of();
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(before.isEmpty() ? 8 : 20); System.nanoTime() < end; LockSupport.parkNanos(100_000_000)) {
            left = Thread.getAllStackTraces().keySet().stream().filter(t -> !before.contains(t) && t != Thread.currentThread() && t.isAlive()
                    && OURS_TO_STAY.stream().noneMatch(t.getName()::contains)).toList();
            if (left.isEmpty()) {
                return left;
            }
        }
        return left;
    }

    /// Files and other handles that are open, those of Java and its libraries aside.
    private static Set<String> handles() throws IOException {
        Set<String> open = new HashSet<>();
        Path fds = Path.of("/proc/self/fd");
        if (!Files.isDirectory(fds)) {
            return open;
        }
        try (Stream<Path> all = Files.list(fds)) {
            for (Path fd : all.toList()) {
                try {
                    String to = Files.readSymbolicLink(fd).toString();
                    if (!to.endsWith(".jar") && !to.endsWith(".so") && !to.contains("/fonts/") && !to.startsWith("/proc/") && !to.endsWith("/modules")) {
                        open.add(to.replaceFirst("\\d+\\]$", "]"));
                    }
                } catch (IOException gone) { // by now
                }
            }
        }
        return open;
    }
}
