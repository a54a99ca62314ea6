package descent.data;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Everything that is said of a small file: what was guessed and why, every problem, every column, what is proposed. The texts at
/// the rules' edges and what was read, by people, as right of them stand in `golden/readings.txt`:
///
///     = name, with an encoding behind @ where it is not UTF-8
///     < the text: escapes as in Java (backslash and n, t, r, uXXXX), {24*$i,$i.5\n} for 24 lines with $i from 1
///     what is said of it
///
/// After a wanted change look at the difference that this makes, line by line:
///
///     mvn test -Dtest=ReadingsTest -Ddescent.golden=src/test/resources/golden
class ReadingsTest {
    private static final Path OWN = Path.of("src/test/resources/golden/readings.txt");
    private static final Path FILES = Path.of("src/test/resources/golden/csv");
    private static final Pattern REPEATED = Pattern.compile("\\{(\\d+)\\*(.*?)}");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(?:u([0-9a-f]{4})|(.))");
    private static final int SHOWN = 8;

    record Case(String name, String text, List<String> said) { }

    static List<Case> cases() throws IOException {
        List<Case> all = new ArrayList<>();
        for (String line : Files.readAllLines(OWN)) {
            if (line.startsWith("= ")) {
                all.add(new Case(line.substring(2), "", new ArrayList<>()));
            } else if (line.startsWith("< ")) {
                all.add(new Case(all.removeLast().name(), line.substring(2), new ArrayList<>()));
            } else if (!line.isEmpty()) {
                all.getLast().said().add(line);
            }
        }
        return all;
    }

    static byte[] bytes(Case c) throws IOException {
        if (c.text().isEmpty()) {
            return Files.readAllBytes(FILES.resolve(c.name()));
        }
        Matcher repeated = REPEATED.matcher(c.text());
        String whole = repeated.replaceAll(m -> Matcher.quoteReplacement(IntStream.rangeClosed(1, Integer.parseInt(m.group(1)))
                .mapToObj(i -> m.group(2).replace("$i", String.valueOf(i))).collect(Collectors.joining())));
        String text = ESCAPED.matcher(whole).replaceAll(m -> Matcher.quoteReplacement(m.group(1) != null ? String.valueOf((char) Integer.parseInt(m.group(1), 16)) : switch (m.group(2)) {
            case "n" -> "\n";
            case "t" -> "\t";
            case "r" -> "\r";
            default -> m.group(2);
        }));
        int at = c.name().indexOf('@');
        return text.getBytes(Charset.forName(at < 0 ? "UTF-8" : c.name().substring(at + 1)));
    }

    private static List<String> said(Case c) {
        try {
            return said(new CsvReader().read("t.csv", bytes(c), CsvOptions.auto(), Progress.NONE));
        } catch (CsvException e) {
            return List.of("refused, line " + e.line() + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> said(Table t) {
        CsvFormat f = t.format();
        List<String> said = new ArrayList<>();
        said.add(f.encoding() + ": " + f.why().encoding());
        said.add(CsvFormat.nameOf(f.delimiter()) + ": " + f.why().delimiter());
        said.add(f.decimalMark() + " " + f.why().decimalMark());
        said.add("skip " + f.skipLines() + ", header " + f.headerRows() + ": " + f.why().header() + (f.doubtful() ? " (doubtful)" : ""));
        said.add(t.rows() + " rows, lines " + t.line(0) + " to " + t.line(Math.max(0, t.rows() - 1)));
        t.columns().stream().limit(SHOWN).forEach(c -> said.add("column " + c.name() + ": " + c.kind() + ", " + c.gaps() + " gaps, " + c.badCells() + " bad, " + c.distinct()
                + " different, such as " + IntStream.range(0, Math.min(2, c.rows())).mapToObj(c::text).toList() + (c.kind() == Kind.NUMBER ? String.format(Locale.ROOT, ", mean %.4g, std %.4g", c.mean(), c.std()) : "")
                + "; " + c.reason()));
        t.problems().stream().limit(SHOWN).forEach(p -> said.add("line " + p.line() + " [" + p.column() + "] '" + p.cell() + "' " + p.message()));
        said.add(t.problemCount() + " problems");
        Proposal p = Proposal.of(t);
        p.advice().stream().limit(SHOWN).forEach(a -> said.add(a.role() + " " + a.column() + ": " + a.why()));
        if (!p.schema().target().isEmpty()) {
            Proposal.TaskAdvice task = Proposal.task(t, p.schema());
            said.add(task.task() + ": " + task.why());
        }
        return said.stream().map(s -> s.replaceAll("[\\p{Cntrl}\\x{2028}\\x{2029}]", "·")).toList();
    }

    @Test
    void everyWord_isTheOneThatWasFoundRight() throws IOException {
        Map<Case, List<String>> now = new LinkedHashMap<>();
        cases().forEach(c -> now.put(c, said(c)));
        String write = System.getProperty("descent.golden", "");
        if (!write.isEmpty()) {
            Files.write(Path.of(write, "readings.txt"), now.entrySet().stream().flatMap(e -> Stream.of(Stream.of("= " + e.getKey().name()),
                    e.getKey().text().isEmpty() ? Stream.<String>empty() : Stream.of("< " + e.getKey().text()), e.getValue().stream(), Stream.of("")).flatMap(s -> s)).toList());
        }
        assertTrue(now.size() > 100);
        assertAll(now.entrySet().stream().map(e -> () -> assertEquals(String.join("\n", e.getKey().said()), String.join("\n", e.getValue()), e.getKey().name())));
    }
}
