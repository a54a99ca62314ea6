package descent.ui.training;

import java.util.List;

/// One run as the chart knows it: its two curves, every epoch of them, and what is marked along them. Index i holds
/// epoch i + 1; behind the finished epochs of an ended run stands one point that is no epoch ([#appendBehind]). Written and read on the FX thread only; after a change the chart is told by [LossChart#changed].
public final class ChartSeries {
    /// How a run ended; the mark at the end of its line tells it.
    public enum End { OPEN, FINISHED, STOPPED, DIVERGED, FAILED }

    /// From `epoch` on the learning rate is `lr`.
    public record RateTick(int epoch, double lr) { }

    /// The lowest point of the dashed curve where it is of validation rows.
    ///
    /// @param taken the model has the weights of this point
    public record Best(int epoch, float loss, boolean taken) { }

    private final int id;
    private final SeriesPyramid train = new SeriesPyramid();
    private final SeriesPyramid test = new SeriesPyramid();
    private String name;
    private int planned;
    private int colourIndex;
    private boolean shown = true;
    private End end = End.OPEN;
    private List<RateTick> rateTicks = List.of();
    private String watched = "test";
    private Best best;
    private boolean behind;

    /// @param planned the epochs that the run is to have; the x axis runs to there from the start
    public ChartSeries(int id, String name, int planned) {
        this.id = id;
        this.name = name;
        planned(planned);
    }

    public int id() {
        return id;
    }

    public String name() {
        return name;
    }

    public void name(String newName) {
        name = newName;
    }

    public int planned() {
        return planned;
    }

    public void planned(int epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException("a run has at least 1 epoch, not " + epochs);
        }
        planned = epochs;
    }

    /// 0 = the current run: drawn with both curves in the train and test colours. From 1 on: one curve in a run colour.
    public int colourIndex() {
        return colourIndex;
    }

    public void colourIndex(int index) {
        colourIndex = index;
    }

    public boolean isCurrent() {
        return colourIndex == 0;
    }

    public boolean shown() {
        return shown;
    }

    public void shown(boolean s) {
        shown = s;
    }

    public End end() {
        return end;
    }

    public void end(End e) {
        end = e;
    }

    public List<RateTick> rateTicks() {
        return rateTicks;
    }

    public void rateTicks(List<RateTick> ticks) {
        rateTicks = List.copyOf(ticks);
    }

    /// What the dashed curve is of: "test" (the start) or "validation".
    public String watched() {
        return watched;
    }

    public void watched(String rows) {
        watched = rows;
    }

    /// Null where there is none.
    public Best best() {
        return best;
    }

    public void best(Best lowest) {
        best = lowest;
    }

    public SeriesPyramid train() {
        return train;
    }

    public SeriesPyramid test() {
        return test;
    }

    public int size() {
        return Math.max(train.size(), test.size());
    }

    /// Adds the losses of one epoch more.
    public void append(float trainLoss, float testLoss) {
        train.append(trainLoss);
        test.append(testLoss);
    }

    /// Adds the losses of the weights after the last update; of a diverged run those that broke the epoch after the last one.
    void appendBehind(float trainLoss, float testLoss) {
        append(trainLoss, testLoss);
        behind = true;
    }

    /// Finished epochs: all points but the one behind them.
    int finished() {
        return size() - (behind ? 1 : 0);
    }

    /// Forgets every point from index `size` on.
    public void truncate(int size) {
        behind &= size >= size();
        train.truncate(size);
        test.truncate(size);
    }

    /// Forgets every epoch, for a restart of the same run.
    public void clear() {
        train.clear();
        test.clear();
        rateTicks = List.of();
        best = null;
        behind = false;
        end = End.OPEN;
    }

    static int epoch(int index) {
        return index + 1;
    }

    static int index(int epoch) {
        return epoch - 1;
    }
}
