package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.train.Pace;
import descent.train.RunState;
import descent.ui.common.Fx;
import descent.ui.common.Workspace;
import descent.ui.main.WindowPicture;
import descent.ui.training.LossChart;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The real window on the Headless platform.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MainWindowTest {
    /// Rounding of positions to whole pixels.
    private static final double PIXEL = 1.5;
    private WindowShots shots;

    @BeforeAll
    void open() {
        shots = new WindowShots(new WindowShots.NoChoosers());
    }

    @AfterAll
    void close() {
        shots.close();
    }

    @ParameterizedTest
    @CsvSource({"1280,800,false", "1280,720,false", "1100,700,false", "1000,640,false", "740,500,false", "1920,1080,true", "1280,720,true"})
    void layout_cutsNothing_inEverySize(int width, int height, boolean projector) {
        Fx.run(() -> shots.graph().theme().projector().set(projector));
        WindowShots.pulses(2);
        List<String> wrong = new ArrayList<>();
        WritableImage picture = Fx.get(() -> WindowPicture.of(shots.graph().window(), width, height, root -> check(root, wrong)));
        Fx.run(() -> shots.graph().theme().projector().set(false));
        assertEquals(width, picture.getWidth());
        assertEquals(height, picture.getHeight());
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
    }

    @ParameterizedTest
    @CsvSource({"1280,800", "1280,720", "1920,1080"})
    void layout_cutsNothing_inTheMiddleOfARun(int width, int height) {
        Workspace w = shots.graph().workspace();
        Fx.run(() -> {
            w.setPace(new Pace(20));
            w.edit("epochs", x -> x.withEpochs(100_000));
            w.train();
        });
        WindowShots.until(() -> w.weights().get() != null && w.sample().get() != null && w.sample().get().epoch() > 3);
        List<String> wrong = new ArrayList<>();
        Fx.get(() -> WindowPicture.of(shots.graph().window(), width, height, root -> check(root, wrong)));
        Fx.run(w::stepLine);
        WindowShots.until(() -> w.stepView().get() != null);
        Fx.get(() -> WindowPicture.of(shots.graph().window(), width, height, root -> check(root, wrong)));
        Fx.run(w::stop);
        WindowShots.until(() -> w.state().get() == RunState.STOPPED);
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
    }

    /// The column scrolls then, and so does the list: both bars take of the row with the longest name and gaps.
    @Test
    void namesOfTheSample_areWhole_besideBothScrollBars() {
        ToggleButton more = (ToggleButton) shots.stage().getScene().lookup("#training-more");
        Fx.run(() -> more.setSelected(true));
        Set<String> shown = new HashSet<>();
        Fx.get(() -> WindowPicture.of(shots.graph().window(), 1280, 800, root -> root.lookupAll(".column-row .check-box").stream().map(n -> n.lookup(".text"))
                .forEach(n -> shown.add(((Text) n).getText()))));
        Fx.run(() -> more.setSelected(false));
        assertTrue(shown.containsAll(List.of("mpg", "displacement", "horsepower")), shown.toString());
    }

    /// Every child lies within its parent, unless the parent scrolls or draws it itself.
    static void check(Parent parent, List<String> wrong) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (!child.isVisible() || !child.isManaged()) {
                continue;
            }
            double right = child.getBoundsInParent().getMaxX();
            double bottom = child.getBoundsInParent().getMaxY();
            if (parent instanceof Region r && !(parent instanceof Control) && (right > r.getWidth() + PIXEL || bottom > r.getHeight() + PIXEL)
                    && !parent.getStyleClass().contains("viewport") && !parent.getStyleClass().contains("sheet")
                    && !parent.getStyleClass().contains("arrow-button")) { // JavaFX's own, around its arrow
                wrong.add(name(child) + " reaches " + Math.round(right) + "," + Math.round(bottom) + " in " + name(parent) + " of " + r.getWidth() + "×" + r.getHeight());
            }
            boolean own = child instanceof ScrollPane || child instanceof ListView || child instanceof TableView || child instanceof TabPane;
            if (child instanceof ScrollPane s && s.getContent() instanceof Parent p) {
                check(p, wrong);
            } else if (child instanceof Parent p && !own) {
                check(p, wrong);
            }
        }
    }

    private static String name(Node n) {
        return n.getClass().getSimpleName() + (n.getId() == null ? "" : "#" + n.getId()) + n.getStyleClass();
    }

    @Test
    void focusableNodes_haveIdAndName_everywhere() {
        List<String> wrong = new ArrayList<>();
        Fx.run(() -> nameless(shots.stage().getScene().getRoot(), wrong));
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
    }

    static void nameless(Parent parent, List<String> wrong) {
        for (Node n : parent.getChildrenUnmodifiable()) {
            boolean words = (n.getAccessibleText() != null && !n.getAccessibleText().isBlank())
                    || (n instanceof Labeled l && l.getText() != null && !l.getText().isBlank());
            if (n.isFocusTraversable() && (n.getId() == null || !words)) {
                wrong.add(name(n) + " in " + name(parent) + (n.getId() == null ? " has no id" : " has no name"));
            }
            if (n instanceof Parent p) {
                nameless(p, wrong);
            }
        }
    }

    @Test
    void menuItem_smoothsTheCurves() {
        Fx.run(() -> {
            MenuBar bar = (MenuBar) shots.stage().getScene().lookup("#menu-bar");
            CheckMenuItem item = bar.getMenus().stream().flatMap(m -> m.getItems().stream()).filter(i -> "menu-smooth".equals(i.getId()))
                    .map(CheckMenuItem.class::cast).findFirst().orElseThrow();
            LossChart chart = (LossChart) shots.stage().getScene().lookup("#chart-loss");
            item.setSelected(true);
            assertTrue(chart.smoothingProperty().get() > 0);
            item.setSelected(false);
            assertEquals(0, chart.smoothingProperty().get());
        });
    }

    @Test
    void ids_exist_asTeachersScriptsExpect() {
        Set<String> ids = Set.of("btn-open", "btn-load", "btn-save", "btn-train", "btn-step", "btn-stop", "btn-evaluate", "pace-dial",
                "data-file", "data-col-mpg", "data-role-mpg", "split-slider", "split-train-label", "split-test-label", "layer-add", "layer-0",
                "loss-fn", "optimizer", "lr-slider", "lr-field", "epochs-field", "batch-field", "seed-field", "chart-loss", "chart-lin",
                "chart-log", "readout-train", "readout-test", "code-line-1", "net-canvas", "status-text", "status-progress");
        List<String> missing = Fx.get(() -> ids.stream().filter(id -> shots.stage().getScene().lookup("#" + id) == null).sorted().toList());
        assertEquals(List.of(), missing);
    }

    /// The keys belong to the menu bar; the arrows' menus name them in their words. One epoch has no key.
    @Test
    void stepMenu_namesItsKeys() {
        Fx.run(() -> ((MenuButton) shots.stage().getScene().lookup("#step-menu")).getItems().stream().limit(2).forEach(i -> {
            assertTrue(i.getText().matches(".+ \\(.+\\)"), i.getText());
            assertNull(i.getAccelerator());
        }));
    }

    @Test
    void window_opensWithTheSample_readyToTrain() {
        assertEquals("mpg", shots.graph().workspace().setup().get().schema().target());
        String title = Fx.get(() -> shots.stage().getTitle());
        assertTrue(title.endsWith("auto-mpg — Descent"), title); // the other tests may have left unsaved work
        assertTrue(Fx.get(() -> !shots.stage().getScene().lookup("#btn-train").isDisabled()));
    }
}
