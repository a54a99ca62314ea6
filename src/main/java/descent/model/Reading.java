package descent.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import descent.data.CsvFormat;
import descent.data.Table;
import java.util.ArrayList;
import java.util.List;

/// How rows came out of their file: the same bytes, read in another way, are another table.
///
/// @param encoding     name of the characters' encoding
/// @param delimiter    between cells
/// @param decimalMark  of numbers
/// @param skipLines    before the records
/// @param headerRows   that name the columns
/// @param missingMarks texts that were read as gaps
public record Reading(String encoding, String delimiter, String decimalMark, int skipLines, int headerRows, List<String> missingMarks) {
    public Reading {
        missingMarks = List.copyOf(missingMarks);
    }

    /// Null for a table that came from no file.
    public static Reading of(Table t) {
        CsvFormat f = t.format();
        return t.sha256().isEmpty() ? null
                : new Reading(f.encoding().name(), String.valueOf(f.delimiter()), String.valueOf(f.decimalMark()), f.skipLines(), f.headerRows(), f.missingMarks());
    }

    /// What was other than in another reading, each in a few words.
    public List<String> unlike(Reading other) {
        List<String> words = new ArrayList<>();
        add(words, encoding.equals(other.encoding), "characters " + encoding);
        add(words, delimiter.equals(other.delimiter), "cells parted by " + CsvFormat.nameOf(delimiter.charAt(0)));
        add(words, decimalMark.equals(other.decimalMark), "decimal mark " + decimalMark);
        add(words, skipLines == other.skipLines, "lines before the records: " + skipLines);
        add(words, headerRows == other.headerRows, "rows of names: " + headerRows);
        List<String> more = missingMarks.stream().filter(m -> !other.missingMarks.contains(m)).toList();
        add(words, missingMarks.equals(other.missingMarks), more.isEmpty() ? "fewer marks of a gap" : "a gap also marked by " + String.join(", ", more));
        return words;
    }

    private static void add(List<String> words, boolean same, String what) {
        if (!same) {
            words.add(what);
        }
    }

    ObjectNode write() {
        ObjectNode o = StrictJson.object().put("encoding", encoding).put("delimiter", delimiter).put("decimal_mark", decimalMark)
                .put("skip_lines", skipLines).put("header_rows", headerRows);
        missingMarks.forEach(o.putArray("missing_marks")::add);
        return o;
    }

    static Reading read(Fields f) {
        String delimiter = f.text("delimiter");
        if (delimiter.length() != 1) {
            throw new Refused(Refused.quote("delimiter") + " of " + f.where() + " is not one character");
        }
        return new Reading(f.text("encoding"), delimiter, f.text("decimal_mark"), f.count("skip_lines", 0, Integer.MAX_VALUE),
                f.count("header_rows", 0, Integer.MAX_VALUE), f.texts("missing_marks"));
    }
}
