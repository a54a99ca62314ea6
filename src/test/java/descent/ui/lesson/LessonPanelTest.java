package descent.ui.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.app.WindowShots;
import descent.lesson.Lesson;
import descent.lesson.SetupChange;
import descent.ui.common.Fx;
import descent.ui.common.PngWriter;
import descent.ui.common.Theme;
import descent.ui.common.Workspaces;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The panel on the Headless platform; its pictures are left in target/look.
class LessonPanelTest {
    private final List<String> asked = new ArrayList<>();

    private final LessonDesk desk = new LessonDesk() {
        @Override
        public void use(Lesson lesson, Consumer<Lesson> then) {
            asked.add("use " + lesson.title());
            then.accept(lesson);
        }

        @Override
        public void apply(List<SetupChange> changes) {
            changes.forEach(c -> asked.add(c.name() + " " + c.text()));
        }

        @Override
        public void saveCopy(String name, byte[] lesson) {
            asked.add("copy " + name + " " + lesson.length);
        }

        @Override
        public Optional<Path> choose() {
            return Optional.empty();
        }
    };

    @BeforeAll
    static void start() {
        Fx.start();
    }

    private LessonPanel panel() {
        LessonPanel panel = new LessonPanel(Workspaces.empty(), desk);
        panel.shown().set(true);
        return panel;
    }

    private static Scene scene(LessonPanel panel, boolean dark, boolean projector, double height) {
        Theme theme = new Theme();
        theme.scheme().set(dark ? Theme.Scheme.DARK : Theme.Scheme.LIGHT);
        theme.projector().set(projector);
        HBox root = new HBox(panel);
        Scene scene = new Scene(root, 23 * (projector ? 18 : 13), height);
        theme.attach(scene);
        root.applyCss();
        root.layout();
        return scene;
    }

