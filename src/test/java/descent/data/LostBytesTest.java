package descent.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A line that was added to a file by a program with another encoding.
class LostBytesTest {
    private static byte[] file(String begin, String last) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes((begin + "id,town\n1,Köln\n2,Bonn\n3,Köln\n").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(last.getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }

    private static Table read(byte[] bytes, CsvOptions options) throws CsvException {
        return new CsvReader().read("t.csv", bytes, options, Progress.NONE);
    }

    private static void asUtf8(Table t, String why) {
        assertEquals(List.of("id", "town"), t.columns().stream().map(Column::name).toList());
        assertEquals(StandardCharsets.UTF_8, t.format().encoding());
        assertEquals(List.of("Bonn", "Köln", "M\ufffdnster"), t.column("town").levels().stream().sorted().toList());
        assertEquals(why + "; not all bytes are valid in it", t.format().why().encoding());
        assertTrue(t.format().doubtful());
        assertEquals(List.of(new Problem(5, "town", "M\ufffdnster",
                "holds bytes that are not valid in UTF-8: they are read as \ufffd; save the data again, or choose other characters")), t.problems());
    }

    @Test
    void markOfTheFile_holds_thoughOneByteIsNotValid() throws CsvException {
        asUtf8(read(file("\ufeff", "4,Münster\n"), CsvOptions.auto()), "begins with a byte order mark of UTF-8");
    }

    @Test
    void chosenEncoding_holds_thoughOneByteIsNotValid() throws CsvException {
        asUtf8(read(file("", "4,Münster\n"), CsvOptions.auto().withEncoding(StandardCharsets.UTF_8)), "chosen by you");
        Table latin = read(file("", "4,Münster\n"), CsvOptions.auto().withEncoding(Charset.forName("windows-1252")));
        assertTrue(latin.column("town").levels().contains("Münster"));
        assertEquals(0, latin.problemCount());
    }

    @Test
    void otherFiles_areReadInOneByteACharacter() throws CsvException {
        Table t = read(file("", "4,Münster\n"), CsvOptions.auto());
        assertTrue(t.column("town").levels().contains("Münster"));
        assertTrue(t.format().why().encoding().startsWith("the bytes are not valid UTF-8"), t.format().why().encoding());
    }
}
