package descent.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import descent.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LRSchedulerTest {
    /// The recursive forms multiply once an epoch: some ulp of double precision.
    private static final double ROUNDING = 1e-12;

    private static Optimizer sgd() {
        return new SGD(Map.of("w", Tensor.zeros(1).requiresGrad(true)), 0.1);
    }

    @Test
    void stepLR_dropsEveryStepSizeEpochs() {
        Optimizer o = sgd();
        LRScheduler s = new StepLR(o, 3, 0.5);
        double[] wanted = {0.1, 0.1, 0.05, 0.05, 0.05, 0.025};
        for (double w : wanted) {
            assertEquals(w, s.step(0), ROUNDING);
        }
        assertEquals(0.025, o.lr(), ROUNDING);
    }

    @Test
    void exponentialLR_isPowerOfGamma() {
        LRScheduler s = new ExponentialLR(sgd(), 0.9);
        for (int e = 1; e <= 20; e++) {
            assertEquals(0.1 * Math.pow(0.9, e), s.step(0), ROUNDING);
        }
    }

    @Test
    void cosineAnnealingLR_followsCosine_downAndUpAgain() {
        LRScheduler s = new CosineAnnealingLR(sgd(), 10, 0.01);
        for (int e = 1; e <= 40; e++) {
            assertEquals(0.01 + 0.09 * (1 + Math.cos(Math.PI * e / 10)) / 2, s.step(0), 1e-9, "epoch " + e);
        }
    }

    /// By hand below eta_min, right behind the lowest point, where the cosine grows fourfold in an epoch.
    @Test
    void cosineAnnealingLR_endsAtZero_whereARateSetByHandWouldFallBelow() {
        Optimizer o = sgd();
        LRScheduler s = new CosineAnnealingLR(o, 10, 0.01);
        for (int e = 1; e <= 11; e++) {
            s.step(0);
        }
        o.lr(0.001);
        assertEquals(0, s.step(0));
        double lr = 0;
        for (int e = 13; e <= 60; e++) { // PyTorch's numbers wherever they are none below 0
            double torch = (e - 11) % 20 == 0 ? lr + (0.1 - 0.01) * (1 - StrictMath.cos(Math.PI / 10)) / 2
                    : (1 + StrictMath.cos(Math.PI * e / 10)) / (1 + StrictMath.cos(Math.PI * (e - 1) / 10)) * (lr - 0.01) + 0.01;
            double is = s.step(0);
            assertEquals(Math.max(0, torch), is, "epoch " + e);
            lr = is;
        }
    }

    @Test
    void reduceLROnPlateau_waitsForPatience_andKeepsMinimum() {
        LRScheduler s = new ReduceLROnPlateau(sgd(), 0.1, 2, 1e-4, 0.005);
        double[] metric = {1, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.5};
        double[] wanted = {0.1, 0.1, 0.1, 0.1, 0.01, 0.01, 0.01, 0.005, 0.005};
        for (int i = 0; i < metric.length; i++) {
            assertEquals(wanted[i], s.step(metric[i]), ROUNDING, "epoch " + (i + 1));
        }
    }

    /// Saved after 4 epochs, in the midst of a step and with one bad epoch counted; the second optimizer starts with another
    /// rate, so that the base is not right by itself.
    @Test
    void resumedSchedule_continuesExactly_forEachKind() {
        for (Function<Optimizer, LRScheduler> make : List.<Function<Optimizer, LRScheduler>>of(o -> new StepLR(o, 3, 0.5),
                o -> new ExponentialLR(o, 0.9), o -> new CosineAnnealingLR(o, 7, 0), o -> new ReduceLROnPlateau(o, 0.5, 1, 1e-4, 0))) {
            LRScheduler straight = make.apply(sgd());
            Optimizer first = sgd();
            LRScheduler before = make.apply(first);
            for (int e = 0; e < 4; e++) {
                straight.step(1);
                before.step(1);
            }
            Optimizer second = sgd();
            second.lr(0.7);
            LRScheduler after = make.apply(second);
            after.loadStateDict(before.stateDict());
            second.lr(first.lr());
            for (int e = 5; e <= 13; e++) {
                assertEquals(straight.step(1), after.step(1), straight.getClass() + ", epoch " + e);
            }
        }
    }

    @Test
    void reduceLROnPlateau_countsAnEqualLossAsNoGain_andLeavesTinyChangesOut() {
        LRScheduler s = new ReduceLROnPlateau(sgd(), 0.5, 0, 0, 0);
        assertEquals(0.1, s.step(1));
        assertEquals(0.05, s.step(1), ROUNDING);
        Optimizer tiny = sgd();
        tiny.lr(1e-9);
        LRScheduler none = new ReduceLROnPlateau(tiny, 0.5, 0, 0, 0);
        none.step(1);
        assertEquals(1e-9, none.step(1));
    }

    @Test
    void epochs_areCounted_andAStateWithoutThemIsRefused() {
        LRScheduler s = new StepLR(sgd(), 3, 0.5);
        s.step(0);
        s.step(0);
        assertEquals(2, s.epoch());
        assertEquals("the schedule's state has no last_epoch", assertThrows(IllegalArgumentException.class, () -> s.loadStateDict(Map.of())).getMessage());
        assertEquals(2, s.epoch());
    }
}
