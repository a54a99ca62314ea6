package descent.ui.runs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Schema;
import descent.model.Fault;
import descent.model.SavedModel;
import descent.model.Setup;
import descent.train.RunHistory;
import descent.train.TestRuns;
import descent.ui.common.RunItem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The text of the lab record; how it looks is looked at in a browser (RunsJourneyTest).
class LabRecordTest {
    private static final String EVIL = "<script>alert('x')</script>";
    private static final LabRecord.Drawings NONE = new LabRecord.Drawings("", "", "");

    private static String page(RunItem run, RunItem... others) {
        return LabRecord.page(new LabRecord.Facts(run, Stream.concat(Stream.of(run), Stream.of(others)).toList(), null, null, 0, "0a1b2c3d", 0, "2026-11-25 12:00"), NONE);
    }

    private static RunItem run(Setup s) {
        return new RunItem(TestRuns.run(1, s, RunHistory.of(new float[] {1, 0.5f}, new float[] {1, 0.75f})), "Run 1");
    }

    @Test
    void everyName_isEscaped_whereverItStands() {
        RunItem run = run(Setup.defaults(new Schema(List.of(EVIL, "b"), EVIL)));
        run.name().set(EVIL);
        run.note().set(EVIL);
        run.prediction().set(EVIL);
        String html = page(run);
        assertFalse(html.contains("<script"), html);
        assertTrue(html.split("&lt;script&gt;", -1).length > 8, html);
    }

    @Test
    void predictions_areThoseKeptWithEachRun() {
        Setup s = Setup.defaults(new Schema(List.of("a"), "y"));
        RunItem first = run(s);
        RunItem second = run(s);
        first.prediction().set("You expected 0.2, it came to 0.75.");
        String html = page(second, first);
        assertTrue(html.contains("None was made."), "of the run that the record is about");
        assertTrue(html.contains("<td>You expected 0.2, it came to 0.75.</td>"), html);
        assertTrue(page(first, second).contains("<p>You expected 0.2, it came to 0.75.</p>"), html);
    }

    @Test
    void lowestLoss_behindTheLastUpdate_isThatOfNoEpoch() {
        RunItem run = run(Setup.defaults(new Schema(List.of("a"), "y")));
        TestRuns.best(run.run(), 3, 0.25f);
        assertTrue(page(run).contains("Lowest validation loss: 0.25 at the end, after the last update; the model has those weights."), page(run));
        TestRuns.best(run.run(), 2, 0.5f);
        assertTrue(page(run).contains("Lowest validation loss: 0.5 at epoch 2; the model has its last weights."), page(run));
    }

    @Test
    void page_refersToNothing_andForbidsIt() {
        String html = page(run(Setup.defaults(new Schema(List.of("a"), "y"))));
        assertFalse(html.replace("http-equiv", "").contains("http"), html);
        assertTrue(html.contains("default-src 'none'"));
        assertTrue(html.contains("@page"), "it has rules for paper");
    }

    @Test
    void whatWasNotDone_isSaid_andAHiddenFaultIsNot() {
        String html = page(run(Setup.defaults(new Schema(List.of("a"), "y")).withFault(Fault.SKIP_STEP)));
        assertTrue(html.contains("None was made.") && html.contains("Not evaluated") && html.contains("class=\"lines\""), html);
        assertFalse(html.toLowerCase(Locale.ROOT).replace("default", "").contains("fault"), "the record gives the fault away");
        assertTrue(html.contains("0a1b2c3d") && html.contains("no longer unseen"));
    }

    /// A model that was opened without its data: another table may be on the screen, but the record is about the run's.
    @Test
    void data_areThoseOfTheRun_whereTheyAreNotOpen() {
        Setup s = Setup.defaults(new Schema(List.of("a"), "y"));
        SavedModel.Provenance from = new SavedModel.Provenance("cups.csv", "ab", new int[] {0, 1, 2}, new int[] {3, 4}, Map.of(), "", "");
        String html = page(new RunItem(TestRuns.from(TestRuns.run(1, s, RunHistory.of(new float[] {1}, new float[] {1})), from), "Run 1"));
        assertTrue(html.contains("cups.csv, which was not open"), html);
        assertTrue(html.matches("(?s).*Train rows</[a-z]+>\\s*<[a-z]+>3<.*Test rows</[a-z]+>\\s*<[a-z]+>2<.*"), html);
    }

    /// A record without it would show a strange curve and call it the setting's.
    @Test
    void fault_isNamedOnceItIsFound_andBeforeItIsSaidThatThereIsOne() {
        RunItem run = run(Setup.defaults(new Schema(List.of("a"), "y")).withFault(Fault.SKIP_STEP));
        assertTrue(page(run).contains("Something in this run is broken on purpose"), page(run));
        assertFalse(page(run).contains("step()"), "the record gives it away");
        run.answered().set(true);
        assertTrue(page(run).contains("Broken on purpose: no step()."), page(run));
        assertFalse(page(run(Setup.defaults(new Schema(List.of("a"), "y")))).contains("on purpose"));
    }

    @Test
    void epochThatIsLookedBackAt_isNamed_whereItsWeightsAreMeant() {
        RunItem run = run(Setup.defaults(new Schema(List.of("a"), "y")));
        String page = LabRecord.page(new LabRecord.Facts(run, List.of(run), null, null, 0, "0a1b2c3d", 1, "2026-11-25 12:00"), NONE);
        assertTrue(page.contains("Network as at epoch 1") && page.contains("Results as at epoch 1"), page);
    }
}
