package descent.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads a column as another kind, because a person chose so.
final class ColumnAs {
    private ColumnAs() {
    }

    static Column kind(Column from, Kind to) {
        if (to == Kind.NUMBER) {
            return toNumbers(from);
        }
        if (from.kind() == Kind.NUMBER) {
            return toLevels(from, to);
        }
        Column other = to == Kind.CATEGORY ? sorted(from.name(), from.levels(), from.codes(), "as you chose, used as categories")
                : Column.text(from.name(), to, from.levels(), from.codes(), "as you chose, not used as categories");
        return other.by(from.rules());
    }

    /// By the file's own decimal mark, unless more of the texts are numbers with the other one, and by its own marks of a gap.
    private static Column toNumbers(Column from) {
        CellRules rules = from.rules() != null ? from.rules() : CellRules.of(NumberRule.POINT, MissingMarks.usual());
        boolean other = understood(from, rules.otherMark()) > understood(from, rules.number());
        NumberRule rule = other ? rules.otherMark() : rules.number();
        float[] byLevel = new float[from.levels().size()];
        for (int i = 0; i < byLevel.length; i++) {
            double v = rule.value(Signs.strip(from.levels().get(i)));
            byLevel[i] = Float.isInfinite((float) v) || rules.isMark(v) ? Float.NaN : (float) v;
        }
        int[] codes = from.codes();
        float[] numbers = new float[codes.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = codes[i] < 0 ? Float.NaN : byLevel[codes[i]];
        }
        return Column.number(from.name(), numbers, "as you chose, used as numbers; cells that are none count as gaps");
    }

    private static long understood(Column c, NumberRule rule) {
        return c.levels().stream().filter(l -> !Double.isNaN(rule.value(Signs.strip(l)))).count();
    }

    private static Column toLevels(Column from, Kind to) {
        float[] values = from.numbers();
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        List<String> levels = new ArrayList<>();
        float[] keys = new float[sorted.length];
        int n = 0;
        for (float v : sorted) {
            if (!Float.isNaN(v) && (n == 0 || keys[n - 1] != v)) {
                keys[n++] = v + 0f;
                levels.add(Texts.number(v + 0f));
            }
        }
        int[] codes = new int[values.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = Float.isNaN(values[i]) ? -1 : Arrays.binarySearch(keys, 0, n, values[i] + 0f);
        }
        return Column.text(from.name(), to, levels, codes, "as you chose, the numbers are used as categories");
    }

    /// A category column with its levels in order.
    static Column sorted(String name, List<String> levels, int[] codes, String reason) {
        Integer[] order = new Integer[levels.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Texts.NATURAL.compare(levels.get(a), levels.get(b)));
        int[] rank = new int[order.length];
        List<String> inOrder = new ArrayList<>(order.length);
        for (int i = 0; i < order.length; i++) {
            rank[order[i]] = i;
            inOrder.add(levels.get(order[i]));
        }
        int[] renumbered = new int[codes.length];
        for (int i = 0; i < codes.length; i++) {
            renumbered[i] = codes[i] < 0 ? -1 : rank[codes[i]];
        }
        return Column.text(name, Kind.CATEGORY, inOrder, renumbered, reason);
    }
}
