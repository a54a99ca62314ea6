package descent.data;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Texts that mean "no value", compared without regard to case; the empty cell always does.
///
/// Some words say so only among numbers ("none", ".", "missing"): in a text column they may be a value.
final class MissingMarks {
    /// What is recognised without being told, as a list for people.
    static final List<String> USUAL = List.of("NA", "N/A", "n.a.", "null", "NaN", "?", "-", "Unknown");

    private static final Set<String> EVERYWHERE = Set.of("na", "n/a", "n.a.", "#n/a", "#n/a n/a", "#na", "<na>", "null", "(null)", "#null!", "nan",
            "-nan", "?", "-", "unknown", "1.#ind", "-1.#ind", "1.#qnan", "-1.#qnan");
    private static final Set<String> AMONG_NUMBERS = Set.of("none", ".", "..", "...", "--", "---", "–", "—", "−", "missing", "nil", "n.d.", "nd",
            "k.a.", "#div/0!", "#value!", "#ref!", "#num!", "#name?", "not available", "undefined", "*", "??", "???", "n\\a", "\\n", "nv", "void",
            "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity", "∞", "+∞", "-∞", "k.a", "keine angabe", "#n/v", "#wert!", "#bezug!");
    private static final Set<String> INFINITE = Set.of("inf", "+inf", "-inf", "infinity", "+infinity", "-infinity", "∞", "+∞", "-∞");
    private static final int LONGEST = 24;

    private final Set<String> everywhere;
    private final Set<String> amongNumbers;

    private MissingMarks(Set<String> everywhere, Set<String> amongNumbers) {
        this.everywhere = everywhere;
        this.amongNumbers = amongNumbers;
    }

    static MissingMarks usual() {
        return new MissingMarks(EVERYWHERE, AMONG_NUMBERS);
    }

    /// Exactly these, everywhere; where all of [#USUAL] are among them, what goes with those too.
    static MissingMarks of(List<String> marks) {
        boolean usual = marks.containsAll(USUAL);
        Set<String> set = new HashSet<>(usual ? EVERYWHERE : Set.of());
        marks.forEach(m -> set.add(m.strip().toLowerCase(Locale.ROOT)));
        return new MissingMarks(set, usual ? AMONG_NUMBERS : Set.of());
    }

    /// Those of the marks that are numbers themselves, such as -200 or 999.
    double[] numbers(NumberRule rule) {
        return everywhere.stream().mapToDouble(rule::value).filter(v -> !Double.isNaN(v)).toArray();
    }

    boolean isMissing(String cell) {
        return cell.isEmpty() || (cell.length() <= LONGEST && in(everywhere, cell));
    }

    boolean isMissingNumber(String cell) {
        return isMissing(cell) || (cell.length() <= LONGEST && in(amongNumbers, cell));
    }

    /// "inf", "-Infinity": no number to learn from, but worth a word with its line.
    static boolean isInfinite(String cell) {
        return cell.length() <= LONGEST && INFINITE.contains(cell.strip().toLowerCase(Locale.ROOT));
    }

    private static boolean in(Set<String> set, String cell) {
        char last = cell.charAt(cell.length() - 1);
        if (last >= '0' && last <= '9' && (set == EVERYWHERE || set == AMONG_NUMBERS)) {
            return false;                                     // none of the usual marks ends so
        }
        String s = cell.replace('\u00a0', ' ').strip().toLowerCase(Locale.ROOT);
        return s.isEmpty() || set.contains(s);
    }
}
