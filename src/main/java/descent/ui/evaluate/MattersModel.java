package descent.ui.evaluate;

import descent.data.DataException;
import descent.data.PreparedData;
import descent.data.Task;
import descent.eval.PartialDependence;
import descent.eval.PartialDependence.Axis;
import descent.eval.PartialDependence.Question;
import descent.eval.PermutationImportance;
import descent.eval.PermutationImportance.Column;
import descent.ui.common.AnalysisDesk;
import descent.ui.common.AnalysisDesk.Job;
import descent.ui.common.Answers;
import descent.ui.common.Numbers;
import descent.ui.common.Subject;
import descent.ui.common.Words;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What the model leans on: permutation importance, and partial dependence of one or two inputs, each with the sentence
/// that says how to read it. Everything on a copy of the model; equal for one seed.
final class MattersModel {
    static final int REPEATS = 5;
    static final int POINTS = 25;
    static final int POINTS_OF_TWO = 13;

    private final Supplier<CompletableFuture<Subject>> subject;
    private final AnalysisDesk desk;
    private final ReadOnlyObjectWrapper<PermutationImportance> importance = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<PartialDependence> dependence = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper importanceWords = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper dependenceWords = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Job<?>> importanceJob = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Job<?>> dependenceJob = new ReadOnlyObjectWrapper<>();
    private int questions;

    MattersModel(Supplier<CompletableFuture<Subject>> subject, AnalysisDesk desk) {
        this.subject = subject;
        this.desk = desk;
    }

    /// Null until it was worked out.
    ReadOnlyObjectProperty<PermutationImportance> importance() {
        return importance.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<PartialDependence> dependence() {
        return dependence.getReadOnlyProperty();
    }

    /// How to read the bars, or why there are none.
    ReadOnlyStringProperty importanceWords() {
        return importanceWords.getReadOnlyProperty();
    }

    ReadOnlyStringProperty dependenceWords() {
        return dependenceWords.getReadOnlyProperty();
    }

    /// What is being worked out; null while nothing is.
    ReadOnlyObjectProperty<Job<?>> importanceJob() {
        return importanceJob.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Job<?>> dependenceJob() {
        return dependenceJob.getReadOnlyProperty();
    }

    /// The weights or the data are others: what was worked out no longer holds.
    void forget() {
        cancel(importanceJob);
        cancel(dependenceJob);
        importance.set(null);
        dependence.set(null);
        importanceWords.set("");
        dependenceWords.set("");
    }

    private static void cancel(ReadOnlyObjectWrapper<Job<?>> job) {
        if (job.get() != null) {
            job.get().cancel();
            job.set(null);
        }
    }

    void workOutImportance() {
        cancel(importanceJob);
        with(importanceWords, s -> {
            long seed = s.model().setup().seed();
            Job<PermutationImportance> job = desk.start(p -> finite(PermutationImportance.of(s.model(), s.data(), REPEATS, seed, p), PermutationImportance::finite));
            importanceJob.set(job);
            finish(job, importanceJob, importanceWords, found -> {
                importance.set(found);
                importanceWords.set(words(found, s.data()));
            });
        });
    }

    /// @param second "" for one input alone
    /// @param asked  class whose probability is the answer; ignored for a regression
    void workOutDependence(String first, String second, int asked) {
        cancel(dependenceJob);
        boolean one = second.isEmpty() || second.equals(first);
        Question q = new Question(one ? List.of(first) : List.of(first, second), one ? POINTS : POINTS_OF_TWO, asked);
        int mine = ++questions;
        with(dependenceWords, s -> {
            if (mine != questions) {
                return; // the copies of the model need not come in the order in which they were asked for
            }
            Job<PartialDependence> job = desk.start(p -> finite(PartialDependence.of(s.model(), s.data(), q, p), PartialDependence::finite));
            dependenceJob.set(job);
            finish(job, dependenceJob, dependenceWords, found -> {
                dependence.set(found);
                dependenceWords.set(words(found, s.data(), asked));
            });
        });
    }

    /// @param found null when cancelled
    private static <T> T finite(T found, Predicate<T> is) throws DataException {
        if (found != null && !is.test(found)) {
            throw new DataException("The model answers with numbers beyond all bounds, or with none: train anew, or take weights of an earlier epoch.");
        }
        return found;
    }

    private interface Taker<T> {
        void take(T t);
    }

    private void with(ReadOnlyStringWrapper words, Taker<Subject> then) {
        Answers.then(subject.get(), (s, e) -> {
            if (e != null) {
                words.set(Words.of(e));
            } else if (s == null) {
                words.set("Train first: there is no model yet.");
            } else if (s.data() == null) {
                words.set("This model was opened without its data: open the data it was trained with.");
            } else {
                then.take(s);
            }
        });
    }

    private static <T> void finish(Job<T> job, ReadOnlyObjectWrapper<Job<?>> current, ReadOnlyStringWrapper words, Taker<T> then) {
        Answers.then(job.result(), (found, e) -> {
            if (current.get() != job) {
                return;
            }
            current.set(null);
            if (e != null) {
                words.set(Words.of(e));
            } else if (found == null) {
                words.set("Cancelled.");
            } else {
                then.take(found);
            }
        });
    }

    static String words(PermutationImportance found, PreparedData data) {
        Column first = found.columns().getFirst();
        boolean number = data.task() == Task.REGRESSION;
        String from = number ? "the RMSE of " + Numbers.plain(found.error()) + " by " + Numbers.plain(first.mean()) + " " + data.schema().target()
                : "the share of wrong rows of " + percent(found.error()) + " by " + percent(first.mean());
        String spread = number ? Numbers.plain(first.std()) : percent(first.std());
        String lead = first.mean() <= 0 ? "Shuffling any one input makes the model no worse on these rows."
                : "How to read it: shuffling " + first.name() + " among the test rows raises " + from + " (± " + spread + " over " + REPEATS
                + " shuffles), so the model leans on it most.";
        return lead + " A bar near 0 means that the input is hardly used, or that another one says the same.";
    }

    private static String percent(double share) {
        return Numbers.plain(Math.round(1000 * share) / 10.0) + " %";
    }

    static String words(PartialDependence found, PreparedData data, int asked) {
        String answer = data.task() == Task.REGRESSION ? "the mean prediction of " + data.schema().target()
                : "the mean probability of " + data.preprocessing().classes().get(asked);
        Axis x = found.axes().getFirst();
        double[] a = found.answers();
        String tail = " It shows what the model says, not what would happen.";
        int low = 0;
        int high = 0;
        for (int i = 0; i < a.length; i++) {
            low = a[i] < a[low] ? i : low;
            high = a[i] > a[high] ? i : high;
        }
        if (found.axes().size() == 2) {
            Axis y = found.axes().getLast();
            return "How to read it: with both inputs set in every test row and all else as it is, " + answer + " is highest, " + Numbers.plain(a[high]) + ", at "
                    + at(x, high / y.size()) + " and " + at(y, high % y.size()) + ", lowest, " + Numbers.plain(a[low]) + ", at " + at(x, low / y.size()) + " and "
                    + at(y, low % y.size()) + "." + tail;
        }
        return "How to read it: with " + x.input() + " set in every test row and all else as it is, " + answer + " runs from " + Numbers.plain(a[low]) + " (" + at(x, low)
                + ") to " + Numbers.plain(a[high]) + " (" + at(x, high) + ")." + tail;
    }

    private static String at(Axis axis, int i) {
        return axis.input() + " = " + (axis.number() ? Numbers.plain(axis.values()[i]) : axis.labels().get(i));
    }
}
