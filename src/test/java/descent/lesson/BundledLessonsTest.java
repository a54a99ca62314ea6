package descent.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.DataException;
import descent.data.PreparedData;
import descent.data.Table;
import descent.model.Setup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BundledLessonsTest {
    static List<Lessons.Entry> lessons() {
        return Lessons.list();
    }

    @Test
    void list_namesEveryFile_ofTheFolder() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("assets/lessons"))) {
            List<String> names = files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".txt") && !f.equals("index.txt"))
                    .map(f -> f.replace(".txt", "")).sorted().toList();
            assertEquals(names, lessons().stream().map(Lessons.Entry::name).sorted().toList());
        }
    }

    @Test
    void list_hasAtLeastEight_lessons() {
        assertTrue(lessons().size() >= 8, "only " + lessons().size());
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void setup_isReadyToTrain_inEveryStep(Lessons.Entry entry) throws LessonException, DataException {
        Lesson lesson = entry.lesson();
        Table table = lesson.table();
        Setup setup = lesson.setup(table);
        for (Step step : lesson.steps()) {
            setup = Lesson.apply(step.changes(), setup, table);
            PreparedData data = PreparedData.of(table, setup.schema(), setup.split(), setup.preprocessing());
            assertTrue(setup.loss().suits(data.task()), entry.name() + ": " + setup.loss() + " for " + data.task());
            assertFalse(data.train().x().numel() == 0);
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void steps_askForSomething_everywhere(Lessons.Entry entry) {
        for (Step step : entry.lesson().steps()) {
            assertFalse(step.prediction() == null && step.checks().isEmpty(), entry.name() + ": " + step.title());
            assertFalse(step.conclusion().isEmpty() && step.prediction() == null, entry.name() + ": " + step.title());
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void checks_areOpen_beforeAnythingIsDone(Lessons.Entry entry) {
        for (Step step : entry.lesson().steps()) {
            step.checks().forEach(c -> assertFalse(c.isDone(LessonProgress.NOTHING), entry.name() + ": " + c.words()));
        }
    }

    @Test
    void table_isRefused_forAnUnknownSample() throws IOException, LessonException {
        String text = Files.readString(Path.of("assets/lessons/scaling.txt")).replace("sample: Auto MPG", "sample: Auto KPL");
        Lesson lesson = LessonReader.read(text.getBytes(StandardCharsets.UTF_8));
        String message = assertThrows(LessonException.class, lesson::table).getMessage();
        assertTrue(message.startsWith("Line 8:") && message.contains("Auto MPG"), message);
    }

    @Test
    void setup_isRefused_forAnUnknownColumn() throws IOException, LessonException {
        String text = Files.readString(Path.of("assets/lessons/penguins.txt")).replace("target: species", "target: kind");
        Lesson lesson = LessonReader.read(text.getBytes(StandardCharsets.UTF_8));
        Table table = lesson.table();
        String message = assertThrows(LessonException.class, () -> lesson.setup(table)).getMessage();
        assertTrue(message.contains("no column \"kind\"") && message.contains("species"), message);
    }

    @Test
    void table_isTheSame_wheneverTheLessonIsOpened() throws LessonException {
        Lesson line = lessons().getFirst().lesson();
        assertEquals(line.table().column("y").mean(), line.table().column("y").mean());
        assertNotEquals(0, line.table().rows());
    }
}
