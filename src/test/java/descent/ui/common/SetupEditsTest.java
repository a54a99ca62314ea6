package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import descent.data.Schema;
import descent.model.Setup;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SetupEditsTest {
    private static final Setup START = Setup.defaults(new Schema(List.of("a", "b"), "y"));

    private static SetupEdits edits() {
        SetupEdits e = new SetupEdits();
        e.reset(START);
        return e;
    }

    @Test
    void undo_restoresTheSetupBefore_afterOneEdit() {
        SetupEdits e = edits();
        e.edit("epochs", s -> s.withEpochs(7));
        assertEquals("epochs", e.undoWhat().get());
        e.undo();
        assertEquals(START, e.setup().get());
        assertEquals("epochs", e.redoWhat().get());
        e.redo();
        assertEquals(7, e.setup().get().epochs());
    }

    @Test
    void edit_leavesNoTrace_whenNothingChanges() {
        SetupEdits e = edits();
        assertFalse(e.edit("epochs", s -> s.withEpochs(START.epochs())));
        assertEquals("", e.undoWhat().get());
    }

    @Test
    void gesture_isOneStep_whateverItsLength() {
        SetupEdits e = edits();
        e.edit("learning rate", s -> s.withLr(0.5));
        e.beginGesture();
        for (int i = 1; i < 20; i++) {
            double lr = i / 1000.0;
            e.edit("learning rate", s -> s.withLr(lr));
        }
        e.endGesture();
        e.undo();
        assertEquals(0.5, e.setup().get().lr());
    }

    @Test
    void edit_clearsRedo_afterUndo() {
        SetupEdits e = edits();
        e.edit("epochs", s -> s.withEpochs(7));
        e.undo();
        e.edit("seed", s -> s.withSeed(1));
        assertEquals("", e.redoWhat().get());
    }

    @Test
    void undoAll_givesTheStart_afterAThousandRandomEdits() {
        Random random = new Random(5);
        for (int round = 0; round < 20; round++) {
            SetupEdits e = edits();
            List<Setup> seen = new ArrayList<>(List.of(START));
            for (int i = 0; i < 50; i++) {
                int epochs = 1 + random.nextInt(9);
                if (e.edit("epochs", s -> s.withEpochs(epochs))) {
                    seen.add(e.setup().get());
                }
            }
            for (int i = seen.size() - 1; i > 0; i--) {
                assertEquals(seen.get(i), e.setup().get());
                e.undo();
            }
            assertEquals(START, e.setup().get());
        }
    }
}
