package descent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
