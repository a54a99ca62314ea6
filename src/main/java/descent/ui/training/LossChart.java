package descent.ui.training;

import descent.ui.common.CanvasPane;
import descent.ui.common.Palette;
import descent.ui.common.Pen;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.text.TextAlignment;

/// The live loss chart. It costs the same for a hundred epochs and for a million, is drawn once per pulse and only when
/// something changed. Losses are handed over in [ChartSeries]; after a change call [#changed], while a run streams
/// [#grew] once per pulse.
public final class LossChart extends CanvasPane {
    private static final long FRAME_NANOS = 64_000_000;
    /// With so many new epochs a frame the eye has nothing more of 15 frames a second, but the training has less.
    private static final int MANY = 500;
    private static final long SLOW_FRAME_NANOS = 80_000_000;
    private static final double EMPTY_LOW = 0.01;
    private static final double EMPTY_HIGH = 2;
    private static final long SPOKEN_NANOS = 1_000_000_000;

    private final BooleanProperty logScale = new SimpleBooleanProperty(this, "logScale", true);
    private final DoubleProperty smoothing = new SimpleDoubleProperty(this, "smoothing", 0);
    private final StringProperty lossName = new SimpleStringProperty(this, "lossName", "MSE");
    private final ReadOnlyBooleanWrapper zoomed = new ReadOnlyBooleanWrapper(this, "zoomed", false);
    private final ChartView view = new ChartView();
    private final Smoothing averages = new Smoothing();
    private final ChartHover hover = new ChartHover();
    private final AxesPainter axes = new AxesPainter();
    private final LinePainter linePainter = new LinePainter();
    private final EndLabels endLabels = new EndLabels();
    private final BandPainter bandPainter = new BandPainter();
    private final BestMark bestMark = new BestMark();
    private final ChartGestures gestures;
    private List<ChartSeries> series = List.of();
    private List<ReferenceLine> references = List.of();
    private List<ChartLine> lines = List.of();
    private Pencil pencil;
    private int emptyEpochs = 1;
    private String emptyText = "";
    private String briefText = "";
    private final ReadOnlyObjectWrapper<ChartFrame> frame = new ReadOnlyObjectWrapper<>(this, "frame");
    private final ChartHover looked = new ChartHover();
    private long lastDrawn;
    private long lastSpoken;

    public LossChart() {
        setId("chart-loss");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription("loss chart");
        setAccessibleText(ChartSummary.of(series));
        setAccessibleHelp("Wheel or plus and minus zoom, drag or arrows move, 0 shows everything, shift with an arrow reads an epoch.");
        setMinSize(0, 0);
        gestures = new ChartGestures(this, view, hover);
        logScale.subscribe(on -> {
            view.log(on);
            repaint();
        });
        smoothing.subscribe(w -> {
            averages.weight(w.doubleValue());
            changed();
        });
        lossName.subscribe(this::repaint);
    }

    /// True (the start): a log axis.
    public BooleanProperty logScaleProperty() {
        return logScale;
    }

    /// 0 (the start): off; up to below 1: the weight of the past in an exponential moving average.
    public DoubleProperty smoothingProperty() {
        return smoothing;
    }

    /// The loss's short name for the axis title: "MSE", "cross-entropy".
    public StringProperty lossNameProperty() {
        return lossName;
    }

    /// Whether the user looks at a window of their own; then "fit" has something to do.
    public ReadOnlyBooleanProperty zoomedProperty() {
        return zoomed.getReadOnlyProperty();
    }

    /// The runs to draw; at most one is current (colour index 0).
    public void series(List<ChartSeries> runs) {
        series = List.copyOf(runs);
        changed();
    }

    public List<ChartSeries> series() {
        return series;
    }

    public void references(List<ReferenceLine> levels) {
        references = List.copyOf(levels);
        repaint();
    }

    /// Who draws expected curves on it.
    void pencil(Pencil p) {
        pencil = p;
        repaint();
    }

    /// How many epochs the empty chart is wide.
    public void emptyEpochs(int epochs) {
        emptyEpochs = epochs;
        repaint();
    }

    /// What stands in the empty chart.
    ///
    /// @param brief where that is too long
    public void emptyText(String text, String brief) {
        emptyText = text;
        briefText = brief;
        repaint();
    }

    public String emptyText() {
        return emptyText;
    }

    /// Something about the series changed: draw in the next pulse, and say it.
    public void changed() {
        speak();
        repaint();
    }

    /// Epochs were added while a run streams: draws at most 15 times a second, 12 times where they come in thousands, and
    /// speaks at most once.
    ///
    /// @param fresh epochs since the last drawing
    /// @param now nanoseconds, as an AnimationTimer gives them
    /// @return false when the drawing is still due
    public boolean grew(long now, int fresh) {
        if (!isDue(now, fresh)) {
            return false;
        }
        lastDrawn = now;
        if (now - lastSpoken >= SPOKEN_NANOS) {
            lastSpoken = now;
            speak();
        }
        repaint();
        return true;
    }

