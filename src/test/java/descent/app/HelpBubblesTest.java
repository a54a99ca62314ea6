package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.ui.common.Fx;
import descent.ui.common.Glossary;
import descent.ui.common.Tip;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.testfx.api.FxRobot;

/// The words of the screen are explained where they stand: by the pointer, and by F1 from the field that has the focus. Each
/// explanation has words and goes away by Escape.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HelpBubblesTest {
    /// Without these a first lesson cannot be followed.
    private static final List<String> FIRST = List.of("Loss", "Epoch", "Learning rate", "Optimizer", "Batch", "Seed", "MSE", "RMSE", "MAE", "R²");
    private static final int SHORTEST = 30;
    private static final double LEAST = 4;
    private static final long PATIENCE_NANOS = 20_000_000_000L;
    /// Where what does not come is tried once more.
    private static final long FIRST_TRY_NANOS = 4_000_000_000L;

    private final FxRobot robot = new FxRobot();
    private WindowShots shots;
    private Keyboard keys;
    private Glossary glossary;

    @BeforeAll
    void open() {
        shots = new WindowShots(new WindowShots.NoChoosers());
        keys = new Keyboard(shots.stage());
        glossary = shots.graph().theme().glossary();
        Fx.run(() -> {
            shots.stage().setWidth(1600);
            shots.stage().setHeight(1000);
            ((ToggleButton) shots.stage().getScene().lookup("#training-more")).fire();
        });
        shots.train(20);
        Fx.run(() -> shots.graph().workspace().evaluate());
        WindowShots.until(() -> shots.graph().workspace().evaluation().get() != null);
        WindowShots.pulses(20);
    }

    @AfterAll
    void close() {
        shots.close();
    }

    private static boolean comes(BooleanSupplier so) {
        return comes(so, PATIENCE_NANOS);
    }

    private static boolean comes(BooleanSupplier so, long nanos) {
        long end = System.nanoTime() + nanos;
        while (!Fx.get(so::getAsBoolean) && System.nanoTime() < end) {
            LockSupport.parkNanos(20_000_000);
        }
        return Fx.get(so::getAsBoolean);
    }

    private static Optional<Tooltip> bubble() {
        return Window.getWindows().stream().filter(w -> w instanceof Tooltip && w.isShowing()).map(Tooltip.class::cast).findFirst();
    }

    /// A label in view for each term that stands on the screen.
    private Map<Glossary.Term, Label> inView() {
        Map<Glossary.Term, Label> out = new LinkedHashMap<>();
        double right = shots.stage().getScene().getWidth();
        double bottom = shots.stage().getScene().getHeight();
        for (Node n : SceneWalk.all(shots.stage().getScene().getRoot())) {
            Bounds b = SceneWalk.place(n);
            boolean seen = b.getWidth() > LEAST && b.getHeight() > LEAST && b.getMinX() >= 0 && b.getMinY() >= 0 && b.getMaxX() <= right && b.getMaxY() <= bottom;
            if (n instanceof Label l && seen && !l.isMouseTransparent()) {
                glossary.of(l).ifPresent(t -> out.putIfAbsent(t, l));
            }
        }
        return out;
    }

    @Test
    void everyTerm_hasANameAndASentence() {
        Set<String> names = new HashSet<>();
        Set<String> places = new HashSet<>();
        for (Glossary.Term t : glossary.terms()) {
            assertTrue(names.add(t.term()), t.term() + " stands there twice");
            assertTrue(t.words().length() > SHORTEST && t.words().strip().endsWith("."), t.toString());
            t.where().forEach(w -> assertTrue(!w.isBlank() && places.add(w), "“" + w + "” means two things"));
        }
        FIRST.forEach(f -> assertTrue(names.contains(f), f + " is not explained"));
    }

    /// @return what the bubble says; the pointer goes there twice at most, since a bubble waits for a pointer that has moved
    private String pointedAt(Label label) {
        for (int i = 0; i < 2; i++) {
            robot.moveTo(shots.stage().getScene().lookup("#btn-train"));
            comes(() -> bubble().isEmpty());
            robot.moveTo(label);
            robot.moveBy(1, 0);
            if (comes(() -> bubble().isPresent(), i == 0 ? FIRST_TRY_NANOS : PATIENCE_NANOS)) {
                return Fx.get(() -> bubble().map(Tooltip::getText).orElse(""));
            }
        }
        return "nothing";
    }

    @Test
    void byMouse_everyWordInView_opensItsBubble_whichClosesByEscape() {
        Map<Glossary.Term, Label> labels = Fx.get(this::inView);
        List<String> wrong = new ArrayList<>();
        labels.forEach((term, label) -> {
            String own = Fx.get(() -> Tip.of(label));
            String said = pointedAt(label);
            if (!said.equals(own.isEmpty() ? term.term() + ": " + term.words() : own)) {
                wrong.add(term.term() + " at " + SceneWalk.name(label) + " says " + said);
            }
            robot.push(KeyCode.ESCAPE);
            if (!comes(() -> bubble().isEmpty(), FIRST_TRY_NANOS)) { // on a busy machine it may have come only after the key
                robot.push(KeyCode.ESCAPE);
            }
            if (!comes(() -> bubble().isEmpty())) {
                wrong.add(term.term() + ": Escape leaves the bubble there");
                Fx.run(() -> bubble().ifPresent(Tooltip::hide));
            }
        });
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
        List<String> met = labels.keySet().stream().map(Glossary.Term::term).toList();
        FIRST.forEach(f -> assertTrue(met.contains(f), f + " is not in view, only " + met));
    }

    @Test
    void byF1_everyFieldWithATerm_opensItsPage_whichClosesByEscape() {
        List<Node> fields = Fx.get(() -> SceneWalk.all(shots.stage().getScene().getRoot()).stream()
                .filter(n -> n.isFocusTraversable() && !n.isDisabled() && n.getId() != null && glossary.of(n).isPresent()).toList());
        Set<String> met = new HashSet<>();
        for (Node field : fields) {
            Glossary.Term term = glossary.of(field).orElseThrow();
            if (met.add(term.term())) {
                Fx.run(field::requestFocus);
                keys.push(KeyCode.F1);
                assertTrue(comes(() -> help().isPresent()), "F1 on " + SceneWalk.name(field) + " opens nothing");
                assertEquals(term.term(), shown("help-term"), "F1 on " + SceneWalk.name(field));
                assertEquals(term.words(), shown("help-words"));
                escape();
                assertTrue(Fx.get(field::isFocused), "the focus does not come back to " + SceneWalk.name(field));
            }
        }
        List.of("Loss", "Epoch", "Learning rate", "Optimizer", "Batch", "Seed").forEach(f -> assertTrue(met.contains(f), f + " has no field, only " + met));
    }

    @Test
    void theListOfTerms_isWalkedByArrows_toItsEnd() {
        Fx.run(() -> shots.stage().getScene().lookup("#btn-train").requestFocus());
        keys.push(KeyCode.F1);
        assertTrue(comes(() -> help().isPresent()));
        ListView<?> list = (ListView<?>) Fx.get(() -> help().orElseThrow().getScene().lookup("#help-list"));
        assertTrue(Fx.get(list::isFocused), "the arrows go to the list at once");
        robot.targetWindow(help().orElseThrow());
        keys.push(KeyCode.HOME);
        for (Glossary.Term t : glossary.terms()) {
            assertEquals(t.term(), shown("help-term"));
            assertEquals(t.words(), shown("help-words"));
            keys.push(KeyCode.DOWN);
        }
        escape();
    }

    /// Once it is laid out: what scrolls in it enters the scene in its first pulse.
    private Optional<Window> help() {
        return Window.getWindows().stream().filter(w -> w instanceof Stage && w.isShowing() && w.getScene().lookup("#help-window") != null && w.getScene().lookup("#help-term") != null).findFirst();
    }

    private String shown(String id) {
        return Fx.get(() -> ((Label) help().orElseThrow().getScene().lookup("#" + id)).getText());
    }

    private void escape() {
        keys.push(KeyCode.ESCAPE);
        boolean gone = comes(() -> help().isEmpty());
        Fx.run(() -> help().ifPresent(Window::hide));
        assertTrue(gone, "Escape leaves the help open");
    }
}
