package descent.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
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
    void bouncing_isTold_withSgdAtRate03_inMiniBatches() {
        Finding f = train(mpg.sgd(0.3, 3).withBatchSize(32).withEpochs(60)).finding();
        assertEquals(Rule.BOUNCING, f.rule());
        assertTrue(f.sentence().startsWith("In the last 30 epochs the loss rose 16 times and varied by ± 36 % around 0.119"), f.sentence());
        assertNull(train(mpg.setup(3).withBatchSize(32).withEpochs(60)).finding(), "the same batches at the default rate");
    }

    @Test
    void overshooting_isTold_withSgdAtRate04() {
        Finding f = train(mpg.sgd(0.4, 42).withEpochs(100)).finding();
        assertEquals(Rule.OVERSHOOTING, f.rule());
        assertTrue(f.sentence().startsWith("The loss rose 5 times in a row, from 0.196 at epoch 9 to 0.445 at epoch 14"), f.sentence());
        assertEquals(List.of(9, 14), List.of(f.fromEpoch(), f.toEpoch()));
        assertNull(train(mpg.setup(42)).finding(), "the same weights at the default rate");
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
    void memorising_isTold_withFewTrainRowsAndManyEpochs() {
        Setup few = mpg.setup(42);
        Setup s = few.withSplit(few.split().withTestPercent(80)).withEpochs(1500);
        Finding f = train(s).finding();
        assertEquals(Rule.MEMORISING, f.rule(), f.sentence());
        assertTrue(f.sentence().contains("memorises the train rows"), f.sentence());
        assertTrue(f.sentence().startsWith("The test loss "), f.sentence());
        assertNull(train(few).finding(), "the same network with 80 % of the rows and 200 epochs");
    }

    @Test
    void gap_isToldBeforeTheFirstEpoch_withRowAndColumn() {
        Setup s = mpg.setup(42);
        PreparedData data = mpg.data(s);
        data.train().x().data()[data.preprocessing().inFeatures() + 3] = Float.NaN; // second train row, fourth input
        assertEquals("Row " + (data.split().train()[1] + 1) + " has no number in column weight: leave rows with gaps out, or have them filled (Data).",
                Fixtures.refusal(trainer.train(s, data)));
    }

    @Test
    void nothing_isSaid_onAnEmptyRun() {
        assertTrue(Diagnosis.of(new RunHistory(), Diagnosis.Facts.NONE).isEmpty());
    }

    private Run train(Setup setup) {
        return Fixtures.train(trainer, setup, mpg.data(setup));
    }
}
