package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.model.Fault;
import descent.train.Pace;
import descent.train.RunState;
import descent.ui.common.Fx;
import descent.ui.common.Theme;
import descent.ui.common.Workspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.event.EventType;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.Path;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The arrow of each panel points at what the panel belongs to, in its colours, and the panel lies in the window: at 1280×720, and as a
/// projector has it.
class PanelsPointTest {
    private static final double NEAR = 4;
    private WindowShots shots;
    private Workspace workspace;

    @BeforeEach
    void open() {
        shots = new WindowShots(new WindowShots.NoChoosers());
        workspace = shots.graph().workspace();
        Fx.run(() -> {
            workspace.setPace(Pace.FULL);
            workspace.edit("epochs", s -> s.withEpochs(30));
            shots.stage().setWidth(1280);
            shots.stage().setHeight(720);
        });
        WindowShots.pulses(5);
    }

    @AfterEach
    void close() {
        shots.close();
    }

    private Node node(String id) {
        return WindowPanels.find(shots.stage(), id);
    }

    private void press(String id) {
        Fx.run(() -> ((ButtonBase) node(id)).fire());
        WindowShots.pulses(4);
    }

    private static PopOver panel() {
        List<PopOver> open = Window.getWindows().stream().filter(w -> w.isShowing() && w instanceof PopOver).map(PopOver.class::cast).toList();
        assertEquals(1, open.size(), "panels that are open");
        return open.getFirst();
    }

    private static Path frame() {
        return (Path) panel().getScene().getRoot().lookup(".border");
    }

    private static Point2D tip() {
        Comparator<LineTo> out = switch (panel().getArrowLocation().name().charAt(0)) {
            case 'L' -> Comparator.comparingDouble((LineTo l) -> -l.getX());
            case 'R' -> Comparator.comparingDouble(LineTo::getX);
            case 'T' -> Comparator.comparingDouble((LineTo l) -> -l.getY());
            default -> Comparator.comparingDouble(LineTo::getY);
        };
        LineTo end = frame().getElements().stream().filter(LineTo.class::isInstance).map(LineTo.class::cast).max(out).orElseThrow();
        return frame().localToScreen(end.getX(), end.getY());
    }

    private static Bounds place(Node n) {
        Bounds b = n.localToScreen(n.getLayoutBounds());
        return new BoundingBox(b.getMinX() - NEAR, b.getMinY() - NEAR, b.getWidth() + 2 * NEAR, b.getHeight() + 2 * NEAR);
    }

    private void pointsAt(Bounds mark, String what) {
        Fx.run(() -> {
            assertTrue(mark.contains(tip()), what + ": the tip is at " + tip() + ", its mark in " + mark);
            Bounds b = frame().localToScreen(frame().getLayoutBounds());
            assertTrue(b.getMinX() >= 0 && b.getMinY() >= 0 && b.getMaxX() <= 1280 && b.getMaxY() <= 720, what + " reaches out of the window: " + b);
        });
    }

    private void closed() {
        Fx.run(() -> panel().hide());
        WindowShots.pulses(2);
    }

    private void pointsAt(String button) {
        Bounds mark = Fx.get(() -> place(node(button)));
        press(button);
        pointsAt(mark, button);
        closed();
    }

    private void train() {
        Fx.run(workspace::train);
        WindowShots.until(() -> workspace.state().get() == RunState.FINISHED);
        WindowShots.pulses(10);
    }

    @Test
    void raceAndData_pointAtTheirButtons_inEachSize() {
        for (boolean projector : new boolean[] {false, true}) {
            Fx.run(() -> shots.graph().theme().projector().set(projector));
            WindowShots.pulses(5);
            pointsAt("btn-race");
        }
        Fx.run(() -> shots.graph().theme().projector().set(false)); // the table of the columns is as wide as a projector
        WindowShots.pulses(5);
        pointsAt("data-all-columns");
    }

    @Test
    void quiz_pointsAtTheQuestionMark_alsoOnceItHasGrownByTheAnswer() {
        Fx.run(() -> workspace.sabotage(Fault.SKIP_STEP));
        train();
        Bounds mark = Fx.get(() -> place(node("run-1-riddle")));
        press("run-1-riddle");
        pointsAt(mark, "the question");
        press("quiz-1");
        pointsAt(mark, "the answer");
    }

    @Test
    void winnerTable_pointsAtItsButton_orAtTheOneThatLedToIt() {
        Fx.run(() -> workspace.race(List.of(workspace.setup().get(), workspace.setup().get().withLr(0.1))));
        WindowShots.until(() -> workspace.runs().size() == 2 && workspace.state().get() == RunState.FINISHED);
        WindowShots.pulses(10);
        pointsAt("race-winners");
        Fx.run(() -> shots.graph().theme().projector().set(true));
        WindowShots.pulses(5);
        Bounds more = Fx.get(() -> place(node("chart-words-more")));
        press("chart-words-more");
        pointsAt(more, "all words");
        press("race-winners");
        pointsAt(more, "the winner table");
    }

    @Test
    void arrow_hasTheColourOfItsPanel_inTheDark() {
        Fx.run(() -> shots.graph().theme().scheme().set(Theme.Scheme.DARK));
        WindowShots.pulses(3);
        press("btn-race");
        Paint fill = Fx.get(() -> frame().getFill());
        assertTrue(fill instanceof Color c && c.getBrightness() < 0.3, "the arrow is " + fill);
    }

    /// Pulled off by the mouse it has no arrow any more, and while it is being pulled no outline at all.
    @Test
    void panelThatIsPulledOff_pointsAtNothing() {
        List<Throwable> thrown = new ArrayList<>();
        press("data-all-columns");
        Fx.run(() -> {
            Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
            Thread.currentThread().setUncaughtExceptionHandler((_, e) -> thrown.add(e)); // where properties bring what their listeners throw
            Node body = panel().getScene().getRoot().lookup(".content");
            mouse(body, MouseEvent.MOUSE_PRESSED, 5);
            mouse(body, MouseEvent.MOUSE_DRAGGED, 80);
            mouse(body, MouseEvent.MOUSE_DRAGGED, 160);
            mouse(body, MouseEvent.MOUSE_RELEASED, 160);
            Thread.currentThread().setUncaughtExceptionHandler(before);
        });
        WindowShots.pulses(4);
        assertTrue(Fx.get(() -> panel().isDetached()));
        closed();
        assertEquals(List.of(), thrown);
    }

    private static void mouse(Node at, EventType<MouseEvent> what, double place) {
        at.fireEvent(new MouseEvent(what, place, place, place, place, MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, true, false, true, null));
    }
}