    /// Whether epochs that were added would be drawn now.
    boolean isDue(long now, int fresh) {
        return now - lastDrawn >= (fresh > MANY ? SLOW_FRAME_NANOS : FRAME_NANOS);
    }

    private void speak() {
        setAccessibleText(ChartSummary.of(series) + (averages.weight() > 0 ? " The lines are smoothed." : ""));
    }

    /// The epoch at the rule, until the next word about the runs.
    void speakRule() {
        setAccessibleText(hover.words(lines));
    }

    /// Shows everything again.
    public void fit() {
        view.fit();
        repaint();
    }

    /// Shows everything again where the person's window has none of these epochs.
    void reveal(int from, int to) {
        if (!view.holds(from, to)) {
            fit();
        }
    }

    /// The shown runs as a table, every epoch of them.
    public ChartTable table() {
        return new ChartTable(series.stream().filter(ChartSeries::shown).toList());
    }

    /// The band of several seeds, under the curves.
    void band(BandPainter.Band band) {
        bandPainter.show(band);
        repaint();
    }

    /// What a click on the mark of the best epoch does.
    public void onBest(Runnable take) {
        bestMark.onTaken(take);
    }

    BestMark bestMark() {
        return bestMark;
    }

    ChartFrame frame() {
        return frame.get();
    }

    /// Where the plot lies; changes with every drawing that moves it.
    ReadOnlyObjectProperty<ChartFrame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /// Marks the epoch that is looked back at; none for 0.
    void lookAt(int epoch) {
        looked.pin(epoch);
        repaintOverlay();
    }

    ChartView view() {
        return view;
    }

    void hoverChanged() {
        repaintOverlay();
    }

    @Override
    protected void paint(Pen pen) {
        lines = ChartLine.of(series, look().palette(), averages);
        view.follow(bounds());
        zoomed.set(view.isZoomed());
        ChartFrame f = ChartFrame.of(pen.width(), pen.height(), view, look());
        frame.set(f);
        axes.paint(pen, f, lossName.get());
        axes.references(pen, f, references);
        bandPainter.paint(pen, f);
        for (ChartLine l : lines) {
            linePainter.paint(pen, f, l);
        }
        for (ChartLine l : lines) {
            linePainter.marks(pen, f, l);
        }
        if (pencil != null) {
            pencil.paint(pen, f);
        }
        axes.referenceNames(pen, f, references);
        if (pencil != null) {
            pencil.words(pen, f);
        }
        for (ChartSeries s : series) {
            if (s.shown() && s.isCurrent()) {
                axes.rateTicks(pen, f, s);
            }
        }
        bestMark.paint(pen, f, series);
        endLabels.paint(pen, f, lines);
        if (lines.stream().allMatch(l -> l.curve().size() == 0) && (pencil == null || pencil.prediction() == null)) {
            String words = look().width(emptyText, look().font(1.1)) < f.width() ? emptyText : briefText;
            pen.text(words, (f.left() + f.right()) / 2, (f.top() + f.bottom()) / 2, TextAlignment.CENTER, look().font(1.1), look().palette().muted());
        }
    }

    private ChartBounds bounds() {
        ChartBounds b = ChartBounds.all(lines, references, view.isLog());
        if (lines.isEmpty()) {
            b = new ChartBounds(b.x0(), Math.max(b.x1(), emptyEpochs), view.isLog() ? Math.min(b.y0(), EMPTY_LOW) : b.y0(), Math.max(b.y1(), EMPTY_HIGH), b.floor());
        }
        return pencil == null || pencil.prediction() == null ? b : pencil.prediction().within(b);
    }

    @Override
    protected void paintOverlay(Pen pen) {
        if (frame.get() == null) {
            return;
        }
        (hover.isShown() ? hover : looked).paint(pen, frame.get(), lines);
        looked.rule(pen, frame.get(), pen.palette().accent());
        ChartGestures.Box b = gestures.box();
        if (b != null) {
            double x = Math.min(b.x0(), b.x1());
            double y = Math.min(b.y0(), b.y1());
            pen.gc().setFill(Palette.fade(look().palette().accent(), 0.12));
            pen.gc().fillRect(x, y, Math.abs(b.x1() - b.x0()), Math.abs(b.y1() - b.y0()));
            pen.gc().setStroke(look().palette().accent());
            pen.gc().setLineWidth(pen.hairline());
            pen.gc().strokeRect(pen.snap(x), pen.snap(y), Math.floor(Math.abs(b.x1() - b.x0())), Math.floor(Math.abs(b.y1() - b.y0())));
        }
    }
}