    private static void look(Scene scene, String name) {
        WritableImage image = scene.snapshot(null);
        try {
            Files.createDirectories(Path.of("target/look"));
            Files.write(Path.of("target/look", name + ".png"), PngWriter.bytes(image));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <N extends Node> N find(Node root, String id) {
        return (N) root.lookup("#" + id);
    }

    @Test
    void gallery_listsEveryLesson_andLooksRight() {
        Fx.run(() -> {
            LessonPanel panel = panel();
            look(scene(panel, false, false, 700), "lesson-gallery-light");
            assertNotNull(find(panel, "lesson-straight-line"));
            assertNotNull(find(panel, "lesson-save-share"));
        });
    }

    @Test
    void choice_isComparedWithARun_onlyWhereOneIsAskedFor() {
        Fx.run(() -> {
            LessonPanel panel = panel();
            scene(panel, false, false, 700);
            for (String name : List.of("straight-line", "learning-rate")) {
                panel.open(name);
                panel.applyCss();
                LessonPanelTest.<ButtonBase>find(panel, "lesson-choice-1").fire();
                assertEquals(name.equals("learning-rate") ? "Noted. Now let it run and compare." : "Noted. Compare it with the answer.",
                        LessonPanelTest.<Label>find(panel, "lesson-verdict").getText());
            }
        });
    }

    @Test
    void lesson_opensByClick_andWalksThroughItsSteps() {
        Fx.run(() -> {
            LessonPanel panel = panel();
            Scene scene = scene(panel, false, false, 700);
            LessonPanelTest.<ButtonBase>find(panel, "lesson-learning-rate").fire();
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            assertEquals(List.of("use The learning rate: too small, good, too large"), asked);
            look(scene, "lesson-step-light");
            LessonPanelTest.<ButtonBase>find(panel, "lesson-next").fire();
            assertEquals("Step 2 of 5", LessonPanelTest.<Label>find(panel, "lesson-where").getText());
            LessonPanelTest.<ButtonBase>find(panel, "lesson-apply").fire();
            assertEquals("lr 0.1", asked.getLast());
        });
    }

    @Test
    void prediction_isAnswered_afterTheConclusion() {
        Fx.run(() -> {
            LessonPanel panel = panel();
            Scene scene = scene(panel, true, false, 800);
            panel.open("learning-rate");
            LessonPanelTest.<ButtonBase>find(panel, "lesson-choice-2").fire();
            assertTrue(LessonPanelTest.<Label>find(panel, "lesson-verdict").getText().startsWith("Noted"));
            LessonPanelTest.<ButtonBase>find(panel, "lesson-show").fire();
            assertTrue(LessonPanelTest.<Label>find(panel, "lesson-verdict").getText().startsWith("You predicted otherwise. It was: Fall"));
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            look(scene, "lesson-concluded-dark");
        });
    }

    /// `_` would underline the next letter: "zerograd()".
    @Test
    void choices_keepTheirUnderscores() {
        Fx.run(() -> {
            LessonPanel panel = panel();
            scene(panel, false, false, 700);
            panel.open("find-the-bug");
            LessonPanelTest.<ButtonBase>find(panel, "lesson-next").fire();
            ButtonBase choice = find(panel, "lesson-choice-4");
            assertTrue(choice.getText().contains("zero_grad()") && !choice.isMnemonicParsing(), choice.getText());
        });
    }

    @Test
    void panel_looksRight_onAProjector() {
        Fx.run(() -> {
            LessonPanel panel = panel();
            Scene scene = scene(panel, false, true, 1000);
            panel.open("five-lines");
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            look(scene, "lesson-projector");
        });
    }

    @Test
    void file_isRefusedInWords_andTheListStays(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("odd.txt"), "hello");
        Fx.run(() -> {
            LessonPanel panel = panel();
            panel.open(file);
            String words = LessonPanelTest.<Label>find(panel, "lesson-problem").getText();
            assertTrue(words.startsWith("odd.txt was not opened. Line 1:"), words);
            assertTrue(asked.isEmpty());
        });
    }

    @Test
    void file_opens_whenItIsALesson() {
        Fx.run(() -> {
            panel().open(Path.of("assets/lessons/scaling.txt"));
            assertEquals(List.of("use Why scaling matters"), asked);
        });
    }

    @Test
    void everythingFocusable_hasIdAndName_inListAndSteps() {
        Fx.run(() -> {
            LessonPanel panel = panel();
            Scene scene = scene(panel, false, false, 700);
            assertNamed(scene.getRoot());
            panel.open("find-the-bug");
            for (int i = 0; i < 6; i++) {
                scene.getRoot().applyCss();
                assertNamed(scene.getRoot());
                LessonPanelTest.<ButtonBase>find(panel, "lesson-next").fire();
            }
        });
    }

    @Test
    void copy_isOffered_forBundledLessonsOnly() {
        Fx.run(() -> {
            LessonPanel panel = panel();
            panel.open("scaling");
            LessonPanelTest.<ButtonBase>find(panel, "lesson-copy").fire();
            assertTrue(asked.getLast().startsWith("copy scaling "));
            panel.open(Path.of("assets/lessons/scaling.txt"));
            assertFalse(find(panel, "lesson-copy").isVisible());
        });
    }

    @Test
    void hiddenPanel_takesNoRoom_untilShown() {
        Fx.run(() -> {
            LessonPanel panel = panel();
            panel.shown().set(false);
            assertFalse(panel.isManaged());
        });
    }

    /// What is to be done lives as long as the lesson, and each Back and Next makes a step anew.
    @Test
    void stepThatWasLeft_isNotKept() {
        LessonPanel panel = Fx.get(this::panel);
        Fx.run(() -> panel.open("learning-rate"));
        WeakReference<Node> first = new WeakReference<>(Fx.get(() -> LessonPanelTest.<ScrollPane>find(panel, "lesson-scroll").getContent()));
        Fx.run(() -> {
            LessonPanelTest.<ButtonBase>find(panel, "lesson-next").fire();
            LessonPanelTest.<ButtonBase>find(panel, "lesson-back").fire();
        });
        WindowShots.until(() -> {
            System.gc();
            return first.refersTo(null);
        });
    }

    private static void assertNamed(Node node) {
        if (node.isFocusTraversable()) {
            assertNotNull(node.getId(), () -> "no id: " + node);
            String name = node.getAccessibleText() != null ? node.getAccessibleText() : node instanceof ButtonBase b ? b.getText() : "";
            assertFalse(name == null || name.isBlank(), () -> "no name: " + node);
        }
        if (node instanceof Parent p) {
            p.getChildrenUnmodifiable().forEach(LessonPanelTest::assertNamed);
        }
    }
}
