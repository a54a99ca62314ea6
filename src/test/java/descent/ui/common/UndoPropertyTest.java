package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import descent.data.Column;
import descent.data.Role;
import descent.data.Task;
import descent.model.LayerSpec;
import descent.model.OptimizerSpec;
import descent.model.Setup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Undo and redo over 1,000 seeded sequences of what a person does to settings, layers and columns: each action taken back
/// gives the state before it, made again the state after it.
class UndoPropertyTest {
    private static final int SEQUENCES = 1000;
    private static final int ACTIONS = 8;

    @Test
    void everyAction_undoneAndRedone_givesEqualState() {
        try (Workspace w = Workspaces.withSample("Auto MPG")) {
            int changes = 0;
            for (int seed = 0; seed < SEQUENCES; seed++) {
                Random random = new Random(seed);
                w.openSample(seed % 2 == 0 ? "Auto MPG" : "Palmer Penguins");
                List<Setup> states = new ArrayList<>(List.of(w.setup().get()));
                for (int i = 0; i < ACTIONS; i++) {
                    changes += act(w, random, states);
                }
                for (int i = states.size() - 2; i >= 0; i--) {
                    w.undo();
                    assertEquals(states.get(i), w.setup().get(), "sequence " + seed);
                }
                assertFalse(w.canUndo().get());
                for (Setup s : states.subList(1, states.size())) {
                    w.redo();
                    assertEquals(s, w.setup().get(), "sequence " + seed);
                }
                assertFalse(w.canRedo().get());
            }
            System.out.println("undo: " + SEQUENCES + " sequences, " + changes + " changes");
        }
    }

    /// One action, at once taken back and made again.
    ///
    /// @return 1 when it changed anything
    private static int act(Workspace w, Random random, List<Setup> states) {
        Setup before = w.setup().get();
        String undoable = w.undoWhat().get();
        choose(w, random);
        Setup after = w.setup().get();
        if (after.equals(before)) {
            assertEquals(undoable, w.undoWhat().get(), "what changes nothing is no step of undo");
            return 0;
        }
        assertNotEquals("", w.undoWhat().get());
        w.undo();
        assertEquals(before, w.setup().get());
        w.redo();
        assertEquals(after, w.setup().get());
        states.add(after);
        return 1;
    }

    private static void choose(Workspace w, Random r) {
        List<Column> columns = w.table().get().columns();
        String column = columns.get(r.nextInt(columns.size())).name();
        switch (r.nextInt(14)) {
            case 0 -> w.role(column, Role.values()[r.nextInt(Role.values().length)]);
            case 1 -> w.roles(columns.stream().map(Column::name).filter(c -> r.nextBoolean()).toList(), r.nextBoolean() ? Role.INPUT : Role.UNUSED);
            case 2 -> w.proposedRoles();
            case 3 -> w.task(Task.values()[r.nextInt(Task.values().length)]);
            case 4 -> w.edit("split", s -> s.withSplit(s.split().withTestPercent(5 + r.nextInt(46))));
            case 5 -> w.edit("add layer", s -> s.withLayers(with(s.layers(), r)));
            case 6 -> w.edit("remove layer", s -> s.withLayers(s.layers().size() < 2 ? s.layers() : s.layers().subList(1, s.layers().size())));
            case 7 -> w.edit("move layer", s -> s.withLayers(shuffled(s.layers(), r)));
            case 8 -> w.setLearningRate(Math.pow(10, -r.nextInt(5)));
            case 9 -> w.edit("epochs", s -> s.withEpochs(1 + r.nextInt(1000)));
            case 10 -> w.edit("batch", s -> s.withBatchSize(r.nextInt(64)));
            case 11 -> w.newWeights();
            case 12 -> w.edit("optimizer", s -> s.withOptimizer(r.nextBoolean() ? new OptimizerSpec.SGD(s.lr()) : new OptimizerSpec.Adam(s.lr())));
            default -> {
                w.beginGesture();
                for (int i = 0; i < 4; i++) {
                    w.setLearningRate(0.001 * (1 + r.nextInt(50)));
                }
                w.edit("learning rate", s -> s.withLr(0.5 + s.lr()));
                w.endGesture();
            }
        }
    }

    private static List<LayerSpec> with(List<LayerSpec> layers, Random r) {
        List<LayerSpec> more = new ArrayList<>(layers);
        more.add(r.nextInt(more.size()), r.nextBoolean() ? new LayerSpec.Linear(1 + r.nextInt(9)) : new LayerSpec.Tanh());
        return more;
    }

    private static List<LayerSpec> shuffled(List<LayerSpec> layers, Random r) {
        List<LayerSpec> other = new ArrayList<>(layers);
        Collections.shuffle(other, r);
        return other;
    }
}
