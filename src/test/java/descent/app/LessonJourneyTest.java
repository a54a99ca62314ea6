package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.lesson.Lessons;
import descent.lesson.Step;
import descent.model.Fault;
import descent.model.OptimizerSpec;
import descent.train.Pace;
import descent.train.RunState;
import descent.ui.common.Choosers;
import descent.ui.common.FileDone;
import descent.ui.common.Fx;
import descent.ui.common.PythonDesk;
import descent.ui.common.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plays every lesson through in the real window: each step's prediction is made, its task done, and all of its checks
/// must tick, so that no lesson promises what the program does not keep.
class LessonJourneyTest {
    /// What a student does in each step, where it is not "set it up and train".
    private static final Map<String, List<String>> DOINGS = Map.of(
            "straight-line", List.of("", "lines lines lines lines lines", "draw train", "evaluate"),
            "five-lines", List.of("lines lines lines lines lines", "lines lines lines", "train"),
            "learning-rate", List.of("train", "train", "train", "train", "live"),
            "overfitting", List.of("train", "train", "evaluate"),
            "adam-sgd", List.of("train adam train", "train", "train"),
            "penguins", List.of("train", "evaluate"),
            "save-share", List.of("train save", "train open", "continue", "export"));

    @TempDir
    private static Path folder;
    private static WindowShots shots;

    static List<String> names() {
        return Lessons.list().stream().map(Lessons.Entry::name).toList();
    }

    @BeforeAll
    static void open() {
        Choosers answers = new Answers();
        shots = new WindowShots(answers);
        Fx.run(() -> shots.graph().workspace().setPace(Pace.FULL));
    }

    @AfterAll
    static void close() {
        shots.close();
    }

    private static final class Answers extends WindowShots.NoChoosers {
        @Override
        public Optional<Path> open(FileKind kind) {
            return Optional.of(folder.resolve("share.model"));
        }

        @Override
        public Optional<Path> save(FileKind kind, String proposedName) {
            return Optional.of(folder.resolve("share.model"));
        }
    }

    private static Workspace workspace() {
        return shots.graph().workspace();
    }

    private static Node find(String id) {
        return shots.stage().getScene().getRoot().lookup("#" + id);
    }

    private static void press(String id) {
        Fx.run(() -> {
            shots.stage().getScene().getRoot().applyCss();
            if (find(id) instanceof ButtonBase b) {
                b.fire();
            } else {
                throw new AssertionError("there is no button " + id);
            }
        });
    }

    private static boolean has(String id) {
        return Fx.get(() -> find(id) != null);
    }

    private static void finished() {
        WindowShots.until(() -> !workspace().state().get().isLive());
        WindowShots.pulses(3);
    }

    private static void train() {
        WindowShots.until(() -> workspace().prepared().get() != null && workspace().state().get() != RunState.RUNNING);
        boolean resumes = Fx.get(() -> workspace().state().get() == RunState.PAUSED);
        int before = Fx.get(() -> workspace().runs().size()) - (resumes ? 1 : 0);
        press("btn-train");
        WindowShots.until(() -> workspace().runs().size() > before && WindowShots.ended(workspace()));
        WindowShots.pulses(3);
    }

    private static String status(String id) {
        return ((Label) find("status-" + id)).getText();
    }

    private static void evaluate() {
        Fx.run(workspace()::evaluate);
        WindowShots.until(() -> workspace().evaluation().get() != null);
    }

    private static void live() {
        Fx.run(() -> {
            workspace().setPace(new Pace(100));
            workspace().edit("rate", s -> s.withLr(0.3).withEpochs(20_000));
        });
        Fx.run(workspace()::train);
        WindowShots.until(() -> workspace().state().get() == RunState.RUNNING && workspace().currentRun().get().run().history().count() > 5);
        Fx.run(() -> workspace().setLearningRate(0.1));
        WindowShots.until(() -> !workspace().currentRun().get().run().rateChanges().isEmpty());
        Fx.run(() -> {
            workspace().setPace(Pace.FULL);
            workspace().stop();
        });
        finished();
    }

    private static void file(Runnable command, FileDone.Kind kind) {
        FileDone before = Fx.get(() -> workspace().fileDone().get());
        Fx.run(command);
        WindowShots.until(() -> workspace().fileDone().get() != before && workspace().fileDone().get().kind() == kind);
    }

