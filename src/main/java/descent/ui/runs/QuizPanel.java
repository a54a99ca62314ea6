package descent.ui.runs;

import descent.ui.common.Css;
import descent.ui.common.RunItem;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The quiz about a sabotaged run: a button per suspect; the first choice shows the answer.
final class QuizPanel extends VBox {
    private final VBox choices = new VBox();
    private final Label answer = new Label();

    QuizPanel(RunItem run) {
        setId("quiz-panel");
        getStyleClass().add("quiz-panel");
        Label question = new Label("Something in " + run.name().get() + " is broken on purpose. Which line is it?");
        question.getStyleClass().add(Css.BOLD);
        Label hint = new Label("Look at the curve, step through the lines, watch the gradients and the fingerprint of the weights.");
        hint.getStyleClass().add(Css.NOTE);
        answer.setId("quiz-answer");
        answer.setAccessibleRole(AccessibleRole.TEXT);
        for (Label l : new Label[] {question, hint, answer}) {
            l.setWrapText(true);
            l.setMinHeight(Region.USE_PREF_SIZE);
        }
        choices.getStyleClass().add("quiz-choices");
        int line = 0;
        for (FaultQuiz.Choice c : FaultQuiz.CHOICES) {
            line++;
            Button b = new Button(c.code() ? line + "  " + c.words() : c.words());
            b.setId(c.id());
            b.setMnemonicParsing(false); // zero_grad has an underscore
            b.setMaxWidth(Double.MAX_VALUE);
            b.getStyleClass().add("quiz-choice");
            if (c.code()) {
                b.getStyleClass().add("code");
            }
            b.setOnAction(_ -> choose(run, c, b));
            choices.getChildren().add(b);
        }
        answer.setVisible(false);
        answer.managedProperty().bind(answer.visibleProperty());
        getChildren().addAll(question, hint, choices, answer);
    }

    private void choose(RunItem run, FaultQuiz.Choice choice, Button chosen) {
        answer.setText(FaultQuiz.answer(run, choice));
        answer.setVisible(true);
        chosen.getStyleClass().add("quiz-chosen");
        for (int i = 0; i < FaultQuiz.CHOICES.size(); i++) {
            Button b = (Button) choices.getChildren().get(i);
            boolean broken = FaultQuiz.CHOICES.get(i).fault() == run.setup().fault();
            b.setDisable(b != chosen && !broken);
            b.setOnAction(_ -> { });
            if (broken) {
                b.setText(b.getText() + "  ← broken");
            }
        }
    }
}
