package descent.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Schema;
import descent.model.Setup;
import descent.train.Finding;
import descent.train.Run;
import descent.train.RunHistory;
import descent.train.RunState;
import descent.train.TestRuns;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChartWordsTest {
    private static Run run(double rate) {
        float[] loss = new float[200];
        for (int i = 0; i < loss.length; i++) {
            loss[i] = (float) (0.05 + Math.exp(-rate * i));
        }
        return TestRuns.diagnosed(1, Setup.defaults(new Schema(List.of("x"), "y")), RunHistory.of(loss, loss));
    }

    @Test
    void words_areSilent_whileItRuns_andOnAHealthyEnd() {
        assertEquals(ChartWords.SILENT, ChartWords.of(run(0.001), RunState.RUNNING, "", "x"));
        assertEquals(ChartWords.SILENT, ChartWords.of(run(0.1), RunState.FINISHED, "", ""));
        assertEquals(ChartWords.SILENT, ChartWords.of(null, RunState.IDLE, "", ""));
    }

    @Test
    void words_sayThatTheLossStillFalls_atTheEnd() {
        ChartWords w = ChartWords.of(run(0.01), RunState.FINISHED, "", "You expected 1.");
        assertTrue(w.text().contains("still fell") && w.text().endsWith("You expected 1."), w.text());
        assertTrue(!w.trouble() && !w.retry());
    }

    @Test
    void words_ofARace_areTheRacesOwn() {
        assertEquals("lr 0.1 wins the race.", ChartWords.of(run(0.01), RunState.FINISHED, "lr 0.1 wins the race.", "").text());
    }

    @Test
    void words_ofADivergence_offerATenthOfTheRate() {
        ChartWords w = ChartWords.of(run(0.1), RunState.DIVERGED, "The loss grew without bound.", "");
        assertEquals(new ChartWords("The loss grew without bound.\nThe model keeps the last finite weights, those after epoch 200.", true, true), w);
        Run noWeight = run(0.1);
        TestRuns.finding(noWeight, new Finding(Finding.Rule.NO_WEIGHT, "0 / 0.", "", 201, 201));
        assertFalse(ChartWords.of(noWeight, RunState.DIVERGED, "0 / 0.", "").retry(), "the rate is not to blame");
    }
}
