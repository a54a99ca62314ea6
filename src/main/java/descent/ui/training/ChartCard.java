package descent.ui.training;

import descent.data.PreprocessingSettings;
import descent.eval.Evaluation;
import descent.model.LossSpec;
import descent.model.Setup;
import descent.train.Run;
import descent.train.RunState;
import descent.ui.common.Choosers;
import descent.ui.common.Css;
import descent.ui.common.Numbers;
import descent.ui.common.Pointing;
import descent.ui.common.RunItem;
import descent.ui.common.WhenShown;
import descent.ui.common.Workspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.controlsfx.control.PopOver;

/// The loss chart with its readouts above and the words about the run below.
public final class ChartCard extends VBox implements AutoCloseable {
    private static final double TABLE_WIDTH = 28;
    private static final double TABLE_HEIGHT = 28;
    /// In em: a lower or narrower card has its words in one line and fewer buttons, so that the chart keeps its room.
    private static final double LOW = 26;
    private static final double NARROW = 44;
    private static final double VERY_NARROW = 32;

    private final Workspace workspace;
    private final Choosers choosers;
    private final LossChart chart = new LossChart();
    private final PredictionDesk predictions = new PredictionDesk(chart);
    private final MessageStrip strip = new MessageStrip();
    private final ReadoutModel readouts;
    private final ChartHeader header;
    private final HistoryPump pump;
    private Subscription taken = Subscription.EMPTY;
    private final ReplayScrubber scrubber;
    private final ObservableValue<Boolean> gone;

    /// @param drain called once per pulse: takes what lies in the trainer's channel; true while more may come
    public ChartCard(Workspace workspace, Choosers choosers, BooleanSupplier drain) {
        this.workspace = workspace;
        this.choosers = choosers;
        this.gone = workspace.runDesk().gone();
        this.readouts = new ReadoutModel(workspace.currentRun(), workspace.state(), gone, System::nanoTime);
        this.header = new ChartHeader(readouts, new Buttons());
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
        workspace.replay().epoch().subscribe(e -> {
            chart.lookAt(e.intValue());
            readouts.lookAt(e.intValue());
        });
        workspace.state().subscribe(this::stateChanged);
        workspace.currentRun().subscribe((was, now) -> predictions.follow(now, now != null && now != was));
        gone.subscribe(_ -> {
            stateChanged(workspace.state().get());
            predictions.follow(shownRun(), false);
            describe();
        });
        workspace.table().subscribe(_ -> predictions.dataOpened(shownRun()));
        workspace.setup().subscribe(_ -> describe());
        workspace.currentRun().subscribe(_ -> describe());
        workspace.evaluation().subscribe(_ -> describe());
        workspace.currentRun().subscribe(this::followTaken);
        workspace.runDesk().band().subscribe(b -> chart.band(b == null ? BandPainter.Band.NONE
                : new BandPainter.Band(b.runs().stream().map(r -> r.history().trainAll()).toList(), b.runs().stream().map(r -> r.history().testAll()).toList())));
        chart.onBest(workspace.runDesk()::takeBest);
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
        if (item != null && state != RunState.RUNNING) {
            item.prediction().set(predictions.words(item));
        }
        ChartWords words = ChartWords.of(item == null ? null : item.run(), state, message(item, state), told(item));
        if (words.text().isEmpty()) {
            strip.hide();
        } else {
            strip.show(words.text(), words.trouble(), remedies(words, item));
        }
    }

    /// The best epoch by validation is taken by a click, never by itself; so are the last weights after it.
    private List<MessageStrip.Remedy> best(Run run) {
        Run.Best b = run.best();
        if (b == null || run.state().isLive() || b.epoch() > run.history().count()) {
            return List.of();
        }
        return run.weightsEpoch() == b.epoch() - 1 ? List.of(new MessageStrip.Remedy("take-last", "Take the last weights", workspace.runDesk()::takeLast))
                : List.of(new MessageStrip.Remedy("take-best", "Take those of epoch " + b.epoch(), workspace.runDesk()::takeBest));
    }

