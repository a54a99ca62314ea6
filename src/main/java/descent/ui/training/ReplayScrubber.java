package descent.ui.training;

import descent.ui.common.Drags;
import descent.ui.common.Numbers;
import descent.ui.common.ReplayDesk;
import descent.ui.common.RunItem;
import descent.ui.common.Tip;
import descent.ui.common.Workspace;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// The scrubber on the chart's x axis: there once a run stands, its thumb at the run's end. Dragging it, or the arrow
/// keys, look back at an epoch; shift-arrows jump by a hundredth of the run, Escape and End go back to the end.
final class ReplayScrubber extends Region {
    private static final String ABOUT = "Replay: drag to look back at any epoch. Weights, predictions, loop and code lens follow.";
    private static final double JUMPS = 100;

    private final ReplayDesk replay;
    private final LossChart chart;
    private final Slider slider = new Slider(1, 2, 2);
    /// Whether the chart shows the run; a scrubber on an empty chart would promise a curve.
    private final ObservableValue<Boolean> curve;
    private boolean showing;

    ReplayScrubber(Workspace workspace, LossChart chart) {
        this.replay = workspace.replay();
        this.chart = chart;
        this.curve = workspace.currentRun().flatMap(RunItem::shown).orElse(false);
        setManaged(false);
        setPickOnBounds(false);
        slider.setId("replay-scrubber");
        Drags.beginWithAPress(slider);
        slider.getStyleClass().add("replay-scrubber");
        slider.setBlockIncrement(1);
        Tip.set(slider, ABOUT);
        slider.setAccessibleHelp(ABOUT);
        slider.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        slider.valueProperty().subscribe((_, v) -> moved(v.doubleValue()));
        getChildren().add(slider);
        chart.frameProperty().subscribe(_ -> place());
        workspace.state().subscribe(_ -> place());
        workspace.currentRun().subscribe(_ -> place());
        replay.epoch().subscribe(_ -> place());
        curve.subscribe(_ -> place());
        place();
    }

    /// Takes the keyboard, one epoch before the end.
    void begin() {
        if (!replay.isActive()) {
            replay.to(replay.last());
        }
        slider.requestFocus();
    }

    private void moved(double value) {
        if (!showing) {
            replay.to((int) Math.round(value));
        }
    }

    private void key(KeyEvent e) {
        int step = e.getCode() == KeyCode.LEFT ? -1 : e.getCode() == KeyCode.RIGHT ? 1 : 0;
        if (step != 0) {
            int from = replay.isActive() ? replay.epoch().get() : replay.last() + 1;
            replay.to(Math.max(1, from + step * (e.isShiftDown() ? (int) Math.ceil(replay.last() / JUMPS) : 1)));
        } else if (e.getCode() == KeyCode.ESCAPE || e.getCode() == KeyCode.END) {
            replay.leave();
        } else if (e.getCode() == KeyCode.HOME) {
            replay.to(1);
        } else {
            return;
        }
        e.consume();
    }

    /// Lays the slider along that part of the run that the chart shows.
    private void place() {
        ChartFrame f = chart.frame();
        int end = replay.last() + 1;
        double low = f == null ? 1 : Math.max(1, Math.ceil(f.x().low()));
        double high = f == null ? 1 : Math.min(end, Math.floor(f.x().high()));
        setVisible(end > 1 && high > low && (curve.getValue() || replay.isActive()));
        if (!isVisible()) {
            return;
        }
        showing = true;
        slider.setMin(low);
        slider.setMax(high);
        int at = replay.isActive() ? replay.epoch().get() : end;
        slider.setValue(Math.clamp(at, low, high));
        slider.setAccessibleText(at == end ? "Replay: the end of the run" : "Replay: epoch " + Numbers.count(at) + " of " + Numbers.count(end - 1));
        showing = false;
        Node thumb = slider.lookup(".thumb");
        double half = thumb == null ? 0 : thumb.prefWidth(-1) / 2;
        double height = slider.prefHeight(-1);
        resizeRelocate(f.x().pixel(low) - half, f.bottom() - height / 2, f.x().pixel(high) - f.x().pixel(low) + 2 * half, height);
    }

    @Override
    protected void layoutChildren() {
        slider.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
