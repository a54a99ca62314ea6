package descent.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class NumberMarksTest {
    @Test
    void put_changesOnlyTheMarks() {
        assertEquals("−1,234.5", NumberMarks.POINT.put("−1,234.5"));
        assertEquals("−1.234,5", NumberMarks.COMMA.put("−1,234.5"));
        assertEquals("−1\u202f234,5", NumberMarks.SPACE.put("−1,234.5"));
        assertEquals("1,25e−5", NumberMarks.COMMA.put("1.25e−5"));
        assertEquals("∞", NumberMarks.COMMA.put("∞"));
    }

    @Test
    void named_takesThePoint_whereItKnowsNothing() {
        assertEquals(NumberMarks.COMMA, NumberMarks.named("comma"));
        assertEquals(NumberMarks.SPACE, NumberMarks.named("space"));
        assertEquals(NumberMarks.POINT, NumberMarks.named(""));
        assertEquals(NumberMarks.POINT, NumberMarks.named("roman"));
    }
}
