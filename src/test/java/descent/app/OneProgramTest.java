package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.ui.common.AppFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A second start hands its files to the program that runs.
class OneProgramTest {
    @TempDir
    Path folder;
    private AppFolder home;

    @BeforeEach
    void home() {
        home = new AppFolder(folder.resolve("descent"));
    }

    @Test
    void files_goToTheRunningProgram() throws Exception {
        LinkedBlockingQueue<List<Path>> opened = new LinkedBlockingQueue<>();
        assertFalse(OneProgram.handOver(home, List.of()), "nobody is there");
        try (OneProgram first = OneProgram.become(home).orElseThrow()) {
            assertEquals(Optional.empty(), OneProgram.become(home));
            first.listen(opened::add, e -> { });
            Path odd = folder.resolve("ä = 1 %20.model");
            assertTrue(OneProgram.handOver(home, List.of(odd)));
            assertEquals(List.of(odd), opened.poll(20, TimeUnit.SECONDS));
            assertTrue(OneProgram.handOver(home, List.of()), "without a file the window comes to the front");
            assertEquals(List.of(), opened.poll(20, TimeUnit.SECONDS));
        }
        assertTrue(OneProgram.become(home).isPresent(), "the next one can run");
    }

    @Test
    void letters_toAProgramThatIsGone_areNotOpened() throws IOException, InterruptedException {
        AppFolder.make(home.inbox());
        Files.writeString(home.inbox().resolve("old.open"), "/tmp/old.csv");
        LinkedBlockingQueue<List<Path>> opened = new LinkedBlockingQueue<>();
        try (OneProgram first = OneProgram.become(home).orElseThrow()) {
            first.listen(opened::add, e -> { });
            assertTrue(OneProgram.handOver(home, List.of(Path.of("/tmp/new.csv"))));
            assertEquals(List.of(Path.of("/tmp/new.csv")), opened.poll(20, TimeUnit.SECONDS));
            assertTrue(opened.isEmpty());
        }
    }

    /// A home folder that nothing can be written into, or that is none: the program works all the same.
    @Test
    void withoutAFolder_isNoOneProgram_butFailsNot() throws IOException {
        Path file = Files.writeString(folder.resolve("home-is-a-file"), "");
        assertEquals(Optional.empty(), OneProgram.become(new AppFolder(file.resolve("descent"))));
    }

    /// A letter that is none is thrown away; those after it arrive.
    @Test
    void letterThatCannotBeRead_endsNothing() throws Exception {
        AppFolder.make(home.inbox());
        Files.write(home.inbox().resolve("old.open"), new byte[] {(byte) 0xFF});
        LinkedBlockingQueue<List<Path>> opened = new LinkedBlockingQueue<>();
        LinkedBlockingQueue<Throwable> trouble = new LinkedBlockingQueue<>();
        try (OneProgram first = OneProgram.become(home).orElseThrow()) {
            first.listen(opened::add, trouble::add);
            Path whole = Files.write(folder.resolve("whole"), new byte[] {(byte) 0xFF});
            Files.move(whole, home.inbox().resolve("x.open"), StandardCopyOption.ATOMIC_MOVE);
            assertTrue(trouble.poll(20, TimeUnit.SECONDS) instanceof IOException);
            assertTrue(OneProgram.handOver(home, List.of(Path.of("/tmp/new.csv"))));
            assertEquals(List.of(Path.of("/tmp/new.csv")), opened.poll(20, TimeUnit.SECONDS));
            assertFalse(Files.exists(home.inbox().resolve("x.open")));
        }
    }
}
