package descent.ui.main;

import descent.eval.Evaluation;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// Three columns: the recipe at the left, the loss chart over its lower row in the middle, network and results at the
/// right. In narrow windows the right cards become tabs of the lower row; in low windows Data folds. The breakpoints
/// are in em, because larger text makes a window narrow too.
final class Body extends Region {
    static final double SIDE = 23;
    static final double GAP = 0.75;
    /// Below it the lines of the loop and their values would meet.
    static final double NARROW = 96;
    static final double LOW = 56;
    private static final double TIGHT = 76;
    private static final PseudoClass TIGHT_STATE = PseudoClass.getPseudoClass("tight");
    static final double LARGEST_SIDE_SHARE = 0.37;
    static final double CHART_SHARE = 0.66;
    static final double CHART_SHARE_NARROW = 0.52;
    private static final double LARGEST_LOOP = 0.42;
    private static final double LOOP_SHARE = 0.6;
    static final double NETWORK_SHARE = 0.42;
    private static final String LOOP = "tab-loop";
    private static final String RUNS = "tab-runs";
    private static final String NETWORK = "tab-network";
    private static final String FIT = "tab-fit";
    private static final String RESULTS = "tab-results";
    private static final String SURFACE = "tab-surface";
    private static final String LENS = "tab-lens";

    /// The cards of the window, made by the rooms of the screen.
    record Cards(Region data, Region model, Region training, Region chart, Region loop, Region runs, Region network, Region results, Region lens, Region fit,
                 Region surface, Region rate) { }

    /// What the body follows and sets: Data folded in low windows, the code lens open, the results, a run
    /// living, the line that was stepped last, whether the results are those of an epoch that is looked back at.
    record Signals(BooleanProperty folded, BooleanProperty lensOpen, ObservableValue<Evaluation> evaluated, ObservableValue<Boolean> running,
                   ObservableValue<?> stepped, BooleanSupplier lookingBack) { }

    private final Cards cards;
    private final ReadOnlyIntegerProperty em;
    private final VBox recipe;
    private final ScrollPane left;
    private final TabPane tabs = CardTabs.pane("lower-tabs", "Loop, runs, network and results");
    private final TabPane corner = CardTabs.pane("side-tabs", "Fit, results, loss map and the line that was stepped");
    private final Map<String, Region> cardOfTab;
    private final Signals signals;
    private final BooleanProperty panelBeside = new SimpleBooleanProperty(this, "panelBeside");
    private final BooleanProperty chartOnly = new SimpleBooleanProperty(this, "chartOnly");
    private Region root;
    private boolean narrow;
    private boolean low;
    private Subscription sizes = Subscription.EMPTY;

    Body(Cards cards, ReadOnlyIntegerProperty em, Signals signals) {
        this.cards = cards;
        this.em = em;
        this.signals = signals;
        this.cardOfTab = Map.of(LOOP, cards.loop(), RUNS, cards.runs(), NETWORK, cards.network(), FIT, cards.fit(), RESULTS, cards.results(), SURFACE,
                cards.surface(), LENS, cards.lens());
        tabs.getTabs().addAll(CardTabs.tab(LOOP, "Training loop"), CardTabs.tab(LENS, "Line"), CardTabs.tab(RUNS, "Runs"), CardTabs.tab(NETWORK, "Network"), CardTabs.tab(FIT, "Fit"),
                CardTabs.tab(RESULTS, "Results"), CardTabs.tab(SURFACE, "Loss map"));
        corner.getTabs().addAll(CardTabs.tab(FIT, "Fit"), CardTabs.tab(RESULTS, "Results"), CardTabs.tab(SURFACE, "Loss map"), CardTabs.tab(LENS, "Line"));
        CardTabs.select(corner, RESULTS);
        setId("body");
        getStyleClass().add("body");
        recipe = new VBox(cards.data(), cards.model(), cards.training());
        recipe.getStyleClass().add("recipe");
        VBox.setVgrow(cards.data(), Priority.SOMETIMES);
        VBox.setVgrow(cards.training(), Priority.ALWAYS);
        left = new ScrollPane(recipe);
        left.setId("recipe-scroll");
        left.getStyleClass().add("column-scroll");
        left.setFitToWidth(true);
        left.setFitToHeight(true);
        left.setFocusTraversable(false);
        left.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        em.subscribe(e -> adapt());
        panelBeside.subscribe(b -> adapt());
        chartOnly.subscribe(c -> arrange(narrow));
        sceneProperty().subscribe(this::watch);
        follow();
    }

    /// The tab that shows what just happened comes forward: the line that was stepped, the results, the fit of a new run.
    private void follow() {
        signals.lensOpen().subscribe(this::showLens);
        corner.getSelectionModel().selectedItemProperty().subscribe(t -> {
            if (!narrow && t != null) {
                signals.lensOpen().set(showing(LENS));
            }
        });
        signals.evaluated().subscribe((was, is) -> {
            if (is != null && (was == null || !signals.lookingBack().getAsBoolean())) { // each time somebody asks, but not at every epoch that is passed
                show(RESULTS);
            }
        });
        signals.stepped().subscribe(line -> {
            if (narrow && line != null && !signals.running().getValue() && !showing(LOOP) && !showing(LENS) && !showing(NETWORK)) {
                show(LOOP);
            }
        });
        signals.running().subscribe(runs -> {
            if (runs && showing(RESULTS)) {
                show(FIT);
            }
        });
    }

