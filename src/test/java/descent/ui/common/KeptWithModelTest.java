package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Table;
import descent.model.Setup;
import descent.train.Pace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a model's file keeps, and which rows and settings are on the screen once it was saved or opened.
class KeptWithModelTest {
    @TempDir
    Path folder;

    private static void settled(Workspace w) throws Exception {
        w.services().trainer().settled().get();
        w.drain();
    }

    private Path trained(Workspace w) throws Exception {
        Path file = folder.resolve("sample.model");
        w.openSample("Auto MPG");
        w.edit("epochs", s -> s.withEpochs(2));
        w.setPace(Pace.FULL);
        w.train();
        settled(w);
        assertTrue(w.saveModel(file).get());
        return file;
    }

    /// The settings on the screen are those of the next run: the file has those of the weights.
    @Test
    void settingsChangedAfterTheRun_stayUnsaved_whenTheModelIsSaved() throws Exception {
        try (Workspace w = Workspaces.withFiles()) {
            Path file = trained(w);
            assertFalse(w.unsaved().get());
            w.edit("epochs", s -> s.withEpochs(77));
            assertTrue(w.unsaved().get() && !w.hasUnsavedWeights());
            assertTrue(w.saveModel(file).get());
            assertTrue(w.unsaved().get(), "77 epochs are in no file");
            assertTrue(w.notice().get().text().contains("the next run"), w.notice().get().text());
            w.edit("epochs", s -> s.withEpochs(2));
            assertFalse(w.unsaved().get());
        }
    }

    /// The same columns, so that the settings are equal, but other rows.
    @Test
    void modelOfTheSample_bringsTheSamplesRows_whenALookAlikeWasOpen() throws Exception {
        Path copy = folder.resolve("auto-copy.csv");
        try (Workspace w = Workspaces.withFiles()) {
            Path file = trained(w);
            Table t = w.table().get();
            Files.writeString(copy, Files.readString(Path.of("assets", "samples", "auto-mpg.csv")).lines().limit(200).collect(Collectors.joining("\n")));
            w.open(copy);
            assertEquals(w.setup().get().schema(), w.currentRun().get().setup().schema());
            w.openModel(file);
            settled(w);
            assertEquals(t.rows(), w.table().get().rows());
            assertSame(w.table().get(), w.prepared().get().table());
        }
    }

    /// The winner's rate is another one than that on the screen, which nobody has changed.
    @Test
    void winnerOfARace_isSavedWhole_thoughItsRateIsNotThatOnTheScreen() throws Exception {
        try (Workspace w = Workspaces.withFiles()) {
            w.openSample("Auto MPG");
            w.edit("epochs", s -> s.withEpochs(2));
            w.setPace(Pace.FULL);
            Setup base = w.setup().get();
            w.race(List.of(base.withLr(0.2), base.withLr(0.3)));
            settled(w);
            assertTrue(w.hasUnsavedWeights());
            assertTrue(w.saveModel(folder.resolve("winner.model")).get());
            assertFalse(w.unsaved().get());
            assertEquals("Saved winner.model.", w.notice().get().text());
            w.edit("epochs", s -> s.withEpochs(3));
            assertTrue(w.unsaved().get());
        }
    }

    @Test
    void settingsOfTheFile_areSaved_whateverWasOpenedBefore() throws Exception {
        try (Workspace w = Workspaces.withFiles()) {
            w.openSample("Auto MPG");
            w.edit("epochs", s -> s.withEpochs(2));
            w.setPace(Pace.FULL);
            w.train();
            settled(w);
            w.edit("epochs", s -> s.withEpochs(3));
            assertTrue(w.saveModel(folder.resolve("two.model")).get());
            assertTrue(w.unsaved().get());
            w.edit("epochs", s -> s.withEpochs(2));
            assertFalse(w.unsaved().get());
        }
    }

    /// The other run's weights are in no file.
    @Test
    void anEarlierRunThatBecomesTheModel_isUnsaved() throws Exception {
        try (Workspace w = Workspaces.withFiles()) {
            trained(w);
            RunItem first = w.currentRun().get();
            w.train();
            settled(w);
            assertTrue(w.saveModel(folder.resolve("second.model")).get());
            settled(w);
            assertFalse(w.unsaved().get());
            w.choose(first);
            settled(w);
            assertSame(first, w.currentRun().get());
            assertTrue(w.hasUnsavedWeights());
        }
    }
}
