package descent.ui.lesson;

import descent.eval.Evaluation;
import descent.lesson.LessonProgress;
import descent.lesson.LessonProgress.Deed;
import descent.lesson.LessonProgress.Scores;
import descent.train.Phase;
import descent.train.StepView;
import descent.ui.common.FileDone;
import descent.ui.common.RunItem;
import descent.ui.common.Workspace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Watches the workspace while a lesson is open and turns what a student does into plain facts for the checks.
///
/// It only reads. Looking back at an earlier epoch is neither a step nor an Evaluate. Everything counts from the moment the step was opened, runs in all from the opening of the lesson.
final class ProgressWatch {
    private final Workspace workspace;
    private final LessonModel model;
    private final List<RunTally> runs = new ArrayList<>();
    private final Set<Phase> stepped = EnumSet.noneOf(Phase.class);
    private final Set<Deed> deeds = EnumSet.noneOf(Deed.class);
    private final Set<Integer> runsInLesson = new HashSet<>();
    private Scores scores;
    private RunItem before; // what was there when the step was opened
    private int epochsBefore;

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
        before = workspace.currentRun().get();
        epochsBefore = before == null ? 0 : before.run().history().count();
        tell();
    }

    private void stepped(StepView view) {
        if (view != null && !workspace.replay().isShowing()) {
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
        RunItem current = workspace.currentRun().get();
        if (current != null && isNew(current)) {
            runsInLesson.add(current.run().id());
            if (runs.stream().noneMatch(t -> t.item() == current)) {
                runs.add(new RunTally(current));
            }
        }
        model.update(progress());
    }

    /// A short run may begin and end between two looks, so its epochs are asked too.
    private boolean isNew(RunItem current) {
        int epochs = current.run().history().count();
        return workspace.state().get().isLive() || (current == before ? epochs > epochsBefore : epochs > 0 || current.run().divergedAt() > 0);
    }

    private LessonProgress progress() {
        return new LessonProgress(runs.stream().map(RunTally::facts).toList(), runsInLesson.size(), model.isPredicted(),
                stepped.size(), scores, List.copyOf(deeds));
    }
}
