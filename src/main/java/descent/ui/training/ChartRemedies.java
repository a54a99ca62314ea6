package descent.ui.training;

import descent.model.Setup;
import descent.train.Run;
import descent.ui.common.Numbers;
import descent.ui.common.Pointing;
import descent.ui.common.RunItem;
import descent.ui.common.Workspace;
import java.util.List;
import javafx.geometry.Side;
import org.controlsfx.control.PopOver;

/// What can be done about the words under the chart: a button each.
final class ChartRemedies {
    private final Workspace workspace;
    private final MessageStrip strip;

    ChartRemedies(Workspace workspace, MessageStrip strip) {
        this.workspace = workspace;
        this.strip = strip;
    }

    List<MessageStrip.Remedy> of(ChartWords words, RunItem item) {
        if (item == null) {
            return List.of();
        }
        if (workspace.isLane(item)) {
            return List.of(new MessageStrip.Remedy("race-winners", "Winner table", this::raceTable, true));
        }
        return words.retry() ? afterDivergence(item) : best(item.run());
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

    /// The run is frozen at its last finite weights: those of the lowest loss are offered, and another try.
    private List<MessageStrip.Remedy> afterDivergence(RunItem item) {
        MessageStrip.Remedy weights = item.run().weightsEpoch() < 0 ? new MessageStrip.Remedy("words-lowest", "Take the lowest loss", workspace.runDesk()::takeLowest)
                : new MessageStrip.Remedy("words-last", "Take the last finite", workspace.runDesk()::takeLast);
        return List.of(weights, tenth(item));
    }

    /// The whole run again from its start weights, only slower; a fault that was hidden in it does not come back, for that is no setting.
    private MessageStrip.Remedy tenth(RunItem item) {
        double lr = rate(item.run()) / 10;
        return new MessageStrip.Remedy("words-retry", "Same run, lr " + Numbers.plain(lr), () -> {
            boolean onlyTheRate = workspace.setup().get().withLr(lr).equals(again(item, lr));
            workspace.edit(onlyTheRate ? "learning rate" : "settings of " + item.name().get(), _ -> again(item, lr));
            workspace.train();
        });
    }

    private Setup again(RunItem item, double lr) {
        return item.setup().withLr(lr).withFault(workspace.setup().get().fault());
    }

    /// The one that was last set by hand, else the one it began with.
    private static double rate(Run run) {
        return run.rateChanges().isEmpty() ? run.setup().lr() : run.rateChanges().getLast().lr();
    }
}
