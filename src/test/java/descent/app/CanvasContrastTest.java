package descent.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.MadeData;
import descent.data.Samples;
import descent.data.Table;
import descent.train.RunState;
import descent.ui.common.CanvasPane;
import descent.ui.common.ContrastBrush;
import descent.ui.common.Fx;
import descent.ui.common.Theme;
import descent.ui.common.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is drawn by hand stands out as the labels do, in both themes: text 4.5 to 1, lines and rims 3 to 1 (WCAG 2.2 AA). All
/// drawings of the window and of the Evaluate window are drawn into a brush that looks at each colour and at what lies below.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CanvasContrastTest {
    private static final double SEEN = 30;
    private WindowShots shots;

    @BeforeAll
    void open() {
        shots = new WindowShots(new WindowShots.NoChoosers());
    }

    @AfterAll
    void close() {
        shots.close();
    }

    static Stream<Arguments> tables() {
        return Stream.of(Arguments.of("numbers", Samples.open("Auto MPG")), Arguments.of("two classes", MadeData.twoMoons(200, 0.25, 3)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void textAndLines_standOut(String name, Table table) {
        Workspace w = shots.graph().workspace();
        Fx.run(() -> w.use(table));
        WindowShots.until(() -> w.prepared().get() != null && w.prepared().get().table() == table);
        shots.train(60);
        Fx.run(() -> w.edit("learning rate", s -> s.withLr(0.003)));
        shots.train(60);
        Fx.run(() -> shots.graph().window().evaluation().open());
        WindowShots.until(() -> w.evaluation().get() != null && w.state().get() == RunState.FINISHED);
        Set<String> drawings = new TreeSet<>();
        Set<String> wrong = new LinkedHashSet<>();
        int[] seen = new int[2];
        Theme theme = shots.graph().theme();
        for (Theme.Scheme scheme : List.of(Theme.Scheme.LIGHT, Theme.Scheme.DARK)) {
            Fx.run(() -> theme.scheme().set(scheme));
            TabPane tabs = (TabPane) Fx.get(() -> shots.graph().window().evaluation().stage().getScene().lookup("#evaluate-tabs"));
            for (int i = 0; i < tabs.getTabs().size(); i++) {
                int at = i;
                Fx.run(() -> tabs.getSelectionModel().select(at));
                WindowShots.pulses(10);
                Fx.run(() -> look(scheme, drawings, wrong, seen));
            }
        }
        Fx.run(() -> theme.scheme().set(Theme.Scheme.LIGHT));
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
        assertTrue(drawings.size() >= 5 && seen[0] > 100 && seen[1] > 100, drawings + " with " + seen[0] + " texts and " + seen[1] + " lines");
    }

    private static void look(Theme.Scheme scheme, Set<String> drawings, Set<String> wrong, int[] seen) {
        for (Window window : Window.getWindows()) {
            for (CanvasPane pane : panes(window.getScene().getRoot())) {
                ContrastBrush.Report r = ContrastBrush.of(pane);
                drawings.add(SceneWalk.name(pane));
                seen[0] += r.texts();
                seen[1] += r.lines();
                r.faint().forEach(f -> wrong.add(scheme + " " + SceneWalk.name(pane) + ": " + f));
            }
        }
    }

    private static List<CanvasPane> panes(Node root) {
        List<CanvasPane> out = new ArrayList<>();
        if (root instanceof CanvasPane p && p.getWidth() > SEEN && p.getHeight() > SEEN) {
            out.add(p);
        }
        if (root instanceof Parent p && !(root instanceof Labeled)) {
            p.getChildrenUnmodifiable().forEach(n -> out.addAll(panes(n)));
        }
        return out;
    }
}
