package descent.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.AbstractList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a first look proposes: roles and the reasons for them.
class ProposalTest {
    private static final int ROWS = 40;

    private static Column numbers(String name, IntToDoubleFunction cell) {
        float[] v = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            v[i] = (float) cell.applyAsDouble(i);
        }
        return Column.number(name, v, "");
    }

    /// Codes −1 are gaps.
    private static Column words(String name, Kind kind, int levels, IntToDoubleFunction code) {
        return Column.text(name, kind, IntStream.range(0, levels).mapToObj(i -> "level" + i).toList(),
                IntStream.range(0, ROWS).map(i -> (int) code.applyAsDouble(i)).toArray(), "");
    }

    private static Column noise(String name) {
        return numbers(name, i -> (i * 7919 % 101) / 10.0);
    }

    private static String why(Column c, Column target) {
        return Proposal.of(Table.of("t", List.of(numbers("other", i -> (i * 31 % 37) / 10.0), c, target)), target.name()).advice().get(1).why();
    }

    private static String why(Column c) {
        return why(c, noise("y"));
    }

    private static void says(String start, Column c) {
        assertTrue(why(c).startsWith(start), why(c));
    }

    @Test
    void uselessColumns_areLeftOut_eachWithItsReason() {
        says("empty: ", numbers("e", i -> Double.NaN));
        says("constant: every cell is 7", numbers("c", i -> i == 0 ? Double.NaN : 7));
        says("constant: every cell is level0", words("c", Kind.CATEGORY, 1, i -> 0));
        says("mostly gaps: 21 of 40", numbers("g", i -> i < 21 ? Double.NaN : i * 1.5));
        says("numbers", numbers("g", i -> i < 20 ? Double.NaN : i * 1.5));
        says("dates: a date", words("d", Kind.DATE, ROWS, i -> i));
        says("free text: 40 different", words("t", Kind.TEXT, ROWS, i -> i));
    }

    @Test
    void categories_areInputs_untilTheyAreTooMany() {
        says("categories: 3 values", words("k", Kind.CATEGORY, 3, i -> i % 3));
        Column many = Column.text("k", Kind.CATEGORY, IntStream.range(0, 51).mapToObj(i -> "l" + i).toList(), IntStream.range(0, 102).map(i -> i % 51).toArray(), "");
        assertTrue(InputAdvice.against(many, null).startsWith("too many categories: 51"));
        Column fifty = Column.text("k", Kind.CATEGORY, IntStream.range(0, 50).mapToObj(i -> "l" + i).toList(), IntStream.range(0, 100).map(i -> i % 50).toArray(), "");
        assertEquals("", InputAdvice.against(fifty, null));
    }

    @Test
    void numbersThatAreDates_areTold_butOnlyWithRealMonthsAndDays() {
        says("dates: numbers such as", numbers("day", i -> i == 3 ? Double.NaN : 20_240_000 + 100 * (1 + i % 12) + 2 * (i % 14) + 2));
        says("numbers", numbers("amount", i -> 20_240_000 + i / 2 * 300));
        says("numbers", numbers("month 13", i -> 20_241_300 + i % 28));
        says("numbers", numbers("day 40", i -> 20_240_140 + i % 2 * 20));
    }

    @Test
    void ids_areTold_byNameOrByTheirManyDigits() {
        says("an ID", numbers("customer_id", i -> 3 * i));
        says("an ID", numbers("plot", i -> 500_000 + 7 * i));
        says("an ID", numbers("No", i -> 1 + i % 20));
        says("an ID", numbers("customerId", i -> 3 * i));
        says("an ID", numbers("PassengerId", i -> 3 * i));
        says("an ID", numbers("Unnamed: 0", i -> i));
        says("an ID", numbers("CUSTOMER_ID", i -> 3 * i));
        for (String word : List.of("paid", "bid", "acid", "casino", "grid", "PAID")) {
            says("numbers", numbers(word, i -> 3 * i));
        }
        says("numbers", numbers("rooms", i -> 3 * i));
        says("numbers", numbers("customer_id", i -> i / 4));
        says("numbers", numbers("customer_id", i -> i + 0.5));
        says("numbers", numbers("plot", i -> 500_000 + 7 * (i / 4)));
        says("numbers", numbers("wide", i -> 500_000 + 200_000.0 * i * i));
    }

    @Test
    void aCopyOfTheTarget_isALeak_inWhateverWords() {
        Column y = words("y", Kind.CATEGORY, 3, i -> i % 3);
        assertTrue(why(words("same", Kind.CATEGORY, 3, i -> (i + 1) % 3), y).startsWith("leak"));
        assertTrue(why(numbers("coded", i -> 10 * (i % 3)), y).startsWith("leak"));
        assertTrue(why(words("nearly", Kind.CATEGORY, 3, i -> i == 5 ? 0 : i % 3), y).startsWith("categories"));
        assertTrue(why(words("two", Kind.CATEGORY, 2, i -> i % 2), y).startsWith("categories"));
        assertTrue(why(words("gappy", Kind.CATEGORY, 3, i -> i == 5 ? -1 : i % 3), y).startsWith("leak"));
        assertTrue(why(numbers("halves", i -> 0.5 * (i % 3)), y).startsWith("numbers"));
        assertTrue(why(noise("twin"), noise("y")).startsWith("leak"));
        assertTrue(why(numbers("near", i -> i == 5 ? 1 : (i * 7919 % 101) / 10.0), noise("y")).startsWith("numbers"));
    }

    @Test
    void numbersFarFromAllOthers_areAskedAbout_neverChanged() {
        assertTrue(why(numbers("t", i -> i % 10 == 0 ? -200 : i * 0.5 + 0.25)).contains("-200 stands 4 times"));
        assertTrue(why(numbers("t", i -> i % 10 == 0 ? 999 : i * 0.5 + 0.25)).contains("999 stands 4 times"));
        assertEquals("numbers", why(numbers("twice", i -> i < 2 ? 999 : i * 0.5 + 0.25)));
        assertEquals("numbers", why(numbers("near", i -> i % 10 == 0 ? 30 : i * 0.5 + 0.25)));
        assertEquals("numbers", why(numbers("broken", i -> i % 10 == 0 ? 999.5 : i * 0.5 + 0.25)));
        assertEquals("numbers", why(numbers("small", i -> i % 10 == 0 ? -8 : i * 0.01)));
        assertEquals("numbers", why(numbers("two values", i -> i % 10 == 0 ? 999 : 1)));
    }

    /// The thread of the screen asks for the task of a column of a million texts.
    @Test
    void task_ofManyValues_looksAtThoseAloneThatItNames() {
        int[] seen = {0};
        List<String> counted = new AbstractList<>() {
            @Override
            public String get(int i) {
                seen[0]++;
                return "text  " + i;
            }

            @Override
            public int size() {
                return 1_000_000;
            }
        };
        assertEquals("text 0, text 1, text 2, text 3 and 999996 more", Texts.someShort(counted, 4));
        assertEquals(4, seen[0]);
        List<String> levels = IntStream.range(0, 2000).mapToObj(i -> "text" + (1999 - i)).toList();
        Column text = Column.text("t", Kind.TEXT, levels, IntStream.range(0, 2000).toArray(), "");
        assertEquals("t is text with 2,000 values (text1999, text1998, text1997, text1996 and 1996 more): one of these classes is predicted",
                TaskChoice.of(text, Kind.CATEGORY).why(), "in the order of the file: nobody has sorted them");
        float[] v = new float[5000];
        for (int i = 0; i < v.length; i++) {
            v[i] = i % 2500 == 7 ? Float.NaN : (i * 7919 % 2500) / 2f;
        }
        Column numbers = Column.number("n", v, "");
        assertEquals(TaskChoice.of(numbers.as(Kind.CATEGORY)), TaskChoice.of(numbers, Kind.CATEGORY));
    }

    private static String target(Column... columns) {
        return Proposal.schema(Table.of("t", List.of(columns))).target();
    }

    @Test
    void target_isFoundByItsName_elseByItsPlace() {
        assertEquals("label", target(noise("label"), noise("price"), noise("z")));
        assertEquals("price", target(noise("a"), noise("price"), noise("z")));
        assertEquals("z", target(noise("a"), noise("y"), noise("z")));
        assertEquals("y", target(noise("y"), noise("a"), noise("z")));
        assertEquals("z", target(noise("a"), noise("z"), numbers("row_id", i -> i)));
        assertEquals("row_id", target(numbers("const", i -> 1), numbers("row_id", i -> i)));
        assertEquals("", target(numbers("const", i -> 1)));
        assertEquals("", target());
    }

    @Test
    void target_needsCellsThatDiffer_andAFewRowsForEachClass() {
        assertEquals("a", target(noise("a"), numbers("label", i -> 3)));
        assertEquals("a", target(noise("a"), numbers("label", i -> i < 21 ? Double.NaN : i)));
        assertEquals("label", target(noise("a"), numbers("label", i -> i < 20 ? Double.NaN : i)));
        assertEquals("a", target(noise("a"), words("label", Kind.CATEGORY, 1, i -> 0)));
        assertEquals("label", target(noise("a"), words("label", Kind.CATEGORY, 20, i -> i % 20)));
        assertEquals("a", target(noise("a"), words("label", Kind.CATEGORY, 20, i -> i == 0 ? -1 : i % 20)));
        assertEquals("a", target(noise("a"), words("label", Kind.TEXT, 2, i -> i % 2)));
    }

    @Test
    void target_isProposedWithItsReason() {
        assertEquals("proposed as target: a column named mpg usually is what is predicted", Proposal.of(Table.of("t", List.of(noise("a"), noise("mpg")))).advice().get(1).why());
        assertEquals("proposed as target: the last column, as in most data sets", Proposal.of(Table.of("t", List.of(noise("a"), noise("b")))).advice().get(1).why());
        assertEquals("proposed as target: the last column that could be one, as in most data sets",
                Proposal.of(Table.of("t", List.of(noise("a"), noise("b"), numbers("c", i -> 1)))).advice().get(1).why());
    }

    @Test
    void theOnlyNumbers_areAnInput_whateverSpeaksAgainstThem() {
        Proposal p = Proposal.of(Table.of("t", List.of(numbers("row_id", i -> i), noise("y"))));
        assertEquals(List.of("row_id"), p.schema().inputs());
        assertTrue(p.advice().getFirst().why().startsWith("the only numbers there are, although: an ID"), p.advice().getFirst().why());
        assertEquals(List.of(), Proposal.of(Table.of("t", List.of(numbers("e", i -> Double.NaN), noise("y")))).schema().inputs());
    }
}
