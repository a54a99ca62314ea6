package descent.data;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class MissingMarksTest {
    private final MissingMarks usual = MissingMarks.usual();

    /// A cell that ends in a digit is told from a mark by that alone.
    @Test
    void marksOfThePerson_areFound_howeverTheyEnd() {
        List<String> marks = new ArrayList<>(MissingMarks.USUAL);
        marks.addAll(List.of("-999", "x1", "7"));
        MissingMarks own = MissingMarks.of(marks);
        for (String cell : List.of("-999", "X1", "7", " 7 ", "na", "N/A", "none", "-", "")) {
            assertTrue(own.isMissingNumber(cell), cell);
        }
        for (String cell : List.of("999", "1", "77", "7.0")) {
            assertFalse(own.isMissingNumber(cell), cell);
        }
    }

    @Test
    void usualMarks_areFound_inAnyCase_withBlanks() {
        List<String> marks = List.of("NA", "N/A", "n.a.", "#N/A N/A", "null", "NaN", "?", "-", "Unknown", "1.#IND", "-1.#QNAN", "#NULL!");
        for (String m : marks) {
            for (String cell : List.of(m, m.toUpperCase(Locale.ROOT), " " + m, m + " ", "\u00a0" + m + "\u00a0")) {
                assertTrue(usual.isMissing(cell), cell);
            }
        }
    }

    @Test
    void wordsThatMayBeValues_areMarksAmongNumbersOnly() {
        for (String cell : List.of("none", ".", "--", "–", "missing", "n.d.", "#DIV/0!", "keine Angabe", "inf", "-∞")) {
            assertFalse(usual.isMissing(cell), cell);
            assertTrue(usual.isMissingNumber(cell), cell);
        }
    }

    @Test
    void numbers_areNoMarks() {
        for (String cell : List.of("0", "1", "-1", "1.5", "-999", "1e5", "12 %", "n1", "NA2")) {
            assertFalse(usual.isMissingNumber(cell), cell);
        }
    }
}
