package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class PlotFrameTest {
    /// "Predicte…" said neither what nor of what.
    @Test
    void uprightTitle_isItsFirstWord_whereThePlotIsLow() {
        assertEquals("Predicted mpg", PlotFrame.upright("Predicted mpg", 130, w -> 10.0 * w.length()));
        assertEquals("Predicted", PlotFrame.upright("Predicted mpg", 120, w -> 10.0 * w.length()));
        assertEquals("", PlotFrame.upright("Predicted mpg", 80, w -> 10.0 * w.length()));
        assertEquals("horsepower", PlotFrame.upright("horsepower", 20, w -> 10.0 * w.length()));
    }
}
