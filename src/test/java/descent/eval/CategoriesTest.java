package descent.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Progress;
import descent.data.Task;
import descent.eval.PartialDependence.Axis;
import descent.eval.PartialDependence.Question;
import descent.tensor.Generator;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Importance and partial dependence where an input fills three columns of x and stands before the others, for numbers and
/// for two classes: against slow loops that ask the model row by row.
final class CategoriesTest {
    private static final int REPEATS = 5;
    /// Sums in another order.
    private static final double SAME = 1e-5;
    /// Inputs with their first column of x and how many they fill.
    private static final List<String> INPUTS = List.of("town", "a", "b");
    private static final int[] AT = {0, 3, 4};
    private static final int[] WIDTH = {3, 1, 1};

    @ParameterizedTest
    @EnumSource(value = Task.class, names = {"REGRESSION", "BINARY"})
    void importance_meanAndSpread_equalASlowLoop_forEachInput(Task task) {
        Mixed m = Mixed.of(task);
        PermutationImportance fast = PermutationImportance.of(m.saved(), m.data(), REPEATS, 7, Progress.NONE);
        assertEquals(error(m, 0, null), fast.error(), SAME);
        for (int c = 0; c < INPUTS.size(); c++) {
            String name = INPUTS.get(c);
            PermutationImportance.Column column = fast.columns().stream().filter(x -> x.name().equals(name)).findFirst().orElseThrow();
            Generator random = Generator.of(7, "importance " + name);
            double[] rise = new double[REPEATS];
            for (int r = 0; r < REPEATS; r++) {
                rise[r] = error(m, c, random.permutation(m.testRows())) - error(m, c, null);
            }
            double mean = Arrays.stream(rise).average().orElseThrow();
            assertEquals(mean, column.mean(), SAME, name);
            assertEquals(Math.sqrt(Arrays.stream(rise).map(v -> (v - mean) * (v - mean)).average().orElseThrow()), column.std(), SAME, name);
        }
        assertEquals("town", fast.columns().getFirst().name());
        assertTrue(fast.columns().getFirst().mean() > 0.05 && fast.columns().getFirst().std() > 0.001, fast.toString());
    }

    /// RMSE or the share of wrong classes, where input `c` of each row is that of row order[i]; null: as it is.
    private static double error(Mixed m, int c, int[] order) {
        int n = m.testRows();
        float[] y = m.data().test().y().data();
        boolean number = m.data().task() == Task.REGRESSION;
        float[] units = number ? m.data().table().column("y").numbers() : new float[0];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            float[] row = m.testRow(i);
            if (order != null) {
                System.arraycopy(m.testRow(order[i]), AT[c], row, AT[c], WIDTH[c]);
            }
            float said = m.answer(row).value();
            double off = number ? said - units[m.data().split().test()[i]] : said == y[i] ? 0 : 1;
            sum += off * off / n;
        }
        return number ? Math.sqrt(sum) : sum;
    }

    private static double average(Mixed m, int asked, Consumer<float[]> set) {
        double sum = 0;
        for (int i = 0; i < m.testRows(); i++) {
            float[] row = m.testRow(i);
            set.accept(row);
            Predictor.Answer answer = m.answer(row);
            sum += answer.classes().isEmpty() ? answer.value() : answer.probabilities()[asked];
        }
        return sum / m.testRows();
    }

    /// One of the three columns 1, found by its own name.
    private static void town(Mixed m, float[] row, String level) {
        Arrays.fill(row, 0, 3, 0);
        row[m.data().preprocessing().featureNames().indexOf("town=" + level)] = 1;
    }

    private static double scaled(Mixed m, int input, double value) {
        return (value - m.data().preprocessing().inputs().get(input).offset()) / m.data().preprocessing().inputs().get(input).scale();
    }

    @ParameterizedTest
    @EnumSource(value = Task.class, names = {"REGRESSION", "BINARY"})
    void dependence_equalsAskingRowByRow_forEachLevelAndEachAskedClass(Task task) {
        Mixed m = Mixed.of(task);
        for (int asked = 0; asked < 2; asked++) {
            int which = asked;
            PartialDependence p = PartialDependence.of(m.saved(), m.data(), new Question(List.of("town"), 7, asked), Progress.NONE);
            Axis axis = p.axes().getFirst();
            assertEquals(List.copyOf(Mixed.LEVELS).stream().sorted().toList(), axis.labels().stream().sorted().toList());
            for (int i = 0; i < 3; i++) {
                String level = axis.labels().get(i);
                assertEquals(average(m, which, row -> town(m, row, level)), p.answers()[i], SAME * 10, level + ", class " + asked);
            }
            assertTrue(Math.abs(p.answers()[0] - p.answers()[2]) > 0.1, Arrays.toString(p.answers()));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Task.class, names = {"REGRESSION", "BINARY"})
    void dependence_onANumberBehindACategory_andOnBoth_equalsAskingRowByRow(Task task) {
        Mixed m = Mixed.of(task);
        PartialDependence p = PartialDependence.of(m.saved(), m.data(), new Question(List.of("b", "town"), 4, 1), Progress.NONE);
        Axis b = p.axes().getFirst();
        assertEquals(12, p.answers().length);
        assertTrue(b.number() && b.values()[0] >= 100 && b.values()[3] <= 300 && b.values()[0] < b.values()[3], Arrays.toString(b.values()));
        for (int i = 0; i < p.answers().length; i++) {
            String level = p.axes().getLast().labels().get(i % 3);
            double value = b.values()[i / 3];
            double expected = average(m, 1, row -> {
                row[4] = (float) scaled(m, 2, value);
                town(m, row, level);
            });
            assertEquals(expected, p.answers()[i], SAME * 10, value + " and " + level);
        }
        PartialDependence a = PartialDependence.of(m.saved(), m.data(), new Question(List.of("a"), 3, 1), Progress.NONE);
        for (int i = 0; i < 3; i++) {
            double value = a.axes().getFirst().values()[i];
            assertEquals(average(m, 1, row -> row[3] = (float) scaled(m, 1, value)), a.answers()[i], SAME * 10);
        }
    }
}
