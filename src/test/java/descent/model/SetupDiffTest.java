package descent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SetupDiffTest {
    private static final Setup BASE = Setup.defaults(new Schema(List.of("weight", "year"), "mpg"));

    @Test
    void between_isEmpty_forEqualSetups() {
        assertTrue(SetupDiff.between(BASE, Setup.defaults(BASE.schema())).isEmpty());
    }

    @Test
    void between_namesTheRate_whenOnlyTheRateDiffers() {
        assertEquals("[lr 0.01 → 0.1]", SetupDiff.between(BASE, BASE.withLr(0.1)).toString());
    }

    @Test
    void between_namesOptimizerButNotItsOptions_whenBothHaveDefaults() {
        List<SetupDiff.Difference> found = SetupDiff.between(BASE, BASE.withOptimizer(new OptimizerSpec.SGD(0.01)));
        assertEquals("[optimizer Adam → SGD]", found.toString());
    }

    @Test
    void between_namesEverySetting_whenSeveralDiffer() {
        Setup other = BASE.withLr(1e-5).withSeed(7).withBatchSize(32).withSplit(BASE.split().withTestPercent(30));
        assertEquals(List.of("lr", "batch", "seed", "test rows"),
                SetupDiff.between(BASE, other).stream().map(SetupDiff.Difference::setting).toList());
    }

    @Test
    void between_namesAPlainLoss_withoutItsDefaults() {
        assertEquals("[loss MSELoss → CrossEntropyLoss]", SetupDiff.between(BASE, BASE.withLoss(new LossSpec.CrossEntropyLoss(0, List.of()))).toString());
    }

    @Test
    void between_keepsAFaultSecret() {
        assertTrue(SetupDiff.between(BASE, BASE.withFault(Fault.SKIP_ZERO_GRAD)).isEmpty());
    }

    @Test
    void apart_showsOnlyWhatIsNotTheSameInAll() {
        List<Setup> all = List.of(BASE, BASE.withLr(0.1), BASE.withLr(0.1).withOptimizer(new OptimizerSpec.SGD(0.1)));
        assertEquals("lr 0.01 · Adam", SetupDiff.apart(all.get(0), all));
        assertEquals("lr 0.1 · SGD", SetupDiff.apart(all.get(2), all));
        assertEquals("", SetupDiff.apart(BASE, List.of(BASE, BASE)));
    }

    @Test
    void layers_readsLikeTheStack() {
        assertEquals("32 ReLU", SetupDiff.layers(BASE.layers()));
        assertEquals("Dropout 0.5", SetupDiff.layers(List.of(new LayerSpec.Dropout(0.5))));
    }
}
