package descent.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A table of texts with names for its rows, as R and pandas write it: of the names of the columns the first is missing, and below it
/// stand 1, 2, 3, … (0, 1, 2, …) or texts that differ.
final class RowNames {
    private static final int FEWEST = 3;
    private static final int BODY = 300;

    private RowNames() {
    }

    /// The first record names the columns.
    static boolean are(List<String[]> records) {
        String[] first = records.getFirst();
        List<String[]> body = records.subList(1, Math.min(BODY, records.size()));
        return records.size() >= FEWEST && first.length > 1 && first[0].isBlank() && nameColumns(first, body) && (count(body) || differ(body));
    }

    private static boolean nameColumns(String[] first, List<String[]> body) {
        Set<String> names = new HashSet<>();
        for (int c = 1; c < first.length; c++) {
            int column = c;
            if (first[c].isBlank() || !names.add(first[c]) || body.stream().anyMatch(r -> column < r.length && r[column].equals(first[column]))) {
                return false;
            }
        }
        return true;
    }

    private static boolean count(List<String[]> body) {
        double from = NumberRule.POINT.value(body.getFirst()[0]);
        if (from != 0 && from != 1) {
            return false;
        }
        for (int r = 1; r < body.size(); r++) {
            if (NumberRule.POINT.value(body.get(r)[0]) != from + r) {
                return false;
            }
        }
        return true;
    }

    private static boolean differ(List<String[]> body) {
        Set<String> names = new HashSet<>();
        return body.stream().allMatch(r -> !r[0].isBlank() && Double.isNaN(NumberRule.POINT.value(r[0])) && names.add(r[0]));
    }
}
