package descent.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Files that would take a careless reader down: each ends in a table or in a sentence, soon. Sizes are a tenth of
/// those that `mvn -q process-classes exec:exec@bench-hostile` measures the reader with (10 MB field, 100,000 columns,
/// 50 MB behind an open quote, -Xmx512m), so that the tests stay quick.
@Timeout(20)
class HostileFilesTest {
    @TempDir
    Path folder;

    private Table read(String text) throws CsvException {
        return new CsvReader().read("test.csv", text.getBytes(StandardCharsets.UTF_8), CsvOptions.auto(), Progress.NONE);
    }

    private String refusal(String text) {
        return assertThrows(CsvException.class, () -> read(text)).getMessage();
    }

    @Test
    void hugeField_isACell_beyondTheFirstMegabyte() throws CsvException {
        Table t = read("a,b\n1,2\n\"" + "x".repeat(1_500_000) + "\",3\n4,5\n");
        assertEquals(3, t.rows());
    }

    /// A buffer's last place is no room for a character of two halves.
    @Test
    void emojis_areRead_howeverLittleRoomThereIs() throws IOException {
        String emojis = "😀".repeat(100_000);
        assertEquals(emojis, read("text\na" + emojis + "\nb\n").column("text").text(0).substring(1));
        byte[] bytes = "a😀é😀😀\n€😀".getBytes(StandardCharsets.UTF_8);
        for (int room = 1; room < 5; room++) {
            StringBuilder all = new StringBuilder();
            try (SourceReader in = new SourceReader(ByteSource.of("t", bytes), EncodingGuess.of(bytes, true), ',', Progress.NONE)) {
                char[] some = new char[room];
                for (int n = in.read(some, 0, room); n >= 0; n = in.read(some, 0, room)) {
                    all.append(some, 0, n);
                }
            }
            assertEquals(new String(bytes, StandardCharsets.UTF_8), all.toString());
        }
    }

    @Test
    void manyColumns_areATable_and200000AreRefused() throws CsvException {
        StringBuilder s = new StringBuilder();
        for (int row = 0; row < 4; row++) {
            for (int i = 0; i < 20_000; i++) {
                s.append(i > 0 ? "," : "").append(row == 0 ? "c" + i : String.valueOf(i * row));
            }
            s.append('\n');
        }
        assertEquals(20_000, read(s.toString()).columns().size());
        String wide = refusal("1,".repeat(200_000) + "\n" + "2,".repeat(200_000));
        assertTrue(wide.contains("line 1"), wide);
    }

    @Test
    void manyEqualNames_andTwoLongHeaders_areNamedOnce() throws CsvException {
        Table t = read("same,".repeat(40_000) + "y\n" + "1,".repeat(40_000) + "2\n" + "3,".repeat(40_000) + "4\n");
        assertEquals("same_40000", t.columns().get(39_999).name());
        List<String[]> headers = List.of(new String[40_000], new String[40_000], new String[40_000]);
        headers.forEach(h -> Arrays.fill(h, ""));
        headers.getFirst()[0] = "a title";
        Arrays.fill(headers.get(1), "above");
        assertEquals("above", HeaderNames.raw(headers, 40_000, false).getLast());
        assertEquals("above", HeaderNames.raw(headers, 40_000, false).getFirst());
    }

    @Test
    void manyColumnsOfText_beyondTheFirstMegabyte_areReadAnewOnce() throws CsvException {
        StringBuilder s = new StringBuilder();
        for (int row = 0; row < 3; row++) {
            for (int i = 0; i < 40_000; i++) {
                s.append(i > 0 ? "," : "").append(row == 0 ? "a column with a long name " : "text ").append(i);
            }
            s.append('\n');
        }
        Table t = read(s.toString());
        assertEquals(40_000, t.columns().size());
        assertEquals(Kind.CATEGORY, t.columns().getLast().kind());
    }

    @Test
    void openQuote_isRefused_namingTheLineWhereItOpens() {
        String m = refusal("a,b\n1,2\n\"3,4\n" + "123456,89\n".repeat(500_000));
        assertTrue(m.contains("line 3") && m.contains("quote"), m);
    }

    @Test
    void zeroBytes_areRefused_andLateOnesAreBadCells() throws CsvException {
        assertTrue(refusal("a,b\n1,2\n\0\0\0").contains("line 3 holds a zero byte"));
        Table t = read("a,b\n" + "1,2\n".repeat(270_000) + "1,\0\0\n");
        assertEquals(1, t.column("b").gaps());
        assertEquals(270_002, t.problems().getFirst().line());
    }

    @Test
    void randomBytes_neverEndInAnotherException_forManySeeds() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length && seed % 3 > 0; i++) {       // mostly characters that mean something
                bytes[i] = (byte) "\",;\t |\n\r0123456789.eE-+#ab\u00e4".charAt(random.nextInt(27));
            }
            try {
                Table t = new CsvReader().read("r", bytes, CsvOptions.auto(), Progress.NONE);
                Proposal.of(t);
            } catch (CsvException e) {
                assertTrue(e.getMessage().endsWith("."), seed + ": " + e.getMessage());
            }
        }
    }

    @Test
    void devicesAndFolders_areRefused_withoutBeingRead() {
        assumeTrue(Files.exists(Path.of("/dev/zero")), "no such device here");
        for (Path p : new Path[] {Path.of("/dev/zero"), folder, folder.resolve("gone.csv")}) {
            CsvException e = assertThrows(CsvException.class, () -> new CsvReader().read(p, CsvOptions.auto(), Progress.NONE));
            assertTrue(e.getMessage().endsWith("."), e.getMessage());
        }
    }

    @Test
    void cancel_endsTheReading_atTheNextChunk() throws IOException {
        Path file = folder.resolve("big.csv");
        Files.writeString(file, "a,b\n" + "1.5,2.5\n".repeat(400_000));
        AtomicInteger asked = new AtomicInteger();
        CsvException e = assertThrows(CsvException.class, () -> new CsvReader().read(file, CsvOptions.auto(), f -> asked.incrementAndGet() < 2));
        assertTrue(e.cancelled());
        assertEquals(2, asked.get());
    }

    @Test
    void numbersThatTurnText_makeATextColumn_withNothingLost() throws CsvException {
        StringBuilder s = new StringBuilder("id,v\n");
        for (int i = 0; i < 200_000; i++) {
            s.append(i).append(',').append(i < 120_000 ? "007" : "abc" + i % 9).append('\n');
        }
        Column v = read(s.toString()).column("v");
        assertEquals(Kind.CATEGORY, v.kind());
        assertEquals("007", v.text(0));
        assertEquals("abc" + 199_997 % 9, v.text(199_997));
    }

    @Test
    void decimalMark_isGuessedAnew_whenTheRestRefutesTheFirstMegabyte() throws CsvException {
        Table t = read("a;b\n" + "1;1.234\n".repeat(150_000) + "1;2,5\n".repeat(300_000));
        assertEquals(',', t.format().decimalMark());
        assertEquals(1234, t.column("b").max());
        assertEquals("further down most numbers are written so", t.format().why().decimalMark());
    }

    @Test
    void encoding_isGuessedAnew_whenLateBytesAreNotUtf8() throws CsvException {
        byte[] bytes = ("n,t\n" + "1,plain\n".repeat(150_000) + "2,Grüße\n").getBytes(Charset.forName("windows-1252"));
        Table t = new CsvReader().read("late.csv", bytes, CsvOptions.auto(), Progress.NONE);
        assertEquals("Grüße", t.column("t").text(150_000));
        assertTrue(t.format().why().encoding().contains("beyond the first megabyte"));
    }
}
