package descent.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.PreparedData;
import descent.model.LayerSpec.Linear;
import descent.model.LayerSpec.ReLU;
import descent.model.OptimizerSpec.SGD;
import descent.model.Setup;
import descent.tensor.Tensor;
import descent.train.Finding.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Each rule is provoked by a real run where one does it, and all are silent on healthy ones.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiagnosisTest {
    private static final int HEALTHY_SEEDS = Integer.getInteger("descent.healthySeeds", 10);
    private final Trainer trainer = new Trainer();
    private final AutoMpg mpg = new AutoMpg();

    @AfterAll
    void close() {
        trainer.close();
    }

    @Test
    void noRuleFires_onHealthyRuns_fullAndMiniBatch() {
        int alarms = 0;
        StringBuilder which = new StringBuilder();
        for (int seed = 0; seed < HEALTHY_SEEDS; seed++) {
            for (int batch : new int[] {0, 32}) {
                Run run = train(mpg.setup(seed).withBatchSize(batch).withEpochs(batch == 0 ? 200 : 60));
                if (run.finding() != null) {
                    alarms++;
                    which.append("seed ").append(seed).append(" batch ").append(batch).append(": ").append(run.finding()).append('\n');
                }
            }
        }
        System.out.println("Words: " + alarms + " alarms in " + 2 * HEALTHY_SEEDS + " healthy runs");
        assertEquals(0, alarms, which.toString());
    }

    @Test
    void nonFinite_isTold_withSgdAtRate1() {
        assertEquals(Rule.NON_FINITE, train(mpg.sgd(1.0, 42)).finding().rule());
    }

    @Test
    void bouncing_isTold_withSgdAtTooLargeARate() {
        Finding f = of(i -> 0.2 + (i % 2 == 0 ? 0.1 : -0.05) + 1.0 / (i + 1), i -> 0.3, 100);
        assertEquals(Rule.BOUNCING, f.rule());
        assertTrue(f.sentence().contains("50") || f.sentence().contains("rose 15 times"), f.sentence());
    }

    @Test
    void overshooting_isTold_whenTheLossTriplesInThreeRises() {
        Finding f = of(i -> i < 20 ? 1.0 / (i + 1) : 0.05 * Math.pow(1.5, i - 19), i -> 0.1, 25);
        assertEquals(Rule.OVERSHOOTING, f.rule());
        assertEquals(25, f.toEpoch());
    }

    @Test
    void dead_isTold_withAReluLayerThatIsOff() {
        Setup s = mpg.setup(42).withLayers(List.of(new Linear(8), new ReLU(), new Linear(0))).withOptimizer(new SGD(0.1)).withEpochs(60);
        PreparedData data = mpg.data(s);
        trainer.pace(Pace.FULL);
        Fixtures.get(trainer.trainPaused(s, data));
        Fixtures.get(trainer.ask((m, d) -> {
            Tensor bias = m.network().namedParameters().get("0.bias");
            Arrays.fill(bias.data(), -1000);
            return null;
        }));
        trainer.resume();
        Fixtures.get(trainer.settled());
        Finding f = trainer.run().finding();
        assertEquals(Rule.DEAD, f.rule());
        assertTrue(f.sentence().contains("1 (ReLU)"), f.sentence());
    }

    @Test
    void stillFalling_isTold_withSgdAtATinyRate() {
        Finding f = train(mpg.sgd(0.001, 42)).finding();
        assertEquals(Rule.STILL_FALLING, f.rule());
        assertTrue(f.sentence().contains("in the last 20 epochs"), f.sentence());
    }

    @Test
    void memorising_isTold_whenTestRisesAboveTwiceTrain() {
        Finding f = of(i -> 0.5 / (1 + i / 10.0), i -> i < 40 ? 1 - i * 0.015 : 0.4 + (i - 40) * 0.004, 200);
        assertEquals(Rule.MEMORISING, f.rule());
    }

    @Test
    void gap_isTold_first() {
        RunHistory h = RunHistory.of(new float[] {1}, new float[] {1});
        Finding f = Diagnosis.of(h, new Diagnosis.Facts("row 5, column weight", "diverged", 1, 1, "0", true)).orElseThrow();
        assertEquals(Rule.GAP, f.rule());
        assertTrue(f.sentence().contains("row 5, column weight"));
    }

    @Test
    void nothing_isSaid_onAnEmptyRun() {
        assertTrue(Diagnosis.of(new RunHistory(), Diagnosis.Facts.NONE).isEmpty());
    }

    private Run train(Setup setup) {
        return Fixtures.train(trainer, setup, mpg.data(setup));
    }

    private static Finding of(IntToDoubleFunction train, IntToDoubleFunction test, int n) {
        float[] a = new float[n];
        float[] b = new float[n];
        for (int i = 0; i < n; i++) {
            a[i] = (float) train.applyAsDouble(i);
            b[i] = (float) test.applyAsDouble(i);
        }
        return Diagnosis.of(RunHistory.of(a, b), Diagnosis.Facts.NONE).orElse(null);
    }
}
