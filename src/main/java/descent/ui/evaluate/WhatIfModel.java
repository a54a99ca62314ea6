package descent.ui.evaluate;

import descent.data.Column;
import descent.data.ColumnPreparation;
import descent.data.Kind;
import descent.data.PreparedData;
import descent.eval.Predictor.Answer;
import descent.ui.common.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// "What would the model say to this row?": a text per input column, the answer at every change, and a word wherever a
/// value lies outside what the model has seen.
final class WhatIfModel {
    /// One input column: its levels (a category) or the range of the train rows (a number), its text and what is odd about it.
    static final class Field {
        private final ColumnPreparation column;
        private final double min;
        private final double max;
        private final StringProperty text = new SimpleStringProperty("");
        private final ReadOnlyStringWrapper warning = new ReadOnlyStringWrapper("");

        private Field(ColumnPreparation column, double min, double max) {
            this.column = column;
            this.min = min;
            this.max = max;
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

        /// "" while the value lies within what the model has seen.
        ReadOnlyStringProperty warning() {
            return warning.getReadOnlyProperty();
        }

        private void check() {
            double v = number(text.get());
            warning.set(isNumber() && (v < min || v > max)
                    ? "outside the train rows (" + Numbers.plain(min) + " to " + Numbers.plain(max) + "): the answer is a guess" : "");
        }
    }

    private final PreparedData data;
    private final List<Field> fields = new ArrayList<>();
    private final Function<List<String>, CompletableFuture<Answer>> model;
    private final ReadOnlyStringWrapper answer = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");
    private long asked;
    private boolean filling;

    /// @param model answers a row of texts; its future ends on the thread that this view-model is used on
    WhatIfModel(PreparedData data, Function<List<String>, CompletableFuture<Answer>> model) {
        this.data = data;
        this.model = model;
        for (ColumnPreparation c : data.preprocessing().inputs()) {
            Field f = field(c);
            fields.add(f);
            f.text.subscribe(_ -> {
                f.check();
                ask();
            });
        }
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

    /// Takes the values of a row of the table; gaps become empty.
    void fill(int tableRow) {
        filling = true;
        for (Field f : fields) {
            Column c = data.table().column(f.name());
            f.text.set(c.text(tableRow));
        }
        filling = false;
        ask();
    }

    /// Asks again: after a change, and when the weights have moved.
    void ask() {
        if (filling) {
            return;
        }
        long mine = ++asked;
        model.apply(fields.stream().map(f -> f.text.get() == null ? "" : f.text.get()).toList()).whenComplete((a, e) -> {
            if (mine == asked) {
                show(a, e);
            }
        });
    }

    private void show(Answer a, Throwable e) {
        String target = data.preprocessing().target().name();
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
                shares.add(a.classes().get(i) + " " + Numbers.plain(Math.round(1000 * a.probabilities()[i]) / 10.0) + " %");
            }
            detail.set(String.join(" · ", shares));
        }
    }

    private Field field(ColumnPreparation c) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        if (c.kind() == Kind.NUMBER) {
            float[] numbers = data.table().column(c.name()).as(Kind.NUMBER).numbers();
            for (int r : data.split().train()) {
                if (!Float.isNaN(numbers[r])) {
                    min = Math.min(min, numbers[r]);
                    max = Math.max(max, numbers[r]);
                }
            }
        }
        return new Field(c, min, max);
    }

    private static double number(String text) {
        try {
            return text == null || text.isBlank() ? Double.NaN : Double.parseDouble(text.strip().replace(',', '.'));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
