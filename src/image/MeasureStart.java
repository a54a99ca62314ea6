import java.awt.AWTException;
import java.awt.Rectangle;
import java.awt.Robot;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// How long the image takes to its first frame with the sample and to the whole window, beside an empty JavaFX window from the
/// same image.
///
///     java MeasureStart.java IMAGE OPTIONS [ROUNDS]
///
/// Needs a display (Xvfb will do) and looks at it, some 80 times a second: what counts is when colours stand where the window
/// opens, not when the program believes to have painted (JavaFX draws behind it, and hands over what it has drawn later). On Linux
/// it is to be started by `taskset -c 1`, beside what it measures.
/// Each round starts every way once, so that a busy minute hits all of them; the medians count. On Linux each start has one core
/// (taskset). The floor has a cache of its own, trained the same way, and the same options. Then the program tells what lives on
/// its heap, and stands idle for ten seconds, for its processor time.
public final class MeasureStart {
    private static final String MAIN = "descent/descent.app.Main";
    private static final String EMPTY = "descent/descent.app.bench.EmptyStage";
    private static final String VECTOR = "--add-modules=jdk.incubator.vector";
    private static final int IDLE_SECONDS = 10;
    private static final int CORNER = 100;
    /// A part of the window of 1280 × 800 that stands at the corner, and something of what lies behind.
    private static final Rectangle PLACE = new Rectangle(CORNER - 10, CORNER - 10, 400, 300);
    /// Colours in that place: of an empty window and what lies behind, of the first frame, of the whole one.
    private static final int ANYTHING = 2;
    private static final int FIRST = 60;
    private static final int WHOLE = 600;
    private static final long PATIENCE = 60_000;
    private static final long LOOK = 8;

    private final Robot eye;
    private final Path image;
    private final Path temp;

    private MeasureStart(Path image, Path temp) throws AWTException {
        this.eye = new Robot();
        this.image = image;
        this.temp = temp;
    }

    public static void main(String[] args) throws Exception {
        Path temp = Files.createTempDirectory("descent-start");
        Path home = Files.createDirectories(temp.resolve("home"));
        Files.writeString(home.resolve("preferences.properties"), "window=" + CORNER + "," + CORNER + ",1280,800\ntheme=light\n");
        new MeasureStart(Path.of(args[0]).toAbsolutePath(), temp).measure(new ArrayList<>(List.of(args[1].strip().split("\\s+"))), args.length > 2 ? Integer.parseInt(args[2]) : 5);
        try (Stream<Path> all = Files.walk(temp)) {
            all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    private void measure(List<String> told, int rounds) throws IOException, InterruptedException {
        told.remove(VECTOR);
        Map<String, List<String>> ways = new LinkedHashMap<>();
        for (boolean vector : new boolean[] {false, true}) {
            List<String> options = new ArrayList<>(told);
            if (vector) {
                options.add(VECTOR);
            }
            String name = vector ? ", Vector API on" : ", Vector API off";
            ways.put("Descent with cache" + name, way(cache(options, MAIN, "main" + vector), options, MAIN));
            ways.put("Descent without cache" + name, way(null, options, MAIN));
            ways.put("empty window with cache" + name, way(cache(options, EMPTY, "empty" + vector), options, EMPTY));
        }
        Map<String, List<Integer>> first = new LinkedHashMap<>();
        Map<String, List<Integer>> whole = new LinkedHashMap<>();
        for (int i = 0; i < 200; i++) {
            colours(); // so that the eye is quick
        }
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, List<String>> w : ways.entrySet()) {
                boolean empty = w.getKey().startsWith("empty");
                List<Integer> seen = watch(w.getValue(), empty ? new int[] {ANYTHING} : new int[] {FIRST, WHOLE});
                first.computeIfAbsent(w.getKey(), k -> new ArrayList<>()).add(seen.getFirst());
                whole.computeIfAbsent(w.getKey(), k -> new ArrayList<>()).add(seen.getLast());
            }
        }
        first.forEach((name, ms) -> System.out.printf(Locale.ROOT, "%-42s first frame  median %5d ms   %s%n", name, median(ms), ms));
        whole.forEach((name, ms) -> System.out.printf(Locale.ROOT, "%-42s whole window median %5d ms   %s%n", name, median(ms), ms));
        for (String v : List.of(", Vector API off", ", Vector API on")) {
            compare("first frame", first, v);
            compare("whole window", whole, v);
        }
        System.out.printf(Locale.ROOT, "image %.1f MB%n", size(image) / 1e6);
        rest(ways.values().iterator().next());
    }

