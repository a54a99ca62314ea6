package descent.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Schema;
import descent.model.OptimizerSpec;
import descent.model.Setup;
import descent.train.StepView.Moment;
import descent.train.StepView.WeightStep;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepFormulaTest {
    private static final WeightStep STEP = new WeightStep("0.weight", 0, 0.5f, -0.25f, 0.51f,
            List.of(new Moment("exp_avg", 0, -0.025f), new Moment("exp_avg_sq", 0, 6.25e-5f)), List.of());

    private static List<String> formula(OptimizerSpec o) {
        return StepFormula.of(Setup.defaults(new Schema(List.of("x"), "y")).withOptimizer(o), STEP, 0.01, 1);
    }

    @Test
    void adam_hasALineForEachValue_andASquareOfTheWholeGradient() {
        List<String> lines = formula(new OptimizerSpec.Adam(0.01));
        assertEquals(5, lines.size(), lines.toString());
        assertTrue(lines.get(1).contains(")² ="), lines.get(1));
    }

    @Test
    void adam_showsNoArithmeticThatDoesNotHold_withDecayOrAmsgrad() {
        assertEquals(1, formula(new OptimizerSpec.AdamW(0.01)).size());
        assertEquals(1, formula(new OptimizerSpec.Adam(0.01, 0.9, 0.999, 1e-8, 0.1, false)).size());
        assertEquals(1, formula(new OptimizerSpec.Adam(0.01, 0.9, 0.999, 1e-8, 0, true)).size());
    }
}
