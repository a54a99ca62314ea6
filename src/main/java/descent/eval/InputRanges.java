package descent.eval;

import descent.data.ColumnPreparation;
import descent.data.Kind;
import descent.data.PreparedData;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the train rows hold in each number column: beyond it an answer is an extrapolation.
///
/// @param byColumn from the name of a number input to its range; a column without numbers is missing
public record InputRanges(Map<String, Range> byColumn) {
    public static final InputRanges UNKNOWN = new InputRanges(Map.of());

    public InputRanges {
        byColumn = new LinkedHashMap<>(byColumn);
    }

    public record Range(double min, double max) {
        /// False for NaN: a gap lies nowhere.
        public boolean excludes(double v) {
            return v < min || v > max;
        }
    }

    public static InputRanges of(PreparedData data) {
        Map<String, Range> ranges = new LinkedHashMap<>();
        for (ColumnPreparation c : data.preprocessing().inputs()) {
            Range r = c.kind() == Kind.NUMBER ? range(data.table().column(c.name()).as(Kind.NUMBER).numbers(), data.split().train()) : null;
            if (r != null) {
                ranges.put(c.name(), r);
            }
        }
        return new InputRanges(ranges);
    }

    private static Range range(float[] numbers, int[] rows) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int r : rows) {
            if (!Float.isNaN(numbers[r])) {
                min = Math.min(min, numbers[r]);
                max = Math.max(max, numbers[r]);
            }
        }
        return min <= max ? new Range(min, max) : null;
    }
}
