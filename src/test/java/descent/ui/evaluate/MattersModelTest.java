package descent.ui.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.data.DataException;
import descent.data.PreparedData;
import descent.data.PreprocessingSettings;
import descent.data.Proposal;
import descent.data.Samples;
import descent.data.SplitSettings;
import descent.data.Table;
import descent.eval.PartialDependence;
import descent.eval.PartialDependence.Axis;
import descent.model.SavedModel;
import descent.model.Setup;
import descent.train.Trainer;
import descent.ui.common.AnalysisDesk;
import descent.ui.common.Subject;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class MattersModelTest {
    private final BlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
    private final Deque<CompletableFuture<Subject>> copies = new ArrayDeque<>();
    private final AnalysisDesk desk = new AnalysisDesk("analysis", screen::add);
    private final MattersModel model = new MattersModel(() -> {
        copies.add(new CompletableFuture<>());
        return copies.getLast();
    }, desk);

    private static Subject autoMpg() throws DataException {
        Table t = Samples.open("Auto MPG");
        PreparedData data = PreparedData.of(t, Proposal.schema(t), SplitSettings.DEFAULT, PreprocessingSettings.DEFAULT);
        try (Trainer trainer = new Trainer()) {
            trainer.trainPaused(Setup.defaults(Proposal.schema(t)), data).join();
            return trainer.ask((m, d) -> new Subject(m.snapshot(m.epoch(), new SavedModel.History(new float[0], new float[0], List.of()),
                    new SavedModel.Provenance("", "", new int[0], new int[0], Map.of(), "", "")), d, m.fingerprint())).join();
        }
    }

    @Test
    @Timeout(60)
    void dependence_isThatOfTheLastQuestion_inWhateverOrderTheCopiesCome() throws Exception {
        Subject subject = autoMpg();
        model.workOutDependence("weight", "", 0);
        model.workOutDependence("weight", "horsepower", 0);
        copies.pollLast().complete(subject);
        copies.pollLast().complete(subject);
        while (model.dependence().get() == null) {
            screen.take().run();
        }
        PartialDependence found = model.dependence().get();
        assertEquals(List.of("weight", "horsepower"), found.axes().stream().map(Axis::input).toList());
        desk.close();
    }

    /// Nobody cancelled: the model has diverged.
    @Test
    @Timeout(60)
    void modelWithoutFiniteWeights_isSaidToBeOne() throws Exception {
        Subject subject = autoMpg();
        subject.model().weights().values().forEach(w -> Arrays.fill(w.data(), Float.NaN));
        model.workOutImportance();
        copies.pollLast().complete(subject);
        model.workOutDependence("weight", "", 0);
        copies.pollLast().complete(subject);
        while (model.importanceJob().get() != null || model.dependenceJob().get() != null) {
            screen.take().run();
        }
        for (String words : List.of(model.importanceWords().get(), model.dependenceWords().get())) {
            assertEquals("The model answers with numbers beyond all bounds, or with none: train anew, or take weights of an earlier epoch.", words);
        }
        desk.close();
    }
}
