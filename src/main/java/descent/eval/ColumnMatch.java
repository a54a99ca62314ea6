package descent.eval;

import descent.data.Column;
import descent.data.ColumnPreparation;
import descent.data.Kind;
import descent.data.NumberMarks;
import descent.data.Preprocessing;
import descent.data.PreprocessingSettings.Gaps;
import descent.data.Table;
import descent.eval.InputRanges.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// How the columns of another table fit a model: by name, one line per column of the model and one on what the file has
/// besides.
///
/// @param lines inputs in the model's order, then the target, then the columns that are not used
public record ColumnMatch(List<Line> lines) {
    private static final int NAMED = 5;

    public ColumnMatch {
        lines = List.copyOf(lines);
    }

    public enum State {
        /// Nothing to say.
        FITS,
        /// It can be predicted with, and something is odd.
        REMARK,
        /// Without this column there is no prediction.
        BLOCKS
    }

    /// @param column name as the model knows it; "" for what the model does not use
    /// @param words  for a student
    public record Line(String column, State state, String words) { }

    /// @param ranges of the train rows; [InputRanges#UNKNOWN] where the model was opened without its data
    public static ColumnMatch of(Preprocessing p, Table table, InputRanges ranges) {
        List<Line> lines = new ArrayList<>();
        Map<String, String> byLooks = new HashMap<>();
        table.columns().forEach(c -> byLooks.putIfAbsent(alike(c.name()), c.name()));
        for (ColumnPreparation c : p.inputs()) {
            lines.add(table.has(c.name()) ? input(c, table.column(c.name()), p.settings().gaps(), ranges.byColumn().get(c.name()))
                    : missing(c.name(), table.name(), byLooks.getOrDefault(alike(c.name()), "")));
        }
        String target = p.target().name();
        lines.add(new Line(target, State.FITS, table.has(target) ? target(p.target(), table.column(target)) : "the target is not in the file: predictions only"));
        Set<String> used = new LinkedHashSet<>(p.inputs().stream().map(ColumnPreparation::name).toList());
        used.add(target);
        List<String> others = table.columns().stream().map(Column::name).filter(n -> !used.contains(n)).toList();
        if (!others.isEmpty()) {
            lines.add(new Line("", State.FITS, "not used: " + some(others)));
        }
        return new ColumnMatch(lines);
    }

    /// Whether every input is there.
    public boolean possible() {
        return lines.stream().noneMatch(l -> l.state() == State.BLOCKS);
    }

    private static Line missing(String name, String table, String like) {
        return new Line(name, State.BLOCKS, "is missing in " + table + (like.isEmpty() ? "" : "; rename its column \"" + like + "\" to \"" + name + "\""));
    }

    /// Errors are told of the rows whose own target the model could have answered with.
    private static String target(ColumnPreparation c, Column given) {
        Column own = given.as(c.kind());
        boolean number = c.kind() == Kind.NUMBER;
        boolean any = number ? own.gaps() < own.rows() : own.levels().stream().anyMatch(c.levels()::contains);
        return any ? "the target is in the file too: the errors are told"
                : "the target is in the file too, but holds " + (number ? "no number" : "none of the model's classes") + ": predictions only";
    }

    private static String alike(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\W_]", "");
    }

    private static Line input(ColumnPreparation c, Column given, Gaps gaps, Range range) {
        return c.kind() == Kind.NUMBER ? number(c, given, gaps, range) : category(c, given.as(Kind.CATEGORY), gaps);
    }

    private static Line number(ColumnPreparation c, Column given, Gaps gaps, Range range) {
        Column numbers = given.as(Kind.NUMBER);
        if (given.rows() > 0 && numbers.gaps() == given.rows() && given.gaps() < given.rows()) {
            return new Line(c.name(), State.BLOCKS, "should hold numbers, but holds " + some(given.levels()));
        }
        List<String> words = new ArrayList<>();
        if (numbers.gaps() > given.gaps()) {
            words.add(count(numbers.gaps() - given.gaps(), "cell is", "cells are") + " no number");
        }
        gapWords(numbers, gaps, "the mean of the train rows, " + (float) c.fill(), words);
        int beyond = 0;
        for (float v : numbers.numbers()) {
            beyond += range != null && range.excludes(v) ? 1 : 0;
        }
        if (beyond > 0) {
            words.add(count(beyond, "row lies", "rows lie") + " beyond the train rows (" + (float) range.min() + " to " + (float) range.max() + "): extrapolated");
        }
        return line(c.name(), words);
    }

    private static Line category(ColumnPreparation c, Column given, Gaps gaps) {
        List<String> words = new ArrayList<>();
        boolean[] known = new boolean[given.levels().size()];
        for (int code = 0; code < known.length; code++) {
            known[code] = c.knows(given.levels().get(code));
        }
        Set<String> unseen = new LinkedHashSet<>();
        int rows = 0;
        for (int code : given.codes()) {
            if (code >= 0 && !known[code]) {
                unseen.add(given.levels().get(code));
                rows++;
            }
        }
        if (rows > 0) {
            words.add(count(rows, "row holds", "rows hold") + " what training never saw (" + some(List.copyOf(unseen)) + "): "
                    + (c.other() ? "counted as \"other\"" : "counted as none of the known ones"));
        }
        gapWords(given, gaps, "the commonest of the train rows, " + c.fillLevel(), words);
        return line(c.name(), words);
    }

    private static void gapWords(Column c, Gaps gaps, String fill, List<String> words) {
        if (c.gaps() > 0) {
            words.add(count(c.gaps(), "gap", "gaps") + (gaps == Gaps.FILL ? ", filled with " + fill : ": no prediction there"));
        }
    }

    private static Line line(String name, List<String> words) {
        return words.isEmpty() ? new Line(name, State.FITS, "fits") : new Line(name, State.REMARK, String.join("; ", words));
    }

    private static String count(int n, String one, String many) {
        return NumberMarks.shown(String.format(Locale.ROOT, "%,d", n)) + " " + (n == 1 ? one : many);
    }

    private static String some(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(NAMED, names.size()))) + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
    }
}
