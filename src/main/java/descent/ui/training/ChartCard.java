package descent.ui.training;

import descent.eval.Evaluation;
import descent.model.AtomicFile;
import descent.model.LossSpec;
import descent.model.Setup;
import descent.train.RunState;
import descent.ui.common.Choosers;
import descent.ui.common.Css;
import descent.ui.common.RunItem;
import descent.ui.common.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The loss chart with its readouts above and the words about the run below.
public final class ChartCard extends VBox implements AutoCloseable {
    private final Workspace workspace;
    private final Choosers choosers;
    private final LossChart chart = new LossChart();
    private final MessageStrip strip = new MessageStrip();
    private final ReadoutModel readouts;
    private final HistoryPump pump;

    /// @param drain called once per pulse: takes what lies in the trainer's channel; true while more may come
    public ChartCard(Workspace workspace, Choosers choosers, BooleanSupplier drain) {
        this.workspace = workspace;
        this.choosers = choosers;
        this.readouts = new ReadoutModel(workspace.currentRun(), workspace.state(), System::nanoTime);
        this.pump = new HistoryPump(chart, workspace.runs(), () -> {
            boolean more = drain.getAsBoolean();
            readouts.tick();
            return more;
        });
        setId("chart-card");
        getStyleClass().add(Css.CARD);
        ChartHeader header = new ChartHeader(readouts, new Buttons());
        header.scale().value().bindBidirectional(chart.logScaleProperty());
        VBox.setVgrow(chart, Priority.ALWAYS);
        getChildren().addAll(header, chart, strip);
        workspace.state().subscribe(this::stateChanged);
        workspace.setup().subscribe(_ -> describe());
        workspace.currentRun().subscribe(_ -> describe());
        workspace.evaluation().subscribe(_ -> describe());
    }

    /// To be called at every command to the trainer, so that the chart looks for new points.
    public void wake() {
        pump.wake();
    }

    public LossChart chart() {
        return chart;
    }

    @Override
    public void close() {
        pump.close();
    }

    private void stateChanged(RunState state) {
        pump.wake();
        readouts.show();
        boolean bad = state == RunState.DIVERGED || state == RunState.FAILED;
        String words = workspace.message().get();
        if (bad && !words.isEmpty()) {
            strip.show(words, true);
        } else if (state == RunState.RUNNING) {
            strip.hide();
        }
    }

    /// Axis title and lines that give the number a meaning.
    private void describe() {
        RunItem item = workspace.currentRun().get();
        Setup setup = item == null ? workspace.setup().get() : item.setup();
        if (setup == null) {
            return;
        }
        chart.lossNameProperty().set(TrainingLoopModel.lossName(setup.loss()));
        chart.references(references(setup, workspace.evaluation().get()));
    }

    static List<ReferenceLine> references(Setup setup, Evaluation e) {
        List<ReferenceLine> lines = new ArrayList<>();
        if (!(setup.loss() instanceof LossSpec.MSELoss)) {
            return lines;
        }
        double scale = e == null ? 1 : e.targetStd() * e.targetStd();
        if (e != null && e.meanBaseline() != null) {
            lines.add(new ReferenceLine("always the mean", e.meanBaseline().mse() / scale));
        } else if (setup.preprocessing().scaleTarget()) {
            lines.add(new ReferenceLine("always the mean", 1));
        }
        if (e != null && e.lineBaseline() != null) {
            lines.add(new ReferenceLine("best straight line", e.lineBaseline().mse() / scale));
        }
        return lines;
    }

    private void write(Path target, AtomicFile.StreamContent content) {
        try {
            AtomicFile.write(target, content);
            strip.show("Written: " + target.getFileName(), false);
        } catch (IOException e) {
            strip.show(e.getMessage(), true);
        }
    }

    private final class Buttons implements ChartHeader.Actions {
        @Override
        public void fit() {
            chart.fit();
        }

        @Override
        public void exportPicture() {
            choosers.save(Choosers.FileKind.PICTURE, "loss.png").ifPresent(p -> write(p, out -> out.write(chart.png(2))));
        }

        @Override
        public void exportTable() {
            choosers.save(Choosers.FileKind.TABLE, "loss.csv").ifPresent(p -> write(p, chart.table()::writeCsv));
        }
    }
}
