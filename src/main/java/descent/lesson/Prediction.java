package descent.lesson;

import java.util.List;

/// A prediction to make before a run: who predicts first learns more from what then happens.
///
/// @param question what is asked
/// @param choices  2 to 4, or empty: the curve is drawn over the empty chart
/// @param answer   paragraphs that are shown after the run; may be empty
public record Prediction(String question, List<Choice> choices, List<String> answer) {
    /// @param text  of the button
    /// @param right false for all choices where there is no right one
    public record Choice(String text, boolean right) { }

    public Prediction {
        choices = List.copyOf(choices);
        answer = List.copyOf(answer);
    }

    public boolean isDrawn() {
        return choices.isEmpty();
    }

    /// The first right choice, or -1 where the question has none.
    public int rightChoice() {
        for (int i = 0; i < choices.size(); i++) {
            if (choices.get(i).right()) {
                return i;
            }
        }
        return -1;
    }
}
