package descent.ui.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Task;
import descent.model.LossSpec.CrossEntropyLoss;
import descent.ui.common.ScreenQueue;
import descent.ui.common.Workspace;
import descent.ui.common.Workspaces;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The band of the seeds, without a toolkit: the tasks for the screen's thread run on the test's.
class ChanceModelTest {
    private final ScreenQueue screen = new ScreenQueue();
    private final Workspace w = Workspaces.withScreen(screen);
    private final ChanceModel model = new ChanceModel(w);

    @BeforeEach
    void repeat() {
        w.openSample("Auto MPG");
        w.edit("epochs", s -> s.withEpochs(3));
        until(() -> w.prepared().get() != null);
        model.seeds(2);
    }

    @AfterEach
    void close() {
        w.close();
    }

    private void until(BooleanSupplier so) {
        screen.until(w, so);
    }

    @Test
    void band_isShown_andTakenAwayAndShownAgain() {
        until(() -> model.job().get() == null);
        assertSame(model.result().get().seeds(), w.runDesk().band().get());
        model.onChart().set(false);
        assertNull(w.runDesk().band().get());
        model.onChart().set(true);
        assertNotNull(w.runDesk().band().get());
    }

    @Test
    void band_isNotShownOverOtherData_thatWereOpenedWhileItWasWorkedOut() {
        assertNotNull(model.job().get());
        w.openSample("Palmer Penguins");
        until(() -> model.job().get() == null);
        assertNotNull(model.result().get(), "the table of the seeds is there");
        assertNull(w.runDesk().band().get(), "their curves are losses of other data");
    }

    @Test
    void band_isNotShownOverOtherData_byItsTick() {
        until(() -> model.job().get() == null);
        w.openSample("Palmer Penguins");
        model.onChart().set(false);
        model.onChart().set(true);
        assertNull(w.runDesk().band().get());
    }

    @Test
    void otherData_areToldWhereTheBandCannotBeShown() {
        until(() -> model.job().get() == null);
        assertEquals("", model.offChart().get());
        assertTrue(model.words().get().contains(" rows of " + w.table().get().name() + ": "), model.words().get());
        w.openSample("Palmer Penguins");
        assertEquals("Other data are open: the loss chart cannot show the band of these seeds.", model.offChart().get());
    }

    /// What is spoken of the finished band is how it came out, not what was begun.
    @Test
    void words_standBeforeTheResultIsTold() {
        List<String> words = new ArrayList<>();
        model.result().addListener((_, _, _) -> words.add(model.words().get()));
        until(() -> model.job().get() == null && !words.isEmpty());
        until(() -> w.prepared().get() != null);
        model.folds(2);
        until(() -> model.job().get() == null);
        assertEquals(2, words.size());
        assertTrue(words.stream().noneMatch(s -> s.startsWith("Training")), words.toString());
    }

    @Test
    void seedsThatAllMetABatchWithoutWeight_areNotToldToLearnMoreSlowly() {
        w.openSample("Palmer Penguins");
        w.edit("loss", s -> s.withLoss(new CrossEntropyLoss(0, List.of(0.0, 1.0, 1.0))).withBatchSize(1).withEpochs(2));
        until(() -> model.job().get() == null && w.prepared().get() != null && w.prepared().get().task() == Task.MULTICLASS);
        model.seeds(2);
        until(() -> model.job().get() == null);
        assertEquals("None of the 2 seeds came through: each met a batch of classes whose weight is 0; larger batches help.", model.words().get());
    }
}
