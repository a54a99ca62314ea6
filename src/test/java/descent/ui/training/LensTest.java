package descent.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.train.Phase;
import descent.train.StepView;
import descent.ui.common.UnitPlace;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LensTest {
    static StepView view(Phase phase) {
        return new StepView(phase, 3, 1, 1, 3, new StepView.Rows(318, 5, new float[] {1, 2, 3, 4, 5, 0.5f, 0, 0, 0, 0}),
                new StepView.Rows(318, 1, new float[] {0.5f, -1}), new StepView.Rows(318, 1, new float[] {1, -1.5f}),
                new StepView.LossTerms("MSELoss", new float[] {0.25f, 0.25f}, 79.5, 318, 0.25f),
                List.of(new StepView.GradientChange("0.weight", List.of(32, 5), new float[0], new float[] {0.125f, -0.5f, 1}, 0, 1.125)),
                new StepView.WeightStep("0.weight", 0, 0.5f, 0.125f, 0.49f,
                        List.of(new StepView.Moment("exp_avg", 0, 0.0125f)), List.of("w − lr · g = 0.5 − 0.01 · 0.125")), 0.01);
    }

    @Test
    void numbersThatAreNone_areShownAsTheyAre() {
        StepView v = view(Phase.FORWARD);
        StepView broken = new StepView(v.phase(), v.epoch(), v.batch(), v.batches(), v.step(), v.x(), new StepView.Rows(318, 1, new float[] {Float.NaN, Float.NEGATIVE_INFINITY}),
                v.targets(), v.loss(), v.gradients(), v.weight(), v.lr());
        Lens.Section s = Lens.of(broken, "MSE").sections().getFirst();
        assertEquals(List.of("NaN", "−∞"), List.of(texts(s, 0).get(4), texts(s, 1).get(4)));
    }

    private static List<String> texts(Lens.Section s, int row) {
        return s.rows().get(row).stream().map(Lens.Cell::text).toList();
    }

    @Test
    void forward_showsShapesFirstRowsAndHowManyMore() {
        Lens lens = Lens.of(view(Phase.FORWARD), "MSE");
        Lens.Section s = lens.sections().getFirst();
        assertTrue(s.says().contains("318 × 5") && s.says().contains("318 × 1"), s.says());
        assertEquals(List.of("#", "x1", "x2", "…", "prediction", "y"), s.head());
        assertEquals(List.of("1", "1", "2", "…", "0.5", "1"), texts(s, 0));
        assertEquals(new UnitPlace.Input(1), s.rows().getFirst().get(2).place());
        assertEquals(new UnitPlace.Output(0), s.rows().getFirst().get(4).place());
        assertEquals(List.of("… and 316 more rows"), s.lines());
        assertEquals("epoch 3 · update 3", lens.where());
    }

    @Test
    void loss_isASumOfSquaresDividedByTheirCount() {
        Lens.Section s = Lens.of(view(Phase.LOSS), "MSE").sections().getFirst();
        assertEquals(List.of("1", "0.5", "1", "0.25"), texts(s, 0));
        assertEquals("MSE = 79.50 / 318 = 0.2500", s.lines().getLast());
    }

    @Test
    void lossOfWeightedClasses_isASumDividedByTheWeights() {
        StepView v = view(Phase.LOSS);
        StepView weighted = new StepView(v.phase(), v.epoch(), v.batch(), v.batches(), v.step(), v.x(), v.predictions(), v.targets(),
                new StepView.LossTerms("CrossEntropyLoss", new float[] {0.25f, 0}, 50, 318, 200.5, 0.2493766f), v.gradients(), v.weight(), v.lr());
        Lens.Section s = Lens.of(weighted, "CE").sections().getFirst();
        assertTrue(s.says().contains("weighted mean"), s.says());
        assertEquals(List.of("#", "prediction", "y", "weight · loss"), s.head());
        assertEquals(List.of("sum of all 318 terms = 50.00", "sum of the weights of their classes = 200.5", "CE = 50.00 / 200.5 = 0.2494"), s.lines());
    }

    @Test
    void backward_showsEveryGradientBeforeAndAfter() {
        List<Lens.Section> s = Lens.of(view(Phase.BACKWARD), "MSE").sections();
        assertEquals(List.of("0.weight  32 × 5", "none", "1.125"), texts(s.getFirst(), 0));
        assertEquals(List.of("0.weight", "0.125", "−0.5", "1"), texts(s.getLast(), 0));
        assertEquals(new UnitPlace.Weight("0.weight", 2), s.getLast().rows().getFirst().get(3).place());
    }

    @Test
    void step_showsTheArithmeticAndTheMoments() {
        Lens lens = Lens.of(view(Phase.STEP), "MSE");
        assertEquals(List.of("w − lr · g = 0.5 − 0.01 · 0.125"), lens.sections().getFirst().lines());
        assertEquals(List.of("m (exp_avg)", "0", "0.01250"), texts(lens.sections().get(1), 0));
        assertTrue(lens.sections().getFirst().says().contains("0.weight[0, 0]"), lens.sections().getFirst().says());
    }

    @Test
    void line_namesTheLossThatIsUsed() {
        assertEquals("MAE.backward()", Lens.of(view(Phase.BACKWARD), "MAE").line());
        assertTrue(Lens.of(view(Phase.ZERO_GRAD), "MSE").text().startsWith("optimizer.zero_grad()"));
    }

    /// Of a loop that is broken on purpose the tables tell; a sentence that claims the deed would contradict them.
    @Test
    void stepAndZero_sayWhatTheLineIsFor_alsoWhereItWasSkipped() {
        for (Phase skipped : List.of(Phase.STEP, Phase.ZERO_GRAD)) {
            String says = Lens.of(view(skipped), "MSE").sections().getFirst().says();
            assertTrue(says.startsWith("This line is there to "), says);
        }
    }
}
