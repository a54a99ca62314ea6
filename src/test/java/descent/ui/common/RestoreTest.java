package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Table;
import descent.model.Fault;
import descent.model.Setup;
import descent.train.Pace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Work of a start that was cut off comes back as it stood.
final class RestoreTest {
    @TempDir
    Path dir;

    private static void settle(Workspace w) throws Exception {
        w.services().trainer().settled().get();
        w.drain();
    }

    private Path trained(Workspace w) throws Exception {
        w.openSample("Auto MPG");
        w.setPace(Pace.FULL);
        w.edit("epochs", s -> s.withEpochs(5));
        w.train();
        settle(w);
        Path model = dir.resolve("rescued.model");
        assertTrue(w.saveModel(model).get());
        return model;
    }

    @Test
    void tableOfThePerson_staysOnTheScreen_whenTheRunIsOfAnother() throws Exception {
        Path own = dir.resolve("own.csv");
        Files.writeString(own, "p,q\n1.5,2\n2.5,3\n3.5,5\n4.5,7\n5.5,8\n6.5,9\n");
        try (Workspace w = Workspaces.withFiles(); Workspace next = Workspaces.withFiles()) {
            Path model = trained(w);
            w.open(own);
            w.edit("seed", s -> s.withSeed(7));
            Table table = w.table().get();
            Setup setup = w.setup().get();

            next.restore(new Rescued(table, own, setup, model, null)).get();
            settle(next);

            assertSame(table, next.table().get());
            assertEquals(own, next.dataFile().get());
            assertEquals(setup, next.setup().get());
            assertSame(table, next.prepared().get().table());
            assertEquals(5, next.currentRun().get().run().plannedEpochs());
            assertTrue(next.runDesk().foreign().get());
            assertTrue(next.unsaved().get());
        }
    }

    /// Nobody remembers after a crash that a lesson had broken the loop; the teacher's switch does.
    @Test
    void faultOfTheCutOffStart_comesBack_onlyWithTheTeachersSwitch() throws Exception {
        try (Workspace next = Workspaces.withSample("Auto MPG")) {
            Rescued r = new Rescued(next.table().get(), null, next.setup().get().withEpochs(7).withFault(Fault.SKIP_STEP), null, null);
            next.restore(r).get();
            assertEquals(r.setup().withFault(Fault.NONE), next.setup().get());
            next.onOtherTable(() -> true);
            next.restore(r).get();
            assertEquals(r.setup(), next.setup().get());
        }
    }

    @Test
    void runOfTheTableOnTheScreen_isItsOwn() throws Exception {
        try (Workspace w = Workspaces.withFiles(); Workspace next = Workspaces.withFiles()) {
            Path model = trained(w);
            List<Path> told = new ArrayList<>();
            next.modelFile().subscribe(f -> told.add(f));

            next.restore(new Rescued(w.table().get(), null, w.setup().get(), model, null)).get();
            settle(next);
            told.removeIf(Objects::isNull);
            assertEquals(List.of(), told, "the rescued copy is no recent file");

            assertSame(w.table().get(), next.table().get());
            assertFalse(next.runDesk().foreign().get());
            assertEquals(w.services().trainer().fingerprint().get(), next.services().trainer().fingerprint().get());
        }
    }
}
