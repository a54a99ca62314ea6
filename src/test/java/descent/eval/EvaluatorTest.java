package descent.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Progress;
import descent.data.Proposal;
import descent.data.Samples;
import descent.data.Table;
import descent.data.Task;
import descent.data.TensorDataset;
import descent.eval.Evaluation.Part;
import descent.model.LossSpec;
import descent.model.Setup;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Evaluate's figures and baselines against what is worked out here, row by row: those of the test rows from what the train
/// rows teach, and those of the train rows beside them.
final class EvaluatorTest {
    private static final double SAME = 1e-5;

    private static float[] units(Mixed m, int[] rows) {
        float[] y = m.data().table().column("y").numbers();
        float[] out = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            out[i] = y[rows[i]];
        }
        return out;
    }

    @Test
    void regression_isThatOfEachRowsAnswer_besideLineAndMeanOfTheTrainRows() {
        Mixed m = Mixed.of(Task.REGRESSION);
        Evaluation e = Evaluator.evaluate(m.model(), m.data(), Progress.NONE);
        float[] train = units(m, m.data().split().train());
        int in = m.data().preprocessing().inFeatures();
        StraightLine line = StraightLine.fit(m.data().train().x().data(), train, in);
        part(m, e.test(), m.data().test(), m.data().split().test(), line, train);
        part(m, e.train(), m.data().train(), m.data().split().train(), line, train);
        assertTrue(e.meanBaseline().r2() < 0 && Math.abs(e.train().mean().r2()) < SAME, "the mean of the train rows is that of no others");
        assertTrue(e.lineBaseline().mse() != e.train().line().mse());
    }

    private static void part(Mixed m, Part p, TensorDataset rows, int[] tableRows, StraightLine line, float[] train) {
        float[] actual = units(m, tableRows);
        float[] said = new float[actual.length];
        float[] straight = new float[actual.length];
        for (int i = 0; i < said.length; i++) {
            said[i] = m.answer(m.row(rows.x(), i)).value();
            straight[i] = (float) line.predict(rows.x().data(), i);
        }
        assertArrayEquals(tableRows, p.tableRows());
        assertArrayEquals(actual, p.actual());
        assertArrayEquals(said, p.predicted(), (float) SAME);
        assertEquals(RegressionMetrics.of(actual, said).mse(), p.regression().mse(), SAME);
        assertEquals(RegressionMetrics.of(actual, straight), p.line());
        double mean = RegressionMetrics.mean(train);
        double squares = 0;
        double scaled = 0;
        for (int i = 0; i < actual.length; i++) {
            squares += (actual[i] - mean) * (actual[i] - mean) / actual.length;
            double off = (said[i] - actual[i]) / m.data().preprocessing().targetStd();
            scaled += off * off / actual.length;
        }
        assertEquals(squares, p.mean().mse(), SAME);
        assertEquals(scaled, p.lossScaled(), SAME);
    }

    @Test
    void penguins_areCountedRowByRow_besideTheCommonestOfTheTrainRows() {
        Table table = Samples.open("Palmer Penguins");
        Setup setup = Setup.defaults(Proposal.schema(table)).withLoss(LossSpec.proposedFor(Task.MULTICLASS));
        Mixed m = Mixed.of(table, setup, 4);
        Evaluation e = Evaluator.evaluate(m.model(), m.data(), Progress.NONE);
        counted(m, e.test(), m.data().test());
        counted(m, e.train(), m.data().train());
        assertTrue(e.classification().accuracy() > 0.3 && e.classification().accuracy() < 1, "some right and some wrong: " + e.classification().accuracy());
    }

    private static void counted(Mixed m, Part p, TensorDataset rows) {
        List<String> classes = m.data().preprocessing().classes();
        int[] count = new int[classes.size()];
        for (float c : m.data().train().y().data()) {
            count[(int) c]++;
        }
        int commonest = 0;
        for (int c = 1; c < count.length; c++) {
            commonest = count[c] > count[commonest] ? c : commonest;
        }
        int right = 0;
        int common = 0;
        int[][] confusion = new int[classes.size()][classes.size()];
        for (int i = 0; i < rows.rows(); i++) {
            int actual = (int) rows.y().data()[i];
            int said = (int) m.answer(m.row(rows.x(), i)).value();
            confusion[actual][said]++;
            right += said == actual ? 1 : 0;
            common += actual == commonest ? 1 : 0;
        }
        assertEquals((double) right / rows.rows(), p.classification().accuracy());
        assertArrayEquals(confusion, p.classification().confusion());
        assertEquals((double) common / rows.rows(), p.majority().accuracy());
        assertEquals(rows.rows(), p.majority().rows());
    }
}
