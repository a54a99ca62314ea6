package descent.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberRuleTest {
    private static double point(String s) {
        return NumberRule.POINT.value(s);
    }

    @Test
    void numbers_areUnderstood_inEverySpellingOfThePointRule() {
        String[] texts = {"7", " 7 ", "+8", ".5", "5.", "1e5", "1E+05", "-0", "\u22125", "1\u00a0000", "1,234,567.5", "12'345", "1\u202f000.25", "007", "1e-3", "-1.5E−2"};
        double[] values = {7, 7, 8, .5, 5, 1e5, 1e5, -0.0, -5, 1000, 1234567.5, 12345, 1000.25, 7, 1e-3, -1.5e-2};
        for (int i = 0; i < texts.length; i++) {
            assertEquals(values[i], point(texts[i]), texts[i]);
        }
    }

    @Test
    void text_isText_evenWhereJavaSeesANumber() {
        for (String s : new String[] {"", " ", "1d", "1f", "0x1p3", "0x1F", "1_000", "NaN", "Infinity", "-Infinity", "inf", "٣", "TRUE", "$5", "50%", "(5)", "1,23",
            "12,3456", "1,234.5.6", "1e", "e5", "-", "+", ".", "1 2", "--1", "1-2", "0,123", "1,234,56", "1.5e5.0", "1'23", ",123", "1e99999999999"}) {
            assertTrue(Double.isNaN(point(s)), s);
        }
    }

    @Test
    void decimalComma_readsGermanNumbers_withPointsAsThousands() {
        assertEquals(28.7, NumberRule.COMMA.value("28,7"));
        assertEquals(1234.5, NumberRule.COMMA.value("1.234,5"));
        assertEquals(-1234567, NumberRule.COMMA.value("-1.234.567"));
        assertTrue(Double.isNaN(NumberRule.COMMA.value("1.5")));
        assertTrue(Double.isNaN(NumberRule.COMMA.value("1,234,567")));
    }

    @Test
    void nearest_equalsParseFloat_forRandomDecimals() {
        Random random = new Random(5);
        for (int i = 0; i < 60_000; i++) {
            String s = switch (i % 4) {
                case 0 -> String.format(Locale.ROOT, "%." + random.nextInt(12) + "f", random.nextGaussian() * Math.pow(10, random.nextInt(8)));
                case 1 -> Float.toString(Float.intBitsToFloat(random.nextInt()));
                case 2 -> Long.toString(random.nextLong() >> random.nextInt(60));
                default -> Double.toString(Math.nextUp((double) random.nextFloat()) * Math.pow(2, random.nextInt(60) - 30));
            };
            double v = point(s);
            if (!s.equals("NaN") && !s.contains("Infinity")) {
                assertEquals(Float.parseFloat(s), NumberRule.POINT.nearest(v, s), s);
            }
        }
    }

    @Test
    void nearest_doesNotRoundTwice_betweenTwoFloats() {
        String s = "1.00000005960464477540";                    // a little above the middle of 1 and the next float
        assertEquals(Float.parseFloat(s), NumberRule.POINT.nearest(point(s), s));
        String denormal = "1.1754942106924411e-38";
        assertEquals(Float.parseFloat(denormal), NumberRule.POINT.nearest(point(denormal), denormal));
    }
}
