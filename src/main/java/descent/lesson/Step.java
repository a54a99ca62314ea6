package descent.lesson;

import java.util.List;

/// One step of a lesson. Paragraphs may hold `code` between backticks and **bold** between double stars, nothing else.
///
/// @param title      what the step is about
/// @param text       paragraphs that are read first
/// @param prediction what to predict before the run, or null
/// @param task       paragraphs: what to do
/// @param changes    settings that the panel sets on request, so that nobody needs to hunt for them; may be empty
/// @param lookAt     paragraphs: what to watch meanwhile
/// @param checks     what can be ticked; they never block
/// @param conclusion paragraphs that follow when all is ticked, or on request
public record Step(String title, List<String> text, Prediction prediction, List<String> task, List<SetupChange> changes,
                   List<String> lookAt, List<Check> checks, List<String> conclusion) {
    public Step {
        text = List.copyOf(text);
        task = List.copyOf(task);
        changes = List.copyOf(changes);
        lookAt = List.copyOf(lookAt);
        checks = List.copyOf(checks);
        conclusion = List.copyOf(conclusion);
    }

    public boolean asksForPrediction() {
        return prediction != null;
    }
}
