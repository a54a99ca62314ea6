package descent.train;

import static descent.train.Fixtures.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.PreparedData;
import descent.data.Progress;
import descent.model.Fault;
import descent.model.OptimizerSpec;
import descent.model.OptimizerSpec.Adagrad;
import descent.model.OptimizerSpec.Adam;
import descent.model.OptimizerSpec.AdamW;
import descent.model.OptimizerSpec.RMSprop;
import descent.model.OptimizerSpec.SGD;
import descent.model.ScheduleSpec.StepLR;
import descent.model.Setup;
import descent.train.StepView.Moment;
import descent.train.StepView.WeightStep;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The lens writes sums with their results: each sum is worked out here again from its own text and must give its result,
/// and the last line must end at the weight that the engine has.
class StepFormulaTest {
    private final Trainer trainer = new Trainer();

    @AfterEach
    void close() {
        trainer.close();
    }

    static Stream<OptimizerSpec> optimizers() {
        return Stream.of(new SGD(0.05), new SGD(0.05, 0, 0, 0.1, false), new SGD(0.05, 0.9, 0, 0, false), new SGD(0.05, 0.8, 0.3, 0.01, false),
                new SGD(0.05, 0.9, 0, 0.02, true), new Adam(0.01), new Adam(0.01, 0.8, 0.99, 1e-6, 0.1, false), new Adam(0.01, 0.9, 0.999, 1e-8, 0, true),
                new AdamW(0.01), new AdamW(0.02, 0.9, 0.95, 1e-8, 0.2, true), new RMSprop(0.01), new RMSprop(0.01, 0.9, 1e-8, 0.05, 0.7, true),
                new RMSprop(0.01, 0.99, 1e-8, 0, 0, true), new Adagrad(0.1), new Adagrad(0.1, 0.2, 0.05, 1e-10));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void everyLine_isTrue_andEndsAtTheEnginesWeight(OptimizerSpec o) {
        for (int batch : new int[] {0, 8}) {
            Setup setup = Fixtures.setup().withOptimizer(o).withBatchSize(batch);
            PreparedData data = Fixtures.data(setup);
            get(trainer.trainPaused(setup, data));
            get(trainer.watch("2.weight", 1));
            for (int update = 1; update <= 7; update++) {
                StepView view = null;
                trainer.channel().drain();
                for (int line = 0; line < 5; line++) {
                    trainer.stepLine();
                }
                get(trainer.settled());
                for (RunEvent e : trainer.channel().drain()) {
                    view = e instanceof RunEvent.Stepped s && s.view().phase() == Phase.STEP ? s.view() : view;
                }
                check(view.weight(), o + ", update " + update);
            }
        }
    }

    private static void check(WeightStep w, String where) {
        for (String line : w.formula()) {
            assertEquals(-1, line.indexOf('\u0302'), "a line with a combining mark is broken wrongly on the screen: " + line);
            String[] sides = line.split(" = ");
            assertEquals(3, sides.length, line);
            double result = Sum.value(sides[2]);
            double sum = Sum.value(sides[1]);
            assertEquals(result, sum, 2e-3 * Math.max(Math.abs(result), Sum.largest(sides[1])), where + ": " + line);
        }
        String last = w.formula().getLast();
        assertTrue(last.startsWith("w = ") && last.endsWith(" = " + StepFormula.n(w.after())), where + ": " + last);
    }

    @Test
    void centeredRmsprop_byHand() {
        WeightStep w = new WeightStep("0.weight", 0, 1, 2, 0.5f, List.of(new Moment("square_avg", 2, 5), new Moment("grad_avg", 1, 2)), List.of());
        assertEquals(List.of("v = 0.5 · 2 + 0.5 · (2)² = 5", "a = 0.5 · 1 + 0.5 · 2 = 2", "s = 5 − (2)² = 1", "d = 2 / (√1 + 1) = 1", "w = 1 − 0.5 · 1 = 0.5"),
                StepFormula.of(Fixtures.setup().withOptimizer(new RMSprop(0.5, 0.5, 1, 0, 0, true)), w, 0.5, 1));
    }

    @Test
    void numbers_haveFourDigits_andPowersOnlyWhereTheyAreNeeded() {
        assertEquals(List.of("0.0001", "9.999e-05", "−0.0001", "1.000e+06", "999900", "−2.5", "0", "0.1235"),
                Stream.of(1e-4, 0.99990e-4, -1e-4, 1e6, 999_900.0, -2.5, -0.0, 0.123456).map(StepFormula::n).toList());
    }

    @Test
    void sumsKnowASmallDifference() {
        assertEquals(2.0 - 0.5 * 3 / (Math.sqrt(4) + 1), Sum.value("2 − 0.5 · 3 / (√4 + 1)"), 1e-12);
        assertEquals(-8 + 0.25, Sum.value("−8 + (−0.5)²"), 1e-12);
        assertEquals(1 / (1 - Math.pow(0.9, 3)), Sum.value("1 / (1 − 0.9^3)"), 1e-12);
        assertEquals(2e-5, Sum.value("max(1.000e-05, 2.000e-05)"), 1e-15);
    }

    @Test
    void anotherWeight_isToldForTheSameUpdate_untilTheNextBegins() {
        Setup setup = Fixtures.setup().withOptimizer(new Adam(0.01));
        get(trainer.trainPaused(setup, Fixtures.data(setup)));
        for (int line = 0; line < 5; line++) {
            trainer.stepLine();
        }
        trainer.channel().drain();
        get(trainer.watch("0.bias", 2));
        List<RunEvent> told = trainer.channel().drain();
        WeightStep w = ((RunEvent.Watched) told.getLast()).view().weight();
        assertEquals("0.bias", w.name());
        assertEquals(2, w.index());
        check(w, "watched later");
        trainer.stepLine();
        get(trainer.settled());
        trainer.channel().drain();
        get(trainer.watch("0.bias", 1));
        assertTrue(trainer.channel().drain().isEmpty(), "the new update has no step yet");
    }

    /// The weights after that step are gone, so its arithmetic would end at a weight of another update.
    @Test
    void anotherWeight_isNotToldForAnUpdateThatOthersHaveFollowedUnseen() {
        get(trainer.trainPaused(Fixtures.setup(), Fixtures.data(Fixtures.setup())));
        trainer.stepUpdate();
        trainer.stepEpoch();
        get(trainer.settled());
        trainer.channel().drain();
        get(trainer.watch("0.bias", 1));
        assertTrue(trainer.channel().drain().stream().noneMatch(RunEvent.Watched.class::isInstance), "no update is shown");
        trainer.stepUpdate();
        get(trainer.settled());
        trainer.channel().drain();
        get(trainer.watch("0.bias", 2));
        check(((RunEvent.Watched) trainer.channel().drain().getLast()).view().weight(), "of the update that was stepped last");
    }

    @Test
    void anotherWeight_isNotToldOnceOtherWeightsWereTaken() {
        get(trainer.trainPaused(Fixtures.setup(), Fixtures.data(Fixtures.setup())));
        trainer.stepEpoch();
        trainer.stepUpdate();
        trainer.stop();
        get(trainer.take(1, Progress.NONE));
        trainer.channel().drain();
        get(trainer.watch("0.bias", 1));
        assertTrue(trainer.channel().drain().stream().noneMatch(RunEvent.Watched.class::isInstance), "the weights are those of epoch 1");
    }

    @Test
    void anotherWeight_isToldWithTheRateOfItsStep_afterTheScheduleHasSetTheNext() {
        Setup setup = Fixtures.setup().withSchedule(new StepLR(1, 0.1));
        get(trainer.trainPaused(setup, Fixtures.data(setup)));
        for (int line = 0; line < 5; line++) {
            trainer.stepLine();
        }
        get(trainer.settled());
        trainer.channel().drain();
        assertEquals(0.005, trainer.learningRate(), 1e-12);
        get(trainer.watch("0.bias", 2));
        WeightStep w = ((RunEvent.Watched) trainer.channel().drain().getLast()).view().weight();
        assertTrue(w.formula().getLast().contains(" − 0.05 · "), w.formula().toString());
        check(w, "after the schedule");
    }

    @Test
    void afterADivergence_theStepsAreCountedAsTheOptimizerCountsThem() {
        Setup wild = Fixtures.setup().withOptimizer(new SGD(50, 0.9, 0, 0, false));
        Fixtures.train(trainer, wild, Fixtures.data(wild));
        assertEquals(RunState.DIVERGED, trainer.state());
        trainer.learningRate(0.01);
        trainer.pace(Pace.ofLines(0.001));
        get(trainer.continueFor(5));
        trainer.pause();
        for (int line = 0; line < 5; line++) {
            trainer.stepLine();
        }
        get(trainer.settled());
        trainer.channel().drain().forEach(e -> {
            if (e instanceof RunEvent.Stepped s && s.view().phase() == Phase.STEP) {
                check(s.view().weight(), "update " + s.view().step());
            }
        });
    }

    @Test
    void aSkippedStep_leavesTheWeightAsItIs() {
        Setup setup = Fixtures.setup().withFault(Fault.SKIP_STEP);
        WeightStep w = new WeightStep("0.weight", 0, 0.5f, -0.25f, 0.5f, List.of(), List.of());
        assertEquals(List.of("w = 0.5"), StepFormula.of(setup, w, 0.1, 1));
    }
}
