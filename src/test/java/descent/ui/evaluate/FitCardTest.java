package descent.ui.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.MadeData;
import descent.data.Samples;
import descent.data.Table;
import descent.model.OptimizerSpec.SGD;
import descent.train.FitView;
import descent.train.LossSurface;
import descent.train.Pace;
import descent.train.RunState;
import descent.ui.common.Fx;
import descent.ui.common.Looks;
import descent.ui.common.RunItem;
import descent.ui.common.Workspace;
import descent.ui.common.Workspaces;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The cards of fit and loss map with real runs; their pictures lie in target/look.
final class FitCardTest {
    private static final int EPOCHS = 40;

    @BeforeAll
    static void start() {
        Fx.start();
    }

    private static Table table(String name) {
        return switch (name) {
            case "sine" -> MadeData.of(MadeData.Shape.SINE, 120, 0.1, 1);
            case "moons" -> MadeData.of(MadeData.Shape.TWO_MOONS, 200, 0.1, 1);
            default -> Samples.open(name);
        };
    }

    /// A workspace whose run has ended, with what came of it.
    private static Workspace trained(String name) throws Exception {
        Workspace w = Workspaces.empty();
        w.use(table(name));
        w.edit("epochs", s -> s.withEpochs(EPOCHS));
        CompletableFuture<RunState> ended = new CompletableFuture<>();
        w.onWake(() -> { });
        w.setPace(Pace.FULL);
        w.train();
        w.services().trainer().settled().whenComplete((s, e) -> ended.complete(s));
        assertEquals(RunState.FINISHED, ended.get(60, TimeUnit.SECONDS));
        w.drain();
        return w;
    }

    private static FitView fit(Workspace w) throws Exception {
        return w.services().trainer().fit().get(60, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource({"sine, CURVE, plot-fit", "moons, PLANE, plot-map", "Auto MPG, ROWS, fit-squares", "Palmer Penguins, ROWS, fit-classes"})
    void card_showsThePictureThatFitsTheData(String name, FitView.Kind kind, String plot) throws Exception {
        try (Workspace w = trained(name)) {
            FitView view = fit(w);
            assertEquals(kind, view.frame().kind());
            FitCard card = Fx.get(() -> {
                FitCard c = new FitCard(w);
                c.show(view);
                return c;
            });
            Looks.of(card, "fit-" + plot + "-light", false, 13, 300, 330);
            Looks.of(card, "fit-" + plot + "-dark", true, 13, 300, 330);
            Looks.of(card, "fit-" + plot + "-projector", false, 18, 414, 470);
            assertNotNull(Fx.get(() -> card.lookup("#" + plot)));
            assertEquals("epoch 40", Fx.get(() -> card.note().getText()));
            Fx.run(() -> card.show(null));
            assertNull(Fx.get(() -> card.lookup("#" + plot)));
        }
    }

    @Test
    void lossMap_isDrawnForTheRun_andSaysThatItIsASlice() throws Exception {
        try (Workspace w = trained("Auto MPG")) {
            RunItem item = w.currentRun().get();
            SurfaceCard card = Fx.get(() -> new SurfaceCard(w));
            CompletableFuture<String> said = new CompletableFuture<>();
            Fx.run(() -> {
                Label words = (Label) card.lookup("#surface-words");
                words.textProperty().subscribe(t -> {
                    if (t.contains("slice")) {
                        said.complete(t);
                    }
                });
                ((Button) card.lookup("#btn-surface")).fire();
            });
            assertTrue(said.get(60, TimeUnit.SECONDS).contains("shadow"));
            assertEquals(item, w.currentRun().get());
            Looks.of(card, "surface-card", false, 13, 300, 360);
        }
    }

    @Test
    void lossMap_isGivenUp_onCancel() throws Exception {
        try (Workspace w = trained("Auto MPG")) {
            CountDownLatch before = new CountDownLatch(1);
            w.analysis().start(_ -> {
                before.await();
                return "the analysis thread was busy until here";
            });
            SurfaceCard card = Fx.get(() -> new SurfaceCard(w));
            CompletableFuture<String> said = new CompletableFuture<>();
            Button cancel = (Button) Fx.get(() -> card.lookup("#surface-progress-cancel"));
            CompletableFuture<Boolean> shown = new CompletableFuture<>();
            Fx.run(() -> {
                ((Label) card.lookup("#surface-words")).textProperty().subscribe(t -> {
                    if (t.equals("Cancelled.")) {
                        said.complete(t);
                    }
                });
                cancel.getParent().visibleProperty().subscribe(v -> {
                    if (v) {
                        shown.complete(true);
                    }
                });
                ((Button) card.lookup("#btn-surface")).fire();
            });
            assertTrue(shown.get(60, TimeUnit.SECONDS));
            Fx.run(cancel::fire);
            before.countDown();
            assertEquals("Cancelled.", said.get(60, TimeUnit.SECONDS));
            assertTrue(Fx.get(() -> !card.lookup("#plot-surface").isVisible()));
        }
    }

    @Test
    void lossMap_ofARace_hasAllLanes_inBothThemes() throws Exception {
        try (Workspace w = trained("Auto MPG")) {
            w.edit("sgd", s -> s.withOptimizer(new SGD(0.05)));
            w.race(List.of(w.setup().get(), w.setup().get().withLr(0.2), w.setup().get().withLr(0.3)));
            w.services().trainer().settled().get(60, TimeUnit.SECONDS);
            w.drain();
            LossSurface s = LossSurface.of(w.runs().stream().filter(w::isLane).map(RunItem::run).toList(),
                    w.services().trainer().ask((m, d) -> d).get(60, TimeUnit.SECONDS), share -> true);
            assertEquals(3, s.ways().size());
            for (boolean dark : new boolean[] {false, true}) {
                SurfaceMap map = Fx.get(() -> {
                    SurfaceMap m = new SurfaceMap();
                    m.show(s, List.of(new SurfaceMap.Style("lr 0.05", 0), new SurfaceMap.Style("lr 0.2", 1), new SurfaceMap.Style("lr 0.3", 2)));
                    return m;
                });
                Looks.of(map, "surface-race-" + (dark ? "dark" : "light"), dark, 13, 420, 380);
                assertTrue(Fx.get(map::getAccessibleText).contains("lr 0.3"));
            }
        }
    }
}
