package descent.train;

import static descent.train.Fixtures.get;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Column;
import descent.data.DataLoader;
import descent.data.PreparedData;
import descent.data.Preprocessing;
import descent.data.Progress;
import descent.data.Table;
import descent.data.TrainTestSplit;
import descent.eval.PartialDependence;
import descent.eval.PartialDependence.Question;
import descent.eval.PermutationImportance;
import descent.eval.Predictor;
import descent.model.Fault;
import descent.model.LayerSpec.Linear;
import descent.model.SavedModel;
import descent.model.ScheduleSpec.ReduceLROnPlateau;
import descent.model.Setup;
import descent.model.TrainedModel;
import descent.tensor.Generator;
import descent.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Importance, partial dependence and cross-validation against slow references on y = 3a − 2b + noise (b spreads wider).
class AnalysisTest {
    private static final double SAME = 1e-4;
    private final Trainer trainer = new Trainer();
    private final Setup setup = Fixtures.setup().withLayers(List.of(new Linear(0))).withEpochs(200);
    private final PreparedData data = Fixtures.data(setup);

    @AfterEach
    void close() {
        trainer.close();
    }

    @Test
    void crossValidation_isCancelledWithinAnEpoch() throws TrainingException {
        int[] asked = {0};
        assertNull(CrossValidation.of(setup.withEpochs(1).withBatchSize(4), data, 2, _ -> ++asked[0] < 3));
        assertEquals(3, asked[0], "an epoch of a large table takes seconds");
    }

    private SavedModel trained() {
        Fixtures.train(trainer, setup, data);
        return get(trainer.snapshot());
    }

    @Test
    void importance_equalsASlowReference_rowByRow() {
        PermutationImportance fast = PermutationImportance.of(trained(), data, 4, 7, Progress.NONE);
        assertEquals("b", fast.columns().getFirst().name());
        assertTrue(fast.columns().getFirst().mean() > fast.columns().getLast().mean());
        Generator random = Generator.of(7, "importance b");
        double sum = 0;
        for (int r = 0; r < 4; r++) {
            sum += slowRmse(1, random.permutation(data.test().rows())) - slowRmse(1, null);
        }
        assertEquals(sum / 4, fast.columns().getFirst().mean(), SAME);
        assertEquals(get(trainer.evaluate()).regression().rmse(), fast.error(), SAME);
    }

    /// One row at a time, column `j` taken from row order[i].
    private double slowRmse(int j, int[] order) {
        float[] x = data.test().x().data();
        float[] actual = get(trainer.evaluate()).actual();
        double sum = 0;
        for (int i = 0; i < actual.length; i++) {
            float[] row = {x[2 * i], x[2 * i + 1]};
            row[j] = x[2 * (order == null ? i : order[i]) + j];
            float answer = get(trainer.ask((m, d) -> Predictor.answer(m, row))).value();
            sum += (answer - actual[i]) * (double) (answer - actual[i]);
        }
        return Math.sqrt(sum / actual.length);
    }

    @Test
    void partialDependence_isAStraightLineWithTheTrueSlope_forALinearModel() {
        PartialDependence p = PartialDependence.of(trained(), data, new Question(List.of("a"), 5, 0), Progress.NONE);
        double slope = (p.answers()[4] - p.answers()[0]) / (p.axes().getFirst().values()[4] - p.axes().getFirst().values()[0]);
        assertEquals(3, slope, 0.4);
        assertEquals((p.answers()[0] + p.answers()[4]) / 2, p.answers()[2], SAME * 10);
    }

    @Test
    void analyses_areEqualForOneSeedAndEnd_whenCancelled() throws TrainingException {
        SavedModel m = trained();
        assertEquals(PermutationImportance.of(m, data, 3, 1, Progress.NONE), PermutationImportance.of(m, data, 3, 1, Progress.NONE));
        assertNull(PermutationImportance.of(m, data, 3, 1, done -> false));
        assertNull(PartialDependence.of(m, data, new Question(List.of("a"), 5, 0), done -> false));
        assertNull(CrossValidation.of(setup, data, 4, done -> false));
        assertThrows(IllegalArgumentException.class, () -> PartialDependence.of(m, data, new Question(List.of("c"), 5, 0), Progress.NONE));
    }

