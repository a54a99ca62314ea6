package descent.ui.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.CsvOptions;
import descent.data.CsvReader;
import descent.data.DataException;
import descent.data.PreparedData;
import descent.data.PreprocessingSettings;
import descent.data.PreprocessingSettings.Gaps;
import descent.data.Progress;
import descent.data.Proposal;
import descent.data.Samples;
import descent.data.Schema;
import descent.data.SplitSettings;
import descent.data.Table;
import descent.eval.Predictor.Answer;
import java.nio.charset.StandardCharsets;
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

    /// Where gaps are filled the model predicts such a row.
    @Test
    void fill_leavesACellOfTextAmongNumbersEmpty_asAGap() throws Exception {
        String csv = "x,y\n" + "4,1.5\n6,2.5\n8,3.5\n".repeat(12) + "n/v,1\n";
        Table t = new CsvReader().read("t.csv", csv.getBytes(StandardCharsets.UTF_8), CsvOptions.auto(), Progress.NONE);
        PreparedData data = PreparedData.of(t, new Schema(List.of("x"), "y"), SplitSettings.DEFAULT, PreprocessingSettings.DEFAULT.withGaps(Gaps.FILL));
        WhatIfModel filled = new WhatIfModel(data, cells -> {
            asked.add(cells);
            return reply;
        });
        assertEquals("n/v", t.column("x").text(36));
        filled.fill(36);
        assertEquals(List.of(""), asked.getLast());
    }

    @Test
    void commaBetweenThousands_isADecimalMark_andSaidToBe() {
        field("weight").text().set("3,504");
        String outside = field("weight").warning().get();
        assertTrue(outside.startsWith("read as 3.504: thousands are typed without a comma; outside the train rows"), outside);
        assertEquals("Extrapolated: weight lies outside the train rows.", model.extrapolated());
        field("weight").text().set("3504");
        field("acceleration").text().set("12,000");
        assertEquals("read as 12: thousands are typed without a comma", field("acceleration").warning().get());
        assertEquals("", model.extrapolated());
        for (String plain : List.of("12,5", "0,125", "1234,567", "12.000", "1,2345")) {
            field("acceleration").text().set(plain);
            assertTrue(!field("acceleration").warning().get().contains("read as"), plain);
        }
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
