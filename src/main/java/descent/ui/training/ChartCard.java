package descent.ui.training;

import descent.data.PreprocessingSettings;
import descent.eval.Evaluation;
import descent.model.LossSpec;
import descent.model.Setup;
import descent.train.RunState;
import descent.train.SeedRuns;
import descent.ui.common.Choosers;
import descent.ui.common.Css;
import descent.ui.common.RunItem;
import descent.ui.common.WhenShown;
import descent.ui.common.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// The loss chart with its readouts above and the words about the run below.
public final class ChartCard extends VBox implements AutoCloseable {
    /// In em: a lower or narrower card has its words in one line and fewer buttons, so that the chart keeps its room.
    private static final double LOW = 26;
    private static final double NARROW = 44;
    private static final double VERY_NARROW = 32;
    /// About the last ten epochs.
    private static final double SMOOTHING = 0.9;

    private final Workspace workspace;
    private final LossChart chart = new LossChart();
    private final PredictionDesk predictions = new PredictionDesk(chart);
    private final MessageStrip strip = new MessageStrip();
    private final BooleanProperty smooth = new SimpleBooleanProperty(this, "smooth");
    private final ChartRemedies remedies;
    private final ReadoutModel readouts;
    private final ChartHeader header;
    private final ChartActions actions;
    private final HistoryPump pump;
    private Subscription taken = Subscription.EMPTY;
    /// Of the repetition that is looked at.
    private BandPainter.Band seeds = BandPainter.Band.NONE;
    private final ReplayScrubber scrubber;
    private final ObservableValue<Boolean> gone;

    /// @param drain called once per pulse: takes what lies in the trainer's channel; true while more may come
    public ChartCard(Workspace workspace, Choosers choosers, BooleanSupplier drain) {
        this.workspace = workspace;
        this.gone = workspace.runDesk().gone();
        this.remedies = new ChartRemedies(workspace, strip);
        this.readouts = new ReadoutModel(workspace.currentRun(), workspace.state(), gone, System::nanoTime);
        this.actions = new ChartActions(workspace, choosers, chart, predictions);
        this.header = new ChartHeader(readouts, chart.zoomedProperty(), actions);
        this.pump = new HistoryPump(chart, workspace.runs(), () -> {
            boolean more = drain.getAsBoolean();
            readouts.tick();
            return more;
        });
        setId("chart-card");
        getStyleClass().add(Css.CARD);
        header.scale().value().bindBidirectional(chart.logScaleProperty());
        scrubber = new ReplayScrubber(workspace, chart);
        StackPane plot = new StackPane(chart, scrubber);
        plot.setMinSize(0, 0);
        VBox.setVgrow(plot, Priority.ALWAYS);
        getChildren().addAll(header, plot, new WhenShown(new ReplayBar(workspace)), strip);
        layoutBoundsProperty().subscribe(_ -> fit());
        smooth.subscribe(on -> chart.smoothingProperty().set(on ? SMOOTHING : 0));
        chart.onBest(workspace.runDesk()::takeBest);
        followRun();
        followSettings();
    }

    private void followRun() {
        workspace.replay().epoch().subscribe(e -> {
            chart.lookAt(e.intValue());
            readouts.lookAt(e.intValue());
        });
        workspace.state().subscribe(this::stateChanged);
        workspace.message().subscribe(_ -> stateChanged(workspace.state().get())); // of two runs that ended alike the words differ
        workspace.currentRun().subscribe(this::expected);
        gone.subscribe(_ -> {
            stateChanged(workspace.state().get());
            predictions.follow(shownRun());
            describe();
        });
        workspace.currentRun().subscribe(this::followTaken);
    }

    private void followSettings() {
        workspace.table().subscribe(_ -> {
            predictions.dataOpened(shownRun());
            chart.fit();
        });
        workspace.setup().subscribe(_ -> describe());
        workspace.currentRun().subscribe(_ -> describe());
        workspace.evaluation().subscribe(_ -> describe());
        workspace.runDesk().band().subscribe(b -> {
            seeds = b == null ? BandPainter.Band.NONE
                    : BandPainter.Band.of(b.runs().stream().map(r -> r.history().trainAll()).toList(), b.runs().stream().map(r -> r.history().testAll()).toList());
            describe();
        });
    }

    private void fit() {
        double em = chart.look().em();
        strip.fold(getHeight() < LOW * em || getWidth() < NARROW * em);
        header.few(getWidth() < VERY_NARROW * em);
    }

    /// To be called at every command to the trainer, so that the chart looks for new points.
    public void wake() {
        pump.wake();
    }

    public LossChart chart() {
        return chart;
    }

    /// Whether the lines are smoothed; the true ones stay under them.
    public BooleanProperty smooth() {
        return smooth;
    }

    /// Writes the losses of all epochs.
    public void exportTable() {
        actions.exportTable();
    }

    /// Shows the losses of all epochs as a table.
    public void showTable() {
        actions.showTable(header);
    }

