package descent.ui.evaluate;

import descent.data.PreprocessingSettings;
import descent.data.Task;
import descent.eval.Classification;
import descent.eval.Evaluation;
import descent.eval.Regression;
import descent.eval.ThresholdScore;
import descent.model.LossSpec;
import descent.model.Setup;
import descent.ui.common.AnalysisDesk;
import descent.ui.common.Answers;
import descent.ui.common.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the Results card says about an evaluation: the sentence that joins the units, the table of metrics beside their
/// baselines, and the test rows one by one.
final class ResultsModel {
    /// A column of the metrics' table: `mse`, its name on the screen, what it means.
    record Metric(String id, String name, String meaning) { }

    /// A row of the metrics' table: whose figures these are, what that means, one text per metric.
    record Figures(String who, String meaning, List<String> values) {
        Figures {
            values = List.copyOf(values);
        }
    }

    private static final String NO_LINE = "There is no best straight line to compare with: with as many inputs as train rows, or more, many lines meet every train row; and with very many of both it would take too long";
    /// Steps of the threshold.
    static final int THRESHOLDS = 100;
    /// Said in place of the pictures of very many rows, until they are there.
    static final String ON_ITS_WAY = "the picture is on its way";
    private static final List<Metric> REGRESSION = List.of(
            new Metric("mse", "MSE", "mean of the squared errors"),
            new Metric("rmse", "RMSE", "root of the mean squared error: the size of a usual error"),
            new Metric("mae", "MAE", "mean size of the errors"),
            new Metric("r2", "R²", "share of the target's spread that the model explains; 1 is perfect, 0 is no better than the mean"));
    private static final List<Metric> CLASSES = List.of(
            new Metric("accuracy", "Accuracy", "share of rows whose class was met"),
            new Metric("loss", "Loss", "mean of −ln of the probability given to the true class"),
            new Metric("f1", "F1", "harmonic mean of precision and recall, mean over the classes; both stand under Per class"));

    private final ReadOnlyObjectWrapper<Evaluation> evaluation = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<RegressionPictures> pictures = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<ThresholdScore>> scores = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");
    private final ObservableList<Metric> metrics = FXCollections.observableArrayList();
    private final ObservableList<Figures> figures = FXCollections.observableArrayList();
    private final SimpleObjectProperty<Row> selected = new SimpleObjectProperty<>();
    private final ObservableValue<Setup> setup;
    private final ObservableValue<String> before;
    private final AnalysisDesk beside;

    /// @param before what Evaluate will add, said until there is an evaluation
    /// @param setup  of the evaluated run: with MSELoss loss and MSE are one number in two units; with validation rows the chart's curve is theirs
    /// @param beside works out the pictures of so many rows that the screen's thread would stand still
    ResultsModel(ObservableValue<Evaluation> source, ObservableValue<Setup> setup, ObservableValue<String> before, AnalysisDesk beside) {
        this.setup = setup;
        this.beside = beside;
        this.before = before;
        source.subscribe(this::show);
        before.subscribe(_ -> {
            if (evaluation.get() == null) {
                sentence.set(before.getValue());
            }
        });
    }

    /// The evaluation on the screen, or null before the first.
    ReadOnlyObjectProperty<Evaluation> evaluation() {
        return evaluation.getReadOnlyProperty();
    }

    /// What the pictures of a regression show; null for classes, and until it is worked out.
    ReadOnlyObjectProperty<RegressionPictures> pictures() {
        return pictures.getReadOnlyProperty();
    }

    /// Of two classes: what each threshold 0, 0.01 … 1 costs; empty for all else, and until it is worked out.
    ReadOnlyObjectProperty<List<ThresholdScore>> scores() {
        return scores.getReadOnlyProperty();
    }

    ReadOnlyStringProperty sentence() {
        return sentence.getReadOnlyProperty();
    }

    /// How the two units hang together, for the sentence's tooltip; "" when there is nothing to explain.
    ReadOnlyStringProperty detail() {
        return detail.getReadOnlyProperty();
    }

    ObservableList<Metric> metrics() {
        return metrics;
    }

    ObservableList<Figures> figures() {
        return figures;
    }

    /// The row that plot and table both mark.
    SimpleObjectProperty<Row> selected() {
        return selected;
    }

    /// Which model that was: "after epoch 120"; "" before the first evaluation.
    ObservableValue<String> when() {
        return evaluation.map(e -> "after epoch " + Numbers.count(e.epoch())).orElse("");
    }

    /// Marks the row with this index in the evaluation; none for −1.
    void select(int index) {
        Evaluation e = evaluation.get();
        selected.set(e == null || index < 0 || index >= e.rows() ? null : new Row(e, index));
    }

    /// Marks a row of the table, counted from 0; one that was not evaluated, or null, leaves the mark as it is.
    void selectTableRow(Integer row) {
        Evaluation e = evaluation.get();
        if (e == null || row == null || (selected.get() != null && selected.get().row() == row + 1)) {
            return;
        }
        for (int i = 0; i < e.rows(); i++) {
            if (e.tableRows()[i] == row) {
                select(i);
                return;
            }
        }
    }

