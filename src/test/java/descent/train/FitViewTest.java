package descent.train;

import static descent.train.Fixtures.get;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Column;
import descent.data.DataException;
import descent.data.MadeData;
import descent.data.PreparedData;
import descent.data.Proposal;
import descent.data.Samples;
import descent.data.Schema;
import descent.data.Table;
import descent.eval.Predictor;
import descent.model.LossSpec;
import descent.model.Setup;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The picture of the fit says what the model answers to the same rows, one by one.
class FitViewTest {
    private final Trainer trainer = new Trainer();

    @AfterEach
    void close() {
        trainer.close();
    }

    private FitView trained(Table table, Setup setup) {
        PreparedData data = Fixtures.data(table, setup);
        Fixtures.train(trainer, setup.withEpochs(20), data);
        return get(trainer.fit());
    }

    private Predictor.Answer answer(double... inputs) {
        return get(trainer.ask((model, data) -> {
            try {
                return Predictor.answer(model, model.preprocessing().features(Arrays.stream(inputs).mapToObj(v -> Float.toString((float) v)).toList()));
            } catch (DataException e) {
                throw new AssertionError(e);
            }
        }));
    }

    @Test
    void oneInput_isACurveOfTheModelsAnswers() {
        FitView v = trained(Fixtures.table(), Setup.defaults(new Schema(List.of("b"), "y")));
        assertEquals(FitView.Kind.CURVE, v.frame().kind());
        assertEquals(20, v.epoch());
        for (int i = 0; i < FitView.CURVE_POINTS; i += 33) {
            assertEquals(answer(v.frame().grid()[i]).value(), v.values()[i], 1e-4, "at " + v.frame().grid()[i]);
        }
        assertEquals(40, v.frame().train().x().length + v.frame().test().x().length);
        int row = v.frame().train().tableRows()[3];
        assertEquals(Fixtures.table().column("b").numbers()[row], v.frame().train().x()[3], 1e-5);
        assertEquals(Fixtures.table().column("y").numbers()[row], v.frame().train().truth()[3], 1e-4);
    }

    @Test
    void twoInputs_areAPlaneOfTheModelsAnswers() {
        FitView v = trained(Fixtures.table(), Fixtures.setup());
        assertEquals(FitView.Kind.PLANE, v.frame().kind());
        for (int cell = 0; cell < v.values().length; cell += 501) {
            double a = FitWatch.middle(v.frame().xLow(), v.frame().xHigh(), cell % FitView.CELLS);
            double b = FitWatch.middle(v.frame().yLow(), v.frame().yHigh(), cell / FitView.CELLS);
            assertEquals(answer(a, b).value(), v.values()[cell], 1e-4);
        }
    }

    /// Beside the points there is a twentieth of their span; an axis without points has none.
    @Test
    void axes_holdAllPoints_andSomeAir() {
        FitView.Frame plane = FitFrame.of(Fixtures.data(Fixtures.setup()));
        float[] a = Fixtures.table().column("a").numbers();
        float[] b = Fixtures.table().column("b").numbers();
        float[] y = Fixtures.table().column("y").numbers();
        double[] shownA = new double[plane.train().x().length];
        for (int i = 0; i < shownA.length; i++) {
            int row = plane.train().tableRows()[i];
            assertArrayEquals(new float[] {a[row], b[row], y[row]}, new float[] {plane.train().x()[i], plane.train().y()[i], plane.train().truth()[i]}, 1e-4f);
            shownA[i] = plane.train().x()[i];
        }
        equalsBounds(shownA, plane.xLow(), plane.xHigh());
        FitView.Frame curve = FitFrame.of(Fixtures.data(Setup.defaults(new Schema(List.of("b"), "y"))));
        double[] all = new double[40];
        int train = curve.train().x().length;
        Arrays.setAll(all, i -> i < train ? curve.train().x()[i] : curve.test().x()[i - train]);
        equalsBounds(all, curve.xLow(), curve.xHigh());
        assertArrayEquals(new double[] {0, 1}, new double[] {curve.yLow(), curve.yHigh()});
        for (int i = 0; i < FitView.CURVE_POINTS; i++) {
            assertEquals(curve.xLow() + (curve.xHigh() - curve.xLow()) * i / 199, curve.grid()[i], 1e-5);
        }
        Table level = Table.of("level", List.of(Column.number("b", new float[] {3, 3, 3, 3, 3, 3}, ""), Column.number("y", new float[] {1, 2, 3, 4, 5, 6.5f}, "")));
        FitView.Frame one = FitFrame.of(Fixtures.data(level, Setup.defaults(new Schema(List.of("b"), "y"))));
        assertArrayEquals(new double[] {2.95, 3.05}, new double[] {one.xLow(), one.xHigh()}, 1e-6);
    }

    private static void equalsBounds(double[] points, double low, double high) {
        double least = Arrays.stream(points).min().orElseThrow();
        double most = Arrays.stream(points).max().orElseThrow();
        assertArrayEquals(new double[] {least - (most - least) / 20, most + (most - least) / 20}, new double[] {low, high}, 1e-9);
    }

    @Test
    void middleOfACell_liesHalfACellBehindItsEdge() {
        assertEquals(3.5, FitWatch.middle(0, FitView.CELLS, 3), 1e-12);
        assertEquals(10 + 2 * 63.5, FitWatch.middle(10, 10 + 2 * FitView.CELLS, 63), 1e-12);
    }

