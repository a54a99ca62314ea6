package descent.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.ui.common.AppFolder;
import descent.ui.common.Preferences;
import descent.ui.common.Workspace;
import descent.ui.common.Workspaces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the status bar proposes can be done, and goes once it was.
class HintsTest {
    @TempDir
    Path folder;
    private final List<Throwable> trouble = new ArrayList<>();

    private Hints hints(Workspace w, String used) {
        Preferences preferences = new Preferences(new AppFolder(folder), Runnable::run, trouble::add);
        preferences.put("hints.used", used);
        return new Hints(w, preferences);
    }

    @Test
    void newcomer_isToldToTrain_andMore_onceAllBegins_anew() {
        Hints hints = hints(Workspaces.withSample("Auto MPG"), "");
        assertEquals(Hints.Hint.TRAIN.words(), hints.text().get());
        Hints all = hints(Workspaces.withSample("Auto MPG"), "train,step,evaluate,rate,race,save");
        assertEquals("", all.text().get());
        all.again();
        assertEquals(Hints.Hint.TRAIN.words(), all.text().get());
        assertEquals(List.of(), trouble);
    }

    @Test
    void nothingIsProposed_thatNeedsARun_beforeThereIsOne() {
        assertEquals(Hints.Hint.RATE.words(), hints(Workspaces.withSample("Auto MPG"), "train,step").text().get());
        assertEquals("", hints(Workspaces.withSample("Auto MPG"), "train,step,rate,race").text().get());
    }

    @Test
    void lookingBack_usesNoHintUp() throws Exception {
        Workspace w = Workspaces.withSample("Auto MPG");
        Hints hints = hints(w, "train");
        w.edit("epochs", s -> s.withEpochs(20));
        w.train();
        w.services().trainer().settled().get();
        w.drain();
        w.replay().to(7);
        w.services().trainer().settled().get();
        w.drain();
        assertEquals(6, w.evaluation().get().epoch());
        assertEquals(Hints.Hint.STEP.words(), hints.text().get());
        w.replay().leave();
        w.stepLine();
        w.services().trainer().settled().get();
        w.drain();
        assertEquals(Hints.Hint.EVALUATE.words(), hints.text().get());
        w.close();
    }

    @Test
    void run_bringsItsProposals_andOtherDataTakeThemAway() throws Exception {
        Workspace w = Workspaces.withSample("Auto MPG");
        Hints hints = hints(w, "train,step");
        w.train();
        w.services().trainer().settled().get();
        w.drain();
        assertEquals(Hints.Hint.EVALUATE.words(), hints.text().get());
        w.openSample("Palmer Penguins");
        assertEquals(Hints.Hint.RATE.words(), hints.text().get());
    }
}
