package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.eval.ColumnMatch;
import descent.train.Pace;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The look at a model stays a look, however wide the model is and whatever its file is full of.
class ModelPreviewTest {
    private static ModelPreview preview(ColumnMatch match) throws Exception {
        try (Workspace w = Workspaces.withSample("Auto MPG")) {
            w.edit("epochs", s -> s.withEpochs(1));
            w.setPace(Pace.FULL);
            w.train();
            w.services().trainer().settled().get();
            return new ModelPreview(Path.of("a.model"), w.services().trainer().snapshot().get(), null, null, false, match, CompletableFuture.completedFuture(null));
        }
    }

    @Test
    void thousandsOfMissingColumns_areNamedAsFarAsAnybodyReads() throws Exception {
        List<ColumnMatch.Line> lines = IntStream.range(0, 10_000).mapToObj(i -> new ColumnMatch.Line("gene" + i, ColumnMatch.State.BLOCKS, "is missing")).toList();
        ModelPreview p = preview(new ColumnMatch(lines));
        assertEquals(21, p.remarks().size());
        assertEquals("and 9,980 columns more", p.remarks().getLast().words());
        assertTrue(p.here().contains("gene4 is missing; and 9,995 more"), p.here());
        assertTrue(p.here().length() < 500, p.here());
    }

    @Test
    void textsThatTurnTheLineAbout_orNeverEnd_areCutAndCleaned() throws Exception {
        ModelPreview p = preview(new ColumnMatch(List.of(new ColumnMatch.Line("a\u202eb\u2028c", ColumnMatch.State.BLOCKS, "x".repeat(100_000)))));
        assertEquals("a b c", p.remarks().getFirst().name());
        assertTrue(p.remarks().getFirst().words().length() < 400);
        assertFalse(p.here().contains("\u202e"));
        assertTrue(p.here().length() < 700, p.here());
    }
}
