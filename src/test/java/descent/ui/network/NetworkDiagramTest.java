package descent.ui.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.train.WeightView;
import descent.train.WeightView.LayerWeights;
import descent.ui.common.Fx;
import descent.ui.common.Looks;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class NetworkDiagramTest {
    private static final NetworkShape SHAPE = new NetworkShape(List.of("rooms", "age", "distance", "tax"), List.of(4, 16, 8, 1),
            List.of("price"), List.of("", "ReLU", "ReLU", ""));

    @BeforeAll
    static void start() {
        Fx.start();
    }

    private static WeightView view(boolean gradients, int... widths) {
        Random r = new Random(5);
        List<LayerWeights> layers = new ArrayList<>();
        for (int i = 1; i < widths.length; i++) {
            int n = widths[i] * widths[i - 1];
            layers.add(new LayerWeights("" + 2 * i, "Linear", widths[i - 1], widths[i], gauss(r, n), gauss(r, widths[i]),
                    gradients ? gauss(r, n) : new float[0], gradients ? gauss(r, widths[i]) : new float[0]));
            layers.add(new LayerWeights("" + (2 * i + 1), "ReLU", widths[i], widths[i], new float[0], new float[0], new float[0], new float[0]));
        }
        return new WeightView(7, List.of(), layers);
    }

    private static float[] gauss(Random r, int n) {
        float[] out = new float[n];
        for (int i = 0; i < n; i++) {
            out[i] = (float) Math.pow(r.nextGaussian(), 3);
        }
        return out;
    }

    private static NetworkDiagram diagram(WeightView v) {
        return Fx.get(() -> {
            NetworkDiagram d = new NetworkDiagram();
            d.shape(SHAPE);
            d.weights(v);
            return d;
        });
    }

    private static void mouse(NetworkDiagram d, javafx.event.EventType<MouseEvent> type, double x, double y) {
        Fx.run(() -> Event.fireEvent(d, new MouseEvent(type, x, y, x, y, MouseButton.PRIMARY, 1, false, false, false, false,
                true, false, false, true, false, false, new PickResult(d, x, y))));
    }

    @Test
    void paint_showsSignsAndNames_inBothThemes() {
        NetworkDiagram d = diagram(view(true, 4, 16, 8, 1));
        assertTrue(Looks.pixels(Looks.of(d, "network-light", false, 13, 280, 260), "1F2328") > 0);
        Looks.of(d, "network-dark", true, 13, 280, 260);
        Looks.of(d, "network-projector", false, 18, 400, 380);
        mouse(d, MouseEvent.MOUSE_MOVED, 100, 130);
        Looks.of(d, "network-edge", false, 13, 280, 260);
        Looks.of(diagram(null), "network-bare", false, 13, 280, 260);
        Looks.of(Fx.get(NetworkDiagram::new), "network-empty", false, 13, 280, 260);
    }

    @Test
    void click_handsOverTheUnit_underThePointer() {
        NetworkDiagram d = diagram(view(false, 4, 16, 8, 1));
        Looks.of(d, "network-click", false, 13, 280, 260);
        List<int[]> chosen = new ArrayList<>();
        Fx.run(() -> d.onUnit((layer, unit) -> chosen.add(new int[] {layer, unit})));
        Fx.run(() -> {
            for (KeyCode c : new KeyCode[] {KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.DOWN, KeyCode.ENTER}) {
                Event.fireEvent(d, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", c, false, false, false, false));
            }
        });
        assertArrayEquals(new int[] {1, 1}, chosen.getFirst());
    }

    @Test
    void unitAt_countsTheTrueUnits_behindTheDots() {
        NetworkLayout l = new NetworkLayout(SHAPE, new NetworkLayout.Room(0, 0, 300, 160, 34));
        assertArrayEquals(new int[] {1, 12}, l.unitAt(100, l.y(1, 4), 5));
        assertArrayEquals(new int[] {1, 15}, l.unitAt(100, 160, 5));
        assertNull(l.unitAt(100, l.dotsY(1), 5));
    }

    @Test
    void edges_areTheStrongest400_amongTheShownUnits() {
        NetworkShape deep = new NetworkShape(List.of(), List.of(64, 64, 64, 64, 64, 64, 64, 64, 64, 64), List.of());
        NetworkEdges e = new NetworkEdges();
        e.update(deep, view(false, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64), false);
        assertEquals(NetworkEdges.MOST, e.edges().size());
        double weakest = Math.abs(e.edges().getFirst().strength());
        assertTrue(Math.abs(e.edges().getLast().strength()) >= weakest && weakest > 0);
        assertEquals(1, e.relative(e.edges().getLast()));
    }

    @Test
    void scale_movesSlowly_whenWeightsShrink() {
        NetworkShape one = new NetworkShape(List.of(), List.of(1, 1), List.of());
        NetworkEdges e = new NetworkEdges();
        e.update(one, single(8), false);
        e.update(one, single(4), false);
        assertTrue(e.relative(e.edges().getFirst()) < 0.55, "" + e.relative(e.edges().getFirst()));
        for (int i = 0; i < 200; i++) {
            e.update(one, single(4), false);
        }
        assertEquals(1, e.relative(e.edges().getFirst()), 1e-3);
    }

    private static WeightView single(float w) {
        return new WeightView(1, List.of(), List.of(new LayerWeights("0", "Linear", 1, 1, new float[] {w}, new float[1], new float[0], new float[0])));
    }

    @Test
    void weights_thatDoNotFitTheShape_areNotDrawn() {
        NetworkDiagram d = diagram(view(false, 3, 16, 8, 1));
        assertEquals("Network 4 to 16 to 8 to 1.", Fx.get(d::getAccessibleText));
    }
}
