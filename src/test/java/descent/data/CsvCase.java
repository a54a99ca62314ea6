package descent.data;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// One file of a folder in the form that the README tells: its line in README.tsv and what pandas made of it.
///
/// @param folder of the file
/// @param about  its line in README.tsv, by column name
/// @param oracle its entry in pandas_oracle.json, or null
record CsvCase(Path folder, Map<String, String> about, JsonNode oracle) {

    /// What pandas says of a column; `mean` etc. are NaN where it gives none.
    record OracleColumn(String name, String dtype, int nulls, int distinct, double min, double max, double mean, double std) {
        boolean numeric() {
            return dtype.startsWith("int") || dtype.startsWith("float") || dtype.startsWith("uint");
        }

        /// pandas holds numbers as double: what is beyond float, or infinite, we refuse by cell.
        boolean beyondFloat() {
            return (!(Math.abs(min) <= Float.MAX_VALUE && Math.abs(max) <= Float.MAX_VALUE) && nulls < Integer.MAX_VALUE && !Double.isNaN(mean))
                    || Double.isInfinite(mean) || Double.isInfinite(min) || Double.isInfinite(max);
        }
    }

    static List<CsvCase> in(Path folder) throws IOException {
        JsonNode oracle = JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build()
                .readTree(Files.readString(folder.resolve("pandas_oracle.json")));
        List<CsvCase> cases = new ArrayList<>();
        try (Reader in = Files.newBufferedReader(folder.resolve("README.tsv"));
                CSVParser rows = CSVFormat.TDF.builder().setHeader().setSkipHeaderRecord(true).get().parse(in)) {
            for (CSVRecord r : rows) {
                Map<String, String> about = r.toMap();
                cases.add(new CsvCase(folder, about, oracle.get(about.get("file"))));
            }
        }
        return cases;
    }

    String file() {
        return about.get("file");
    }

    Path path() {
        return folder.resolve(file());
    }

    String field(String name) {
        return about.getOrDefault(name, "").strip();
    }

    boolean mustRefuse() {
        return field("task").contains("refuse") || field("nasty").contains("must refuse");
    }

    /// The names stand in a comment line, which pandas does not know.
    boolean namesInComment() throws IOException {
        byte[] bytes = Files.readAllBytes(path());
        return bytes.length > 0 && bytes[0] == '#' && field("header").equals("yes");
    }

    boolean oracleFailed() {
        return oracle == null || oracle.has("error");
    }

    /// The file that this one says the same as, or "".
    String twin() {
        String origin = field("origin");
        return origin.startsWith("made from ") ? origin.substring("made from ".length()).strip() : "";
    }

    int oracleRows() {
        return oracle.path("rows").asInt();
    }

    List<OracleColumn> oracleColumns() {
        List<OracleColumn> columns = new ArrayList<>();
        for (JsonNode c : oracle.path("cols")) {
            columns.add(new OracleColumn(c.path("name").asText(), c.path("dtype").asText(), c.path("nulls").asInt(), c.path("distinct").asInt(),
                    number(c, "min"), number(c, "max"), number(c, "mean"), number(c, "std_pop")));
        }
        return columns;
    }

    private static double number(JsonNode c, String key) {
        return c.path(key).isNumber() ? c.path(key).asDouble() : Double.NaN;
    }

    /// The delimiter that README.tsv names, or 0.
    char delimiter() {
        return switch (field("delimiter")) {
            case "," -> ',';
            case ";" -> ';';
            case "|" -> '|';
            case "tab" -> '\t';
            case "spaces", "blanks", "space" -> ' ';
            default -> 0;
        };
    }
}
