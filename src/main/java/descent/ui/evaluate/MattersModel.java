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
import javafx.beans.value.ObservableValue;

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
    private final ReadOnlyObjectWrapper<Question> asked = new ReadOnlyObjectWrapper<>();
    private final DatedWords importanceWords;
    private final DatedWords dependenceWords;
    private final ReadOnlyObjectWrapper<Job<?>> importanceJob = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Job<?>> dependenceJob = new ReadOnlyObjectWrapper<>();
    private int questions;
    private int runs;

    /// @param now fingerprint of the weights as they are; null while an earlier epoch is looked back at
    MattersModel(Supplier<CompletableFuture<Subject>> subject, AnalysisDesk desk, ObservableValue<String> now) {
        this.subject = subject;
        this.desk = desk;
        this.importanceWords = new DatedWords(now, "work it out again for the one of now");
        this.dependenceWords = new DatedWords(now, "the one of now is asked when training rests");
    }

    /// Null until it was worked out.
    ReadOnlyObjectProperty<PermutationImportance> importance() {
        return importance.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<PartialDependence> dependence() {
        return dependence.getReadOnlyProperty();
    }

    /// What the dependence is, or will be, the answer to; null where there is none, as after Cancel.
    ReadOnlyObjectProperty<Question> asked() {
        return asked.getReadOnlyProperty();
    }

    /// How to read the bars, or why there are none; and whether they are of weights that the model has no more.
    ReadOnlyStringProperty importanceWords() {
        return importanceWords.words();
    }

    ReadOnlyStringProperty dependenceWords() {
        return dependenceWords.words();
    }

    /// What is being worked out; null while nothing is.
    ReadOnlyObjectProperty<Job<?>> importanceJob() {
        return importanceJob.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Job<?>> dependenceJob() {
        return dependenceJob.getReadOnlyProperty();
    }

    /// Another run is the current one: what was worked out is not its.
    void forget() {
        runs++;
        cancel(importanceJob);
        cancel(dependenceJob);
        importance.set(null);
        importanceWords.say("", null);
        nothingAsked("");
    }

    /// The weights have come to rest: what is shown of one or two inputs is asked of them again.
    void renew() {
        Question q = asked.get();
        if (q != null && dependenceJob.get() == null && dependenceWords.isOld()) {
            ask(q);
        }
    }

    private void nothingAsked(String words) {
        dependence.set(null);
        asked.set(null);
        dependenceWords.say(words, null);
    }

    private static void cancel(ReadOnlyObjectWrapper<Job<?>> job) {
        if (job.get() != null) {
            job.get().cancel();
            job.set(null);
        }
    }

    void workOutImportance() {
        cancel(importanceJob);
        with(importanceWords::say, s -> {
            long seed = s.model().setup().seed();
            Job<PermutationImportance> job = desk.start(p -> finite(PermutationImportance.of(s.model(), s.data(), REPEATS, seed, p), PermutationImportance::finite));
            importanceJob.set(job);
            finish(job, importanceJob, importanceWords::say, found -> {
                importance.set(found);
                importanceWords.say(words(found, s.data()), s);
            });
        });
    }

    /// @param second "" for one input alone
    /// @param which  class whose probability is the answer; ignored for a regression
    void workOutDependence(String first, String second, int which) {
        boolean one = second.isEmpty() || second.equals(first);
        ask(new Question(one ? List.of(first) : List.of(first, second), one ? POINTS : POINTS_OF_TWO, which));
    }

    private void ask(Question q) {
        cancel(dependenceJob);
        asked.set(q);
        int mine = ++questions;
        with(this::nothingAsked, s -> {
            if (mine != questions) {
                return; // the copies of the model need not come in the order in which they were asked for
            }
            Job<PartialDependence> job = desk.start(p -> finite(PartialDependence.of(s.model(), s.data(), q, p), PartialDependence::finite));
            dependenceJob.set(job);
            finish(job, dependenceJob, this::nothingAsked, found -> {
                dependence.set(found);
                dependenceWords.say(words(found, s.data(), q.asked()), s);
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

    /// @param no takes the words where there is nothing to work on
    private void with(Taker<String> no, Taker<Subject> then) {
        int run = runs;
        Answers.then(subject.get(), (s, e) -> {
            if (run != runs) {
                return; // another run has become the current one
            }
            if (e != null) {
                no.take(Words.of(e));
            } else if (s == null) {
                no.take("Train first: there is no model yet.");
            } else if (s.data() == null) {
                no.take("This model was opened without its data: open the data it was trained with.");
            } else {
                then.take(s);
            }
        });
    }

    /// @param no takes the words where nothing came out
    private static <T> void finish(Job<T> job, ReadOnlyObjectWrapper<Job<?>> current, Taker<String> no, Taker<T> then) {
        Answers.then(job.result(), (found, e) -> {
            if (current.get() != job) {
                return;
            }
            current.set(null);
            if (e != null) {
                no.take(Words.of(e));
            } else if (found == null) {
                no.take("Cancelled.");
            } else {
                then.take(found);
            }
        });
    }

    static String words(PermutationImportance found, PreparedData data) {
        Column first = found.columns().getFirst();
        boolean number = data.task() == Task.REGRESSION;
        String from = number ? "the RMSE of " + Numbers.plain(found.error()) + " by " + Numbers.plain(first.mean()) + " " + data.schema().target()
                : "the share of wrong rows of " + Numbers.share(found.error()) + " by " + Numbers.share(first.mean());
        String spread = number ? Numbers.plain(first.std()) : Numbers.share(first.std());
        String lead = first.mean() <= 0 ? "Shuffling any one input makes the model no worse on these rows."
                : "How to read it: shuffling " + first.name() + " among the test rows raises " + from + " (± " + spread + " over " + REPEATS
                + " shuffles), so the model leans on it most.";
        return lead + " A bar near 0 means that the input is hardly used, or that another one says the same.";
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
