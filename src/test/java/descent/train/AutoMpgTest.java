package descent.train;

import static descent.train.Fixtures.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Progress;
import descent.eval.Evaluation;
import descent.model.Setup;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the lesson promises, on the bundled sample with the defaults.
class AutoMpgTest {
    private final Trainer trainer = new Trainer();
    private final AutoMpg mpg = new AutoMpg();

    @AfterEach
    void close() {
        trainer.close();
    }

    @Test
    void testR2_isAtLeast087InTheMedian_overSeeds0To19() {
        double[] r2 = new double[20];
        for (int seed = 0; seed < r2.length; seed++) {
            r2[seed] = r2(seed);
        }
        double[] sorted = r2.clone();
        Arrays.sort(sorted);
        double median = (sorted[9] + sorted[10]) / 2;
        System.out.printf(Locale.ROOT, "Auto MPG, defaults, seeds 0-19: test R2 median %.4f, lowest %.4f, highest %.4f; seed 42 %.4f%n",
                median, sorted[0], sorted[19], r2(42));
        assertTrue(median >= 0.87, "median " + median);
        assertTrue(sorted[0] >= 0.80, "lowest " + sorted[0]);
    }

    private double r2(long seed) {
        Setup s = mpg.setup(seed);
        Fixtures.train(trainer, s, mpg.data(s));
        Evaluation e = get(trainer.evaluate());
        assertTrue(e.regression().mse() < e.meanBaseline().mse(), "better than always the mean");
        return e.regression().r2();
    }

    @ParameterizedTest
    @ValueSource(longs = {42, 0, 1, 2, 3, 4, 5, 6, 7})
    void sgdWithRate1_divergesInWordsAndKeepsTheModel_onAutoMpg(long seed) {
        Setup s = mpg.sgd(1.0, seed);
        Run run = Fixtures.train(trainer, s, mpg.data(s));
        assertEquals(RunState.DIVERGED, trainer.state());
        assertTrue(trainer.stateMessage().startsWith("The loss grew × "), trainer.stateMessage());
        assertTrue(run.history().count() >= 3, "the curve is still drawn");
        Boolean finite = get(trainer.ask((m, d) -> m.network().parameters().stream().allMatch(t -> FiniteGuard.finite(t.data()))));
        assertTrue(finite, "the last finite weights are kept");
        assertEquals(run.history().count(), get(trainer.snapshot()).progress().epoch(), "and can be saved");
        get(trainer.take(TestRuns.lowest(run), Progress.NONE));
        assertTrue(Double.isFinite(get(trainer.evaluate()).regression().mse()), "those of the lowest train loss can be taken");
        System.out.println("SGD 1.0, seed " + seed + ": " + trainer.stateMessage());
    }

    @Test
    void run_isEqualToTheBit_whenRepeated() {
        Setup s = mpg.setup(42);
        Fixtures.train(trainer, s, mpg.data(s));
        String first = get(trainer.fingerprint());
        get(trainer.restart());
        get(trainer.settled());
        assertEquals(first, get(trainer.fingerprint()));
    }
}
