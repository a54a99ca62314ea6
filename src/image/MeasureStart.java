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

/// How long the image takes to its first painted frame, beside an empty JavaFX window from the same image.
///
///     java MeasureStart.java IMAGE OPTIONS [ROUNDS]
///
/// Needs a display (Xvfb will do). Each round starts every way once, so that a busy minute hits all of them; the medians
/// count. On Linux each start has one core (taskset). The floor has a cache of its own, trained the same way, and the same
/// options. Then the program stands idle for ten seconds and its processor time is read.
public final class MeasureStart {
    private static final String MAIN = "descent/descent.app.Main";
    private static final String EMPTY = "descent/descent.app.bench.EmptyStage";
    private static final String VECTOR = "--add-modules=jdk.incubator.vector";
    private static final int IDLE_SECONDS = 10;

    private MeasureStart() { }

    public static void main(String[] args) throws Exception {
        Path image = Path.of(args[0]).toAbsolutePath();
        List<String> told = new ArrayList<>(List.of(args[1].strip().split("\\s+")));
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
        told.remove(VECTOR);
        Path temp = Files.createTempDirectory("descent-start");
        Map<String, List<String>> ways = new LinkedHashMap<>();
        for (boolean vector : new boolean[] {false, true}) {
            List<String> options = new ArrayList<>(told);
            if (vector) {
                options.add(VECTOR);
            }
            String name = vector ? ", Vector API on" : ", Vector API off";
            ways.put("Descent with cache" + name, way(cache(image, options, MAIN, temp, "main" + vector), options, MAIN));
            ways.put("Descent without cache" + name, way(null, options, MAIN));
            ways.put("empty window with cache" + name, way(cache(image, options, EMPTY, temp, "empty" + vector), options, EMPTY));
        }
        Map<String, List<Integer>> times = new LinkedHashMap<>();
        String heap = "";
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, List<String>> w : ways.entrySet()) {
                List<String> out = run(image, w.getValue(), temp, "exit");
                times.computeIfAbsent(w.getKey(), k -> new ArrayList<>()).add(number(out, "first frame after "));
                heap = w.getKey().startsWith("Descent with") ? out.stream().filter(l -> l.startsWith("heap")).findFirst().orElse("") : heap;
            }
        }
        times.forEach((name, ms) -> System.out.printf(Locale.ROOT, "%-42s median %5d ms   %s%n", name, median(ms), ms));
        for (String v : List.of(", Vector API off", ", Vector API on")) {
            int cached = median(times.get("Descent with cache" + v));
            System.out.printf(Locale.ROOT, "%-42s %.2f x the empty window, %.2f x without cache%n", "Descent with cache" + v,
                    (double) cached / median(times.get("empty window with cache" + v)), (double) cached / median(times.get("Descent without cache" + v)));
        }
        System.out.println(heap);
        System.out.printf(Locale.ROOT, "image %.1f MB%n", size(image) / 1e6);
        idle(image, ways.values().iterator().next(), temp);
        try (Stream<Path> all = Files.walk(temp)) {
            all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    private static List<String> way(Path cache, List<String> options, String main) {
        List<String> out = new ArrayList<>();
        out.add(cache == null ? "-XX:AOTMode=off" : "-XX:AOTCache=" + cache);
        out.addAll(options);
        out.addAll(List.of("-m", main));
        return out;
    }

    private static Path cache(Path image, List<String> options, String main, Path temp, String name) throws IOException, InterruptedException {
        Path cache = temp.resolve(name + ".aot");
        List<String> command = new ArrayList<>(List.of(image.resolve("bin").resolve("java").toString(), "-XX:AOTCacheOutput=" + cache, "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Ddescent.home=" + temp.resolve("home"), "-Ddescent.start=train", "-m", main));
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(temp.resolve("training.txt").toFile()).start().waitFor();
        if (!Files.isRegularFile(cache)) {
            throw new IOException("no cache was made: " + Files.readString(temp.resolve("training.txt")));
        }
        return cache;
    }

    private static ProcessBuilder start(Path image, List<String> way, Path temp, String wish) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/taskset"))) {
            command.addAll(List.of("taskset", "-c", "0"));
        }
        command.add(image.resolve("bin").resolve("java").toString());
        command.addAll(List.of("-Ddescent.start=" + wish, "-Ddescent.home=" + temp.resolve("home")));
        command.addAll(way);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    private static List<String> run(Path image, List<String> way, Path temp, String wish) throws IOException, InterruptedException {
        Process p = start(image, way, temp, wish).start();
        List<String> out = p.inputReader().lines().toList();
        p.waitFor();
        return out;
    }

    private static void idle(Path image, List<String> way, Path temp) throws IOException, InterruptedException {
        Process p = start(image, way, temp, "print").start();
        p.inputReader().readLine();
        Thread.sleep(5000); // compilers and the last notices come to rest
        long before = p.info().totalCpuDuration().orElseThrow().toMillis();
        Thread.sleep(IDLE_SECONDS * 1000L);
        System.out.printf(Locale.ROOT, "idle: %d ms of processor time in %d s%n", p.info().totalCpuDuration().orElseThrow().toMillis() - before, IDLE_SECONDS);
        p.destroy();
        p.waitFor();
    }

    private static int number(List<String> out, String start) {
        return out.stream().filter(l -> l.startsWith(start)).map(l -> l.replaceAll("\\D", "")).mapToInt(Integer::parseInt).findFirst()
                .orElseThrow(() -> new IllegalStateException("the program did not tell its time: " + out));
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
