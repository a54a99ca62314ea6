package descent.train;

import static descent.train.Fixtures.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.PreparedData;
import descent.data.Progress;
import descent.data.Proposal;
import descent.data.Samples;
import descent.data.Table;
import descent.model.LossSpec.CrossEntropyLoss;
import descent.model.Setup;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A class of weight 0: a batch that holds no other one has the loss 0 / 0, as in PyTorch, and the rate is not to blame.
class NoWeightTest {
    private final Trainer trainer = new Trainer();
    private final Table penguins = Samples.open("Palmer Penguins");
    private final Setup setup = Setup.defaults(Proposal.schema(penguins)).withLoss(new CrossEntropyLoss(0, List.of(0.0, 1.0, 1.0))).withEpochs(3);
    private final PreparedData data = Fixtures.data(penguins, setup);

    @AfterEach
    void close() {
        trainer.close();
    }

    @Test
    void batchWithoutWeight_endsTheRun_withTheTruth() {
        Run run = Fixtures.train(trainer, setup.withBatchSize(1), data);
        assertEquals(RunState.DIVERGED, run.state());
        assertTrue(run.message().matches("Batch \\d+ of epoch 1 held only rows of classes whose weight is 0.* Larger batches or a weight above 0 help\\."), run.message());
        assertFalse(run.message().contains("learning rate"));
        assertEquals(Finding.Rule.NO_WEIGHT, run.finding().rule());
        assertEquals("", run.finding().remedy());
        assertEquals(RunState.FINISHED, Fixtures.train(trainer, setup, data).state(), "all rows at once have weight");
    }

    @Test
    void lanesAndFolds_sayItToo() {
        trainer.pace(Pace.FULL);
        List<Run> lanes = get(trainer.race(List.of(setup.withBatchSize(1).withLr(0.01), setup.withBatchSize(1).withLr(0.001)), data));
        get(trainer.settled());
        assertTrue(RaceResult.words(lanes, r -> "Run").contains("weight is 0"), RaceResult.words(lanes, r -> "Run"));
        String fold = assertThrows(TrainingException.class, () -> CrossValidation.of(setup.withBatchSize(1), data, 3, Progress.NONE)).getMessage();
        assertTrue(fold.contains("weight is 0") && !fold.contains("learning rate"), fold);
    }
}
