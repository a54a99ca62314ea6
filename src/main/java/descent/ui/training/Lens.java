package descent.ui.training;

import descent.train.StepView;
import descent.train.StepView.GradientChange;
import descent.train.StepView.LossTerms;
import descent.train.StepView.Moment;
import descent.train.StepView.Rows;
import descent.train.StepView.WeightStep;
import descent.ui.common.Numbers;
import descent.ui.common.UnitPlace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What the code lens says about the line that just ran, in words and tables, from the true tensors of the engine.
///
/// @param line     the line of Python
/// @param where    `epoch 3 · batch 1 of 10 · update 21`
/// @param sections from top to bottom
record Lens(String line, String where, List<Section> sections) {
    /// @param says  one sentence
    /// @param head  column titles; empty where there is no table
    /// @param rows  cells as text; the first column is a name, the others are numbers
    /// @param lines arithmetic below the table, a line each
    record Section(String says, List<String> head, List<List<Cell>> rows, List<String> lines) { }

    /// @param text  a name or a number
    /// @param place in the network that the number belongs to; null for none
    record Cell(String text, UnitPlace place) {
        static Cell of(String text) {
            return new Cell(text, null);
        }

        static List<Cell> row(String... texts) {
            return Arrays.stream(texts).map(Cell::of).toList();
        }
    }

    private static final List<String> GRADIENT_HEAD = List.of("gradient of", "before", "after");
    private static final int SHOWN_VALUES = 3;
    private static final int SHOWN_COLUMNS = 2;

    static Lens of(StepView v, String lossName) {
        String where = "epoch " + Numbers.count(v.epoch()) + (v.batches() > 1 ? " · batch " + v.batch() + " of " + v.batches() : "")
                + " · update " + Numbers.count(v.step());
        return new Lens(v.phase().line().replace("MSE", lossName), where, switch (v.phase()) {
            case FORWARD -> forward(v);
            case LOSS -> loss(v, lossName);
            case BACKWARD -> backward(v, lossName);
            case STEP -> step(v);
            case ZERO_GRAD -> zero(v);
        });
    }

