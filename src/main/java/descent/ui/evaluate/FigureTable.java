package descent.ui.evaluate;

import descent.eval.Classification;
import descent.eval.Evaluation;
import descent.eval.Evaluation.Part;
import descent.eval.Regression;
import descent.ui.common.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// All figures of an evaluation: the model and what it must beat by rows, each metric on the test rows and, beside it, on
/// the train rows.
///
/// @param metrics by column
/// @param lines   by row, the model first
record FigureTable(List<Metric> metrics, List<Line> lines) {
    FigureTable {
        metrics = List.copyOf(metrics);
        lines = List.copyOf(lines);
    }

    /// @param id      "rmse"
    /// @param name    "RMSE, mpg"
    /// @param meaning one sentence
    record Metric(String id, String name, String meaning) { }

    /// @param id      "model", "line", "mean", "majority"
    /// @param who     as the table writes it
    /// @param meaning one sentence
    /// @param test    a text per metric
    /// @param train   beside them
    record Line(String id, String who, String meaning, List<String> test, List<String> train) {
        Line {
            test = List.copyOf(test);
            train = List.copyOf(train);
        }
    }

    private static final double DECIMALS = 1e4;
    /// A longer one would push the figures apart; it stands in the tooltip.
    private static final int LONGEST_UNIT = 8;

    static FigureTable of(Evaluation e) {
        return e.regression() != null ? regression(e) : classes(e);
    }

    private static FigureTable regression(Evaluation e) {
        String unit = e.target();
        String in = unit.length() <= LONGEST_UNIT ? ", " + unit : "";
        String in2 = in.isEmpty() ? "" : ", " + squared(unit);
        List<Metric> metrics = List.of(
                new Metric("mse", "MSE" + in2, "mean of the squared errors, in " + squared(unit)),
                new Metric("rmse", "RMSE" + in, "root of the MSE, in " + unit + ": the size of a usual error"),
                new Metric("mae", "MAE" + in, "mean size of the errors, in " + unit),
                new Metric("r2", "R²", "share of the spread of " + unit + " that is explained; 1 is perfect, 0 is no better than the mean, below 0 worse than it"));
        List<Line> lines = new ArrayList<>();
        lines.add(numbers(e, "model", "the model", "the model as it stands", Part::regression));
        if (e.lineBaseline() != null) {
            lines.add(numbers(e, "line", "best straight line", "least squares on the train rows: what a network without hidden layers could reach", Part::line));
        }
        lines.add(numbers(e, "mean", "always the mean", "always the mean of the train rows: what a model must beat", Part::mean));
        return new FigureTable(metrics, lines);
    }

    private static Line numbers(Evaluation e, String id, String who, String meaning, Function<Part, Regression> of) {
        return new Line(id, who, meaning, texts(of.apply(e.test())), texts(of.apply(e.train())));
    }

    private static List<String> texts(Regression r) {
        return texts(r.mse(), r.rmse(), r.mae(), share(r.r2()));
    }

    private static FigureTable classes(Evaluation e) {
        List<Metric> metrics = List.of(
                new Metric("accuracy", "Accuracy", "share of rows whose class was met"),
                new Metric("loss", "Log loss", "mean of −ln of the probability given to the true class: sure and wrong costs most"),
                new Metric("precision", "Precision", "of the rows that were called a class, the share that is of it; mean over the classes"),
                new Metric("recall", "Recall", "of the rows of a class, the share that was called so; mean over the classes"),
                new Metric("f1", "F1", "harmonic mean of precision and recall; mean over the classes"),
                new Metric("weighted", "F1 weighted", "as F1, each class weighted by its rows"));
        return new FigureTable(metrics, List.of(
                classes(e, "model", "the model", "the model as it stands", Part::classification),
                classes(e, "majority", "always the commonest", "always the commonest class of the train rows: what a model must beat", Part::majority)));
    }

    private static Line classes(Evaluation e, String id, String who, String meaning, Function<Part, Classification> of) {
        return new Line(id, who, meaning, texts(of.apply(e.test())), texts(of.apply(e.train())));
    }

    private static List<String> texts(Classification c) {
        return texts(c.accuracy(), c.loss(), c.macro().precision(), c.macro().recall(), c.macro().f1(), c.weighted().f1());
    }

    /// A share has four decimals: −0.0002119 is no more exact than −0.0002 to a reader, and too long for its column. What is smaller
    /// is rounding: the R² of "always the mean" is −8e−6 when train and test mean differ a little.
    static double share(double v) {
        return Math.rint(v * DECIMALS) / DECIMALS;
    }

    static List<String> texts(double... values) {
        List<String> texts = new ArrayList<>();
        for (double v : values) {
            texts.add(Double.isNaN(v) ? "–" : Numbers.plain(v));
        }
        return texts;
    }

    static String squared(String unit) {
        return unit.matches("\\w+") ? unit + "²" : "(" + unit + ")²";
    }
}