    @Test
    void folds_holdOutEachTrainRowOnce_ofUnequalSizes() {
        int[] rows = IntStream.range(100, 111).toArray();
        int[] seen = IntStream.range(0, 4).mapToObj(f -> CrossValidation.split(rows, 4, f)).map(TrainTestSplit::test)
                .flatMapToInt(Arrays::stream).toArray();
        assertArrayEquals(rows, seen);
        assertEquals(8, CrossValidation.split(rows, 4, 0).train().length);
        assertEquals(9, CrossValidation.split(rows, 4, 3).train().length);
    }

    @Test
    void crossValidation_equalsASlowReference_foldByFold() throws Exception {
        equalsASlowReference(setup);
    }

    /// The rows that are held out must not decide how the rate falls.
    @Test
    void crossValidation_withAPlateauSchedule_watchesTheTrainLoss() throws Exception {
        equalsASlowReference(setup.withLr(0.002).withSchedule(new ReduceLROnPlateau(0.5, 0, 0.01, 0)));
    }

    private void equalsASlowReference(Setup setup) throws Exception {
        int k = 3;
        CrossValidation cv = CrossValidation.of(setup, data, k, Progress.NONE);
        int[] rows = data.split().train();
        int[] order = Generator.of(setup.seed(), "folds").permutation(rows.length);
        for (int f = 0; f < k; f++) {
            int fold = f;
            int small = rows.length / k;
            int from = IntStream.range(0, fold).map(i -> small + (i < rows.length % k ? 1 : 0)).sum();
            int to = from + small + (fold < rows.length % k ? 1 : 0);
            int[] held = IntStream.range(from, to).map(i -> rows[order[i]]).toArray();
            int[] kept = IntStream.range(0, rows.length).filter(i -> i < from || i >= to).map(i -> rows[order[i]]).toArray();
            assertEquals(slowR2(setup, kept, held), cv.folds()[f], SAME);
        }
        assertEquals(Arrays.stream(cv.folds()).sum() / k, cv.mean(), 1e-12);
        assertEquals(Math.sqrt(Arrays.stream(cv.folds()).map(v -> v * v).sum() / k - cv.mean() * cv.mean()), cv.spread(), 1e-9);
        assertEquals("R²", cv.score());
    }

    /// Preprocessing fitted on the kept rows alone, a plain loop, and R² by its definition.
    private double slowR2(Setup setup, int[] kept, int[] held) throws Exception {
        Preprocessing p = Preprocessing.fit(data.table(), setup.schema(), data.task(), kept, setup.preprocessing());
        PreparedData d = PreparedData.of(data.table(), setup.schema(), p, new TrainTestSplit(kept, held));
        TrainedModel m = TrainedModel.create(setup, d);
        DataLoader loader = new DataLoader(d.train(), setup.batchSize(), true, m.shuffle());
        for (int e = 0; e < setup.epochs(); e++) {
            loader.startEpoch();
            DataLoader.Batch all = loader.batch(0);
            Tensor loss = m.loss().forward(m.network().forward(all.x()), all.y());
            loss.backward();
            m.optimizer().step();
            m.optimizer().zeroGrad();
            if (m.scheduler() != null) {
                m.scheduler().step(loss.item());
            }
        }
        float[] answers = m.network().forward(d.test().x()).data();
        float[] actual = data.table().column("y").numbers();
        double mean = Arrays.stream(held).mapToDouble(r -> actual[r]).average().orElseThrow();
        double errors = 0;
        double spread = 0;
        for (int i = 0; i < held.length; i++) {
            double predicted = answers[i] * p.target().scale() + p.target().offset();
            errors += (predicted - actual[held[i]]) * (predicted - actual[held[i]]);
            spread += (actual[held[i]] - mean) * (actual[held[i]] - mean);
        }
        return 1 - errors / spread;
    }