    private static List<Section> forward(StepView v) {
        String says = "The network turned X (" + shape(v.x()) + ") into predictions (" + shape(v.predictions())
                + "): one row of answers per row of data.";
        int inputs = Math.min(SHOWN_COLUMNS, v.x().cols());
        boolean more = v.x().cols() > inputs;
        List<String> head = new ArrayList<>(List.of("#"));
        IntStream.range(0, inputs).forEach(c -> head.add("x" + (c + 1)));
        if (more) {
            head.add("…");
        }
        head.addAll(List.of("prediction", "y"));
        List<List<Cell>> rows = new ArrayList<>();
        for (int r = 0; r < v.predictions().shown(); r++) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(String.valueOf(r + 1))));
            for (int c = 0; c < inputs; c++) {
                cells.add(new Cell(number(v.x().at(r, c)), new UnitPlace.Input(c)));
            }
            if (more) {
                cells.add(Cell.of("…"));
            }
            cells.add(predicted(v, r));
            cells.add(Cell.of(row(v.targets(), r)));
            rows.add(cells);
        }
        return List.of(new Section(says, head, rows, rest(v.predictions())));
    }

    private static Cell predicted(StepView v, int row) {
        return new Cell(row(v.predictions(), row), new UnitPlace.Output(0));
    }

    private static List<Section> loss(StepView v, String lossName) {
        LossTerms l = v.loss();
        boolean squares = l.kind().equals("MSELoss");
        List<List<Cell>> rows = new ArrayList<>();
        for (int r = 0; r < Math.min(l.terms().length, v.predictions().shown()); r++) {
            rows.add(List.of(Cell.of(String.valueOf(r + 1)), predicted(v, r), Cell.of(row(v.targets(), r)), Cell.of(number(l.terms()[r]))));
        }
        String says = l.isWeighted() ? lossName + " (" + l.kind() + ") is the weighted mean of one term per row: the further off, the larger, times the weight of the row's class."
                : squares ? lossName + " is the mean of the squared differences between prediction and y."
                : lossName + " (" + l.kind() + ") is the mean of one term per row: the further off, the larger.";
        List<String> lines = new ArrayList<>(List.of("sum of all " + Numbers.count(l.count()) + " terms = " + Numbers.measured(l.sum())));
        String divisor = l.isWeighted() ? Numbers.plain(l.weights()) : Numbers.count(l.count());
        if (l.isWeighted()) {
            lines.add("sum of the weights of their classes = " + divisor);
        }
        lines.add(lossName + " = " + Numbers.measured(l.sum()) + " / " + divisor + " = " + Numbers.measured(l.value()));
        return List.of(new Section(says, List.of("#", "prediction", "y", squares ? "(p − y)²" : l.isWeighted() ? "weight · loss" : "term"), rows, lines));
    }

    private static List<Section> backward(StepView v, String lossName) {
        String says = "Every weight now knows its gradient: how much " + lossName + " grows if that weight grows. Lengths before → after:";
        return List.of(new Section(says, GRADIENT_HEAD, gradients(v), List.of()),
                new Section("Their first numbers (click one to see its unit):", List.of(), firstValues(v), List.of()));
    }

    private static List<Section> zero(StepView v) {
        String says = "This line is there to set every gradient back to zero. Without it the next backward adds to the old ones."; // true of a loop that skips it, too
        return List.of(new Section(says, GRADIENT_HEAD, gradients(v), List.of()));
    }

    private static List<List<Cell>> gradients(StepView v) {
        return v.gradients().stream().map(g -> Cell.row(g.name() + "  " + shape(g.shape()), length(g.before(), g.normBefore()), length(g.after(), g.normAfter()))).toList();
    }

    private static String shape(List<Integer> sizes) {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining(" × "));
    }

    private static String length(float[] values, double norm) {
        return values.length == 0 ? "none" : Numbers.plain(norm);
    }

    private static List<List<Cell>> firstValues(StepView v) {
        List<List<Cell>> rows = new ArrayList<>();
        for (GradientChange g : v.gradients()) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(g.name())));
            for (int i = 0; i < SHOWN_VALUES; i++) {
                cells.add(i < g.after().length ? new Cell(number(g.after()[i]), new UnitPlace.Weight(g.name(), i)) : Cell.of(""));
            }
            if (g.after().length > 0) {
                rows.add(cells);
            }
        }
        return rows;
    }

    private static List<Section> step(StepView v) {
        WeightStep w = v.weight();
        UnitPlace place = new UnitPlace.Weight(w.name(), w.index());
        List<Section> all = new ArrayList<>();
        all.add(new Section("This line is there to move every weight one step against its gradient. One of them, " + name(v, w) + " (click a unit of the network for another):",
                List.of("", "value"), List.of(List.of(Cell.of("old weight w"), new Cell(Numbers.measured(w.before()), place)),
                        List.of(Cell.of("gradient g"), new Cell(Numbers.measured(w.gradient()), place)), Cell.row("learning rate lr", Numbers.plain(v.lr())),
                        List.of(Cell.of("new weight"), new Cell(Numbers.measured(w.after()), place))), w.formula()));
        if (!w.moments().isEmpty()) {
            List<List<Cell>> rows = w.moments().stream().map(m -> Cell.row(plainName(m), Numbers.measured(m.before()), Numbers.measured(m.after()))).toList();
            all.add(new Section("What the optimizer remembers of this weight's gradients:", List.of("", "before", "after"), rows, List.of()));
        }
        return all;
    }

    /// `0.weight[3, 5]`: unit 4 of the layer, its weight of input 6, both counted from 0 as in PyTorch.
    private static String name(StepView v, WeightStep w) {
        List<Integer> shape = v.gradients().stream().filter(g -> g.name().equals(w.name())).findFirst().map(GradientChange::shape).orElse(List.of());
        return w.name() + (shape.size() == 2 ? "[" + w.index() / shape.get(1) + ", " + w.index() % shape.get(1) + "]" : "[" + w.index() + "]");
    }

    private static String plainName(Moment m) {
        return switch (m.name()) {
            case "exp_avg" -> "m (exp_avg)";
            case "exp_avg_sq" -> "v (exp_avg_sq)";
            case "max_exp_avg_sq" -> "vmax (max_exp_avg_sq)";
            case "square_avg" -> "v (square_avg)";
            case "grad_avg" -> "a (grad_avg)";
            case "sum" -> "s (sum)";
            case "momentum_buffer" -> "buf (momentum_buffer)";
            default -> m.name();
        };
    }

    private static List<String> rest(Rows r) {
        return r.rows() > r.shown() ? List.of("… and " + Numbers.count(r.rows() - r.shown()) + " more rows") : List.of();
    }

    private static String shape(Rows r) {
        return Numbers.count(r.rows()) + " × " + Numbers.count(r.cols());
    }

    private static String row(Rows r, int row) {
        int shown = Math.min(SHOWN_COLUMNS, r.cols());
        return IntStream.range(0, shown).mapToObj(c -> number(r.at(row, c))).collect(Collectors.joining(", ")) + (r.cols() > shown ? ", …" : "");
    }

    private static String number(float v) {
        return !Float.isFinite(v) || Math.abs(v) < 1e-4 || Math.abs(v) >= 1e4 ? Numbers.plain(v) : Numbers.plain(Math.round(v * 1e4) / 1e4);
    }

    /// The whole text, for the screen reader and for copying.
    String text() {
        StringBuilder b = new StringBuilder(line).append(" (").append(where).append(")\n");
        for (Section s : sections) {
            b.append(s.says).append('\n');
            if (!s.head.isEmpty()) {
                b.append(String.join("\t", s.head)).append('\n');
            }
            s.rows.forEach(r -> b.append(r.stream().map(Cell::text).collect(Collectors.joining("\t"))).append('\n'));
            s.lines.forEach(l -> b.append(l).append('\n'));
        }
        return b.toString();
    }
}
