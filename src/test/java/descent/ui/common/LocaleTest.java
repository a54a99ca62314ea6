package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.FaultTable;
import descent.data.Kind;
import descent.train.Pace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
    private static final NumberText.Range RATE = new NumberText.Range("The learning rate", 1e-12, 1e6, false);
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
        List<String> came = new ArrayList<>();
        Path csv = Files.writeString(folder.resolve("i.csv"), "İ;I;i\n0,01;1,5;2\n0,02;2,5;3,25\n0,03;3,75;4\n0,04;4,5;6,5\n0,05;5,5;7\n0,06;6,25;8\n");
        Path model = folder.resolve("i.model");
        try (Workspace w = Workspaces.withFiles()) {
            w.open(csv);
            came.add(Float.toString(w.table().get().column("İ").as(Kind.NUMBER).numbers()[0]));
            w.openSample("Auto MPG");
            w.edit("rate", s -> s.withEpochs(5).withLr(NumberText.parse("0,01", RATE).value()));
            w.setPace(Pace.FULL);
            w.train();
            settle(w);
            w.evaluate();
            settle(w);
            came.add(String.valueOf(w.setup().get().lr()));
            came.add(String.valueOf(w.currentRun().get().run().history().last()));
            came.add(w.services().trainer().fingerprint().get());
            assertEquals(true, w.saveModel(model).get());
        }
        for (String there : TAGS) {
            Locale.setDefault(Locale.forLanguageTag(there));
            try (Workspace w = Workspaces.withFiles()) {
                w.openModel(model);
                settle(w);
                w.evaluate();
                settle(w);
                came.add(w.evaluation().get().fingerprint() + Arrays.toString(w.evaluation().get().test().predicted()));
            }
        }
        return came;
    }

    private static void settle(Workspace w) throws Exception {
        w.services().trainer().settled().get();
        w.drain();
    }

    @Test
    void runAndItsFile_areTheSameToTheBit_inEveryLanguage() throws Exception {
        List<String> first = run("en-US");
        assertEquals("0.01", first.get(0));
        assertEquals("0.01", first.get(1));
        assertEquals(1, first.stream().skip(4).distinct().count(), first::toString);
        List<String> others = new ArrayList<>();
        for (String tag : TAGS) {
            if (!first.equals(run(tag))) {
                others.add(tag);
            }
        }
        FAULTS.row("locales en, de, fr, tr, ar-EG, C", TAGS.size() + 1L, 0, others.size(), 0, "the same bits: " + first.get(3));
        assertEquals(List.of(), others, "other numbers");
    }
}
