package descent.data;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Proposes a target: a name that usually is one, else the last column that could be one.
final class TargetChoice {
    private static final int MAX_CLASSES = 20;
    private static final int MIN_ROWS_PER_CLASS = 2;

    /// Names that say it outright, then names of targets in the sets that every course uses.
    private static final List<Set<String>> NAMES = List.of(
            Set.of("target", "label", "outcome", "response", "survived", "churn", "diagnosis"),
            Set.of("price", "saleprice", "quality", "mpg", "medv", "charges", "species", "output", "median house value", "price_thousand",
                    "medianhousevalue", "median_house_value", "salary", "grade"));
    /// Names that say so only at an end of the table: elsewhere they are coordinates or inputs.
    private static final Set<String> AT_AN_END = Set.of("y", "class", "income", "score", "default", "result");

    private TargetChoice() {
    }

    /// Name of the proposed target; "" when no column could be one.
    static String best(Table table) {
        List<Column> columns = table.columns();
        for (Set<String> names : NAMES) {
            for (Column c : columns.reversed()) {
                if (names.contains(c.name().toLowerCase(Locale.ROOT)) && possible(c)) {
                    return c.name();
                }
            }
        }
        for (Column c : columns.isEmpty() ? columns : List.of(columns.getLast(), columns.getFirst())) {
            if (AT_AN_END.contains(c.name().toLowerCase(Locale.ROOT)) && possible(c)) {
                return c.name();
            }
        }
        return columns.reversed().stream().filter(c -> possible(c) && InputAdvice.against(c, null).isEmpty()).findFirst()
                .or(() -> columns.reversed().stream().filter(TargetChoice::possible).findFirst())
                .map(Column::name).orElse("");
    }

    private static boolean possible(Column c) {
        int filled = c.rows() - c.gaps();
        if (filled == 0 || filled * 2 < c.rows()) {
            return false;
        }
        if (c.kind() == Kind.NUMBER) {
            return c.min() < c.max() || filled == 1;
        }
        return c.kind() == Kind.CATEGORY && c.distinct() >= 2 && c.distinct() <= MAX_CLASSES
                && filled >= MIN_ROWS_PER_CLASS * c.distinct();
    }

    static String why(Table table, Column c) {
        String name = c.name().toLowerCase(Locale.ROOT);
        if (AT_AN_END.contains(name) || NAMES.stream().anyMatch(n -> n.contains(name))) {
            return "proposed as target: a column named " + c.name() + " usually is what is predicted";
        }
        boolean last = table.columns().getLast() == c;
        return "proposed as target: the last column" + (last ? "" : " that could be one") + ", as in most data sets";
    }
}
