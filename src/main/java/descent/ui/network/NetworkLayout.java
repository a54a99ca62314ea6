package descent.ui.network;

import java.util.List;

/// Where every shown unit of a network stands.
final class NetworkLayout {
    /// The room that the units share, in pixels.
    record Room(double left, double top, double right, double bottom, double widestStep) { }

    private final NetworkShape shape;
    private final Room room;

    NetworkLayout(NetworkShape shape, Room room) {
        this.shape = shape;
        this.room = room;
    }

    double x(int column) {
        return shape.columns() < 2 ? room.left() : room.left() + (room.right() - room.left()) * column / (shape.columns() - 1);
    }

    /// The step from unit to unit of a column; the gap for the dots counts as one more unit.
    double step(int column) {
        int slots = slots(column);
        return Math.min(room.widestStep(), (room.bottom() - room.top()) / Math.max(1, slots - 1));
    }

    private int slots(int column) {
        return shape.shown(column).size() + (shape.isCut(column) ? 1 : 0);
    }

    /// The middle of the unit that is drawn as number `place` of its column.
    double y(int column, int place) {
        int slot = shape.isCut(column) && place >= NetworkShape.MOST_UNITS / 2 ? place + 1 : place;
        return slotY(column, slot);
    }

    /// The middle of the dots of a cut column.
    double dotsY(int column) {
        return slotY(column, NetworkShape.MOST_UNITS / 2);
    }

    private double slotY(int column, int slot) {
        double middle = (room.top() + room.bottom()) / 2;
        return middle + (slot - (slots(column) - 1) / 2.0) * step(column);
    }

    /// The unit under a point.
    ///
    /// @return {column, unit}, or null
    int[] unitAt(double px, double py, double reach) {
        for (int c = 0; c < shape.columns(); c++) {
            List<Integer> units = shape.shown(c);
            for (int p = 0; p < units.size(); p++) {
                if (Math.hypot(px - x(c), py - y(c, p)) <= reach) {
                    return new int[] {c, units.get(p)};
                }
            }
        }
        return null;
    }
}
