package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Table;
import descent.model.ModelFile;
import descent.model.OptimizerSpec;
import descent.train.Pace;
import descent.train.RunState;
import descent.ui.common.Fx;
import descent.ui.common.Notice;
import descent.ui.common.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Bad input in the real window ends in a sentence, and what was on screen stays.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    @TempDir
    Path folder;
    private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
    private final Thread.UncaughtExceptionHandler handlerBefore = Fx.handler();
    private WindowShots shots;
    private Workspace workspace;

    /// @param says part of the sentence
    record Bad(String name, byte[] bytes, String says) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    void open() {
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
            if (!Fx.isPlatformsOwn(e)) {
                uncaught.add(e);
            }
        });
        shots = new WindowShots(new WindowShots.NoChoosers());
        workspace = shots.graph().workspace();
    }

    @AfterAll
    void close() {
        try {
            if (shots != null) {
                shots.close();
            }
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(handlerBefore);
        }
        assertTrue(uncaught.isEmpty(), () -> "thrown behind the scenes: " + uncaught);
    }

    static Stream<Bad> files() {
        return Stream.of(
                new Bad("empty.csv", new byte[0], "empty"),
                new Bad("picture.csv", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13}, "PNG"),
                new Bad("page.csv", text("<!DOCTYPE html><html><body>404</body></html>"), "web page"),
                new Bad("other.model", text("this is no model at all"), ""),
                new Bad("foreign.model", foreign(), "Descent"));
    }

    private static byte[] text(String s) {
        return s.getBytes(StandardCharsets.UTF_8);
    }

    /// A right safetensors file of some other program.
    private static byte[] foreign() {
        byte[] header = text("{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}");
        byte[] all = new byte[8 + header.length + 4];
        all[0] = (byte) header.length;
        System.arraycopy(header, 0, all, 8, header.length);
        return all;
    }

    @ParameterizedTest
    @MethodSource("files")
    void badFile_endsInASentence_andTheWorkStays(Bad bad) throws IOException {
        Path file = Files.write(folder.resolve(bad.name()), bad.bytes());
        String words = refusal(file);
        assertTrue(words.contains(bad.says()), words);
        assertTrue(words.contains(file.getFileName().toString()), words);
    }

    private String refusal(Path file) {
        Table before = Fx.get(() -> workspace.table().get());
        assertNotNull(before);
        Fx.run(() -> workspace.say(null));
        Fx.run(() -> workspace.open(file));
        WindowShots.until(() -> workspace.notice().get() != null);
        Notice notice = Fx.get(() -> workspace.notice().get());
        assertEquals(Notice.Kind.TROUBLE, notice.kind());
        assertSame(before, Fx.get(() -> workspace.table().get()), "the table on screen stays");
        return notice.text();
    }

    @Test
    void truncatedModel_endsInASentence_andTheModelOnScreenStays() throws IOException {
        Fx.run(() -> {
            workspace.edit("epochs", s -> s.withEpochs(5));
            workspace.setPace(Pace.FULL);
            workspace.train();
        });
        WindowShots.until(() -> workspace.state().get() == RunState.FINISHED);
        Path whole = folder.resolve("whole.model");
        Fx.run(() -> workspace.saveModel(whole));
        WindowShots.until(() -> Files.exists(whole) && !workspace.unsaved().get());
        assertNotNull(ModelFile.read(whole));
        String fingerprint = Fx.get(() -> workspace.fingerprint().get());
        Path cut = folder.resolve("cut.model");
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(cut, Arrays.copyOf(bytes, bytes.length - 100));
        assertFalse(refusal(cut).isEmpty());
        assertEquals(fingerprint, Fx.get(() -> workspace.fingerprint().get()));
    }

    @Test
    void oneRow_isExplained_andTrainIsDisabled() throws IOException {
        explained("one.csv", "x,y\n1,2\n");
    }

    @Test
    void targetWithoutNumbers_isExplained_andTrainIsDisabled() throws IOException {
        explained("gaps.csv", "x,y\n1,NA\n2,NA\n3,NA\n4,NA\n");
    }

    private void explained(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Fx.run(() -> workspace.open(file));
        WindowShots.until(() -> workspace.table().get().name().equals(name) || workspace.notice().get() != null);
        WindowShots.pulses(5);
        boolean refused = Fx.get(() -> !workspace.table().get().name().equals(name));
        if (refused) {
            assertFalse(Fx.get(() -> workspace.notice().get().text()).isEmpty());
        } else {
            WindowShots.until(() -> shots.stage().getScene().lookup("#btn-train").isDisabled());
            assertFalse(Fx.get(() -> workspace.dataProblem().get()).isEmpty(), "why the data cannot be trained with");
        }
        Fx.run(() -> workspace.openSample(AppGraph.FIRST_SAMPLE));
        WindowShots.until(() -> !shots.stage().getScene().lookup("#btn-train").isDisabled());
    }

    @Test
    void letters_inANumberField_changeNothing() {
        double before = Fx.get(() -> workspace.setup().get().lr());
        Fx.run(() -> {
            TextField field = (TextField) shots.stage().getScene().lookup("#lr-field");
            field.setText("quick");
            field.fireEvent(new ActionEvent());
        });
        assertEquals(before, Fx.get(() -> workspace.setup().get().lr()));
    }

    @Test
    void rateOne_diverges_inWordsAndTheModelCanBeSaved() {
        Fx.run(() -> {
            workspace.openSample(AppGraph.FIRST_SAMPLE);
            workspace.edit("optimizer", s -> s.withOptimizer(new OptimizerSpec.SGD(1.0)).withEpochs(200));
        });
        WindowShots.until(() -> !shots.stage().getScene().lookup("#btn-train").isDisabled());
        Fx.run(() -> {
            workspace.setPace(Pace.FULL);
            workspace.train();
        });
        WindowShots.until(() -> workspace.state().get() == RunState.DIVERGED);
        assertFalse(Fx.get(() -> workspace.message().get()).isEmpty());
        Path file = folder.resolve("diverged.model");
        Fx.run(() -> workspace.saveModel(file));
        WindowShots.until(() -> Files.exists(file));
        WindowShots.pulses(3);
        assertFalse(Fx.get(() -> shots.stage().getScene().lookup("#btn-save").isDisabled()));
    }
}
