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

    /// Reads until the text ends, `max` records are there, or a record cannot be read (then those before it). Comments between
    /// them are left out.
    static SampleRows of(String text, char delimiter, Character comment, int skipLines, int max) {
        List<String[]> cells = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        try (RecordSource source = new RecordSource(new StringReader(text), delimiter, comment, skipLines)) {
            int marked = 0;
            while (cells.size() - marked < max && source.next()) {
                cells.add(source.cells());
                lines.add(source.line());
                marked += isMarked(source.cells(), comment) ? 1 : 0;
            }
        } catch (IOException e) {
            return new SampleRows(cells, lines).without(comment);
        }
        return new SampleRows(cells, lines).without(comment);
    }

    private static boolean isMarked(String[] cells, Character comment) {
        return comment != null && !cells[0].isEmpty() && cells[0].charAt(0) == comment;
    }

    private SampleRows without(Character comment) {
        if (comment == null || cells.stream().noneMatch(r -> isMarked(r, comment))) {
            return this;
        }
        int width = new SampleRows(cells.stream().filter(r -> !isMarked(r, comment)).toList(), lines).width();
        SampleRows rest = new SampleRows(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < size(); i++) {
            if (!NoRecord.isComment(cells.get(i), width, comment)) {
                rest.cells.add(cells.get(i));
                rest.lines.add(lines.get(i));
            }
        }
        return rest;
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
