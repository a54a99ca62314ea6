package descent.ui.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.DataException;
import descent.data.PreparedData;
import descent.data.PreprocessingSettings;
import descent.data.Proposal;
import descent.data.Samples;
import descent.data.SplitSettings;
import descent.data.Table;
import descent.eval.Predictor.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class WhatIfModelTest {
    private final List<List<String>> asked = new ArrayList<>();
    private CompletableFuture<Answer> reply = CompletableFuture.completedFuture(new Answer(23.412f, List.of(), new float[0]));
    private final WhatIfModel model = new WhatIfModel(autoMpg(), cells -> {
        asked.add(cells);
        return reply;
    });

    private static PreparedData autoMpg() {
        try {
            Table t = Samples.open("Auto MPG");
            return PreparedData.of(t, Proposal.schema(t), SplitSettings.DEFAULT, PreprocessingSettings.DEFAULT);
        } catch (DataException e) {
            throw new AssertionError(e);
        }
    }

    private WhatIfModel.Field field(String name) {
        return model.fields().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void fill_takesARowAndAsksOnce() {
        int before = asked.size();
        model.fill(0);
        assertEquals(before + 1, asked.size());
        assertEquals("mpg = 23.41", model.answer().get());
        assertEquals("3504", field("weight").text().get());
    }

    @Test
    void warning_saysExtrapolation_onlyOutsideTheTrainRows() {
        field("weight").text().set("3000");
        assertEquals("", field("weight").warning().get());
        field("weight").text().set("99999");
        assertTrue(field("weight").warning().get().startsWith("outside the train rows"), field("weight").warning().get());
        assertTrue(field("origin").levels().contains("usa"));
    }

    @Test
    void answer_isTheReason_whenTheModelRefuses() {
        reply = CompletableFuture.failedFuture(new DataException("weight needs a number such as 3.5, not \"x\"."));
        field("weight").text().set("x");
        assertEquals("weight needs a number such as 3.5, not \"x\".", model.answer().get());
    }

    @Test
    void answer_namesTheClassAndAllShares() {
        reply = CompletableFuture.completedFuture(new Answer(1, List.of("Adelie", "Gentoo"), new float[] {0.25f, 0.75f}));
        model.ask();
        assertEquals("mpg: Gentoo", model.answer().get());
        assertEquals("Adelie 25 % · Gentoo 75 %", model.detail().get());
    }

    @Test
    void answer_ofAnOlderQuestion_isDropped() {
        CompletableFuture<Answer> slow = new CompletableFuture<>();
        reply = slow;
        model.ask();
        reply = CompletableFuture.completedFuture(new Answer(2, List.of(), new float[0]));
        model.ask();
        slow.complete(new Answer(1, List.of(), new float[0]));
        assertEquals("mpg = 2.000", model.answer().get());
    }
}