    private static void act(String doing) {
        switch (doing) {
            case "train" -> train();
            case "lines" -> {
                Fx.run(workspace()::stepLine);
                WindowShots.until(() -> workspace().state().get() == RunState.PAUSED && !workspace().drain());
            }
            case "draw" -> Fx.run(() -> shots.graph().window().lessons().curveDrawn());
            case "evaluate" -> evaluate();
            case "adam" -> Fx.run(() -> workspace().edit("optimizer", s -> s.withOptimizer(new OptimizerSpec.Adam(s.lr()))));
            case "live" -> live();
            case "save" -> file(() -> workspace().saveModel(folder.resolve("share.model")), FileDone.Kind.SAVED);
            case "open" -> file(() -> workspace().openModel(folder.resolve("share.model")), FileDone.Kind.OPENED);
            case "continue" -> {
                Fx.run(() -> workspace().continueRun(100));
                WindowShots.until(() -> workspace().currentRun().get().run().history().count() == 200 && WindowShots.ended(workspace()));
            }
            case "export" -> file(() -> new PythonDesk(workspace()).export(folder.resolve("pytorch")), FileDone.Kind.EXPORTED);
            default -> { }
        }
    }

    /// Of a step with so many checks, which must all be there.
    private static List<String> openChecks(int checks) {
        List<String> open = new ArrayList<>();
        for (int i = 1; i <= checks; i++) {
            if (!(find("lesson-check-" + i) instanceof Label l)) {
                open.add("check " + i + " is not on the screen");
            } else if (!l.getStyleClass().contains("lesson-done")) {
                open.add(l.getText());
            }
        }
        if (find("lesson-check-" + (checks + 1)) != null) {
            open.add("more than " + checks + " checks are on the screen");
        }
        return open;
    }

    @ParameterizedTest
    @MethodSource("names")
    void lesson_ticksEveryCheck_whenItsTasksAreDone(String name) {
        Fx.run(() -> shots.graph().window().lessons().open(name));
        List<Step> steps = Lessons.list().stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow().lesson().steps();
        for (int i = 0; i < steps.size(); i++) {
            int checks = steps.get(i).checks().size();
            WindowShots.until(() -> workspace().prepared().get() != null);
            if (has("lesson-choice-1")) {
                press("lesson-choice-1");
            }
            if (has("lesson-apply")) {
                press("lesson-apply");
            }
            String doing = DOINGS.containsKey(name) ? DOINGS.get(name).get(i) : "train";
            for (String d : doing.split(" ")) {
                act(d);
            }
            WindowShots.pulses(3);
            String step = name + ", step " + (i + 1) + ", " + workspace().message().get();
            assertEquals(List.of(), Fx.get(() -> openChecks(checks)), step);
            pictures(name, i + 1);
            press("lesson-next");
        }
        assertEquals(Fault.NONE, Fx.get(() -> workspace().setup().get().fault()));
    }

    /// Of the step as it ends: one of all steps, of each with `-Ddescent.look=lessons`.
    private static void pictures(String name, int step) {
        boolean each = "lessons".equals(System.getProperty("descent.look"));
        if (!each && !(name.equals("learning-rate") && step == 4)) {
            return;
        }
        String file = "target/look/lesson-" + (each ? name + "-" + step : "window");
        shots.picture(Path.of(file + "-1280x720.png"), 1280, 720);
        Fx.run(() -> shots.graph().theme().projector().set(true));
        shots.picture(Path.of(file + "-projector.png"), 1920, 1080);
        Fx.run(() -> shots.graph().theme().toggleDark());
        shots.picture(Path.of(file + "-projector-dark.png"), 1920, 1080);
        shots.picture(Path.of(file + "-projector-720.png"), 1280, 720);
        Fx.run(() -> {
            shots.graph().theme().toggleDark();
            shots.graph().theme().projector().set(false);
        });
    }

