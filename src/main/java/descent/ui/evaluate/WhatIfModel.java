package descent.ui.evaluate;

import descent.data.Column;
import descent.data.ColumnPreparation;
import descent.data.Kind;
import descent.data.PreparedData;
import descent.data.Preprocessing;
import descent.data.Table;
import descent.eval.InputRanges;
import descent.eval.InputRanges.Range;
import descent.eval.Predictor.Answer;
import descent.ui.common.Answers;
import descent.ui.common.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// "What would the model say to this row?": a text per input column, the answer at every change, and a word wherever a
/// value lies outside what the model has seen.
final class WhatIfModel {
    /// One input column: its levels (a category) or the range of the train rows (a number), its text and what is odd about it.
    static final class Field {
        /// A comma is a decimal mark here; the program's own display has it between thousands.
        private static final Pattern THOUSANDS = Pattern.compile("[+\\-−]?[1-9]\\d{0,2},\\d{3}");

        private final ColumnPreparation column;
        private final double min;
        private final double max;
        private final StringProperty text = new SimpleStringProperty("");
        private final ReadOnlyStringWrapper warning = new ReadOnlyStringWrapper("");

        private Field(ColumnPreparation column, Range range) {
            this.column = column;
            this.min = range == null ? Double.NEGATIVE_INFINITY : range.min();
            this.max = range == null ? Double.POSITIVE_INFINITY : range.max();
        }

        String name() {
            return column.name();
        }

        /// Empty for a number.
        List<String> levels() {
            return column.levels();
        }

        boolean isNumber() {
            return column.kind() == Kind.NUMBER;
        }

        /// Whether it is known what the train rows held.
        boolean ranged() {
            return Double.isFinite(min);
        }

        double min() {
            return min;
        }

        double max() {
            return max;
        }

        StringProperty text() {
            return text;
        }

        /// The number that the text says; empty for a gap, a category or what is no number.
        OptionalDouble value() {
            double v = number(text.get());
            return isNumber() && Double.isFinite(v) ? OptionalDouble.of(v) : OptionalDouble.empty();
        }

        /// A number from a slider: rounded to what the range deserves.
        void take(double v) {
            double step = Math.pow(10, Math.floor(Math.log10(Math.max(max - min, 1e-9))) - 2);
            text.set(Numbers.typed(Math.round(v / step) * step));
        }

        /// "" while the value lies within what the model has seen and is read as it is probably meant.
        ReadOnlyStringProperty warning() {
            return warning.getReadOnlyProperty();
        }

        private void check() {
            String outside = "outside the train rows (" + Numbers.plain(min) + " to " + Numbers.plain(max) + "): the answer is a guess";
            boolean thousands = isNumber() && text.get() != null && THOUSANDS.matcher(text.get().strip()).matches();
            String read = thousands ? "read as " + Numbers.typed(number(text.get())) + ": thousands are typed without a comma" : "";
            warning.set(!isOutside() ? read : read.isEmpty() ? outside : read + "; " + outside);
        }

        private boolean isOutside() {
            double v = number(text.get());
            return isNumber() && (v < min || v > max);
        }
    }

    private static final int NAMED = 4;

    private final Preprocessing preprocessing;
    private final Table table;
    private final List<Field> fields = new ArrayList<>();
    private final Function<List<String>, CompletableFuture<Answer>> model;
    private final ReadOnlyStringWrapper answer = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");
    private long asked;
    private boolean filling;

    /// @param data  that the model belongs to
    /// @param model answers a row of texts; its future ends on the thread that this view-model is used on
    WhatIfModel(PreparedData data, Function<List<String>, CompletableFuture<Answer>> model) {
        this(data.preprocessing(), InputRanges.of(data), data.table(), model);
    }

    /// @param table rows to fill from; null where a model was opened without its data
    WhatIfModel(Preprocessing p, InputRanges ranges, Table table, Function<List<String>, CompletableFuture<Answer>> model) {
        this.preprocessing = p;
        this.table = table;
        this.model = model;
        filling = true;
        for (ColumnPreparation c : p.inputs()) {
            Field f = new Field(c, ranges.byColumn().get(c.name()));
            fields.add(f);
            f.text.set(c.kind() == Kind.NUMBER ? Numbers.typed(c.fill()) : c.fillLevel());
            f.text.subscribe(_ -> {
                f.check();
                ask();
            });
        }
        filling = false;
    }

    List<Field> fields() {
        return fields;
    }

    /// `mpg = 23.41`, or `species: Adelie`; the reason where there is none.
    ReadOnlyStringProperty answer() {
        return answer.getReadOnlyProperty();
    }

    /// The probabilities of the classes; "" for a number.
    ReadOnlyStringProperty detail() {
        return detail.getReadOnlyProperty();
    }

    /// Takes the values of a row of the table; gaps become empty, also those that hold text where a number belongs.
    void fill(int tableRow) {
        if (table == null) {
            return;
        }
        filling = true;
        for (Field f : fields) {
            Column c = table.column(f.name()).as(f.column.kind());
            f.text.set(c.isGap(tableRow) ? "" : c.text(tableRow));
        }
        filling = false;
        ask();
    }

    /// Which inputs lie outside of what the model has seen, as one sentence; "" while none does.
    String extrapolated() {
        List<String> outside = fields.stream().filter(Field::isOutside).map(Field::name).toList();
        return outside.isEmpty() ? "" : "Extrapolated: " + String.join(", ", outside.subList(0, Math.min(NAMED, outside.size())))
                + (outside.size() > NAMED ? " and " + (outside.size() - NAMED) + " more" : "") + (outside.size() == 1 ? " lies" : " lie") + " outside the train rows.";
    }

    /// Asks again: after a change, and when the weights have moved.
    void ask() {
        if (filling) {
            return;
        }
        long mine = ++asked;
        Answers.then(model.apply(fields.stream().map(f -> f.text.get() == null ? "" : f.text.get()).toList()), (a, e) -> {
            if (mine == asked) {
                show(a, e);
            }
        });
    }

    private void show(Answer a, Throwable e) {
        String target = preprocessing.target().name();
        detail.set("");
        if (e != null) {
            Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
            answer.set(cause.getMessage() == null ? "no answer" : cause.getMessage());
        } else if (a == null) {
            answer.set("Train first: there is no model yet.");
        } else if (a.classes().isEmpty()) {
            answer.set(target + " = " + Numbers.measured(a.value()));
        } else {
            answer.set(target + ": " + a.classes().get((int) a.value()));
            List<String> shares = new ArrayList<>();
            for (int i = 0; i < a.classes().size(); i++) {
                shares.add(a.classes().get(i) + " " + Numbers.share(a.probabilities()[i]));
            }
            detail.set(String.join(" · ", shares));
        }
    }

    private static double number(String text) {
        try {
            return text == null || text.isBlank() ? Double.NaN : Double.parseDouble(text.strip().replace(',', '.'));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