    /// Taken weights change the words and the mark on the chart; a riddle that was answered is no riddle any more.
    private void followTaken(RunItem item) {
        taken.unsubscribe();
        taken = item == null ? Subscription.EMPTY : item.changes().subscribe((_, _) -> {
            stateChanged(workspace.state().get());
            chart.changed();
        }).and(item.answered().subscribe((_, _) -> stateChanged(workspace.state().get())));
    }

    private List<MessageStrip.Remedy> remedies(ChartWords words, RunItem item) {
        if (item == null) {
            return List.of();
        }
        if (workspace.isLane(item)) {
            return List.of(new MessageStrip.Remedy("race-winners", "Winner table", this::raceTable, true));
        }
        return words.retry() ? afterDivergence(item) : best(item.run());
    }

    /// The winner table of the last race.
    private void raceTable() {
        PopOver over = new PopOver();
        RaceTable table = new RaceTable(workspace, over::hide);
        over.setContentNode(table);
        over.setTitle("The race");
        over.setHeaderAlwaysVisible(true);
        Pointing.show(over, strip.mark(), Side.RIGHT);
        table.requestFocus();
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

    /// The run is frozen at its last finite weights: those of the lowest loss are offered, and another try.
    private List<MessageStrip.Remedy> afterDivergence(RunItem item) {
        MessageStrip.Remedy weights = item.run().weightsEpoch() < 0 ? new MessageStrip.Remedy("words-lowest", "Take the lowest loss", workspace.runDesk()::takeLowest)
                : new MessageStrip.Remedy("words-last", "Take the last finite", workspace.runDesk()::takeLast);
        return List.of(weights, tenth(item.setup()));
    }

    private MessageStrip.Remedy tenth(Setup setup) {
        double lr = setup.lr() / 10;
        return new MessageStrip.Remedy("words-retry", "Same weights, lr " + Numbers.plain(lr), () -> {
            workspace.edit("learning rate", _ -> setup.withLr(lr));
            workspace.train();
        });
    }

    /// Axis title, width of the empty chart, and lines that give the number a meaning.
    private void describe() {
        RunItem item = shownRun();
        Setup setup = item == null ? workspace.setup().get() : item.setup();
        if (setup == null) {
            return;
        }
        chart.emptyEpochs(setup.epochs());
        chart.lossNameProperty().set(TrainingLoopModel.lossName(setup.loss()));
        chart.references(references(setup, setup.split().hasValidation() || gone.getValue() ? null : workspace.evaluation().get()));
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

    private void write(Path target, byte[] bytes) {
        workspace.export().content(target, (out, progress) -> out.write(bytes));
    }

    private final class Buttons implements ChartHeader.Actions {
        @Override
        public void fit() {
            chart.fit();
        }

        @Override
        public void exportPicture() {
            choosers.save(Choosers.FileKind.PICTURE, "loss.png").ifPresent(p -> write(p, chart.png(2)));
        }

        @Override
        public void exportDrawing() {
            choosers.save(Choosers.FileKind.DRAWING, "loss.svg").ifPresent(p -> write(p, chart.svg("loss").getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public void showTable(Node beside) {
            ChartTableView table = new ChartTableView(chart.table());
            table.setPrefSize(TABLE_WIDTH * chart.look().em(), TABLE_HEIGHT * chart.look().em());
            PopOver over = new PopOver(table);
            over.setTitle("Losses by epoch");
            over.setHeaderAlwaysVisible(true);
            Pointing.show(over, beside, Side.TOP);
            table.requestFocus();
        }

        @Override
        public void exportTable() {
            choosers.save(Choosers.FileKind.TABLE, "loss.csv").ifPresent(p -> workspace.export().text(p, chart.table()::writeCsv));
        }

        @Override
        public void drawPrediction() {
            predictions.draw(workspace.setup().get().epochs());
        }

        @Override
        public void pickPrediction(Prediction.Shape shape) {
            predictions.pick(shape, workspace.setup().get().epochs(), PredictionDesk.firstLoss(workspace.currentRun().get()));
        }

        @Override
        public void clearPrediction() {
            predictions.clear();
        }
    }
}
