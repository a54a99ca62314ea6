package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.train.Pace;
import descent.train.RunState;
import descent.ui.common.Fx;
import descent.ui.common.PngWriter;
import descent.ui.common.Theme;
import descent.ui.common.Workspace;
import descent.ui.main.WindowPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Walks the window after a run: sizes, text sizes, both themes, contrast, order of the focus. Pictures lie in
/// target/look/sizes: one of each size, with `-Ddescent.looks=all` of all texts and themes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SceneTest {
    private static final boolean ALL = "all".equals(System.getProperty("descent.looks"));
    private static final int[] TEXTS = {12, 13, 18, 22};
    private static final double HALF_LINE = 7;
    /// The places of the window in the order in which they are read.
    private static final List<String> ORDER = List.of("menu-bar", "top-bar", "notice", "card-data", "card-model", "card-training", "chart-card",
            "loop-card", "runs-card", "network-card", "side-tabs", "results-card", "status-bar");
    private WindowShots shots;

    @BeforeAll
    void trained() {
        shots = new WindowShots(new WindowShots.NoChoosers());
        Workspace w = shots.graph().workspace();
        Fx.run(() -> {
            w.edit("epochs", s -> s.withEpochs(60));
            w.setPace(Pace.FULL);
            w.train();
        });
        WindowShots.until(() -> w.state().get() == RunState.FINISHED);
        Fx.run(w::evaluate);
        WindowShots.until(() -> w.evaluation().get() != null && w.weights().get() != null);
        WindowShots.pulses(10);
    }

    @AfterAll
    void close() {
        shots.close();
    }

    @ParameterizedTest
    @CsvSource({"1100,700", "1280,720", "1280,800", "1920,1080", "2560,1440"})
    void everySize_inEveryTextSizeAndTheme_cutsNothing(int width, int height) throws IOException {
        Theme theme = shots.graph().theme();
        List<String> wrong = new ArrayList<>();
        for (int text : TEXTS) {
            for (Theme.Scheme scheme : List.of(Theme.Scheme.LIGHT, Theme.Scheme.DARK)) {
                Fx.run(() -> {
                    theme.normalSize().set(text);
                    theme.scheme().set(scheme);
                });
                String name = String.format(Locale.ROOT, "%dx%d-%dpx-%s", width, height, text, scheme.name().toLowerCase(Locale.ROOT));
                WritableImage picture = Fx.get(() -> WindowPicture.of(shots.graph().window(), width, height, root -> outside(root, width, height, name, wrong)));
                assertEquals(width + "×" + height, (int) picture.getWidth() + "×" + (int) picture.getHeight(), name);
                if (!ALL && (text != Theme.NORMAL || scheme != Theme.Scheme.LIGHT)) {
                    continue;
                }
                byte[] png = Fx.get(() -> PngWriter.bytes(picture));
                Path file = Path.of("target", "look", "sizes", name + ".png");
                Files.createDirectories(file.getParent());
                Files.write(file, png);
            }
        }
        Fx.run(() -> {
            theme.normalSize().set(Theme.NORMAL);
            theme.scheme().set(Theme.Scheme.LIGHT);
        });
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
    }

    /// The root keeps to its scene, and the cards and bars to the root, one beside the other.
    private static void outside(Parent root, int width, int height, String name, List<String> wrong) {
        Bounds all = root.getBoundsInLocal();
        if (all.getMaxX() > width + 1 || all.getMaxY() > height + 1) {
            wrong.add(name + ": the window reaches " + Math.round(all.getMaxX()) + "×" + Math.round(all.getMaxY()));
        }
        List<String> here = new ArrayList<>(WindowPanels.cut(root));
        MainWindowTest.check(root, here);
        here.forEach(h -> wrong.add(name + ": " + h));
        List<Node> cards = SceneWalk.all(root).stream().filter(n -> n.getStyleClass().contains("card-box") && n.getParent().getId() != null && n.getParent().getId().equals("body")).toList();
        for (Node a : cards) {
            Bounds pa = SceneWalk.place(a);
            if (pa.getWidth() < 1 || pa.getHeight() < 1) {
                wrong.add(name + ": " + SceneWalk.name(a) + " is empty");
            }
            for (Node b : cards) {
                Bounds pb = SceneWalk.place(b);
                double across = Math.min(pa.getMaxX(), pb.getMaxX()) - Math.max(pa.getMinX(), pb.getMinX());
                double down = Math.min(pa.getMaxY(), pb.getMaxY()) - Math.max(pa.getMinY(), pb.getMinY());
                if (a != b && across > 1 && down > 1) {
                    wrong.add(name + ": " + SceneWalk.name(a) + " overlaps " + SceneWalk.name(b));
                }
            }
        }
    }

    @Test
    void text_standsOut_inBothThemes() {
        Theme theme = shots.graph().theme();
        List<String> wrong = new ArrayList<>();
        for (Theme.Scheme scheme : List.of(Theme.Scheme.LIGHT, Theme.Scheme.DARK)) {
            Fx.run(() -> theme.scheme().set(scheme));
            WindowShots.pulses(3);
            Fx.run(() -> {
                shots.stage().getScene().getRoot().applyCss();
                SceneWalk.faint(shots.stage().getScene().getRoot()).forEach(f -> wrong.add(scheme + ": " + f));
            });
        }
        Fx.run(() -> theme.scheme().set(Theme.Scheme.LIGHT));
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
    }

    /// Tab goes through the places of the window in reading order, and misses nothing that can have the focus.
    @Test
    void tab_followsTheReadingOrder_andMissesNothing() {
        List<String> wrong = new ArrayList<>();
        Fx.run(() -> {
            Parent root = shots.stage().getScene().getRoot();
            Node first = root.lookup("#btn-open");
            first.requestFocus();
            Set<Node> seen = new LinkedHashSet<>();
            for (Node at = first; at != null && seen.add(at); at = shots.stage().getScene().getFocusOwner()) {
                at.requestFocusTraversal(TraversalDirection.NEXT);
            }
            int place = -1;
            Node before = null;
            for (Node n : seen) {
                int now = placeOf(n);
                if (now < place) {
                    wrong.add(SceneWalk.name(n) + " comes after " + SceneWalk.name(before));
                } else if (now == place && isReadBefore(SceneWalk.place(n), SceneWalk.place(before))) {
                    wrong.add(SceneWalk.name(n) + " is read before " + SceneWalk.name(before) + ", but Tab comes to it later");
                }
                place = now;
                before = n;
            }
            for (Node n : SceneWalk.all(root)) {
                if (n.isFocusTraversable() && !n.isDisabled() && shown(n) && !seen.contains(n) && !byArrows(n)) {
                    wrong.add("Tab never comes to " + SceneWalk.name(n));
                }
            }
            assertTrue(seen.size() > 30, "only " + seen.size() + " stops");
        });
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
    }

    /// Wholly above, or in the same row to the left.
    static boolean isReadBefore(Bounds a, Bounds b) {
        double overlap = Math.min(a.getMaxY(), b.getMaxY()) - Math.max(a.getMinY(), b.getMinY());
        boolean row = overlap > Math.min(a.getHeight(), b.getHeight()) / 2;
        return row ? a.getMaxX() <= b.getMinX() + 1 : a.getMaxY() <= b.getMinY() + 1;
    }

    /// Of a row of choices Tab takes the chosen one; the arrows go to the others.
    static boolean byArrows(Node n) {
        return n instanceof ToggleButton t && t.getToggleGroup() != null && !t.isSelected() && t.getToggleGroup().getSelectedToggle() != null;
    }

    static boolean shown(Node n) {
        Bounds b = SceneWalk.place(n);
        for (Node p = n; p != null; p = p.getParent()) {
            if (!p.isVisible()) {
                return false;
            }
        }
        return b.getWidth() > 1 && b.getHeight() > HALF_LINE;
    }

    private static int placeOf(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            int at = n.getId() == null ? -1 : ORDER.indexOf(n.getId());
            if (at >= 0) {
                return at;
            }
        }
        return ORDER.size();
    }
}
