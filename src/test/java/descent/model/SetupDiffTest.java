package descent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Kind;
import descent.data.Schema;
import descent.data.Task;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
        assertEquals("Softplus(beta=1, threshold=20)", SetupDiff.layers(List.of(new LayerSpec.Softplus(1, 20))));
        assertEquals("Dropout 0.5", SetupDiff.layers(List.of(new LayerSpec.Dropout(0.5))));
    }

    private static final Setup OTHER = BASE.withLr(0.5).withOptimizer(new OptimizerSpec.SGD(0.5, 0.9, 0, 0, true)).withLayers(List.of(new LayerSpec.Linear(0)))
            .withBatchSize(7).withEpochs(3).withSeed(9).withSchedule(new ScheduleSpec.StepLR(30, 0.1)).withPatience(4).withLoss(new LossSpec.HuberLoss(2));

    @Test
    void withOne_changesThatSettingAlone() {
        for (String name : List.of("lr", "layers", "batch", "epochs", "seed", "schedule")) {
            Setup one = SetupDiff.withOne(name, BASE, OTHER).orElseThrow();
            assertEquals(List.of(name), SetupDiff.between(BASE, one).stream().map(SetupDiff.Difference::setting).toList());
            assertTrue(SetupDiff.between(one, OTHER).stream().noneMatch(d -> d.setting().equals(name)), name);
        }
        assertEquals(new OptimizerSpec.SGD(0.01, 0.9, 0, 0, true), SetupDiff.withOne("optimizer", BASE, OTHER).orElseThrow().optimizer());
        assertEquals(new OptimizerSpec.SGD(0.01, 0.9, 0, 0, true), SetupDiff.withOne("optimizer options", BASE, OTHER).orElseThrow().optimizer());
        assertEquals(BASE.withPatience(4), SetupDiff.withOne("early stopping", BASE, OTHER).orElseThrow());
        assertTrue(SetupDiff.withOne("inputs", BASE, OTHER).isEmpty());
    }

    @Test
    void between_readsOptionsAsTheyDifferFromTheDefaults() {
        for (OptimizerSpec o : List.of(new OptimizerSpec.SGD(0.01), new OptimizerSpec.Adam(0.01), new OptimizerSpec.AdamW(0.01), new OptimizerSpec.RMSprop(0.01),
                new OptimizerSpec.Adagrad(0.01))) {
            assertTrue(SetupDiff.all(BASE.withOptimizer(o)).stream().noneMatch(d -> d.setting().equals("optimizer options")), o.kind());
        }
        assertEquals("[optimizer options  → lrDecay=0.5, weightDecay=0.0, eps=1.0E-10]", SetupDiff.between(BASE.withOptimizer(new OptimizerSpec.Adagrad(0.01)),
                BASE.withOptimizer(new OptimizerSpec.Adagrad(0.01, 0.5, 0, 1e-10))).toString());
    }

    @Test
    void all_namesEverySettingOnce_withItsValueInWords() {
        List<SetupDiff.Difference> all = SetupDiff.all(OTHER.withSplit(OTHER.split().withValidation(20)));
        String words = all.stream().map(d -> d.setting() + " " + d.left()).collect(Collectors.joining(" · "));
        assertEquals("lr 0.5 · optimizer SGD · optimizer options momentum=0.9, dampening=0.0, weightDecay=0.0, nesterov=true · layers no hidden layer · loss HuberLoss 2.0 · batch 7"
                + " · epochs 3 · seed 9 · schedule StepLR 30, 0.1 · target mpg · inputs weight, year · task as recognised · test rows 20 % · validation rows 20 %"
                + " · early stopping patience 4 · shuffle yes · stratify no · split seed 42 · scaling standard · target scaled yes · gaps leave out · one-hot cap 20", words);
        assertTrue(all.stream().allMatch(d -> d.left().equals(d.right())));
    }

    @Test
    void apart_saysDefaultOptions_andNamesRatesOfAnySize() {
        Setup plain = BASE.withOptimizer(new OptimizerSpec.SGD(0.5));
        assertEquals("default options", SetupDiff.apart(plain, List.of(plain, BASE.withOptimizer(new OptimizerSpec.SGD(0.5, 0.9, 0, 0, false)))));
        for (String lr : List.of("0", "0.0001", "3e-5", "10", "1000000")) {
            assertEquals("lr " + lr, SetupDiff.apart(BASE.withLr(Double.parseDouble(lr)), List.of(BASE)));
        }
        Setup binary = BASE.withSchema(new Schema(List.of("weight", "year"), "mpg", Map.of("b", Kind.TEXT, "a", Kind.NUMBER), Task.BINARY));
        assertEquals("task BINARY · column kinds a=NUMBER, b=TEXT", SetupDiff.apart(binary, List.of(BASE)));
        assertEquals("CrossEntropyLoss 0.5, []", SetupDiff.apart(BASE.withLoss(new LossSpec.CrossEntropyLoss(0.5, List.of())), List.of(BASE)));
    }
}
