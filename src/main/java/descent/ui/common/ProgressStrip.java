package descent.ui.common;

import descent.ui.common.AnalysisDesk.Job;
import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// What is being worked out, how far it is, and Cancel; takes no room while nothing is.
public final class ProgressStrip extends HBox {
    private final Label words = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Button cancel = new Button("Cancel");
    private Job<?> job;

    /// Ids: `id`, `id-words`, `id-bar`, `id-cancel`.
    public ProgressStrip(String id) {
        setId(id);
        getStyleClass().add("progress-strip");
        setAlignment(Pos.CENTER_LEFT);
        words.setId(id + "-words");
        words.setMinWidth(Region.USE_PREF_SIZE);
        bar.setId(id + "-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setMinWidth(0);
        bar.setFocusTraversable(false);
        words.setLabelFor(bar);
        HBox.setHgrow(bar, Priority.ALWAYS);
        cancel.setId(id + "-cancel");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(words, bar, cancel);
        shown(false);
    }

    /// Follows a calculation until it ends; another one that is still followed is cancelled.
    public void follow(String what, Job<?> next) {
        if (job != null) {
            job.cancel();
        }
        job = next;
        follow(what, next.share(), next::cancel);
        Answers.then(next.result(), (v, e) -> {
            if (job == next) {
                job = null;
                shown(false);
            }
        });
    }

    /// Shows this share from now on, until [#end].
    public void follow(String what, ObservableDoubleValue share, Runnable onCancel) {
        words.setText(what);
        bar.progressProperty().bind(share);
        bar.setAccessibleText(what);
        cancel.setAccessibleText("Cancel: " + what);
        cancel.setOnAction(e -> onCancel.run());
        shown(true);
    }

    public void end() {
        shown(false);
    }

    private void shown(boolean on) {
        if (!on) {
            bar.progressProperty().unbind();
            cancel.setOnAction(null); // it would keep the work, and what came of it
        }
        setVisible(on);
        setManaged(on);
    }
}
