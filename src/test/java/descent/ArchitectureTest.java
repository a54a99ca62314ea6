package descent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The rooms and their one-way arrows, and the sizes that keep files readable. Each failure names file, edge and why.
class ArchitectureTest {
    private static final Path MAIN = Path.of("src/main/java/descent");
    private static final int MAX_FILE = 300;
    private static final int MAX_METHOD = 40;

    /// What each room may use besides itself; `ui` stands for the rooms of the screen, which also share `ui.common`.
    private static final Map<String, Set<String>> ARROWS = Map.of(
            "tensor", Set.of(),
            "nn", Set.of("tensor"),
            "optim", Set.of("tensor"),
            "data", Set.of("tensor"),
            "model", Set.of("tensor", "nn", "optim", "data"),
            "eval", Set.of("tensor", "nn", "data", "model"),
            "train", Set.of("tensor", "nn", "optim", "data", "model", "eval"),
            "lesson", Set.of("model", "data"),
            "ui", Set.of("train", "eval", "lesson", "model", "data"),
            "app", Set.of("tensor", "nn", "optim", "data", "model", "eval", "train", "lesson", "ui"));

    /// A foreign package and the only rooms that may name it.
    private static final Map<String, Set<String>> FOREIGN = Map.of(
            "javafx.", Set.of("ui", "app"),
            "org.controlsfx.", Set.of("ui", "app"),
            "org.kordamp.", Set.of("ui", "app"),
            "atlantafx.", Set.of("ui", "app"),
            "org.apache.commons.csv.", Set.of("data"),
            "com.fasterxml.", Set.of("model", "lesson"),
            "jdk.incubator.vector.", Set.of("tensor.vector"));

    /// Unrolled kernels: long on purpose, one line per register.
    private static final Set<String> UNROLLED = Set.of("tensor/vector/VectorGemmTile.java", "tensor/vector/VectorGemmRows.java",
            "tensor/vector/VectorGemmColumns.java");

    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([\\w.]+(?:\\.\\*)?);", Pattern.MULTILINE);

