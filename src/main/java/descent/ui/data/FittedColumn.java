package descent.ui.data;

import descent.data.ColumnPreparation;
import descent.data.Kind;
import descent.data.PreparedData;
import descent.data.Preprocessing;
import descent.data.Table;
import descent.ui.common.Numbers;
import java.util.ArrayList;
import java.util.List;

/// What preprocessing does to a column, with the statistics of the train rows, in words.
///
/// @param name    of the column
/// @param mean    of the train rows; "" for categories
/// @param std     of the train rows (divided by n); "" for categories
/// @param becomes what the network sees
/// @param fill    what a gap becomes
record FittedColumn(String name, String mean, String std, String becomes, String fill) {
    private static final int LEVELS = 6;

    /// Inputs in their order, the target last. Goes over all train rows: not for the JavaFX thread.
    static List<FittedColumn> of(PreparedData data) {
        Preprocessing p = data.preprocessing();
        List<FittedColumn> rows = new ArrayList<>();
        p.inputs().forEach(c -> rows.add(of(data, c, false)));
        rows.add(of(data, p.target(), true));
        return rows;
    }

    private static FittedColumn of(PreparedData data, ColumnPreparation c, boolean target) {
        String name = c.name() + (target ? " (target)" : "");
        if (c.kind() != Kind.NUMBER) {
            String what = target ? c.levels().size() + " classes: " : c.width() + (c.width() == 1 ? " input of 0 and 1: " : " inputs of 0 and 1: ");
            return new FittedColumn(name, "", "", what + levels(c), target ? "row left out" : fill(data, c.fillLevel()));
        }
        double[] meanAndStd = meanAndStd(data.table(), c.name(), data.split().train());
        return new FittedColumn(name, Numbers.plain(meanAndStd[0]), Numbers.plain(meanAndStd[1]), formula(c),
                target ? "row left out" : fill(data, Numbers.plain(c.fill())));
    }

    private static String fill(PreparedData data, String value) {
        return switch (data.preprocessing().settings().gaps()) {
            case LEAVE_OUT -> "row left out";
            case FILL -> value;
        };
    }

    private static String levels(ColumnPreparation c) {
        String shown = String.join(", ", c.levels().subList(0, Math.min(LEVELS, c.levels().size())));
        return shown + (c.levels().size() > LEVELS ? " …" : "") + (c.other() ? ", other" : "");
    }

    private static String formula(ColumnPreparation c) {
        if (c.offset() == 0 && c.scale() == 1) {
            return "x as it is";
        }
        String sign = c.offset() < 0 ? " + " : " − ";
        return "(x" + sign + Numbers.plain(Math.abs(c.offset())) + ") / " + Numbers.plain(c.scale());
    }

    private static double[] meanAndStd(Table table, String column, int[] rows) {
        float[] x = table.column(column).as(Kind.NUMBER).numbers();
        double sum = 0;
        int n = 0;
        for (int row : rows) {
            if (!Float.isNaN(x[row])) {
                sum += x[row];
                n++;
            }
        }
        double mean = sum / Math.max(1, n);
        double squares = 0;
        for (int row : rows) {
            squares += Float.isNaN(x[row]) ? 0 : (x[row] - mean) * (x[row] - mean);
        }
        return new double[] {mean, Math.sqrt(squares / Math.max(1, n))};
    }
}
