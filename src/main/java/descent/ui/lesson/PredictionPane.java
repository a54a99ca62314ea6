package descent.ui.lesson;

import descent.lesson.Prediction;
import descent.ui.common.Icons;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// The question before a run, its choices, and what became of the prediction. The answer waits until the step is
/// concluded; a prediction can be left out, nothing waits for it.
final class PredictionPane extends VBox {
    private final LessonModel model;
    private final Prediction prediction;
    private final List<RadioButton> buttons = new ArrayList<>();
    private final Label verdict = new Label();
    private final VBox answer;

    PredictionPane(LessonModel model, Prediction prediction) {
        this.model = model;
        this.prediction = prediction;
        this.answer = RichText.paragraphs(prediction.answer());
        getStyleClass().addAll("lesson-box", "lesson-predict");
        getChildren().add(StepPane.heading("Predict first", Icons.of(MaterialDesignP.PENCIL_OUTLINE)));
        getChildren().add(RichText.paragraph(prediction.isDrawn() ? drawWords() : prediction.question()));
        buildChoices();
        verdict.setWrapText(true);
        verdict.setId("lesson-verdict");
        verdict.getStyleClass().add("bold");
        getChildren().addAll(verdict, answer);
        refresh();
    }

    private String drawWords() {
        String rest = prediction.question().replaceFirst("(?i)^draw the curve\\.?\\s*", "");
        return "Press the pencil over the chart and draw the curve that you expect, or pick one of its four shapes. " + rest;
    }

    private void buildChoices() {
        ToggleGroup group = new ToggleGroup();
        for (int i = 0; i < prediction.choices().size(); i++) {
            RadioButton b = new RadioButton(RichText.plain(prediction.choices().get(i).text()));
            int made = i;
            b.setId("lesson-choice-" + (i + 1));
            b.setAccessibleText("Prediction " + (i + 1) + ": " + b.getText());
            b.setMnemonicParsing(false); // zero_grad has an underscore
            b.setWrapText(true);
            b.setMaxWidth(Double.MAX_VALUE);
            b.setToggleGroup(group);
            b.setOnAction(e -> {
                model.choose(made);
                refresh(); // a choice that came too late jumps back
            });
            buttons.add(b);
            getChildren().add(b);
        }
    }

    /// Shows what is known now: the choice, and the answer once the step is concluded.
    void refresh() {
        boolean concluded = model.concluded().get();
        boolean made = model.choice().get() != LessonModel.NONE;
        answer.setVisible(concluded && !prediction.answer().isEmpty());
        answer.setManaged(answer.isVisible());
        for (int i = 0; i < buttons.size(); i++) {
            buttons.get(i).setSelected(i == model.choice().get());
        }
        verdict.setText(concluded && made ? verdict() : made ? noted() : "");
        verdict.setGraphic(verdict.getText().isEmpty() ? null : Icons.of(concluded ? MaterialDesignC.COMPARE_HORIZONTAL : MaterialDesignP.PENCIL_OUTLINE, "icon-small"));
        verdict.setManaged(!verdict.getText().isEmpty());
    }

    /// Not every step lets something run.
    private String noted() {
        return model.checks().isEmpty() ? "Noted. Compare it with the answer." : "Noted. Now let it run and compare.";
    }

    private String verdict() {
        int right = prediction.rightChoice();
        if (right < 0) {
            return "There is no single right answer here.";
        }
        return prediction.choices().get(model.choice().get()).right() ? "As you predicted."
                : "You predicted otherwise. It was: " + RichText.plain(prediction.choices().get(right).text());
    }
}
