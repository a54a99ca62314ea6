package descent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is no file, or the file of another program, is refused in a sentence that says what it is.
class RefusedPlacesTest {
    @TempDir
    Path folder;

    private static String refusal(Path p) {
        return assertThrows(ModelFileException.class, () -> ModelFile.read(p)).getMessage();
    }

    @Test
    void placesThatAreNoFile_areNamed() throws IOException {
        assertEquals("none.model cannot be opened: there is no such file, or the link leads nowhere.", refusal(folder.resolve("none.model")));
        assertEquals(folder.getFileName() + " cannot be opened: it is a folder.", refusal(folder));
        assertEquals("null cannot be opened: it is no ordinary file but a device or a pipe.", refusal(Path.of("/dev/null")));
        Path loop = Files.createSymbolicLink(folder.resolve("loop.model"), folder.resolve("loop.model"));
        assertEquals("loop.model cannot be opened: its link leads back to itself.", refusal(loop));
        Path below = Files.writeString(folder.resolve("a.txt"), "x").resolve("b.model");
        assertTrue(refusal(below).startsWith("b.model cannot be opened: "), refusal(below));
        assertTrue(refusal(Path.of("/")).startsWith("/ cannot be opened: it is a folder"), refusal(Path.of("/")));
    }

    @Test
    void aPlaceThatCannotBeWritten_isNamed() {
        SavedModel m = Models.trained(Models.setup(), Task.REGRESSION, 1);
        String words = assertThrows(ModelFileException.class, () -> ModelFile.write(folder.resolve("no/a.model"), m)).getMessage();
        assertTrue(words.contains("does not exist"), words);
    }

    private static String what(String start) {
        return ForeignFile.recognise(start.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void otherPrograms_areRecognisedByTheirFirstBytes() {
        assertTrue(what("PK\3\4........archive/data.pkl").startsWith("a PyTorch file"));
        assertTrue(what("PK\3\4........archive/version").startsWith("a PyTorch file"));
        assertTrue(what("PK\3\4........archive/byteorder").startsWith("a PyTorch file"));
        assertEquals("a Java archive", what("PK\3\4....META-INF/"));
        assertEquals("a zip archive", what("PK\3\4....word/document.xml"));
        assertEquals("an empty zip archive", what("PK\5\6"));
        assertEquals("a TensorFlow Lite model", what("....TFL3"));
        assertEquals("", what("...TFL3"));
        assertEquals("", what("PK\3"));
        assertTrue(what(" \n<!DOCTYPE HTML>").startsWith("a web page"));
        assertTrue(what("<html>").startsWith("a web page"));
        assertEquals("an XML file", what("<?xml version"));
        assertEquals("an XML file", what("<svg>"));
        assertEquals("a JSON text", what("{\"a\""));
        assertEquals("a JSON text", what("[1,"));
        assertEquals("an ONNX model", what("\10\7\22"));
        for (String near : new String[] {"", "\10\7", "\10\0\22", "\10\24\22", "\10\7\23", "\11\7\22", "text"}) {
            assertEquals("", what(near), near);
        }
    }
}
