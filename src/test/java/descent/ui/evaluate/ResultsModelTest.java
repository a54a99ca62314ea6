package descent.ui.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.PreprocessingSettings;
import descent.data.Schema;
import descent.data.Task;
import descent.eval.Classification;
import descent.eval.Evaluation;
import descent.eval.Evaluation.Part;
import descent.eval.Regression;
import descent.model.LossSpec;
import descent.model.Setup;
import descent.ui.common.AnalysisDesk;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;

final class ResultsModelTest {
    private final SimpleObjectProperty<Evaluation> source = new SimpleObjectProperty<>();
    private static final Setup SETUP = Setup.defaults(new Schema(List.of("weight"), "mpg"));
    private final SimpleObjectProperty<Setup> setup = new SimpleObjectProperty<>(SETUP);
    private final SimpleStringProperty before = new SimpleStringProperty(ResultsModel.beforeEvaluate("mpg", Task.REGRESSION, 80));
    private final ResultsModel model = new ResultsModel(source, setup, before, new AnalysisDesk("none", Runnable::run));

    static Evaluation regression() {
        Part test = new Part(new int[] {4, 0, 7}, new float[] {20, 30, 18}, new float[] {22.5f, 29, 18}, new float[0], 0.092,
                new Regression(3, 5.6, 2.366, 1.8, 0.884), new Regression(3, 61.2, 7.82, 6.5, -0.01), null, null, null);
        Part train = new Part(new int[] {1, 2}, new float[] {20, 30}, new float[] {21, 28}, new float[0], 0.07,
                new Regression(9, 4, 2, 1.5, 0.93), new Regression(9, 60.8, 7.8, 6.4, 0), null, null, null);
        return new Evaluation(Task.REGRESSION, 200, "abcd1234", "mpg", List.of(), 7.8, test, train);
    }

    static Evaluation classes() {
        Classification c = new Classification(2, List.of("Adelie", "Gentoo"), 0.5, 0.7, new int[][] {{1, 0}, {1, 0}}, List.of(),
                new Classification.Average(0.25, 0.5, 1.0 / 3), new Classification.Average(0.25, 0.5, 1.0 / 3), null, List.of());
        Part part = new Part(new int[] {0, 1}, new float[] {0, 1}, new float[] {0, 0}, new float[] {0.9f, 0.1f, 0.6f, 0.4f}, 0.7,
                null, null, null, c, c);
        return new Evaluation(Task.BINARY, 200, "abcd1234", "species", List.of("Adelie", "Gentoo"), 1, part, part);
    }

    @Test
    void sentence_saysWhatEvaluateAdds_beforeIt() {
        assertEquals("Evaluate adds: errors in mpg, row by row, on the 80 test rows", model.sentence().get());
        before.set("changed");
        assertEquals("changed", model.sentence().get());
    }

    @Test
    void sentence_joinsTheTwoUnits_afterEvaluate() {
        source.set(regression());
        assertEquals("Test loss 0.092 (scaled, as on the chart) = MSE 5.6 mpg²", model.sentence().get());
        assertTrue(model.detail().get().contains("0.092 × 7.8² = 5.6"), model.detail().get());
    }

    @Test
    void detail_namesWhatTheTargetWasDividedBy() {
        source.set(regression());
        assertTrue(model.detail().get().contains("its spread of 7.8 (standard deviation of the train rows)"), model.detail().get());
        setup.set(SETUP.withPreprocessing(SETUP.preprocessing().withScaling(PreprocessingSettings.Scaling.MIN_MAX)));
        source.set(null);
        source.set(regression());
        assertTrue(model.detail().get().contains("its range of 7.8 (largest less smallest of the train rows)"), model.detail().get());
    }

    @Test
    void shareThatIsExplained_hasFourDecimals() {
        assertEquals(List.of("−0.0002", "0.845", "0.8457", "0", "−12.35", "–"),
                FigureTable.texts(FigureTable.share(-0.0002119), FigureTable.share(0.845), FigureTable.share(0.845678), FigureTable.share(-4e-6), FigureTable.share(-12.345678), FigureTable.share(Double.NaN)));
    }

    @Test
    void sentence_saysNothingOfTheChart_whereTheChartShowsValidationRows() {
        setup.set(SETUP.withSplit(SETUP.split().withValidation(20)));
        source.set(regression());
        assertEquals("Test loss 0.092 (scaled) = MSE 5.6 mpg²", model.sentence().get());
    }

    @Test
    void sentence_doesNotEquate_whenTheLossIsNotMse() {
        setup.set(SETUP.withLoss(new LossSpec.L1Loss()));
        source.set(regression());
        assertEquals("Test loss 0.092 (scaled, as on the chart); MSE 5.6 mpg²", model.sentence().get());
    }

    @Test
    void figures_standBesideAlwaysTheMean() {
        source.set(regression());
        assertEquals(List.of("mse", "rmse", "mae", "r2"), model.metrics().stream().map(ResultsModel.Metric::id).toList());
        assertEquals(List.of("test", "mean", "train"), model.figures().stream().map(ResultsModel.Figures::who).toList());
        assertEquals(List.of("61.2", "7.82", "6.5", "−0.01"), model.figures().get(1).values());
    }

    @Test
    void rows_carryErrorAndTableRow() {
        source.set(regression());
        Row first = new Row(source.get(), 0);
        assertEquals(5, first.row());
        assertEquals("2.5", first.errorText());
    }

    @Test
    void rows_ofClasses_nameTheClasses() {
        source.set(classes());
        Row second = new Row(source.get(), 1);
        assertEquals("Gentoo", second.actualText());
        assertEquals("Adelie", second.predictedText());
        assertEquals("wrong", second.errorText());
        assertEquals(0.6f, second.share());
        assertEquals("Test loss 0.7 (as on the chart); 1 of 2 test rows right", model.sentence().get());
    }

    @Test
    void selection_goes_withANewEvaluation() {
        source.set(regression());
        model.select(2);
        assertEquals(8, model.selected().get().row());
        source.set(null);
        assertNull(model.selected().get());
    }

    /// A target between 0.001 and 0.005 has such errors.
    @Test
    void smallError_isNotNought() {
        assertEquals(List.of("1.23e−5", "4.56e−5"), FigureTable.texts(1.23e-5, 4.56e-5));
    }
}