    private TabPane pane() {
        return narrow ? tabs : corner;
    }

    private boolean showing(String tab) {
        return pane().getSelectionModel().getSelectedItem().getId().equals(tab);
    }

    /// Brings what the last line did to the front.
    void showLine() {
        chartOnly.set(false);
        signals.lensOpen().set(true);
        show(LENS);
    }

    /// Brings the loss map to the front.
    void showLossMap() {
        chartOnly.set(false);
        show(SURFACE);
    }

    private void show(String tab) {
        CardTabs.select(pane(), tab);
    }

    /// Whether a panel as wide as a side column (the lessons) takes room beside the body.
    BooleanProperty panelBeside() {
        return panelBeside;
    }

    /// Whether the chart has the whole body, with the learning rate under it: for the back row.
    BooleanProperty chartOnly() {
        return chartOnly;
    }

    private void watch(Scene scene) {
        sizes.unsubscribe();
        root = scene == null ? null : (Region) scene.getRoot();
        sizes = root == null ? Subscription.EMPTY : root.widthProperty().subscribe(w -> adapt()).and(root.heightProperty().subscribe(h -> adapt()));
    }

    /// Takes the arrangement that fits the window and the text size; a lesson beside the body takes its width from it.
    private void adapt() {
        if (root == null || root.getWidth() <= 0) {
            return;
        }
        double width = root.getWidth() / em.get() - (panelBeside.get() ? SIDE + GAP : 0);
        boolean isNarrow = width < NARROW;
        if (isNarrow != narrow) {
            arrange(isNarrow);
        }
        pseudoClassStateChanged(TIGHT_STATE, width < TIGHT);
        boolean isLow = root.getHeight() < LOW * em.get();
        if (isLow != low) {
            low = isLow;
            signals.folded().set(isLow);
        }
        requestLayout();
    }

    private void showLens(boolean open) {
        if (!narrow && open != showing(LENS)) {
            show(open ? LENS : signals.evaluated().getValue() != null ? RESULTS : FIT);
        }
    }

    /// Both rows of tabs stay as they are and only the cards move, for tabs that are added grow in from nothing.
    private void arrange(boolean isNarrow) {
        TabPane before = pane();
        String front = before.getSelectionModel().getSelectedItem().getId();
        boolean open = signals.lensOpen().get();
        narrow = isNarrow;
        tabs.getTabs().forEach(t -> t.setContent(null)); // a card is in one place at a time
        corner.getTabs().forEach(t -> t.setContent(null));
        if (chartOnly.get()) {
            getChildren().setAll(cards.chart(), cards.rate());
            return;
        }
        pane().getTabs().forEach(t -> t.setContent(cardOfTab.get(t.getId())));
        if (isNarrow) {
            getChildren().setAll(left, cards.chart(), tabs);
            if (before != tabs) {
                show(front.equals(RESULTS) ? LOOP : front);
            }
        } else {
            getChildren().setAll(left, cards.chart(), cards.loop(), cards.runs(), cards.network(), corner);
            if (!CardTabs.select(corner, open ? LENS : front)) {
                show(RESULTS);
            }
            signals.lensOpen().set(showing(LENS));
        }
        requestLayout();
    }

    @Override
    public Orientation getContentBias() {
        return null;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double e = em.get();
        double w = getWidth();
        double h = getHeight();
        double gap = Math.round(GAP * e);
        if (chartOnly.get()) {
            double bar = cards.rate().prefHeight(w);
            place(cards.chart(), gap, gap, w - 2 * gap, h - bar - 3 * gap);
            place(cards.rate(), gap, h - bar - gap, w - 2 * gap, bar);
            return;
        }
        double side = Math.min(Math.round(SIDE * e), Math.round(w * LARGEST_SIDE_SHARE));
        place(left, gap, gap, side, h - 2 * gap);
        double cx = side + 2 * gap;
        if (narrow) {
            layoutNarrow(cx, gap, w - cx - gap, h - 2 * gap);
        } else {
            layoutWide(cx, gap, w - 2 * side - 4 * gap, h - 2 * gap, side);
        }
    }

    private void layoutNarrow(double x, double gap, double w, double h) {
        double top = Math.round(h * CHART_SHARE_NARROW);
        place(cards.chart(), x, gap, w, top);
        place(tabs, x, gap + top + gap, w, h - top - gap);
    }

    private void layoutWide(double x, double gap, double w, double h, double side) {
        double loopHeight = Math.min(cards.loop().prefHeight(Math.rint((w - gap) * LOOP_SHARE)), h * LARGEST_LOOP);
        double top = Math.min(Math.rint(h * CHART_SHARE), Math.floor(h - gap - loopHeight)); // the loop shows all its lines, whatever strip is open
        place(cards.chart(), x, gap, w, top);
        double y = gap + top + gap;
        double lower = h - top - gap;
        double loop = Math.round((w - gap) * LOOP_SHARE);
        place(cards.loop(), x, y, loop, lower);
        place(cards.runs(), x + loop + gap, y, w - loop - gap, lower);
        double rx = x + w + gap;
        double network = Math.round(h * NETWORK_SHARE);
        place(cards.network(), rx, gap, side, network);
        place(corner, rx, gap + network + gap, side, h - network - gap);
    }

    private void place(Node node, double x, double y, double w, double h) {
        node.resizeRelocate(snapPositionX(x), snapPositionY(y), Math.max(0, snapSizeX(w)), Math.max(0, snapSizeY(h)));
    }
}
