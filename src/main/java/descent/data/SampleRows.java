package descent.data;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The first records of a file under one supposed delimiter, for guessing.
///
/// @param cells of each record
/// @param lines in which the records begin
record SampleRows(List<String[]> cells, List<Integer> lines) {

    /// Reads until the text ends, `max` records are there, or a record cannot be read (then those before it).
    static SampleRows of(String text, char delimiter, Character comment, int skipLines, int max) {
        List<String[]> cells = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        try (RecordSource source = new RecordSource(new StringReader(text), delimiter, comment, skipLines)) {
            while (cells.size() < max && source.next()) {
                cells.add(source.cells());
                lines.add(source.line());
            }
        } catch (IOException e) {
            return new SampleRows(cells, lines);
        }
        return new SampleRows(cells, lines);
    }

    int size() {
        return cells.size();
    }

    SampleRows from(int first) {
        return new SampleRows(cells.subList(first, size()), lines.subList(first, size()));
    }

    /// The commonest number of cells, larger ones first when equally common.
    int width() {
        Map<Integer, Integer> counts = new TreeMap<>();
        cells.forEach(r -> counts.merge(r.length, 1, Integer::sum));
        int best = 0;
        int most = 0;
        for (Map.Entry<Integer, Integer> e : counts.entrySet()) {
            if (e.getValue() >= most) {
                most = e.getValue();
                best = e.getKey();
            }
        }
        return best;
    }
}
