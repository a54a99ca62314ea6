package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
    private static final NumberText.Range RATE = new NumberText.Range("The learning rate", 1e-12, 1e6, false);
    private static final NumberText.Range EPOCHS = new NumberText.Range("Epochs", 1, 10_000_000, true);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0.01|0.01", "1e-2|0.01", "0,01|0.01", ".5|0.5", "1E−3|0.001", " 2 |2", "1.|1"})
    void parse_takesTheNumber_inEveryUsualWriting(String typed, double expected) {
        assertEquals(expected, NumberText.parse(typed, RATE).value());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"5000|5000", "5,000|5000", "5 000|5000", "1e3|1000", "12.0|12"})
    void parse_takesWholeNumbers_withGroups(String typed, double expected) {
        assertEquals(expected, NumberText.parse(typed, EPOCHS).value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "0.1x", "1d", "0x1p3", "NaN", "Infinity", "--1", "1e", "0", "-3", "1e99"})
    void parse_refusesInWords_whatIsNoRate(String typed) {
        NumberText read = NumberText.parse(typed, RATE);
        assertFalse(read.isNumber());
        assertTrue(read.problem().startsWith("The learning rate ") && read.problem().endsWith("."), read.problem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "0", "many", "99999999999", "0,001", "0.500", "0 500", "00,123"})
    void parse_refusesInWords_whatIsNoEpochCount(String typed) {
        assertTrue(NumberText.parse(typed, EPOCHS).problem().contains("a whole number from 1 to"), typed);
    }
}
