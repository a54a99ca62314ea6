package descent.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import descent.data.PreparedData;
import descent.model.Setup;
import descent.model.TrainedModel;
import descent.train.Finding.Rule;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// When the words are looked for, and whether a layer is dead.
class DoctorTest {
    private static final int LONGEST = 200_000;

    private static Rule found(Doctor doctor, FakeRun fake, boolean standing) {
        fake.run().finding(null);
        doctor.look(fake.run(), standing, null);
        return fake.run().finding() == null ? null : fake.run().finding().rule();
    }

    /// Targets as they are: their mean is far from 0, and their variance from 1.
    @Test
    void layerIsDead_whereItIsOffForEachRow_andTheLossIsTheVariance() {
        Setup setup = Fixtures.setup().withPreprocessing(Fixtures.setup().preprocessing().withScaleTarget(false));
        PreparedData data = Fixtures.data(setup);
        double[] y = new double[data.train().rows()];
        Arrays.setAll(y, i -> data.train().y().data()[i]);
        double mean = Arrays.stream(y).average().orElseThrow();
        float variance = (float) Arrays.stream(y).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        TrainedModel model = TrainedModel.create(setup, data);
        FakeRun fake = new FakeRun(1, setup);
        fake.epoch(variance, variance);
        assertNull(found(new Doctor(model, data), fake, true), "its units are on for some rows");
        Arrays.fill(model.network().namedParameters().get("0.bias").data(), -1000);
        assertEquals(Rule.DEAD, found(new Doctor(model, data), fake, true));
        assertNull(found(new Doctor(model, data), fake, false), "layers are not looked into while an update is under way");
        FakeRun better = new FakeRun(2, setup);
        better.epoch(0.99f * variance, variance);
        assertNull(found(new Doctor(model, data), better, true));
    }

    @Test
    void tooFewEpochs_areTold_onceTheRunHasEnded() {
        PreparedData data = Fixtures.data(Fixtures.setup());
        Doctor doctor = new Doctor(TrainedModel.create(Fixtures.setup(), data), data);
        FakeRun fake = new FakeRun(1, Fixtures.setup());
        for (int i = 0; i < 100; i++) {
            fake.epoch(200 - i, 200 - i);
        }
        fake.state(RunState.RUNNING);
        assertNull(found(doctor, fake, true));
        fake.state(RunState.STOPPED);
        assertEquals(Rule.STILL_FALLING, found(doctor, fake, true));
        fake.state(RunState.FINISHED);
        assertEquals(Rule.STILL_FALLING, found(doctor, fake, true));
        new Doctor(null, null).look(fake.run(), true, null);
        assertEquals(Rule.STILL_FALLING, fake.run().finding().rule(), "without data nothing is looked at, and what was found stays");
    }

    @Test
    void veryLongCurves_areLookedAt_onlyWhereTheRunStands() {
        PreparedData data = Fixtures.data(Fixtures.setup());
        Doctor doctor = new Doctor(TrainedModel.create(Fixtures.setup(), data), data);
        FakeRun fake = new FakeRun(1, Fixtures.setup());
        for (int i = 0; i < LONGEST; i++) {
            fake.epoch(i < 4 ? 1 + i : 1, 1);
        }
        fake.state(RunState.RUNNING);
        assertEquals(Rule.OVERSHOOTING, found(doctor, fake, false));
        fake.epoch(1, 1);
        assertNull(found(doctor, fake, false));
        assertEquals(Rule.OVERSHOOTING, found(doctor, fake, true));
    }
}
