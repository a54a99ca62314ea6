package descent.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ChartViewTest {
    /// Rounding of a log10 and back.
    private static final double CLOSE = 1e-9;

    private final ChartView view = new ChartView();

    @BeforeEach
    void all() {
        view.follow(new ChartBounds(1, 1001, 0.01, 1, false));
    }

    @Test
    void zoom_keepsThePointUnderThePointer_onALogAxis() {
        view.zoom(0.5, 0.25, 0.5, true, true);
        ChartBounds b = view.bounds();
        assertEquals(251, b.x0() + 0.25 * (b.x1() - b.x0()), CLOSE);
        assertEquals(500, b.x1() - b.x0(), CLOSE);
        assertEquals(0.1, Math.sqrt(b.y0() * b.y1()), CLOSE);
        assertTrue(view.isZoomed());
    }

    @Test
    void zoom_overAnAxis_changesThatAxisAlone() {
        view.zoom(0.5, 0.5, 0.5, true, false);
        assertEquals(0.01, view.bounds().y0(), CLOSE);
        assertEquals(500, view.bounds().x1() - view.bounds().x0(), CLOSE);
    }

    @Test
    void pan_stopsAtTheEnds_ofTheEpochs() {
        view.zoom(0.5, 0, 0.5, true, false);
        view.pan(-3, 0);
        assertEquals(1, view.bounds().x0(), CLOSE);
        view.pan(9, 0);
        assertEquals(1001, view.bounds().x1(), CLOSE);
        assertEquals(500, view.bounds().x1() - view.bounds().x0(), CLOSE);
    }

    @Test
    void follow_leavesAFreeWindow_whereItIs() {
        view.box(0.1, 0, 0.2, 0.5);
        ChartBounds before = view.bounds();
        view.follow(new ChartBounds(1, 5001, 0.001, 2, false));
        assertEquals(before, view.bounds());
        view.fit();
        view.follow(new ChartBounds(1, 5001, 0.001, 2, false));
        assertEquals(5001, view.bounds().x1());
    }

    @Test
    void zoom_neverLeavesTheLegalRange_howeverOftenItIsAsked() {
        for (double factor : new double[] {0.3, 4}) {
            for (int i = 0; i < 300; i++) {
                view.zoom(factor, 0.3, 0.9, true, true);
                ChartBounds b = view.bounds();
                assertTrue(b.x1() > b.x0() && b.y1() > b.y0() && b.y0() > 0 && Double.isFinite(b.y1()), b.toString());
            }
        }
        assertFalse(view.isZoomed(), "zooming far out shows everything again");
    }

    @Test
    void whatMovesNothing_leavesTheWindowWithTheData() {
        view.pan(-0.1, 0);
        view.pan(0.1, 0);
        view.zoom(1.25, 0.3, 0.7, true, false);
        assertFalse(view.isZoomed());
        view.pan(0, 0.1);
        assertTrue(view.isZoomed());
        assertFalse(view.holds(1002, 2000));
        assertTrue(view.holds(900, 2000));
    }

    @Test
    void log_switched_showsEverythingAgain() {
        view.box(0.1, 0, 0.2, 0.5);
        view.log(false);
        assertFalse(view.isZoomed());
    }
}
