package descent.ui.lesson;

import descent.eval.Evaluation;
import descent.lesson.Lesson;
import descent.lesson.LessonException;
import descent.lesson.LessonProgress;
import descent.lesson.LessonProgress.Deed;
import descent.lesson.LessonProgress.Scores;
import descent.model.Setup;
import descent.train.Phase;
import descent.train.Run;
import descent.train.RunState;
import descent.train.StepView;
import descent.ui.common.FileDone;
import descent.ui.common.RunItem;
import descent.ui.common.Workspace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/// Watches the workspace while a lesson is open and turns what a student does into plain facts for the checks.
///
/// It only reads. Looking back at an earlier epoch is neither a step nor an Evaluate. Everything counts from the moment the step was opened,
/// runs in all from the opening of the lesson. An earlier run that is only shown again is no new one, nor is a model that was opened.
final class ProgressWatch {
    private final Workspace workspace;
    private final LessonModel model;
    private final List<RunTally> runs = new ArrayList<>();
    private final Set<Phase> stepped = EnumSet.noneOf(Phase.class);
    private final Set<Deed> deeds = EnumSet.noneOf(Deed.class);
    private final Set<Integer> runsInLesson = new HashSet<>();
    private StepView shown;
    private Scores scores;
    private final Map<RunItem, Integer> epochsBefore = new WeakHashMap<>(); // of each run, what was there without this step
    private int lastBefore; // the highest number of a run that was there when the step was opened

    ProgressWatch(Workspace workspace, LessonModel model) {
        this.workspace = workspace;
        this.model = model;
        model.onStepOpened(this::stepOpened);
        model.lesson().subscribe(l -> runsInLesson.clear());
        model.choice().subscribe(c -> tell());
        workspace.sample().subscribe(s -> tell());
        workspace.state().subscribe(s -> tell());
        workspace.currentRun().subscribe(r -> tell());
        workspace.stepView().subscribe(this::stepped);
        workspace.evaluation().subscribe(this::evaluated);
        workspace.fileDone().subscribe(this::did);
    }

    private void stepOpened() {
        runs.clear();
        stepped.clear();
        deeds.clear();
        scores = null;
        epochsBefore.clear();
        for (RunItem item : workspace.runs()) {
            epochsBefore.put(item, item.run().history().count());
            lastBefore = Math.max(lastBefore, item.run().id());
        }
        tell();
    }

    /// At a slow pace a run shows its lines by itself, and a line is told anew for another weight: neither is a step.
    private void stepped(StepView view) {
        if (workspace.replay().isShowing()) {
            return;
        }
        boolean again = shown != null && view != null && shown.phase() == view.phase() && shown.epoch() == view.epoch() && shown.batch() == view.batch();
        shown = view;
        if (view != null && !again && workspace.state().get() != RunState.RUNNING) {
            stepped.add(view.phase());
            tell();
        }
    }

    private void evaluated(Evaluation e) {
        if (e != null && !workspace.replay().isShowing()) {
            scores = new Scores(e.regression() == null ? Double.NaN : e.regression().r2(),
                    e.classification() == null ? Double.NaN : e.classification().accuracy());
            tell();
        }
    }

    private void did(FileDone done) {
        if (done != null) {
            deeds.add(Deed.valueOf(done.kind().name()));
            tell();
        }
    }

    /// Asks the checks anew; cheap, each epoch is counted once.
    void tell() {
        if (model.lesson().get() == null) {
            return;
        }
        for (RunItem item : workspace.runs()) { // each lane of a race counts, whichever is shown
            if (isNew(item)) {
                runsInLesson.add(item.run().id());
                if (runs.stream().noneMatch(t -> t.isOf(item))) {
                    runs.add(new RunTally(item, isAsSetUp(item.setup())));
                }
            }
        }
        model.update(progress());
    }

    /// Begun since the step was opened, or gone on since.
    private boolean isNew(RunItem item) {
        Run run = item.run();
        boolean later = run.id() > lastBefore;
        int before = epochsBefore.computeIfAbsent(item, _ -> later ? run.begunAt() : run.history().count());
        return (later && run.begunAt() == 0) || run.history().count() > before
                || (workspace.state().get() == RunState.RUNNING && workspace.isAtWork(item));
    }

    /// Setting up a run that is as the step asks changes nothing.
    private boolean isAsSetUp(Setup setup) {
        try {
            return Lesson.apply(model.step().changes(), setup, workspace.table().get()).equals(setup);
        } catch (LessonException e) {
            return false; // of other data
        }
    }

    private LessonProgress progress() {
        return new LessonProgress(runs.stream().map(RunTally::facts).toList(), runsInLesson.size(), model.isPredicted(),
                stepped.size(), scores, List.copyOf(deeds));
    }
}
