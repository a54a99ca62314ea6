package descent.ui.training;

import descent.ui.common.ChartScale;
import descent.ui.common.Look;

/// Where the plot lies in the chart and which value stands at which pixel.
record ChartFrame(double left, double top, double right, double bottom, ChartScale x, ChartScale y, boolean floor) {
    private static final double LEFT = 66;
    private static final double LEFT_NARROW = 60;
    private static final double RIGHT = 98;
    private static final double TOP = 12;
    private static final double BOTTOM = 46;
    /// In a low chart there is no name under the numbers of the x axis.
    private static final double BOTTOM_LOW = 25;
    private static final double LOW = 130;
    private static final double FLOOR = 18;
    private static final double NARROW = 420;

    static ChartFrame of(double width, double height, ChartView view, Look look) {
        ChartBounds b = view.bounds();
        boolean narrow = width < look.px(NARROW);
        double left = look.px(narrow ? LEFT_NARROW : LEFT);
        double right = Math.max(left + 20, width - look.px(narrow ? RIGHT * 0.75 : RIGHT));
        double top = look.px(TOP);
        double bottom = Math.max(top + 20, height - look.px(height < look.px(LOW) ? BOTTOM_LOW : BOTTOM));
        double low = view.isLog() && b.floor() ? Math.max(top + 10, bottom - look.px(FLOOR)) : bottom;
        ChartScale x = ChartScale.linear(b.x0(), b.x1(), left, right);
        ChartScale y = view.isLog() ? ChartScale.log(b.y0(), b.y1(), low, top, (low + bottom) / 2)
                : ChartScale.linear(b.y0(), b.y1(), bottom, top);
        return new ChartFrame(left, top, right, bottom, x, y, low != bottom);
    }

    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }

    boolean holds(double px, double py) {
        return px >= left && px <= right && py >= top && py <= bottom;
    }

    /// The y axis ends here; below it lies the floor for zero and less, when there is one.
    double axisBottom() {
        return floor ? y.pixel(y.low()) : bottom;
    }
}
