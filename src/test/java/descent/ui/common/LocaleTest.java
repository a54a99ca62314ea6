package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.Child;
import descent.FaultTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The same numbers to the bit, whatever language the computer speaks: typed, read from a table, trained, saved and opened.
@Tag("faults")
class LocaleTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();
    private static final String NO_LETTERS = "The name “.*” holds letters that .*";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> TAGS = List.of("de-DE", "fr-FR", "tr-TR", "ar-EG-u-nu-arab", "und");

    @TempDir
    Path folder;
    private final Locale before = Locale.getDefault();

    @AfterEach
    void back() {
        Locale.setDefault(before);
    }

    /// What a run in this locale comes to.
    private List<String> run(String tag) throws Exception {
        Locale.setDefault(Locale.forLanguageTag(tag));
        Path model = folder.resolve("i.model");
        List<String> came = LocaleChild.trained(folder, model);
        for (String there : TAGS) {
            Locale.setDefault(Locale.forLanguageTag(there));
            try (Workspace w = Workspaces.withFiles()) {
                w.openModel(model);
                LocaleChild.settle(w);
                w.evaluate();
                LocaleChild.settle(w);
                came.add(w.evaluation().get().fingerprint() + Arrays.toString(w.evaluation().get().test().predicted()));
            }
        }
        return came;
    }

    @Test
    void runAndItsFile_areTheSameToTheBit_inEveryLanguage() throws Exception {
        FaultTable.Row row = FAULTS.open("locales en, de, fr, tr, ar-EG, C").tried(1);
        List<String> first = run("en-US");
        assertEquals("0.01", first.get(0));
        assertEquals("0.01", first.get(1));
        assertEquals(1, first.stream().skip(4).distinct().count(), first::toString);
        List<String> others = new ArrayList<>();
        for (String tag : TAGS) {
            boolean same = first.equals(run(tag));
            row.tried(1).right(same);
            if (!same) {
                others.add(tag);
            }
        }
        row.holds(others.isEmpty() ? "the same bits: " + first.get(3) : "other numbers: " + others);
    }

    /// The language of a whole program, and the letters that file names may have in it, come from its surroundings.
    @Test
    void programStartedInAnyLanguage_comesToTheSameBits_andNamesAreTakenOrRefusedInWords() throws Exception {
        FaultTable.Row row = FAULTS.open("a program started in de, fr, tr, ar-EG, C, and größe.model");
        String first = LocaleChild.trained(folder, folder.resolve("first.model")).toString();
        Path there = Files.createDirectory(folder.resolve("there"));
        Files.copy(folder.resolve("first.model"), there.resolve("größe.model"));
        List<String> wrong = new ArrayList<>();
        String refused = "";
        for (String tag : List.of("de-DE", "fr-FR", "tr-TR", "ar-EG", "C")) {
            Map<String, String> came = child(row, tag);
            boolean same = first.equals(came.get("same")) && "opened".equals(came.get("found"));
            boolean named = taken(came.get("named"), "opened") && taken(came.get("given"), "taken");
            row.tried(1).right(same && named);
            if (!same || !named) {
                wrong.add(tag + ": " + came);
            }
            refused = came.getOrDefault("named", "").matches(NO_LETTERS) ? came.get("named") : refused;
        }
        row.holds((wrong.isEmpty() ? refused : String.join("; ", wrong)).replace(folder.toString(), "…"));
    }

    private static boolean taken(String end, String well) {
        return end != null && (end.equals(well) || end.matches(NO_LETTERS));
    }

    private Map<String, String> child(FaultTable.Row row, String tag) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        Locale l = Locale.forLanguageTag(tag);
        if (!tag.equals("C")) {
            command.addAll(List.of("-Duser.language=" + l.getLanguage(), "-Duser.country=" + l.getCountry()));
        }
        command.addAll(List.of("-cp", Child.classPath(), LocaleChild.class.getName(), folder.toString(), "größe.model"));
        ProcessBuilder program = new ProcessBuilder(command).redirectErrorStream(true);
        program.environment().put("LC_ALL", tag.equals("C") ? "C" : tag.replace('-', '_') + ".UTF-8");
        Map<String, String> came = new LinkedHashMap<>();
        try (Child child = Child.start(program, PATIENCE)) {
            child.lines().forEach(line -> came.put(line.split("\t")[0], line.substring(line.indexOf('\t') + 1)));
            row.inTime(child.inTime());
        }
        return came;
    }
}
