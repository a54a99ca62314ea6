package descent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written for Python is, byte by byte, what real PyTorch has run: `golden/python/sums.tsv` has the SHA-256 of each file
/// of each case of [PythonCases], kept on a machine on which [PythonTest] had passed with them. After a wanted change:
///
///     mvn test -Dtest=ExportedScriptsTest,PythonTest -Ddescent.golden=src/test/resources/golden/python
class ExportedScriptsTest {
    private static final String SUMS = "sums.tsv";

    @TempDir
    Path folder;

    private List<String> sums() throws Exception {
        List<String> lines = new ArrayList<>();
        for (PythonCases.Case c : PythonCases.all()) {
            Path to = folder.resolve(c.name());
            PythonCases.export(to, c);
            try (Stream<Path> files = Files.list(to)) {
                for (Path f : files.sorted().toList()) {
                    lines.add(c.name() + "\t" + f.getFileName() + "\t" + sum(Files.readAllBytes(f)));
                }
            }
        }
        return lines;
    }

    private static String sum(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static List<String> known() throws IOException {
        try (InputStream in = ExportedScriptsTest.class.getResourceAsStream("/golden/python/" + SUMS)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    void everyFile_isTheOneThatPyTorchHasRun() throws Exception {
        List<String> now = sums();
        String write = System.getProperty("descent.golden", "");
        if (!write.isEmpty()) {
            Files.createDirectories(Path.of(write));
            Files.write(Path.of(write, SUMS), now);
        }
        List<String> known = write.isEmpty() ? known() : now;
        assertTrue(known.size() > 100, "only " + known.size());
        assertEquals(String.join("\n", known), String.join("\n", now), "after a wanted change let PyTorch run the scripts, then write the sums anew");
    }
}