    @Test
    void ofManyRows_eachKthIsShown() {
        assertEquals(List.of(0, 1, 2), Arrays.stream(FitFrame.shown(3)).boxed().toList());
        assertEquals(FitView.MOST_ROWS, FitFrame.shown(FitView.MOST_ROWS).length);
        assertEquals(List.of(2, 251), List.of(FitFrame.shown(FitView.MOST_ROWS + 1)[1], FitFrame.shown(FitView.MOST_ROWS + 1).length));
        assertEquals(3, FitFrame.shown(2 * FitView.MOST_ROWS + 1)[1]);
    }

    @Test
    void categories_makeNoPlane() {
        Table penguins = Samples.open("Palmer Penguins");
        assertEquals(FitView.Kind.ROWS, FitFrame.of(Fixtures.data(penguins, Setup.defaults(new Schema(List.of("bill_length_mm", "island"), "body_mass_g")))).kind());
        assertEquals(FitView.Kind.ROWS, FitFrame.of(Fixtures.data(penguins, Setup.defaults(new Schema(List.of("bill_length_mm"), "species")))).kind());
    }

    @Test
    void oneInputOfTwoClasses_isTheProbabilityOfTheSecond() {
        Table moons = MadeData.of(MadeData.Shape.TWO_MOONS, 120, 0.1, 3);
        Setup s = Setup.defaults(new Schema(List.of(Proposal.schema(moons).inputs().getFirst()), Proposal.schema(moons).target()));
        FitView v = trained(moons, s.withLoss(LossSpec.proposedFor(Fixtures.data(moons, s).task())));
        assertEquals(FitView.Kind.CURVE, v.frame().kind());
        for (int i = 0; i < FitView.CURVE_POINTS; i += 33) {
            assertEquals(answer(v.frame().grid()[i]).probabilities()[1], v.values()[i], 1e-5, "at " + v.frame().grid()[i]);
        }
        assertTrue(v.nanos() > 0 && v.nanos() < 60_000_000_000L, v.nanos() + " ns");
    }

    @Test
    void twoInputsOfClasses_haveClassAndSureness() {
        Table moons = MadeData.of(MadeData.Shape.TWO_MOONS, 120, 0.1, 3);
        Setup s = Setup.defaults(Proposal.schema(moons)).withLoss(LossSpec.proposedFor(Fixtures.data(moons, Setup.defaults(Proposal.schema(moons))).task()));
        FitView v = trained(moons, s);
        assertEquals(FitView.Kind.PLANE, v.frame().kind());
        double a = FitWatch.middle(v.frame().xLow(), v.frame().xHigh(), 10);
        double b = FitWatch.middle(v.frame().yLow(), v.frame().yHigh(), 50);
        Predictor.Answer there = answer(a, b);
        int cell = 50 * FitView.CELLS + 10;
        assertEquals(there.value(), v.values()[cell]);
        assertEquals(there.probabilities()[(int) there.value()], v.sureness()[cell], 1e-5);
        for (float sure : v.sureness()) {
            assertTrue(sure >= 0.5f && sure <= 1, "the likelier of two classes: " + sure);
        }
    }

    @Test
    void moreInputs_areTheTrainRowsOneByOne_ofClassesTheProbabilityOfTheTrueOne() {
        Table penguins = Samples.open("Palmer Penguins");
        Setup s = Setup.defaults(Proposal.schema(penguins));
        PreparedData data = Fixtures.data(penguins, s);
        FitView v = trained(penguins, s.withLoss(LossSpec.proposedFor(data.task())));
        assertEquals(FitView.Kind.ROWS, v.frame().kind());
        assertEquals(data.train().rows(), v.values().length);
        int right = 0;
        for (float share : v.values()) {
            assertTrue(share >= 0 && share <= 1);
            right += share > 0.5 ? 1 : 0;
        }
        assertTrue(right > 0.8 * v.values().length, right + " of " + v.values().length);
    }

    @Test
    void lookingInTheMiddleOfAnUpdate_changesNothing_toTheBit() {
        Setup setup = Fixtures.setup();
        PreparedData data = Fixtures.data(setup);
        Run alone = Fixtures.train(trainer, setup, data);
        String fingerprint = get(trainer.fingerprint());
        get(trainer.trainPaused(setup, data));
        FitView before = get(trainer.fit());
        for (int i = 0; i < 7; i++) {
            trainer.stepLine();
            assertSame(before.frame(), get(trainer.fit()).frame());
        }
        trainer.resume();
        get(trainer.settled());
        assertArrayEquals(alone.history().trainAll(), trainer.run().history().trainAll());
        assertEquals(fingerprint, get(trainer.fingerprint()));
    }

    @Test
    void manyRows_areThinned_andAModelWithoutDataHasNoPicture() {
        int[] shown = FitFrame.shown(1_000_001);
        assertTrue(shown.length <= FitView.MOST_ROWS && shown.length > FitView.MOST_ROWS / 2, shown.length + " rows");
        Fixtures.train(trainer, Fixtures.setup(), Fixtures.data(Fixtures.setup()));
        get(trainer.open(get(trainer.snapshot()), null));
        assertNull(get(trainer.fit()));
    }
}
