package descent.ui.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Schema;
import descent.model.Fault;
import descent.model.SavedModel;
import descent.model.Setup;
import descent.model.SetupDiff;
import descent.train.RunHistory;
import descent.train.TestRuns;
import descent.ui.common.RunItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import org.junit.jupiter.api.Test;

final class RunsModelTest {
    private static final Setup BASE = Setup.defaults(new Schema(List.of("x"), "y"));
    private final ObservableList<RunItem> runs = RunItem.list();
    private final SimpleObjectProperty<RunItem> current = new SimpleObjectProperty<>();
    private final List<RunItem> back = new ArrayList<>();
    private final RunsModel model = new RunsModel(runs, current, r -> r == current.get(), back::add);

    private RunItem add(int id, Setup setup, float... train) {
        RunItem item = new RunItem(TestRuns.run(id, setup, RunHistory.of(train, train)), "Run " + id);
        runs.add(item);
        current.set(item);
        return item;
    }

    @Test
    void differs_isEmptyForOneRun_andNamesTheRateOfTwo() {
        RunItem first = add(1, BASE);
        assertEquals("", first.differs().get());
        RunItem second = add(2, BASE.withLr(0.1));
        assertEquals("lr 0.01", first.differs().get());
        assertEquals("lr 0.1", second.differs().get());
    }

    /// The table of all runs sorts them: what parts two runs is worked out while the list tells that one has gone.
    @Test
    void sortedRuns_followEveryComingAndGoing() {
        SortedList<RunItem> sorted = new SortedList<>(runs, Comparator.comparingDouble(r -> r.setup().lr()));
        List<Throwable> thrown = new ArrayList<>();
        Thread.currentThread().setUncaughtExceptionHandler((_, e) -> thrown.add(e)); // what a listener throws goes there
        try {
            for (int id = 1; id <= 6; id++) {
                add(id, BASE.withLr(1.0 / id));
            }
            for (int left = 6; left > 1; left--) {
                model.delete(runs.getFirst());
                assertEquals(runs.size(), sorted.size());
            }
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(null);
        }
        assertEquals(List.of(), thrown);
        assertEquals(runs, List.copyOf(sorted));
    }

    @Test
    void comparison_isSilent_whenOneSettingDiffers() {
        add(1, BASE);
        add(2, BASE.withLr(0.1));
        assertEquals("", model.comparison().get());
    }

    @Test
    void comparison_saysWhatDiffers_whenItIsMoreThanOne_untilOneIsHidden() {
        RunItem first = add(1, BASE);
        add(2, BASE.withLr(0.1).withSeed(7));
        assertEquals("Run 2 and Run 1 differ in 2 settings (lr, seed): change one to see what it did.", model.comparison().get());
        assertEquals("Run 1 again, with only lr changed to 0.1", model.fair().get().words());
        assertEquals(BASE.withLr(0.1), model.fair().get().setup());
        first.shown().set(false);
        assertEquals("", model.comparison().get());
        assertNull(model.fair().get());
    }

    @Test
    void delete_canBeUndone_andKeepsThePlace() {
        RunItem first = add(1, BASE);
        add(2, BASE);
        model.delete(first);
        assertEquals(1, runs.size());
        assertNotNull(model.deleted().get());
        model.undoDelete();
        assertEquals(first, runs.getFirst());
        assertNull(model.deleted().get());
    }

    @Test
    void delete_canBeUndoneTwentyTimes_thenTheOldestAreLetGo() {
        for (int i = 1; i <= 31; i++) {
            add(i, BASE);
        }
        List.copyOf(runs.subList(0, 30)).forEach(model::delete);
        while (model.deleted().get() != null) {
            model.undoDelete();
        }
        assertEquals(21, runs.size());
    }

    @Test
    void delete_refusesTheCurrentRun() {
        RunItem only = add(1, BASE);
        assertFalse(model.canDelete(only));
        model.delete(only);
        assertEquals(1, runs.size());
    }

    @Test
    void rename_refusesBlank_andTrims() {
        RunItem item = add(1, BASE);
        assertFalse(model.rename(item, "  "));
        assertTrue(model.rename(item, " slow one "));
        assertEquals("slow one", item.name().get());
    }

    @Test
    void losses_areTheLastPoint_orADashBeforeTheFirst() {
        assertEquals(List.of("0.2500", "0.2500"), RunsModel.losses(add(1, BASE, 1, 0.25f).run()));
        assertEquals(List.of("–", "–"), RunsModel.losses(add(2, BASE).run()));
    }

    private RunItem of(int id, Setup setup, String data, String sha, int... train) {
        RunItem item = add(id, setup, 1, 0.5f);
        TestRuns.from(item.run(), new SavedModel.Provenance(data, sha, train, new int[] {9}, Map.of(), "", ""));
        return item;
    }

    private String compared(RunItem a, RunItem b) {
        return model.compared(a, b, SetupDiff.between(a.setup(), b.setup()));
    }

    @Test
    void compared_sayOtherDataFirst_whereSettingsAreTheSame() {
        RunItem first = of(1, BASE, "cups.csv", "aa", 0, 1);
        assertTrue(compared(first, of(2, BASE, "cups.csv", "aa", 0, 1)).startsWith("Run 1 and Run 2 have the same settings"));
        assertEquals("Run 1 was trained on cups.csv, Run 3 on mugs.csv: their losses cannot be compared.", compared(first, of(3, BASE.withLr(0.1), "mugs.csv", "bb", 0, 1)));
        assertEquals("Run 1 and Run 4 were trained on cups.csv, but not on the same rows of it: their losses cannot be compared.", compared(first, of(4, BASE, "cups.csv", "cc", 0, 1)));
        assertEquals("Run 1 and Run 5 were trained on cups.csv, but not on the same rows of it: their losses cannot be compared.", compared(first, of(5, BASE, "cups.csv", "aa", 0, 2)));
    }

    @Test
    void compared_nameAFaultThatIsFound_andHideOneThatIsNot_withoutASentenceThatIsFalse() {
        RunItem whole = add(1, BASE, 1, 0.5f);
        RunItem broken = add(2, BASE.withFault(Fault.SKIP_STEP), 1, 0.5f);
        String riddle = compared(whole, broken);
        assertEquals("Something in Run 2 is broken on purpose: what parts the curves of Run 1 and Run 2 may come from it. The test loss ended at 0.5000 and 0.5000: equal.", riddle);
        broken.answered().set(true);
        assertTrue(compared(whole, broken).startsWith("Run 1 and Run 2 have the same settings, but Run 2 was broken on purpose (no step()): whatever parts their curves comes from it."), compared(whole, broken));
        RunItem other = add(3, BASE.withLr(0.1), 1, 0.5f);
        assertTrue(compared(broken, other).startsWith("Run 2 and Run 3 differ in lr, and Run 2 was broken on purpose (no step()): what parts their curves cannot be told from these two runs."), compared(broken, other));
        RunItem same = add(4, BASE.withFault(Fault.SKIP_STEP), 1, 0.5f);
        same.answered().set(true);
        assertTrue(compared(broken, same).startsWith("Run 2 and Run 4 have the same settings: "), "both are broken in the same way");
    }
}
