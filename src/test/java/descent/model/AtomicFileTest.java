package descent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicFileTest {
    @TempDir
    Path folder;

    private static AtomicFile.StreamContent text(String s) {
        return out -> out.write(s.getBytes(StandardCharsets.UTF_8));
    }

    private long filesInFolder() throws IOException {
        try (Stream<Path> s = Files.list(folder)) {
            return s.count();
        }
    }

    @Test
    void newFile_holdsTheContent_andNothingElseIsLeft() throws IOException {
        Path f = folder.resolve("größe ☃.txt");
        AtomicFile.write(f, text("one"));
        AtomicFile.write(f, text("two"));
        assertEquals("two", Files.readString(f));
        assertEquals(1, filesInFolder());
    }

    /// A private file stays private, one that a group shares stays theirs.
    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rw-rw----", "rw-rw-rw-", "rw-r--r--"})
    void newFile_hasTheRightsOfTheOldOne(String rights) throws IOException {
        Path f = folder.resolve("a.txt");
        Files.writeString(f, "old");
        Files.setPosixFilePermissions(f, PosixFilePermissions.fromString(rights));
        AtomicFile.write(f, text("new"));
        assertEquals("new", Files.readString(f));
        assertEquals(rights, PosixFilePermissions.toString(Files.getPosixFilePermissions(f)));
    }

    @Test
    void oldFile_staysByteEqual_whenWritingFailsInTheMiddle() throws IOException {
        Path f = folder.resolve("a.txt");
        AtomicFile.write(f, text("old"));
        IOException e = assertThrows(IOException.class, () -> AtomicFile.write(f, out -> {
            out.write(new byte[100_000]);
            throw new IOException("No space left on device");
        }));
        assertTrue(e.getMessage().contains("the disk is full"), e.getMessage());
        assertEquals("old", Files.readString(f));
        assertEquals(1, filesInFolder());
    }

    @Test
    void whatTheSystemAnswers_isToldInPlainWords() {
        Map<String, String> words = Map.of("No space left on device", "the disk is full", "Disk quota exceeded", "your disk quota is used up",
                "Input/output error", "the disk answers with an error", "Permission denied", "writing is not allowed there", "Read-only file system", "the disk can only be read");
        words.forEach((answer, said) -> {
            IOException e = assertThrows(IOException.class, () -> AtomicFile.write(folder.resolve("a.txt"), out -> {
                throw new IOException(answer);
            }));
            assertTrue(e.getMessage().contains(said), e.getMessage());
        });
    }

    @Test
    void oldFile_staysByteEqual_whenTheWriterThrowsAnything() throws IOException {
        Path f = folder.resolve("a.txt");
        AtomicFile.write(f, text("old"));
        assertThrows(IllegalStateException.class, () -> AtomicFile.write(f, out -> {
            throw new IllegalStateException("bug");
        }));
        assertEquals("old", Files.readString(f));
        assertEquals(1, filesInFolder());
    }

    @Test
    void missingFolder_isNamed_inTheSentence() {
        Path f = folder.resolve("no/such/a.txt");
        IOException e = assertThrows(IOException.class, () -> AtomicFile.write(f, text("x")));
        assertTrue(e.getMessage().contains("does not exist"), e.getMessage());
    }

    @Test
    void longName_isRefusedInWords_whenTheSystemCannotHoldIt() {
        IOException e = assertThrows(IOException.class, () -> AtomicFile.write(folder.resolve("a".repeat(300)), text("x")));
        assertTrue(e.getMessage().contains("too long"), e.getMessage());
    }

    @Test
    void folder_isNotReplaced_byAFile() throws IOException {
        Path d = Files.createDirectory(folder.resolve("d"));
        assertThrows(IOException.class, () -> AtomicFile.write(d, text("x")));
        assertTrue(Files.isDirectory(d));
    }

    @Test
    void link_isWrittenThrough_notReplaced() throws IOException {
        Path f = folder.resolve("real.txt");
        Files.writeString(f, "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), f);
        AtomicFile.write(link, text("new"));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(f));
    }

    @Test
    void whatTheSystemAnswers_endsWithOneStop_whateverItIs() {
        for (String answer : new String[] {"odd", "odd."}) {
            IOException e = assertThrows(IOException.class, () -> AtomicFile.write(folder.resolve("a.txt"), out -> {
                throw new IOException(answer);
            }));
            assertTrue(e.getMessage().endsWith(": odd."), e.getMessage());
        }
        IOException quiet = assertThrows(IOException.class, () -> AtomicFile.write(folder.resolve("a.txt"), out -> {
            throw new IOException();
        }));
        assertTrue(quiet.getMessage().endsWith(": the system gives no reason."), quiet.getMessage());
        IOException inPlace = assertThrows(IOException.class, () -> AtomicFile.write(folder.resolve("a.txt"), out -> {
            throw new AtomicMoveNotSupportedException("a", "b", "no");
        }));
        assertTrue(inPlace.getMessage().contains("cannot be replaced in one step"), inPlace.getMessage());
        IOException gone = assertThrows(IOException.class, () -> AtomicFile.write(folder.resolve("a.txt"), out -> {
            throw new NoSuchFileException("a");
        }));
        assertTrue(gone.getMessage().contains("the place does not exist"), gone.getMessage());
        IOException locked = assertThrows(IOException.class, () -> AtomicFile.write(folder.resolve("a.txt"), out -> {
            throw new AccessDeniedException("a");
        }));
        assertTrue(locked.getMessage().contains("writing is not allowed there"), locked.getMessage());
    }

    private Path left(String machine, long process, boolean old) throws IOException {
        Path p = Files.writeString(folder.resolve(".descent-" + machine + "-" + process + "-" + UUID.randomUUID() + ".tmp"), "half");
        if (old) {
            Files.setLastModifiedTime(p, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        }
        return p;
    }

    @Test
    void sweep_takesOldRemains_andLeavesAllElse() throws IOException {
        Path old = left("00000000", 1, true);
        Path oldOwn = left("other", 7, true);
        Path young = left("00000000", 1, false);
        Path someones = Files.writeString(folder.resolve("a.tmp"), "x");
        Path inside = Files.createDirectory(folder.resolve(".descent-00000000-1-" + UUID.randomUUID() + ".tmp"));
        Files.setLastModifiedTime(inside, FileTime.from(Instant.EPOCH));
        AtomicFile.sweep(folder);
        assertTrue(Files.notExists(old) && Files.notExists(oldOwn));
        assertTrue(Files.exists(young) && Files.exists(someones) && Files.isDirectory(inside));
        AtomicFile.sweep(null);
        AtomicFile.sweep(folder.resolve("none"));
    }

    @Test
    void sweep_takesRemainsOfEndedProcesses_atOnce_notThoseOfLivingOnes() throws IOException {
        List<String> names = new ArrayList<>();
        AtomicFile.write(folder.resolve("a.txt"), out -> {
            try (Stream<Path> s = Files.list(folder)) {
                s.forEach(p -> names.add(p.getFileName().toString()));
            }
            AtomicFile.sweep(folder); // a second save beside this one must not take its file
        });
        assertEquals("a.txt", folder.toFile().list()[0]);
        String[] parts = names.getFirst().split("-", 4);
        Path dead = left(parts[1], Integer.MAX_VALUE, false);
        Path alive = left(parts[1], ProcessHandle.current().pid(), false);
        AtomicFile.sweep(folder);
        assertEquals(parts[1].equals("0"), Files.exists(dead));
        assertTrue(Files.exists(alive));
        Path inherited = left(parts[1], ProcessHandle.current().pid(), true); // older than this program: of one that had its number before
        AtomicFile.write(folder.resolve("b.txt"), text("x"));
        assertTrue(Files.notExists(inherited) && Files.exists(alive), "each write sweeps");
    }

    @Test
    void largeFile_isReplacedAsASmallOne() throws IOException {
        Path f = folder.resolve("large.bin");
        for (int round = 1; round <= 2; round++) {
            byte[] content = new byte[9_000_000 + round];
            AtomicFile.write(f, out -> out.write(content));
            assertEquals(9_000_000 + round, Files.size(f));
        }
        assertEquals(1, filesInFolder());
    }
}
