package descent.ui.main;

import descent.train.LoopSample;
import descent.train.RunState;
import descent.ui.common.Css;
import descent.ui.common.FileWork;
import descent.ui.common.Icons;
import descent.ui.common.Numbers;
import descent.ui.common.RunItem;
import descent.ui.common.Workspace;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;
import org.controlsfx.control.StatusBar;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/// The line at the bottom: state, epoch, progress and percent at the left; epochs a second, time left, seed and the
/// weights' fingerprint at the right.
final class StatusLine extends StatusBar {
    private static final double MINUTE = 60;
    private static final double HINT_EMS = 88;
    private static final MathContext TWO = new MathContext(2);

    private final Workspace workspace;
    private final Region dot = new Region();
    private final Label state = new Label();
    private final Label epoch = new Label();
    private final ProgressBar progress = new ProgressBar(0);
    private final Label percent = new Label();
    private final Label hint = new Label();
    private final Label speed = new Label();
    private final Label left = new Label();
    private final Label seed = new Label();
    private final Label fingerprint = new Label();
    private final Button cancel = new Button("Cancel");

    /// @param em   pixels of the text
    /// @param hint what a newcomer could do next, or ""; only shown where there is room for it
    StatusLine(Workspace workspace, ReadOnlyIntegerProperty em, ReadOnlyStringProperty hint) {
        this.workspace = workspace;
        setId("status-bar");
        setText(""); // its place in the middle begins right at the bar's end; the style sheet hides it
        this.hint.setGraphic(Icons.of(MaterialDesignL.LIGHTBULB_ON_OUTLINE, Css.ICON_SMALL));
        this.hint.textProperty().bind(Bindings.createStringBinding(() -> getWidth() < HINT_EMS * em.get() ? "" : hint.get(), hint, widthProperty(), em));
        setFocusTraversable(false);
        dot.getStyleClass().add("state-dot");
        state.setId("status-text");
        state.getStyleClass().add(Css.BOLD);
        progress.setId("status-progress");
        progress.setAccessibleText("Progress of the run");
        progress.setFocusTraversable(false);
        cancel.setId("status-cancel");
        cancel.setAccessibleText("Cancel");
        cancel.setOnAction(e -> workspace.fileWork().cancel());
        cancel.managedProperty().bind(cancel.visibleProperty());
        cancel.setVisible(false);
        label(epoch, "status-epoch");
        label(percent, "status-percent");
        label(this.hint, "status-hint");
        label(speed, "status-speed");
        label(left, "status-left");
        label(seed, "status-seed");
        label(fingerprint, "status-fingerprint");
        getLeftItems().addAll(dot, state, epoch, progress, percent, cancel, this.hint);
        getRightItems().addAll(speed, left, seed, fingerprint);
        for (Node n : getLeftItems()) {
            ((Region) n).setMinWidth(n == progress || n == this.hint ? Region.USE_COMPUTED_SIZE : Region.USE_PREF_SIZE); // these give way first
        }
        watch(workspace.state());
        watch(workspace.sample());
        watch(workspace.currentRun());
        watch(workspace.setup());
        watch(workspace.fileWork().shown());
        watch(workspace.runDesk().gone());
        watch(workspace.fingerprint());
    }

    private void label(Label l, String id) {
        l.setId(id);
        l.getStyleClass().add(Css.NOTE);
        l.setAlignment(Pos.CENTER_LEFT);
        l.setMinWidth(Region.USE_PREF_SIZE);
        l.managedProperty().bind(l.textProperty().isNotEmpty());
        l.visibleProperty().bind(l.textProperty().isNotEmpty());
    }

    private void watch(ObservableValue<?> v) {
        v.subscribe(this::show);
        show();
    }

    private void show() {
        FileWork.Shown file = workspace.fileWork().shown().get();
        cancel.setVisible(file != null);
        boolean gone = workspace.runDesk().gone().getValue() && !workspace.state().get().isLive(); // the last run was on other data, or before a lesson
        String weights = gone ? "" : workspace.fingerprint().get();
        fingerprint.setText(weights.isEmpty() ? "" : "weights " + weights);
        RunItem run = gone ? null : workspace.currentRun().get();
        RunState s = gone ? RunState.IDLE : workspace.state().get();
        int done = run == null ? 0 : run.run().history().count();
        int planned = run == null ? 0 : run.run().plannedEpochs();
        if (file == null) {
            words(name(s), run == null ? "" : "epoch " + Numbers.count(done) + " / " + Numbers.count(planned), planned == 0 ? 0 : (double) done / planned);
        } else {
            words(file.what(), file.file(), file.share());
            cancel.setAccessibleText("Cancel " + file.what().toLowerCase(Locale.ROOT) + " " + file.file());
        }
        dot.getStyleClass().setAll("state-dot", "state-" + s.name().toLowerCase(Locale.ROOT));
        LoopSample sample = workspace.sample().get();
        boolean runs = s == RunState.RUNNING && sample != null && sample.epochsPerSecond() > 0;
        speed.setText(runs ? speed(sample.epochsPerSecond()) : "");
        left.setText(runs ? time((planned - done) / sample.epochsPerSecond()) + " left" : "");
        seed.setText(workspace.setup().get() == null ? "" : "seed " + (run == null ? workspace.setup().get() : run.setup()).seed());
    }

    private void words(String what, String where, double share) {
        state.setText(what);
        epoch.setText(where);
        progress.setProgress(share);
        percent.setText(where.isEmpty() ? "" : Numbers.percent(share));
        state.setAccessibleText(what + (where.isEmpty() ? "" : ", " + where));
    }

    private static String name(RunState s) {
        return switch (s) {
            case IDLE -> "Ready";
            case RUNNING -> "Training";
            case PAUSED -> "Paused";
            case STOPPED -> "Stopped";
            case FINISHED -> "Finished";
            case DIVERGED -> "Diverged";
            case FAILED -> "Failed";
        };
    }

    /// Whole numbers; below ten two digits, since line by line it is 0.2.
    static String speed(double epochsPerSecond) {
        double two = BigDecimal.valueOf(epochsPerSecond).round(TWO).doubleValue();
        return two < 10 ? Numbers.plain(two) + (two == 1 ? " epoch/s" : " epochs/s") : Numbers.count(Math.round(epochsPerSecond)) + " epochs/s";
    }

    static String time(double seconds) {
        if (seconds < MINUTE) {
            return Numbers.plain(Math.round(Math.max(0, seconds) * 10) / 10.0) + " s";
        }
        long s = Math.round(seconds);
        return s < 3600 ? s / 60 + " min " + s % 60 + " s" : s / 3600 + " h " + s % 3600 / 60 + " min";
    }
}
