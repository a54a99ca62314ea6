package descent.ui.runs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Schema;
import descent.model.Fault;
import descent.model.Setup;
import descent.train.RunHistory;
import descent.train.TestRuns;
import descent.ui.common.RunItem;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// The text of the lab record; how it looks is looked at in a browser (RunsJourneyTest).
class LabRecordTest {
    private static final String EVIL = "<script>alert('x')</script>";
    private static final LabRecord.Drawings NONE = new LabRecord.Drawings("", "", "");

    private static String page(RunItem run, String prediction) {
        return LabRecord.page(new LabRecord.Facts(run, List.of(run), null, null, 0, "0a1b2c3d", prediction, "2026-11-25 12:00"), NONE);
    }

    private static RunItem run(Setup s) {
        return new RunItem(TestRuns.run(1, s, RunHistory.of(new float[] {1, 0.5f}, new float[] {1, 0.75f})), "Run 1");
    }

    @Test
    void everyName_isEscaped_whereverItStands() {
        RunItem run = run(Setup.defaults(new Schema(List.of(EVIL, "b"), EVIL)));
        run.name().set(EVIL);
        run.note().set(EVIL);
        String html = page(run, EVIL);
        assertFalse(html.contains("<script"), html);
        assertTrue(html.split("&lt;script&gt;", -1).length > 8, html);
    }

    @Test
    void page_refersToNothing_andForbidsIt() {
        String html = page(run(Setup.defaults(new Schema(List.of("a"), "y"))), "");
        assertFalse(html.replace("http-equiv", "").contains("http"), html);
        assertTrue(html.contains("default-src 'none'"));
        assertTrue(html.contains("@page"), "it has rules for paper");
    }

    @Test
    void whatWasNotDone_isSaid_andAHiddenFaultIsNot() {
        String html = page(run(Setup.defaults(new Schema(List.of("a"), "y")).withFault(Fault.SKIP_STEP)), "");
        assertTrue(html.contains("None was made.") && html.contains("Not evaluated") && html.contains("class=\"lines\""), html);
        assertFalse(html.toLowerCase(Locale.ROOT).replace("default", "").contains("fault"), "the record gives the fault away");
        assertTrue(html.contains("0a1b2c3d") && html.contains("no longer unseen"));
    }
}
