package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AnalysisDeskTest {
    /// A file that was guessed wrong is read once more.
    @Test
    void share_falls_whereWorkBeginsOnceMore() throws Exception {
        List<Double> shares = new ArrayList<>();
        CompletableFuture<Boolean> heard = new CompletableFuture<>();
        try (AnalysisDesk desk = new AnalysisDesk("analysis", Runnable::run)) {
            AnalysisDesk.Job<Boolean> job = desk.start(p -> {
                heard.join();
                p.update(0.9);
                return p.update(0.1);
            });
            job.share().addListener((_, _, now) -> shares.add(now.doubleValue()));
            heard.complete(true);
            job.result().get(30, TimeUnit.SECONDS);
        }
        assertEquals(List.of(0.9, 0.1), shares);
    }
}