    @Test
    void lessonOfOtherData_takesTheOldRunFromTheChart_andTheEpochBesideItIsWhole() {
        Fx.run(() -> {
            workspace().openSample("Auto MPG");
            workspace().edit("epochs", s -> s.withOptimizer(new OptimizerSpec.SGD(0.001)).withEpochs(200)); // ends still falling, so that the strip is open
        });
        WindowShots.until(() -> workspace().prepared().get() != null);
        train();
        assertTrue(Fx.get(() -> find("chart-words").isVisible() && find("chart-words") instanceof Label l && l.getText().contains("still fell")));
        Fx.run(() -> shots.graph().window().lessons().open("straight-line"));
        WindowShots.until(() -> workspace().prepared().get() != null && workspace().prepared().get().table() == workspace().table().get());
        WindowShots.pulses(3);
        assertEquals("no run shown", Fx.get(() -> ((Label) find("chart-epoch")).getText()));
        assertEquals("Ready//", Fx.get(() -> String.join("/", List.of(status("text"), status("epoch"), status("fingerprint")))), "the status bar tells of the data that is open");
        assertFalse(Fx.get(() -> find("chart-words") instanceof Label l && l.getParent().isVisible() && l.getText().contains("still fell")), "the strip goes with its run");
        assertFalse(Fx.get(() -> workspace().currentRun().get().shown().get()));
        assertEquals("", Fx.get(() -> ((Label) find("readout-train")).getText() + ((Label) find("readout-test")).getText()));
        for (int line = 1; line <= 5; line++) {
            Node row = find("code-line-" + line);
            assertEquals("", Fx.get(() -> ((Label) row.lookup(".code-value")).getText()), "the loop's line tells of the run before");
        }
        assertFalse(Fx.get(() -> find("lr-overshoot").isVisible()), "the mark is of the loss of other data");
        train();
        Fx.run(() -> {
            Label epoch = (Label) find("chart-epoch");
            assertEquals("epoch 600 of 600", epoch.getText());
            assertEquals(epoch.prefWidth(-1), epoch.getWidth(), 1, "the label beside a lesson");
        });
        Fx.run(() -> shots.graph().window().lessons().open("straight-line")); // the same data once more
        WindowShots.until(() -> !workspace().currentRun().get().shown().get());
        WindowShots.pulses(3);
        assertEquals("Ready//", Fx.get(() -> String.join("/", List.of(status("text"), status("epoch"), status("fingerprint")))), "the run before the lesson");
        assertFalse(Fx.get(() -> find("lr-overshoot").isVisible()), "the mark is of the run before the lesson");
    }

    @Test
    void droppedLesson_opensBesideTheWindow_byItsContent() {
        Fx.run(() -> shots.graph().window().open(Path.of("assets/lessons/scaling.txt")));
        WindowShots.until(() -> find("lesson-where") instanceof Label l && l.getText().equals("Step 1 of 3") && l.isVisible());
    }

    @Test
    void lessonsButton_showsAndHidesThePanel_besideTheWindow() {
        boolean before = Fx.get(() -> shots.graph().window().lessons().shown().get());
        press("btn-lessons");
        assertEquals(!before, Fx.get(() -> shots.graph().window().lessons().shown().get()));
    }

    @Test
    void faultOfALesson_endsWithIt_andUndoDoesNotBringItBack() {
        Fx.run(() -> shots.graph().window().lessons().open("find-the-bug"));
        press("lesson-next");
        press("lesson-apply");
        WindowShots.until(() -> workspace().setup().get().fault() != Fault.NONE);
        press("lesson-list");
        assertEquals(Fault.NONE, Fx.get(() -> workspace().setup().get().fault()));
        Fx.run(workspace()::undo);
        assertEquals(Fault.NONE, Fx.get(() -> workspace().setup().get().fault()));
    }

    /// The last step cures the loop by itself; what stood in the list of Undo before that was sick.
    @Test
    void faultOfAFinishedLesson_isNotBroughtBackByUndo() {
        Fx.run(() -> shots.graph().window().lessons().open("find-the-bug"));
        for (int step = 1; step < 5; step++) {
            press("lesson-next");
            press("lesson-apply");
            Fx.run(() -> workspace().edit("seed", s -> s.withSeed(s.seed() + 1)));
        }
        press("lesson-next");
        for (int i = 0; i < 10; i++) {
            Fx.run(workspace()::undo);
            assertEquals(Fault.NONE, Fx.get(() -> workspace().setup().get().fault()), "after " + (i + 1) + " times Undo");
        }
    }

    @Test
    void faultOfALessonsSetUp_staysThrough_whenTheLessonIsOpenedAgain() throws IOException {
        Path lesson = Files.writeString(folder.resolve("broken.lesson"), Files.readString(Path.of("assets", "lessons", "find-the-bug.txt"))
                .replaceFirst("## Set-up\n", "## Set-up\nfault: skip step\n"));
        for (int time = 0; time < 2; time++) {
            Fx.run(() -> shots.graph().window().lessons().open(lesson));
            assertEquals(Fault.SKIP_STEP, Fx.get(() -> workspace().setup().get().fault()), "opened " + (time + 1) + " times");
        }
        press("lesson-list");
        assertEquals(Fault.NONE, Fx.get(() -> workspace().setup().get().fault()));
    }
}