    /// Opens the pencil's menu.
    public void predict() {
        header.showPredict();
    }

    /// Looks back over the run that has ended, with the keyboard on the scrubber.
    public void replay() {
        scrubber.begin();
    }

    /// Told whenever a person has drawn or picked the curve that they expect.
    public void onPredicted(Runnable listener) {
        predictions.onMade(listener);
    }

    @Override
    public void close() {
        pump.close();
    }

    /// The current run, null where it is not on the chart.
    private RunItem shownRun() {
        return gone.getValue() ? null : workspace.currentRun().get();
    }

    private void stateChanged(RunState state) {
        pump.wake();
        readouts.show();
        header.running(state.isLive());
        chart.emptyText(state.isLive() ? "The curve begins when an epoch is whole" : "Press Train and watch the loss fall", state.isLive() ? "not yet" : "Press Train");
        RunItem item = shownRun();
        if (state == RunState.RUNNING) {
            predictions.follow(item); // a run that goes on takes the pencil, too
        }
        if (item != null && state != RunState.RUNNING) {
            item.prediction().set(predictions.words(item));
        }
        ChartWords words = ChartWords.of(item == null ? null : item.run(), state, message(item, state), told(item));
        if (words.text().isEmpty()) {
            strip.hide();
        } else {
            strip.show(words.text(), words.trouble(), remedies.of(words, item));
        }
    }

    /// Another run has other words. Taken weights change the words and the mark on the chart; a riddle that was answered is no riddle any more.
    private void followTaken(RunItem item) {
        taken.unsubscribe();
        taken = item == null ? Subscription.EMPTY : item.changes().subscribe((_, _) -> {
            stateChanged(workspace.state().get());
            chart.changed();
        }).and(item.answered().subscribe((_, _) -> stateChanged(workspace.state().get())));
        stateChanged(workspace.state().get());
    }

    /// What was expected goes to the run that has begun. A window that a person chose stays while it shows the run's end; of an
    /// earlier one, any of it.
    private void expected(RunItem now) {
        if (now != null && workspace.isLane(now)) {
            predictions.share(workspace.runs().stream().filter(workspace::isLane).toList());
        }
        boolean begun = predictions.follow(now);
        if (now != null) {
            int last = begun ? now.run().plannedEpochs() : now.run().history().count();
            chart.reveal(begun ? last : 1, last);
        }
    }

    /// That a run has finished is said by the status bar; the end of a race is news.
    private String message(RunItem item, RunState state) {
        return state == RunState.FINISHED && (item == null || !workspace.isLane(item)) ? "" : workspace.message().get();
    }

    /// What the prediction was off by, and that a run is a riddle.
    private String told(RunItem item) {
        String prediction = predictions.words(item);
        String riddle = item != null && item.isRiddle() ? "Something in this run is broken on purpose. Which line? Press ? in Runs." : "";
        return prediction.isEmpty() || riddle.isEmpty() ? prediction + riddle : prediction + "\n" + riddle;
    }

    /// Axis title, width of the empty chart, the band of other seeds, and lines that give the number a meaning.
    private void describe() {
        RunItem item = shownRun();
        Setup setup = item == null ? workspace.setup().get() : item.setup();
        if (setup == null) {
            return;
        }
        chart.emptyEpochs(setup.epochs());
        chart.lossNameProperty().set(TrainingLoopModel.lossName(setup.loss()));
        SeedRuns repeated = workspace.runDesk().band().get();
        chart.band(repeated != null && isSameLoss(repeated.setup(), setup) ? seeds : BandPainter.Band.NONE);
        chart.references(references(setup, setup.split().hasValidation() || gone.getValue() ? null : workspace.evaluation().get()));
    }

    /// Whether losses of both can be compared.
    private static boolean isSameLoss(Setup a, Setup b) {
        PreprocessingSettings p = a.preprocessing();
        PreprocessingSettings q = b.preprocessing();
        return a.loss().equals(b.loss()) && Objects.equals(a.schema().target(), b.schema().target()) && p.scaleTarget() == q.scaleTarget()
                && (!p.scaleTarget() || p.scaling() == q.scaling());
    }

    static List<ReferenceLine> references(Setup setup, Evaluation e) {
        List<ReferenceLine> lines = new ArrayList<>();
        if (!(setup.loss() instanceof LossSpec.MSELoss)) {
            return lines;
        }
        double scale = e == null ? 1 : e.targetStd() * e.targetStd();
        if (e != null && e.meanBaseline() != null) {
            lines.add(new ReferenceLine("always the mean", e.meanBaseline().mse() / scale));
        } else if (setup.preprocessing().scaleTarget() && setup.preprocessing().scaling() != PreprocessingSettings.Scaling.MIN_MAX) {
            lines.add(new ReferenceLine("always the mean", 1));
        }
        if (e != null && e.lineBaseline() != null) {
            lines.add(new ReferenceLine("best straight line", e.lineBaseline().mse() / scale));
        }
        return lines;
    }
}
