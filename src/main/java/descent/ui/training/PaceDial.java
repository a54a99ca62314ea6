package descent.ui.training;

import descent.train.Pace;
import descent.ui.common.Css;
import descent.ui.common.Drags;
import descent.ui.common.Tip;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// How fast a run is shown, from one line of the loop a second to full speed. Arrows move it by one stop, Home and End to
/// the slowest and to full speed; it says its value in words.
final class PaceDial extends HBox {
    private static final String ABOUT = "How fast the run is shown. The result does not depend on it.";

    private final Slider slider = new Slider(0, PaceScale.last(), PaceScale.stop(Pace.DEFAULT.epochsPerSecond()));
    private final Label words = new Label();
    private boolean showing;

    PaceDial(Consumer<Pace> taken) {
        getStyleClass().add("pace-dial");
        setAlignment(Pos.CENTER_RIGHT);
        words.getStyleClass().addAll("pace-words", Css.NOTE);
        words.setLabelFor(slider);
        slider.setId("pace-dial");
        Drags.beginWithAPress(slider);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setBlockIncrement(1);
        Tip.set(slider, ABOUT);
        HBox.setHgrow(slider, Priority.ALWAYS);
        getChildren().addAll(slider, words);
        say(stop());
        slider.valueProperty().subscribe((was, now) -> {
            if (Math.round(was.doubleValue()) != Math.round(now.doubleValue())) {
                say(stop());
                if (!showing) {
                    taken.accept(new Pace(PaceScale.epochsPerSecond(stop())));
                }
            }
        });
    }

    /// Shows a pace that was set elsewhere.
    void show(Pace pace) {
        if (pace.epochsPerSecond() != PaceScale.epochsPerSecond(stop())) {
            showing = true;
            slider.setValue(PaceScale.stop(pace.epochsPerSecond()));
            showing = false;
        }
    }

    private int stop() {
        return (int) Math.round(slider.getValue());
    }

    private void say(int stop) {
        words.setText(PaceScale.words(stop));
        slider.setAccessibleText("Pace: " + PaceScale.spoken(stop));
        slider.setAccessibleHelp(ABOUT);
    }
}
