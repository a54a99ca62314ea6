package descent.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.data.PreparedData;
import descent.data.Table;
import descent.model.NetworkSizes;
import descent.model.Setup;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Counts that the lessons' texts name.
class LessonFiguresTest {
    private static Lesson lesson(String name) {
        return Lessons.list().stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow().lesson();
    }

    private static PreparedData data(Lesson lesson, Table table) throws Exception {
        Setup s = lesson.setup(table);
        return PreparedData.of(table, s.schema(), s.split(), s.preprocessing());
    }

    private static long weights(Setup setup, PreparedData data) {
        return NetworkSizes.of(setup.layers(), data.preprocessing().inFeatures(), data.preprocessing().outFeatures()).weights();
    }

    @Test
    void fiveLines_haveTenUpdatesAnEpoch_withABatchOf32() throws Exception {
        Lesson lesson = lesson("five-lines");
        int rows = data(lesson, lesson.table()).train().rows();
        assertEquals(List.of(313, 25), List.of(rows, rows % 32));
    }

    @Test
    void overfitting_namesTheWeights_ofBothNetworks() throws Exception {
        Lesson lesson = lesson("overfitting");
        Table table = lesson.table();
        PreparedData data = data(lesson, table);
        Setup large = lesson.setup(table);
        Setup small = Lesson.apply(lesson.steps().get(1).changes(), large, table);
        assertEquals(17_921, weights(large, data)); // "over 17,000 weights"
        assertEquals(45, weights(small, data));
        assertEquals(196, data.train().rows()); // "about 200 cars"
    }

    @Test
    void bends_nameTheWeights_ofTheDeeperNetwork() throws Exception {
        Lesson lesson = lesson("bends");
        Table table = lesson.table();
        assertEquals(1153, weights(Lesson.apply(lesson.steps().get(1).changes(), lesson.setup(table), table), data(lesson, table)));
    }

    @Test
    void straightLine_keeps20Points_forTheTest() throws Exception {
        Lesson lesson = lesson("straight-line");
        assertEquals(20, data(lesson, lesson.table()).test().rows());
    }

    @Test
    void penguins_useTwoInputs_whereverTheTargetStands() throws Exception {
        Lesson lesson = lesson("penguins");
        Setup setup = lesson.setup(lesson.table());
        assertEquals(List.of("bill_length_mm", "bill_depth_mm"), setup.schema().inputs());
        assertEquals("species", setup.schema().target());
    }
}
