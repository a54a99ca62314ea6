package descent.ui.training;

import descent.ui.common.RunItem;
import java.util.List;

/// A run's curves alone, off the screen: for a record that is written while the chart does not show the run.
public final class RunPicture {
    private RunPicture() { }

    public static LossChart of(RunItem run) {
        RunFeed feed = new RunFeed(run, () -> { });
        feed.close();
        feed.pull(RunFeed.buffer(), RunFeed.buffer());
        feed.series().shown(true);
        LossChart chart = new LossChart();
        chart.lossNameProperty().set(TrainingLoopModel.lossName(run.setup().loss()));
        chart.series(List.of(feed.series()));
        return chart;
    }
}
