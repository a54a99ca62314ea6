package descent.lesson;

import java.util.List;

/// What a student has done since a step was opened, as plain facts; checks are evaluated against it.
///
/// @param runs         that were begun or went on since the step was opened, oldest first
/// @param runsInLesson started since the lesson was opened
/// @param predicted    the step's prediction is made
/// @param linesStepped how many of the five lines of the loop were stepped through, 0 to 5
/// @param evaluation   of the last Evaluate since the step was opened, or null
/// @param deeds        what was done since the step was opened
public record LessonProgress(List<RunFacts> runs, int runsInLesson, boolean predicted, int linesStepped,
                             Scores evaluation, List<Deed> deeds) {
    /// Nothing done yet.
    public static final LessonProgress NOTHING = new LessonProgress(List.of(), 0, false, 0, null, List.of());

    public enum State { IDLE, RUNNING, PAUSED, STOPPED, FINISHED, DIVERGED, FAILED }

    public enum Deed { SAVED, OPENED, EXPORTED }

    public LessonProgress {
        runs = List.copyOf(runs);
        deeds = List.copyOf(deeds);
    }

    /// @param testR2       NaN where the task is not a regression
    /// @param testAccuracy NaN where the task has no classes
    public record Scores(double testR2, double testAccuracy) { }

    /// One run, as far as checks ask.
    ///
    /// @param epochs         finished
    /// @param trainLoss      the newest; NaN before the first
    /// @param testLoss       the newest
    /// @param lowestTestLoss of all epochs
    /// @param rises          share of the epochs in which the train loss rose, 0 to 1
    /// @param rate           that it started with
    /// @param rateChanged    changed by hand while it ran
    /// @param settings       what it was started with
    /// @param asSetUp        it was started with what the step's own set-up asks for, a hidden fault included
    public record RunFacts(State state, int epochs, double trainLoss, double testLoss, double lowestTestLoss, double rises,
                           double rate, boolean rateChanged, Settings settings, boolean asSetUp) { }

    /// @param optimizer PyTorch's name
    /// @param scaling   of the inputs: "none", "standard" or "min max"
    /// @param batch     rows of a mini-batch; 0 = all rows
    public record Settings(String optimizer, String scaling, int batch, long seed) { }
}
