package descent.ui.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.NumberMarks;
import descent.data.Task;
import descent.model.LossSpec;
import descent.ui.common.Fx;
import descent.ui.common.Numbers;
import descent.ui.common.ScreenQueue;
import descent.ui.common.Tip;
import descent.ui.common.Workspace;
import descent.ui.common.Workspaces;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

class ClassWeightsTest {
    private static final float[] ROWS = {0, 0, 0, 1, 2, 2, 2};

    /// The signs of numbers are chosen when a program starts.
    public static void main(String[] args) {
        List<Double> balanced = ClassWeights.balanced(ROWS, 3);
        System.out.println(balanced + " " + ClassWeights.joined(balanced.stream().map(Numbers::typed).toList()));
    }

    private static String inAProgramOf(NumberMarks marks) throws Exception {
        String path = Stream.of("jdk.module.path", "java.class.path").map(p -> System.getProperty(p, "")).filter(p -> !p.isEmpty())
                .collect(Collectors.joining(File.pathSeparator)) + File.pathSeparator + Path.of("target", "test-classes").toAbsolutePath();
        Process p = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-D" + NumberMarks.PROPERTY + "=" + marks.name().toLowerCase(Locale.ROOT),
                "-cp", path, ClassWeightsTest.class.getName()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, p.waitFor(), said);
        return said;
    }

    @Test
    void balanced_areTheSame_whateverSignsNumbersHave() throws Exception {
        assertEquals("[0.7778, 2.333, 0.7778] 0.7778, 2.333, 0.7778", inAProgramOf(NumberMarks.POINT));
        assertEquals("[0.7778, 2.333, 0.7778] 0,7778; 2,333; 0,7778", inAProgramOf(NumberMarks.COMMA));
        assertEquals("[0.7778, 2.333, 0.7778] 0,7778; 2,333; 0,7778", inAProgramOf(NumberMarks.SPACE));
    }

    /// What is done with the settings of a classification before its rows are ready: those that are there have a number as target.
    private interface Early {
        void with(MoreTraining more, Workspace w, ScreenQueue screen);
    }

    private static void early(Early act) {
        Fx.run(() -> {
            ScreenQueue screen = new ScreenQueue();
            try (Workspace w = Workspaces.ready(screen)) {
                MoreTraining more = new MoreTraining(w);
                w.setup().subscribe(more::show);
                w.openSample("Palmer Penguins");
                assertEquals(Task.REGRESSION, w.prepared().get().task(), "else these tests show nothing");
                act.with(more, w, screen);
            }
        });
    }

    @Test
    void orderOfTheClasses_isToldOnceTheyAreKnown() {
        early((more, w, screen) -> {
            screen.until(w, () -> w.prepared().get() != null && !w.prepared().get().preprocessing().classes().isEmpty());
            assertTrue(Tip.of(more.lookup("#loss-classWeights")).contains("in this order: Adelie, Chinstrap, Gentoo. "), Tip.of(more.lookup("#loss-classWeights")));
            assertEquals("Order: Adelie, Chinstrap, Gentoo", ((Label) more.lookup("#class-weights-order")).getText());
        });
    }

    @Test
    void balance_ofRowsThatHaveNoClasses_changesNothing() {
        early((more, w, _) -> {
            LossSpec before = w.setup().get().loss();
            ((Button) more.lookup("#btn-balance-classes")).fire();
            assertEquals(before, w.setup().get().loss());
        });
    }

    @Test
    void whatIsShown_isTakenApartAgain() {
        for (List<String> numbers : List.of(List.of("0,75", "1,5"), List.of("0.75", "1.5"), List.of("1", "2", "0,5"))) {
            assertArrayEquals(numbers.toArray(), ClassWeights.parts(ClassWeights.joined(numbers)));
        }
    }
}
