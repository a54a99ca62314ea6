package descent.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Schema;
import descent.data.Table;
import descent.model.Fault;
import descent.model.LayerSpec;
import descent.model.LossSpec;
import descent.model.OptimizerSpec;
import descent.model.Setup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonReaderTest {
    private static final String GOOD = """
            Descent lesson 1

            title: A test
            minutes: 5
            about: One sentence.

            ## Data
            made: line
            rows: 40
            noise: 0.1
            seed: 7

            ## Set-up
            layers: Linear(16), ReLU, Dropout(0.2), Linear(target)
            optimizer: SGD(momentum=0.9)
            lr: 0.1
            epochs: 100
            batch: all
            scaling: none
            fault: skip zero grad

            ## Step: First
            Some text
            that goes on.

            A second paragraph: with a colon.

            Predict: What will it do?
            - [ ] Rise
            - [x] Fall
            Answer: It falls.

            Set-up: lr: 0.2
            Task: Press **Train**.
            Look at: The `loss`.
            Check: train loss below 0.5
            Check: A fair run [state finished, rate between 0.05 and 0.2]
            Conclusion: Done.

            More of it.

            ## Step: Second
            Predict: draw the curve
            """;

    private static Lesson read(String text) throws LessonException {
        return LessonReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Setup setup(Lesson lesson) throws LessonException {
        return Lesson.apply(lesson.changes(), Setup.defaults(new Schema(List.of("x"), "y")), lesson.table());
    }

    @Test
    void read_keepsHead_ofAGoodLesson() throws LessonException {
        Lesson lesson = read(GOOD);
        assertEquals(List.of("A test", "One sentence.", ""), List.of(lesson.title(), lesson.about(), lesson.author()));
        assertEquals(5, lesson.minutes());
        assertEquals(new LessonData.Made("line", 40, 0.1, 7), lesson.data());
    }

    @Test
    void read_keepsParts_ofAStep() throws LessonException {
        Step step = read(GOOD).steps().getFirst();
        assertEquals(List.of("Some text that goes on.", "A second paragraph: with a colon."), step.text());
        assertEquals(List.of("Press **Train**."), step.task());
        assertEquals(List.of("The `loss`."), step.lookAt());
        assertEquals(List.of("Done.", "More of it."), step.conclusion());
        assertEquals(List.of("Train loss below 0.5", "A fair run"), step.checks().stream().map(Check::words).toList());
        assertEquals("lr", step.changes().getFirst().name());
    }

    @Test
    void read_keepsPrediction_withItsRightChoice() throws LessonException {
        Prediction prediction = read(GOOD).steps().getFirst().prediction();
        assertEquals("What will it do?", prediction.question());
        assertEquals(1, prediction.rightChoice());
        assertEquals(List.of("It falls."), prediction.answer());
    }

    @Test
    void read_takesDrawnCurve_asPrediction() throws LessonException {
        assertTrue(read(GOOD).steps().getLast().prediction().isDrawn());
    }

    @Test
    void changes_giveSetup_overTheDefaults() throws LessonException {
        Setup s = setup(read(GOOD));
        assertEquals(List.of(new LayerSpec.Linear(16), new LayerSpec.ReLU(), new LayerSpec.Dropout(0.2), new LayerSpec.Linear(0)), s.layers());
        assertEquals(new OptimizerSpec.SGD(0.1, 0.9, 0, 0, false), s.optimizer());
        assertEquals(Fault.SKIP_ZERO_GRAD, s.fault());
        assertEquals(42, s.seed());
    }

    @Test
    void changes_hideTheFault_fromThePanel() throws LessonException {
        assertEquals(List.of("fault"), read(GOOD).changes().stream().filter(SetupChange::isHidden).map(SetupChange::name).toList());
    }

    @Test
    void read_takesWindowsLinesAndBom_asWell() throws LessonException {
        assertEquals(2, read("\uFEFF" + GOOD.replace("\n", "\r\n")).steps().size());
    }

    @Test
    void read_hasNoPrediction_whereNoneIsAsked() throws LessonException {
        assertNull(read(GOOD.replaceAll("(?s)Predict: What.*falls\\.\n", "")).steps().getFirst().prediction());
    }

    /// What is replaced in the good lesson, by what, the line that must be named ("" = none), words of the refusal.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Descent lesson 1 | Descent lesson 2 | Line 1: | newer Descent",
        "Descent lesson 1 | # My lesson | Line 1: | is no lesson",
        "title: A test | tilte: A test | Line 3: | write one of title",
        "title: A test | '' | '' | no title",
        "minutes: 5 | minutes: five | Line 4: | whole number",
        "minutes: 5 | minutes: 0 | Line 4: | 1 to 600",
        "about: One sentence. | about: | '' | no about",
        "made: line | made: rocket | Line 8: | two moons",
        "made: line | sample: Auto MPG | Line 7: | one of the two",
        "made: line | '' | Line 7: | one of the two",
        "rows: 40 | rows: 4000000 | Line 9: | 4 to 100000",
        "noise: 0.1 | noise: 0,1 | Line 10: | not a comma",
        "noise: 0.1 | noise: NaN | Line 10: | no number",
        "seed: 7 | seed: 1d | Line 11: | whole number",
        "## Data | ## Date | Line 7: | not expected here",
        "lr: 0.1 | lr: -1 | Line 16: | above 0",
        "lr: 0.1 | lr: 1e999 | Line 16: | no number",
        "lr: 0.1 | lr: | Line 16: | no value",
        "lr: 0.1 | learning rate: 0.1 | Line 16: | write one of inputs",
        "epochs: 100 | lr: 0.1 | Line 17: | given twice",
        "Linear(16) | Linaer(16) | Line 14: | no layer",
        "Linear(16) | Linear | Line 14: | number of units",
        "Linear(16) | Linear(16 | Line 14: | brackets",
        "Linear(16) | Linear(100000) | Line 14: | 1 to 4096",
        "Linear(16) | Linear(16, bias=no) | Line 14: | does not take bias",
        "SGD(momentum=0.9) | java.lang.Runtime | Line 15: | not understood",
        "SGD(momentum=0.9) | Sgd | Line 15: | no optimizer",
        "SGD(momentum=0.9) | SGD(momentum=0.9, momentum=0.8) | Line 15: | given twice",
        "SGD(momentum=0.9) | SGD(nesterov=yes) | Line 15: | requires a momentum",
        "SGD(momentum=0.9) | SGD(momentum=0.9, dampening=0.5, nesterov=yes) | Line 15: | zero dampening",
        "epochs: 100 | schedule: StepLR(step_size=3, gamma=0) | Line 17: | must be above 0",
        "epochs: 100 | schedule: ExponentialLR(gamma=0) | Line 17: | must be above 0",
        "epochs: 100 | schedule: ReduceLROnPlateau(factor=0) | Line 17: | between 0 and 1",
        "epochs: 100 | schedule: ReduceLROnPlateau(factor=1) | Line 17: | between 0 and 1",
        "scaling: none | scaling: maybe | Line 19: | standard",
        "fault: skip zero grad | fault: explode | Line 20: | skip step",
        "## Step: First | ## Step: | Line 22: | title",
        "## Step: First | ## Stage: First | Line 22: | not expected here",
        "Task: Press | Taks: Press | Line 34: | \"Task:\"",
        "Answer: It falls. | Predict: again | Line 31: | twice",
        "Look at: The | - [ ] The | Line 35: | outside of a prediction",
        "train loss below 0.5 | train loss is small | Line 36: | no check that Descent knows",
        "train loss below 0.5 | train loss below e | Line 36: | no check that Descent knows",
        "train loss below 0.5 | train loss below 1e5e | Line 36: | no number",
        "Set-up: lr: 0.2 | Set-up: lr 0.2 | Line 33: | like \"Set-up: lr: 0.1\"",
        "Conclusion: Done. | stray | Line 38: | one line",
        "- [x] Fall | '' | Line 22: | 2 to 4",
        "Predict: draw the curve | Predict: a curve? | Line 42: | 2 to 4",
        "Predict: draw the curve | '' | Line 42: | is empty"})
    void read_refusesInOneSentence_withLineAndRemedy(String from, String to, String line, String words) {
        assertTrue(GOOD.contains(from), "the good lesson has no \"" + from + "\"");
        LessonException e = assertThrows(LessonException.class, () -> read(GOOD.replace(from, to)));
        assertTrue(e.getMessage().startsWith(line) && e.getMessage().contains(words), e.getMessage());
        assertFalse(e.getMessage().contains("\n"), e.getMessage());
    }

    @Test
    void read_refusesHugeFile_beforeReadingItWhole(@TempDir Path folder) throws IOException {
        Path big = Files.writeString(folder.resolve("big.txt"), GOOD + "x".repeat(LessonText.MAX_BYTES));
        assertTrue(assertThrows(LessonException.class, () -> LessonReader.read(big)).getMessage().contains("64 KB"));
    }

    @Test
    void read_refusesBytes_thatAreNoUtf8() {
        byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
        bytes[30] = (byte) 0xff;
        assertTrue(assertThrows(LessonException.class, () -> LessonReader.read(bytes)).getMessage().contains("UTF-8"));
    }

    @Test
    void read_refusesControlCharacters_andTurnedText() {
        for (String c : List.of("\0", "\u001b", "\u202e")) {
            LessonException e = assertThrows(LessonException.class, () -> read(GOOD.replace("Some", "So" + c + "me")));
            assertTrue(e.getMessage().startsWith("Line 23:") && e.getMessage().contains("U+"), e.getMessage());
        }
    }

    @Test
    void read_refusesFolderAndMissingFile_inWords(@TempDir Path folder) {
        assertTrue(assertThrows(LessonException.class, () -> LessonReader.read(folder)).getMessage().contains("no file"));
        assertTrue(assertThrows(LessonException.class, () -> LessonReader.read(folder.resolve("none"))).getMessage().contains("no file"));
    }

    @Test
    void isLesson_judgesContent_notName(@TempDir Path folder) throws IOException {
        assertTrue(LessonReader.isLesson(Files.writeString(folder.resolve("a.csv"), GOOD)));
        assertFalse(LessonReader.isLesson(Files.writeString(folder.resolve("b.txt"), "x,y\n1,2\n")));
    }

    @Test
    void read_endsInALessonOrARefusal_forAnyMutation() {
        Random random = new Random(1);
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = good.clone();
            for (int k = random.nextInt(4); k >= 0; k--) {
                bytes[random.nextInt(bytes.length)] = random.nextInt(8) == 0 ? (byte) random.nextInt(256) : good[random.nextInt(good.length)];
            }
            try {
                LessonReader.read(bytes);
            } catch (LessonException e) {
                assertFalse(e.getMessage().isBlank());
            }
        }
    }

    private static Setup layers(String layers) throws LessonException {
        return setup(read(GOOD.replace("Linear(16), ReLU, Dropout(0.2), Linear(target)", layers)));
    }

    /// PyTorch's first argument is the number of features: as an epsilon of 32 it would blunt the layer without a word.
    @Test
    void numberOfFeatures_isRefused_andNotTakenForEps() throws LessonException {
        for (String norm : List.of("BatchNorm1d(32)", "LayerNorm(32)")) {
            String why = assertThrows(LessonException.class, () -> layers(norm + ", Linear(target)")).getMessage();
            assertTrue(why.contains("does not take 32; it takes eps") && why.contains("by name"), why);
        }
        assertEquals(new LayerSpec.BatchNorm1d(1e-3, 0.2), layers("BatchNorm1d(eps=1e-3, momentum=0.2), Linear(target)").layers().getFirst());
    }

    @Test
    void gelu_takesPyTorchsQuotes_andNoOtherWord() throws LessonException {
        for (String tanh : List.of("GELU(approximate='tanh')", "GELU(approximate=\"tanh\")", "GELU(tanh)")) {
            assertEquals(new LayerSpec.GELU(true), layers(tanh + ", Linear(target)").layers().getFirst(), tanh);
        }
        assertEquals(new LayerSpec.GELU(false), layers("GELU('none'), Linear(target)").layers().getFirst());
        assertThrows(LessonException.class, () -> layers("GELU(xyz), Linear(target)"));
    }

    @Test
    void loss_suitsTheTask_whereNoneIsGiven() throws LessonException {
        Lesson moons = read(GOOD.replace("made: line", "made: two moons"));
        assertEquals(new LossSpec.BCEWithLogitsLoss(), moons.setup(moons.table()).loss());
        Lesson given = read(GOOD.replace("made: line", "made: two moons").replace("scaling: none", "loss: L1Loss"));
        assertEquals(new LossSpec.L1Loss(), given.setup(given.table()).loss());
        Lesson step = read(GOOD.replace("Set-up: lr: 0.2", "Set-up: task: multiclass"));
        Table line = step.table();
        assertEquals(new LossSpec.CrossEntropyLoss(0, List.of()), Lesson.apply(step.steps().getFirst().changes(), step.setup(line), line).loss());
    }
}
