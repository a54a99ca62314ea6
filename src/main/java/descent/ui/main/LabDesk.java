package descent.ui.main;

import descent.data.PreparedData;
import descent.data.Task;
import descent.eval.Evaluation;
import descent.model.AtomicFile;
import descent.train.WeightView;
import descent.ui.common.Answers;
import descent.ui.common.Choosers;
import descent.ui.common.FileWork;
import descent.ui.common.Look;
import descent.ui.common.Notice;
import descent.ui.common.Palette;
import descent.ui.common.RunItem;
import descent.ui.common.Words;
import descent.ui.common.Workspace;
import descent.ui.evaluate.ScatterPlot;
import descent.ui.network.NetworkCard;
import descent.ui.runs.LabRecord;
import descent.ui.training.ChartCard;
import descent.ui.training.LossChart;
import descent.ui.training.RunPicture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;

/// One click writes the lab record of the current run: gathers what the window knows, draws it for paper, saves the page.
final class LabDesk {
    private static final double WIDTH = 920;
    private static final double LOSS_HEIGHT = 400;
    private static final double NETWORK_HEIGHT = 330;
    private static final double PLOT_WIDTH = 620;
    private static final double PLOT_HEIGHT = 420;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Workspace workspace;
    private final Choosers choosers;
    private final ChartCard chart;

    LabDesk(Workspace workspace, Choosers choosers, ChartCard chart) {
        this.workspace = workspace;
        this.choosers = choosers;
        this.chart = chart;
    }

    /// @param name of the work, as the title of the window has it
    void write(String name) {
        RunItem run = workspace.currentRun().get();
        if (run == null) {
            return;
        }
        choosers.save(Choosers.FileKind.PAGE, name + "-lab-record.html").ifPresent(file ->
                Answers.then(workspace.runDesk().trainedOn(), (data, failure) -> write(file, run, data)));
    }

    /// @param data that the run was trained on, which need not be what is on the screen; null when they are not known
    private void write(Path file, RunItem run, PreparedData data) {
        Evaluation e = workspace.evaluation().get();
        boolean number = e != null && e.task() == Task.REGRESSION;
        Answers.then(workspace.views().start(_ -> number ? ScatterPlot.of(e) : null).result(), (scatter, failure) -> write(file, page(run, data, e, scatter)));
    }

    private void write(Path file, String page) {
        FileWork.Job<Path> job = workspace.fileWork().start("Writing", file.getFileName() + "", _ -> {
            AtomicFile.write(file, out -> out.write(page.getBytes(StandardCharsets.UTF_8)));
            return file;
        });
        Answers.then(job.result(), (written, e) -> workspace.say(e == null ? Notice.done("Lab record written: " + file.getFileName() + ". Open it in a browser to read or print it.")
                : Notice.trouble(Words.of(e))));
    }

    private String page(RunItem run, PreparedData data, Evaluation e, Supplier<ScatterPlot> scatter) {
        Look paper = new Look(Palette.LIGHT, chart.chart().look().family(), 13);
        String version = LabDesk.class.getModule().getDescriptor() == null ? "" : LabDesk.class.getModule().getDescriptor().rawVersion().orElse("");
        LabRecord.Facts facts = new LabRecord.Facts(run, workspace.runs(), data, e, data == null ? 0 : workspace.runDesk().testLooks(data),
                workspace.fingerprint().get(), workspace.replay().epoch().get(), DATE.format(LocalDateTime.now(ZoneId.systemDefault())) + ", Descent " + version);
        boolean gone = workspace.runDesk().gone().getValue(); // other data are open, or the run is hidden
        LossChart curves = gone ? RunPicture.of(run) : chart.chart();
        WeightView weights = workspace.weights().get();
        String network = weights == null ? "" : NetworkCard.picture(run.setup(), data, weights).svg("network", WIDTH, NETWORK_HEIGHT, paper);
        LabRecord.Drawings drawings = new LabRecord.Drawings(curves.svg("loss", WIDTH, LOSS_HEIGHT, paper), network, scatter == null ? "" : scatter.get().svg("scatter", PLOT_WIDTH, PLOT_HEIGHT, paper));
        return LabRecord.page(facts, drawings);
    }
}
