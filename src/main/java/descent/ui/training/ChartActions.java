package descent.ui.training;

import descent.ui.common.Choosers;
import descent.ui.common.PngWriter;
import descent.ui.common.Pointing;
import descent.ui.common.Workspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.image.Image;
import org.controlsfx.control.PopOver;

/// What the buttons above the loss chart do.
final class ChartActions implements ChartHeader.Actions {
    private static final double TABLE_WIDTH = 28;
    private static final double TABLE_HEIGHT = 28;

    private final Workspace workspace;
    private final Choosers choosers;
    private final LossChart chart;
    private final PredictionDesk predictions;

    ChartActions(Workspace workspace, Choosers choosers, LossChart chart, PredictionDesk predictions) {
        this.workspace = workspace;
        this.choosers = choosers;
        this.chart = chart;
        this.predictions = predictions;
    }

    @Override
    public void fit() {
        chart.fit();
        chart.requestFocus(); // the button is off from now on
    }

    @Override
    public void exportPicture() {
        choosers.save(Choosers.FileKind.PICTURE, "loss.png").ifPresent(p -> {
            Image picture = chart.picture(2);
            workspace.export().content(p, (out, progress) -> out.write(PngWriter.bytes(picture)));
        });
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

    private void write(Path target, byte[] bytes) {
        workspace.export().content(target, (out, progress) -> out.write(bytes));
    }
}
