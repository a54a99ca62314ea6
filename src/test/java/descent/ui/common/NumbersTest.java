package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class NumbersTest {
    @Test
    void measured_keepsFourDigits_whateverTheSize() {
        assertEquals("0.01340", Numbers.measured(0.0134));
        assertEquals("404.0", Numbers.measured(404));
        assertEquals("12,346", Numbers.measured(12345.6));
        assertEquals("1.000", Numbers.measured(0.99996));
        assertEquals("1.250e−5", Numbers.measured(1.25e-5));
        assertEquals("−1.200e8", Numbers.measured(-1.2e8));
    }

    @Test
    void plain_dropsTrailingZeros_andKeepsWholeNumbers() {
        assertEquals("0.01", Numbers.plain(0.01));
        assertEquals("400", Numbers.plain(400));
        assertEquals("1e−5", Numbers.plain(1e-5));
        assertEquals("−0.5", Numbers.plain(-0.5));
        assertEquals("0", Numbers.plain(0));
    }

    @Test
    void text_saysWhatIsNotFinite() {
        assertEquals("NaN", Numbers.measured(Float.NaN));
        assertEquals("∞", Numbers.measured(Double.POSITIVE_INFINITY));
        assertEquals("−∞", Numbers.plain(Double.NEGATIVE_INFINITY));
    }

    @Test
    void percent_isHundredOnlyWhenDone() {
        assertEquals("99 %", Numbers.percent(0.9999));
        assertEquals("29 %", Numbers.percent(0.29));
        assertEquals("100 %", Numbers.percent(1));
    }

    @Test
    void share_isToATenthOfAPercent() {
        assertEquals("99.6 %", Numbers.share(0.9962f));
        assertEquals("100 %", Numbers.share(0.9996f));
        assertEquals("0 %", Numbers.share(0.0004));
        assertEquals("29 %", Numbers.share(0.29));
    }

    @Test
    void count_separatesThousands() {
        assertEquals("3,120", Numbers.count(3120));
    }

    @Test
    void fields_takeTheNumbersOfAllMarks() {
        NumberText.Range rows = new NumberText.Range("Rows", 0, 1e6, true);
        NumberText.Range rate = new NumberText.Range("The rate", 0, 10, false);
        for (String typed : List.of("3120", "3,120", "3.120", "3 120", "3\u202f120", "3\u00a0120")) {
            assertEquals(new NumberText(3120, ""), NumberText.parse(typed, rows), typed);
        }
        for (String typed : List.of("0.015", "0,015", ".015", "1,5e-2")) {
            assertEquals(new NumberText(0.015, ""), NumberText.parse(typed, rate), typed);
        }
    }

    @Test
    void counted_isOneRow_orMore() {
        assertEquals(List.of("0 rows", "1 row", "999 rows", "1,000 rows", "−3 rows"),
                LongStream.of(0, 1, 999, 1000, -3).mapToObj(n -> Numbers.count(n, "row")).toList());
    }
}