    /// What the test rows are called: `the 80 test rows`.
    static String beforeEvaluate(String target, Task task, int testRows) {
        String of = "on the " + Numbers.count(testRows, "test row");
        return task == Task.REGRESSION
                ? "Evaluate adds: errors in " + target + ", row by row, " + of
                : "Evaluate adds: right and wrong classes of " + target + ", row by row, " + of;
    }

    private void show(Evaluation e) {
        selected.set(null);
        metrics.setAll(e == null ? List.of() : e.regression() != null ? REGRESSION : CLASSES);
        figures.setAll(e == null ? List.of() : figuresOf(e));
        detail.set(e == null ? "" : detailOf(e));
        sentence.set(e == null ? before.getValue() : e.regression() != null ? regressionSentence(e) : classSentence(e));
        evaluation.set(e);
        picture(e);
    }

    private void picture(Evaluation e) {
        pictures.set(null);
        scores.set(List.of());
        if (e != null && e.regression() != null) {
            workOut(e, () -> RegressionPictures.of(e), pictures);
        } else if (e != null && e.task() == Task.BINARY) {
            workOut(e, () -> ThresholdScore.all(e.actual(), e.probabilities(), THRESHOLDS), scores);
        }
    }

    /// At once for few rows, else beside the screen's thread.
    private <T> void workOut(Evaluation e, Supplier<T> work, ReadOnlyObjectWrapper<T> into) {
        if (e.rows() <= Cloud.MOST_POINTS) {
            into.set(work.get());
            return;
        }
        Answers.then(beside.start(_ -> work.get()).result(), (found, failure) -> {
            if (found != null && evaluation.get() == e) {
                into.set(found);
            }
        });
    }

    private String regressionSentence(Evaluation e) {
        String mse = "MSE " + Numbers.plain(e.regression().mse()) + " " + FigureTable.squared(e.target());
        return "Test loss " + Numbers.plain(e.lossScaled()) + where(e.targetStd() != 1) + (meansSquares() ? " = " : "; ") + mse;
    }

    /// In which units a loss is, and whether the chart shows it.
    private String where(boolean scaled) {
        boolean drawn = setup.getValue() == null || !setup.getValue().split().hasValidation();
        String words = (scaled ? "scaled" : "") + (scaled && drawn ? ", " : "") + (drawn ? "as on the chart" : "");
        return words.isEmpty() ? "" : " (" + words + ")";
    }

    private boolean meansSquares() {
        return setup.getValue() != null && setup.getValue().loss() instanceof LossSpec.MSELoss;
    }

    private String classSentence(Evaluation e) {
        Classification c = e.classification();
        long right = Math.round(c.accuracy() * c.rows());
        return "Test loss " + Numbers.plain(e.lossScaled()) + where(false) + "; " + Numbers.count(right) + " of "
                + Numbers.count(c.rows()) + " test rows right";
    }

    private String detailOf(Evaluation e) {
        String noLine = e.regression() != null && e.lineBaseline() == null ? NO_LINE : "";
        if (e.regression() == null || e.targetStd() == 1 || !meansSquares()) {
            return noLine;
        }
        String std = Numbers.plain(e.targetStd());
        boolean range = setup.getValue().preprocessing().scaling() == PreprocessingSettings.Scaling.MIN_MAX;
        return "The network learns " + e.target() + " divided by " + (range ? "its range of " + std + " (largest less smallest of the train rows): "
                : "its spread of " + std + " (standard deviation of the train rows): ")
                + Numbers.plain(e.lossScaled()) + " × " + std + "² = " + Numbers.plain(e.regression().mse()) + (noLine.isEmpty() ? "" : ". " + noLine);
    }

    private static List<Figures> figuresOf(Evaluation e) {
        List<Figures> all = new ArrayList<>();
        if (e.regression() != null) {
            add(all, "test", "the model on the test rows", e.regression());
            add(all, "mean", "always the mean of the train rows: what a model must beat", e.meanBaseline());
            add(all, "line", "best straight line (least squares on the train rows)", e.lineBaseline());
            add(all, "train", "the model on the rows that it learned from", e.trainRegression());
        } else {
            add(all, "test", "the model on the test rows", e.classification());
            add(all, "always", "always the commonest class of the train rows: what a model must beat", e.majorityBaseline());
            add(all, "train", "the model on the rows that it learned from", e.trainClassification());
        }
        return all;
    }

    private static void add(List<Figures> all, String who, String meaning, Regression r) {
        if (r != null) {
            all.add(new Figures(who, meaning, FigureTable.texts(r.mse(), r.rmse(), r.mae(), FigureTable.share(r.r2()))));
        }
    }

    private static void add(List<Figures> all, String who, String meaning, Classification c) {
        if (c != null) {
            all.add(new Figures(who, meaning, FigureTable.texts(c.accuracy(), c.loss(), c.macro().f1())));
        }
    }

}