    @Test
    void imports_followArrows_inEveryRoom() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Source s : sources()) {
            Matcher m = IMPORT.matcher(s.text());
            while (m.find()) {
                check(s, m.group(1), wrong);
            }
        }
        assertNone(wrong);
    }

    private static void check(Source s, String imported, List<String> wrong) {
        if (imported.endsWith(".*")) {
            wrong.add(s.name() + ": wildcard import " + imported + " (names clash, e.g. java.lang.Module)");
        }
        if (imported.startsWith("descent.")) {
            String to = room(imported.substring("descent.".length()));
            boolean sameRoom = to.equals(s.room());
            if (!sameRoom && !ARROWS.getOrDefault(s.room(), Set.of()).contains(to)) {
                wrong.add(s.name() + ": " + s.room() + " → " + to + " is no arrow of the design (imports " + imported + ")");
            }
            String toPackage = imported.replaceAll("\\.[A-Z].*", "").substring("descent.".length());
            if (sameRoom && to.equals("ui") && !toPackage.equals(s.pack()) && !toPackage.equals("ui.common") && !s.pack().equals("ui.main")) {
                wrong.add(s.name() + ": " + s.pack() + " → " + toPackage + ": rooms of the screen share ui.common only; ui.main puts them together");
            }
        }
        FOREIGN.forEach((prefix, rooms) -> {
            if (imported.startsWith(prefix) && !rooms.contains(s.room()) && !rooms.contains(s.pack())) {
                wrong.add(s.name() + ": " + imported + " may be named only in " + rooms);
            }
        });
    }

    @Test
    void qualifiedNames_doNotGoRoundTheArrows_inAnyRoom() throws IOException {
        List<String> wrong = new ArrayList<>();
        Pattern name = Pattern.compile("\\bdescent\\.([a-z]+)\\.[\\w.]+|\\b(javafx|jdk\\.incubator)\\.[\\w.]+");
        for (Source s : sources()) {
            String body = JavaSource.code(s.text()).replaceAll("(?m)^(import|package) .*$", "");
            Matcher m = name.matcher(body);
            while (m.find()) {
                wrong.add(s.name() + ": " + m.group() + " written out in full: import it, so that the arrows are seen");
            }
        }
        assertNone(wrong);
    }

    @Test
    void runLater_standsInOneHelper_ofUiCommon() throws IOException {
        List<String> users = sources().stream().filter(s -> JavaSource.code(s.text()).contains("Platform.runLater")).map(Source::name).toList();
        assertTrue(users.stream().allMatch(u -> u.startsWith("ui/common/")) && users.size() <= 1, "Platform.runLater in " + users);
    }

    @Test
    void viewModels_knowNoControls_inUi() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Source s : sources()) {
            if (s.room().equals("ui") && (s.name().endsWith("Model.java") || s.name().endsWith("/Workspace.java"))) {
                Matcher m = IMPORT.matcher(s.text());
                while (m.find()) {
                    String i = m.group(1);
                    if (i.startsWith("javafx.") && !i.startsWith("javafx.beans.") && !i.startsWith("javafx.collections.")) {
                        wrong.add(s.name() + ": " + i + " in a view-model: it could not be tested without a toolkit");
                    }
                }
            }
        }
        assertNone(wrong);
    }

    @Test
    void statics_areConstant_everywhere() throws IOException {
        List<String> wrong = new ArrayList<>();
        Pattern field = Pattern.compile("(?m)^\\s*(?:(?:private|public|protected|volatile|transient) )*static (?!final|class|record|enum|interface|sealed|abstract)(?:(?:volatile|transient) )*[\\w<>\\[\\], .?]+ \\w+\\s*(?:=|;)");
        for (Source s : sources()) {
            Matcher m = field.matcher(JavaSource.code(s.text()));
            while (m.find()) {
                wrong.add(s.name() + ": mutable static field: " + m.group().strip());
            }
            if (s.text().contains("getInstance(") && !s.text().contains("MessageDigest.getInstance(") && !s.text().contains("NumberFormat.getInstance(")) {
                wrong.add(s.name() + ": getInstance: objects are handed in by constructor");
            }
        }
        assertNone(wrong);
    }

    /// Nothing moves by itself, so whoever has asked the system for less motion needs no switch. Waiting is no motion.
    @Test
    void nothing_isAnimated_anywhere() throws IOException {
        Pattern moving = Pattern.compile("import javafx\\.animation\\.(?!AnimationTimer|PauseTransition)\\w+|setAnimated\\(true\\)");
        assertNone(sources().stream().filter(s -> moving.matcher(s.text()).find()).map(s -> s.name() + ": an animation").toList());
    }

    /// Else a caret may blink where the focus is not, and cost the idle program its rest.
    @Test
    void textFields_restWithoutTheFocus_everywhere() throws IOException {
        Pattern plain = Pattern.compile("\\bnew TextField\\(|\\bextends TextField\\b");
        assertNone(sources().stream().filter(s -> plain.matcher(s.text()).find() && !s.name().endsWith("RestingField.java")).map(Source::name).toList());
    }

    /// A field that several threads use says who writes it or what guards it, beside it or above its group.
    @Test
    void sharedFields_sayTheirGuard_everywhere() throws IOException {
        Pattern shared = Pattern.compile("^ {4,8}(?:private|protected|public)? ?(?:static )?(?:final )?(?:volatile |(?:Atomic\\w+|Concurrent\\w+(?:<.*>)?|ReentrantLock) ).*[;=].*");
        Pattern guard = Pattern.compile("(?i)//.*(written (once )?(by|on|in)|guarded by|taken by)");
        List<String> wrong = new ArrayList<>();
        for (Source s : sources()) {
            List<String> lines = s.text().lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (shared.matcher(lines.get(i)).matches()) {
                    int first = i;
                    while (first > 0 && !lines.get(first - 1).isBlank()) {
                        first--;
                    }
                    if (lines.subList(first, i + 1).stream().noneMatch(l -> guard.matcher(l).find())) {
                        wrong.add(s.name() + ":" + (i + 1) + ": who writes it, or what guards it? " + lines.get(i).strip());
                    }
                }
            }
            if (JavaSource.code(s.text()).contains("synchronized") && !s.text().toLowerCase(Locale.ROOT).contains("guarded by")) {
                wrong.add(s.name() + ": synchronized, but no field says “guarded by”");
            }
        }
        assertNone(wrong);
    }

    /// The JavaFX thread waits for nobody: no lock and no answer is waited for in the rooms of the screen, nor in those that it calls.
    /// What waits all the same, and who waits there.
    private static final Map<String, String> WAITING = new TreeMap<>(Map.of(
            "app/AppGraph.java", "the last moment before the system ends the program, on a thread of its own",
            "app/LogFile.java", "an error of the program is on the disk before anything else is done",
            "app/RestingClock.java", "JavaFX's own timer locks like that",
            "app/Robot.java", "the thread of the robot that drives the window",
            "app/Tour.java", "the thread of the tour",
            "data/AsideDigest.java", "the reading thread; on the screen's the sum is there by then",
            "ui/common/TableCsv.java", "the thread that writes the file fetches a table's cells from the screen"));

    @Test
    void screen_waitsForNobody_inUiAndWhatItCalls() throws IOException {
        Pattern waiting = Pattern.compile("\\bsynchronized(?:Map|List|Set)?\\b|\\bReentrantLock\\b|\\.join\\(\\)|\\.await\\(\\)|\\.get\\([^)]*TimeUnit|Thread\\.sleep");
        List<String> found = sources().stream().filter(s -> Set.of("ui", "train", "data", "app").contains(s.room()) && !s.pack().startsWith("app.bench"))
                .filter(s -> waiting.matcher(JavaSource.code(s.text())).find()).map(Source::name).toList();
        assertEquals(List.copyOf(WAITING.keySet()), found);
    }

    @Test
    void files_stayWithin300Lines_everywhere() throws IOException {
        assertNone(sources().stream().filter(s -> s.lines() > MAX_FILE).map(s -> s.name() + ": " + s.lines() + " lines").toList());
    }

    @Test
    void methods_stayWithin40Lines_everywhere() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Source s : sources()) {
            for (JavaSource.Body b : JavaSource.bodies(s.text())) {
                if (b.lines() > MAX_METHOD && !UNROLLED.contains(s.name())) {
                    wrong.add(s.name() + ":" + b.firstLine() + ": " + b.lines() + " lines: " + b.header());
                }
            }
        }
        assertNone(wrong);
    }

    @Test
    void packages_sayTheirJob_inPackageInfo() throws IOException {
        Set<Path> folders = sources().stream().map(s -> s.path().getParent()).collect(Collectors.toSet());
        assertNone(folders.stream().filter(f -> !Files.exists(f.resolve("package-info.java"))).map(f -> f + ": no package-info.java").sorted().toList());
    }

    @Test
    void scanner_measuresBodies_ofARealSource() {
        List<JavaSource.Body> bodies = JavaSource.bodies("class A {\n  int f() {\n    String s = \"}{\"; // }\n    return 1;\n  }\n  record R(int a) { }\n}\n");
        assertEquals(List.of("int f()"), bodies.stream().map(JavaSource.Body::header).toList());
        assertEquals(4, bodies.getFirst().lines());
    }

    private static void assertNone(List<String> wrong) {
        assertTrue(wrong.isEmpty(), () -> wrong.size() + " found:\n" + String.join("\n", wrong));
    }

    private static String room(String pack) {
        return pack.split("\\.")[0];
    }

    private static List<Source> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            List<Source> all = new ArrayList<>();
            for (Path p : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
                all.add(new Source(p, Files.readString(p)));
            }
            assertTrue(all.size() > 10, "the scan found only " + all.size() + " files under " + MAIN.toAbsolutePath());
            return all;
        }
    }

    private record Source(Path path, String text) {
        String name() {
            return MAIN.relativize(path).toString().replace('\\', '/');
        }

        String pack() {
            String n = name();
            return n.contains("/") ? n.substring(0, n.lastIndexOf('/')).replace('/', '.') : "";
        }

        String room() {
            return ArchitectureTest.room(pack());
        }

        long lines() {
            return text.lines().count();
        }
    }
}
