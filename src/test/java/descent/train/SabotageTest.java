package descent.train;

import static descent.train.Fixtures.get;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.DataException;
import descent.data.PreparedData;
import descent.data.PreprocessingSettings.Scaling;
import descent.data.TensorDataset;
import descent.model.Fault;
import descent.model.Setup;
import descent.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each fault is real in the engine or in the data; without one nothing is touched.
class SabotageTest {
    private final Trainer trainer = new Trainer();
    private final Setup honest = Fixtures.setup();
    private final PreparedData data = Fixtures.data(honest);

    @AfterEach
    void close() {
        trainer.close();
    }

    private Run train(Fault fault) {
        return Fixtures.train(trainer, honest.withFault(fault), data);
    }

    @Test
    void skipStep_leavesTheWeightsAsTheyWere_inEveryEpoch() {
        float[] loss = train(Fault.SKIP_STEP).history().trainAll();
        float[] flat = new float[loss.length];
        Arrays.fill(flat, loss[0]);
        assertArrayEquals(flat, loss);
    }

    @Test
    void skipZeroGrad_addsTheGradients_fromTheSecondUpdateOn() {
        float[] right = train(Fault.NONE).history().trainAll();
        float[] wrong = train(Fault.SKIP_ZERO_GRAD).history().trainAll();
        assertEquals(right[0], wrong[0]);
        assertEquals(right[1], wrong[1], "the first update is still right");
        assertNotEquals(right[2], wrong[2]);
    }

    @Test
    void shuffledTargets_areLearnedByNoNetwork_onTestRows() {
        train(Fault.SHUFFLED_TARGETS);
        double r2 = get(trainer.evaluate()).regression().r2();
        assertTrue(r2 < 0.5, "test R2 " + r2);
    }

    /// The same values, rows of other inputs.
    @Test
    void shuffledTargets_areAllThere_inAnotherOrder() {
        float[] y = data.train().y().data();
        float[] mixed = Sabotage.targets(data.train(), honest.withFault(Fault.SHUFFLED_TARGETS)).y().data();
        assertFalse(Arrays.equals(y, mixed));
        float[] sorted = y.clone();
        float[] mixedSorted = mixed.clone();
        Arrays.sort(sorted);
        Arrays.sort(mixedSorted);
        assertArrayEquals(sorted, mixedSorted);
        assertSame(data.train(), Sabotage.targets(data.train(), honest));
    }

    /// As the lesson says: nearly every car has the miles per gallon of another one; chance leaves one or the other its own.
    @Test
    void shuffledTargets_areThoseOfOtherRows_inNearlyEveryRow() {
        AutoMpg mpg = new AutoMpg();
        for (int seed = 40; seed < 45; seed++) {
            Setup s = mpg.sgd(0.01, seed).withFault(Fault.SHUFFLED_TARGETS);
            int rows = mpg.data(s).train().rows();
            float[] numbers = new float[rows];
            for (int i = 0; i < rows; i++) {
                numbers[i] = i;
            }
            float[] mixed = Sabotage.targets(new TensorDataset(Tensor.zeros(rows, 1), Tensor.of(numbers, rows, 1)), s).y().data();
            long own = IntStream.range(0, rows).filter(i -> mixed[i] == i).count();
            assertTrue(rows > 300 && own < 0.02 * rows, own + " of " + rows + " rows kept their own target, seed " + seed);
        }
    }

    @Test
    void noScaling_showsTheRawNumbers_toTheNetwork() {
        train(Fault.NO_SCALING);
        Scaling used = get(trainer.ask((m, d) -> d.preprocessing().settings().scaling()));
        assertEquals(Scaling.NONE, used);
    }

    @Test
    void scalerFittedOnAllRows_usesOtherNumbers_thanTheHonestOne() {
        train(Fault.SCALER_FITTED_ON_ALL_ROWS);
        float[] x = get(trainer.ask((m, d) -> d.train().x().data().clone()));
        assertNotEquals(data.train().x().data()[0], x[0]);
        assertEquals(data.train().x().data()[0], x[0], 0.5f);
    }

    /// To the bit, validation rows and all.
    @ParameterizedTest
    @EnumSource(value = Fault.class, names = {"NO_SCALING", "SCALER_FITTED_ON_ALL_ROWS"})
    void faultyData_isWhatAProgramWithThoseSettingsPrepares(Fault fault) throws DataException {
        Setup s = honest.withSplit(honest.split().withValidation(25)).withFault(fault);
        PreparedData whole = Fixtures.data(s);
        PreparedData is = Sabotage.prepare(s, whole);
        PreparedData should = PreparedData.of(whole.table(), s.schema(), s.split(), is.preprocessing().settings());
        assertArrayEquals(should.train().x().data(), is.train().x().data());
        assertArrayEquals(should.train().y().data(), is.train().y().data());
        assertArrayEquals(should.test().x().data(), is.test().x().data());
        assertArrayEquals(should.validation().x().data(), is.validation().x().data());
        assertEquals(should.preprocessing().toRecord(), is.preprocessing().toRecord());
        assertEquals(should.warnings(), is.warnings());
        assertEquals(should.leftOut(), is.leftOut());
    }

    @Test
    void noFault_handsTheDataThrough_untouched() {
        train(Fault.NONE);
        assertSame(data, get(trainer.ask((m, d) -> d)));
    }
}