    @Test
    void seedRuns_equalTheSameRunsAlone_andMeasureTheRowsThatTheyAreWatchedOn() throws TrainingException {
        Setup few = setup.withEpochs(3); // not at the end of what can be learned, where all seeds are equal
        SeedRuns repeated = SeedRuns.of(few, data, 3, Progress.NONE);
        for (int i = 0; i < 3; i++) {
            Run alone = Fixtures.train(trainer, few.withSeed(few.seed() + i), data);
            assertArrayEquals(alone.history().testAll(), repeated.runs().get(i).history().testAll());
            assertEquals(get(trainer.evaluate()).regression().r2(), repeated.scores()[i]);
        }
        double[] scores = repeated.scores();
        double mean = (scores[0] + scores[1] + scores[2]) / 3;
        assertEquals(mean, repeated.mean(), 1e-12);
        assertEquals(Math.sqrt(Arrays.stream(scores).map(v -> (v - mean) * (v - mean)).sum() / 3), repeated.spread(), 1e-12);
        assertTrue(repeated.spread() > 0);
        assertEquals("test", repeated.rows());
        assertNull(SeedRuns.of(setup, data, 3, done -> done < 0.5));
        assertTrue(assertThrows(TrainingException.class, () -> SeedRuns.of(setup, data, 1, Progress.NONE)).getMessage().contains("2 to 100 seeds"));
        Setup watched = setup.withSplit(setup.split().withValidation(25));
        PreparedData parts = Fixtures.data(watched);
        SeedRuns validated = SeedRuns.of(watched, parts, 2, Progress.NONE);
        assertEquals("validation", validated.rows());
        Fixtures.train(trainer, watched, parts.validated());
        assertEquals(get(trainer.evaluate()).regression().r2(), validated.scores()[0]);
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = {"NO_SCALING", "SCALER_FITTED_ON_ALL_ROWS"})
    void crossValidation_ofFaultyData_holdsOutTheFolds_andTheTestRowsStayUnseen(Fault fault) throws Exception {
        Setup faulty = setup.withLr(0.005).withFault(fault);
        double[] folds = CrossValidation.of(faulty, data, 4, Progress.NONE).folds();
        assertEquals(4, Arrays.stream(folds).distinct().count(), Arrays.toString(folds));
        Table t = data.table();
        float[] y = t.column("y").numbers().clone();
        float[] a = t.column("a").numbers().clone();
        for (int row : data.split().test()) {
            y[row] = 1e3f;
            a[row] = -1e3f;
        }
        Table spoilt = Table.of("plane", List.of(Column.number("a", a, ""), t.column("b"), Column.number("y", y, "")));
        PreparedData other = PreparedData.of(spoilt, data.schema(), data.preprocessing(), data.split());
        assertArrayEquals(folds, CrossValidation.of(faulty, other, 4, Progress.NONE).folds());
    }

    @Test
    void seedRuns_leaveOutWhatDiverges_andSayHowManyCameThrough() throws TrainingException {
        SeedRuns lost = SeedRuns.of(setup.withLr(1e6), data, 2, Progress.NONE);
        assertEquals(0, lost.finished());
        assertTrue(Double.isNaN(lost.mean()) && lost.runs().getFirst().divergedAt() > 0);
    }

    @Test
    void crossValidation_isEqualForOneSeed_andRefusesTooManyFolds() throws TrainingException {
        CrossValidation cv = CrossValidation.of(setup, data, 4, Progress.NONE);
        assertEquals(4, cv.folds().length);
        assertTrue(cv.mean() > 0.9, "R² " + cv.mean());
        assertArrayEquals(cv.folds(), CrossValidation.of(setup, data, 4, Progress.NONE).folds());
        for (int refused : new int[] {1, 17, 99}) {
            assertTrue(assertThrows(TrainingException.class, () -> CrossValidation.of(setup, data, refused, Progress.NONE)).getMessage().contains("2 to 16 folds"));
        }
        List<Double> done = new ArrayList<>();
        assertEquals(16, CrossValidation.of(setup.withEpochs(2), data, 16, done::add).folds().length);
        assertEquals(done.stream().sorted().toList(), done);
        assertTrue(done.getFirst() <= 1.0 / 16 && done.getLast() > 15.0 / 16 && done.getLast() <= 1, done.toString());
    }
}