    private static void compare(String what, Map<String, List<Integer>> times, String way) {
        int cached = median(times.get("Descent with cache" + way));
        System.out.printf(Locale.ROOT, "%-12s %-18s %.2f x the empty window, %.2f x without cache%n", what, way.substring(2),
                (double) cached / median(times.get("empty window with cache" + way)), (double) cached / median(times.get("Descent without cache" + way)));
    }

    private static List<String> way(Path cache, List<String> options, String main) {
        List<String> out = new ArrayList<>();
        out.add(cache == null ? "-XX:AOTMode=off" : "-XX:AOTCache=" + cache);
        out.addAll(options);
        out.addAll(List.of("-m", main));
        return out;
    }

    private Path cache(List<String> options, String main, String name) throws IOException, InterruptedException {
        Path cache = temp.resolve(name + ".aot");
        List<String> command = new ArrayList<>(List.of(image.resolve("bin").resolve("java").toString(), "-XX:AOTCacheOutput=" + cache, "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Ddescent.home=" + temp.resolve("training"), "-Ddescent.start=train", "-m", main));
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(temp.resolve("training.txt").toFile()).start().waitFor();
        if (!Files.isRegularFile(cache)) {
            throw new IOException("no cache was made: " + Files.readString(temp.resolve("training.txt")));
        }
        return cache;
    }

    private ProcessBuilder start(List<String> way, String wish) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/taskset"))) {
            command.addAll(List.of("taskset", "-c", "0"));
        }
        command.add(image.resolve("bin").resolve("java").toString());
        command.addAll(List.of("-Ddescent.start=" + wish, "-Ddescent.home=" + temp.resolve("home")));
        command.addAll(way);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    /// @param wanted colours that are waited for, in turn
    /// @return the milliseconds after which each was there
    private List<Integer> watch(List<String> way, int... wanted) throws IOException, InterruptedException {
        int before = colours();
        if (before >= ANYTHING) {
            throw new IOException("something else stands where the window opens");
        }
        ProcessBuilder program = start(way, "print").redirectOutput(ProcessBuilder.Redirect.DISCARD);
        long begun = System.nanoTime();
        Process p = program.start();
        List<Integer> out = new ArrayList<>();
        while (out.size() < wanted.length) {
            int seen = colours();
            int ms = (int) ((System.nanoTime() - begun) / 1_000_000);
            if (seen >= wanted[out.size()]) {
                out.add(ms);
            } else if (ms > PATIENCE || !p.isAlive()) {
                p.destroyForcibly();
                throw new IOException("no window came: " + way);
            }
            Thread.sleep(LOOK);
        }
        p.destroyForcibly().waitFor();
        while (colours() >= ANYTHING) {
            Thread.sleep(50);
        }
        return out;
    }

    private int colours() {
        int[] seen = eye.createScreenCapture(PLACE).getRGB(0, 0, PLACE.width, PLACE.height, null, 0, PLACE.width);
        Arrays.sort(seen);
        int n = 1;
        for (int i = 1; i < seen.length; i++) {
            n += seen[i] == seen[i - 1] ? 0 : 1;
        }
        return n;
    }

    private void rest(List<String> way) throws IOException, InterruptedException {
        Process told = start(way, "exit").start();
        told.inputReader().lines().filter(l -> l.startsWith("heap")).forEach(System.out::println);
        told.waitFor();
        Process p = start(way, "print").redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        Thread.sleep(15_000); // compilers and the last notices come to rest
        long before = p.info().totalCpuDuration().orElseThrow().toMillis();
        Thread.sleep(IDLE_SECONDS * 1000L);
        System.out.printf(Locale.ROOT, "idle: %d ms of processor time in %d s%n", p.info().totalCpuDuration().orElseThrow().toMillis() - before, IDLE_SECONDS);
        p.destroy();
        p.waitFor();
    }

    private static int median(List<Integer> values) {
        int[] sorted = values.stream().mapToInt(Integer::intValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).mapToLong(p -> p.toFile().length()).sum();
        }
    }
}
