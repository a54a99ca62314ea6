package descent.ui.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class MattersModelTest {
    private final BlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
    private final Deque<CompletableFuture<Subject>> copies = new ArrayDeque<>();
    private final AnalysisDesk desk = new AnalysisDesk("analysis", screen::add);
    private final StringProperty now = new SimpleStringProperty("");
    private final MattersModel model = new MattersModel(() -> {
        copies.add(new CompletableFuture<>());
        return copies.getLast();
    }, desk, now);

    @AfterEach
    void close() {
        desk.close();
    }

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
        settle();
        for (String words : List.of(model.importanceWords().get(), model.dependenceWords().get())) {
            assertEquals("The model answers with numbers beyond all bounds, or with none: train anew, or take weights of an earlier epoch.", words);
        }
    }

    private void settle() throws InterruptedException {
        while (model.importanceJob().get() != null || model.dependenceJob().get() != null) {
            screen.take().run();
        }
    }

    /// In mid-run the weights move ten times a second: what is worked out on a copy goes on, and says of which weights it is.
    @Test
    @Timeout(60)
    void results_outliveTheWeights_andSayOfWhichTheyAre() throws Exception {
        Subject subject = autoMpg();
        now.set(subject.fingerprint());
        model.workOutImportance();
        copies.pollLast().complete(subject);
        now.set("0badcafe");
        settle();
        assertNotNull(model.importance().get());
        assertTrue(model.importanceWords().get().endsWith(" By an earlier model, after epoch 0: work it out again for the one of now."), model.importanceWords().get());
        now.set(null);
        assertFalse(model.importanceWords().get().contains("earlier"), "an epoch that is looked back at is not the model's state");
    }

    @Test
    @Timeout(60)
    void dependence_isAskedAgain_whenTheWeightsHaveComeToRest() throws Exception {
        Subject subject = autoMpg();
        now.set(subject.fingerprint());
        model.workOutDependence("weight", "", 0);
        copies.pollLast().complete(subject);
        settle();
        model.renew();
        assertTrue(copies.isEmpty(), "it is of the weights as they are");
        now.set("0badcafe");
        model.renew();
        assertEquals(1, copies.size());
    }

    /// Boxes that still named an input could not ask for it again.
    @Test
    @Timeout(60)
    void nothingIsAsked_afterCancel_andForAnotherRun() throws Exception {
        Subject subject = autoMpg();
        model.workOutDependence("weight", "", 0);
        assertNotNull(model.asked().get());
        copies.pollLast().complete(subject);
        model.dependenceJob().get().cancel();
        settle();
        assertNull(model.asked().get());
        assertEquals("Cancelled.", model.dependenceWords().get());
        model.workOutDependence("weight", "", 0);
        model.workOutImportance();
        model.forget();
        assertNull(model.asked().get());
        copies.forEach(c -> c.complete(subject));
        assertNull(model.dependenceJob().get(), "the copy is of the run before");
        assertNull(model.importanceJob().get());
    }

    /// The words live as long as the window: a copy of the model with its rows would live as long.
    @Test
    void datedWords_keepOnlyWhatTheySay() throws Exception {
        DatedWords words = new DatedWords(now, "ask again");
        WeakReference<Subject> subject = new WeakReference<>(autoMpg());
        now.set(subject.get().fingerprint());
        words.say("Found.", subject.get());
        while (!subject.refersTo(null)) {
            System.gc();
        }
        assertFalse(words.isOld());
        now.set("of later");
        assertEquals("Found. By an earlier model, after epoch 0: ask again.", words.words().get());
    }
}
