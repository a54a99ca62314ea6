package descent.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.model.LayerSpec;
import descent.ui.common.Fx;
import descent.ui.common.Theme;
import descent.ui.common.Workspace;
import descent.ui.main.DesktopChoosers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every window, dialog and panel of the program: what can have the focus has an id and a name and is come to by Tab in the order
/// of reading, and one sees that it has the focus. That is looked at for one node of each kind and style, with `-Ddescent.looks=all` for
/// every node, with `-Ddescent.looks=dark` in the dark.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EverySceneTest {
    /// These stand in columns. The main window's order is that of its places: see SceneTest.
    private static final List<String> COLUMNS = List.of("main", "lesson", "chart alone", "chart back", "rescue", "evaluate matters");
    /// At least two sides of a node are drawn anew.
    private static final double SEEN = 2;
    private static final String LOOKS = System.getProperty("descent.looks", "");
    private final Set<Object> looked = new HashSet<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    @TempDir
    private Path folder;
    private WindowShots shots;
    private Workspace workspace;

    /// @param inside id of a node within
    private record Place(String inside, Runnable open) { }

    @BeforeAll
    void open() {
        shots = new WindowShots(new WindowShots.NoChoosers());
        workspace = shots.graph().workspace();
        shots.train(40);
        Fx.run(() -> shots.graph().theme().scheme().set(LOOKS.equals("dark") ? Theme.Scheme.DARK : Theme.Scheme.LIGHT));
        Fx.run(workspace::evaluate);
        WindowShots.until(() -> workspace.evaluation().get() != null && workspace.weights().get() != null);
    }

    @AfterAll
    void close() {
        shots.close();
    }

    @AfterEach
    void closeOthers() {
        Fx.run(() -> List.copyOf(Window.getWindows()).stream().filter(w -> w != shots.stage()).forEach(Window::hide));
        WindowShots.pulses(3);
    }

    private static List<String> names() {
        return new EverySceneTest().everywhere();
    }

    private List<String> everywhere() {
        place("main", "btn-open", () -> { });
        place("lesson", "lesson-where", () -> shots.graph().window().lessons().open("learning-rate"));
        place("chart alone", "rate-bar", () -> menu("menu-chart-only"));
        place("chart back", "btn-open", () -> menu("menu-chart-only"));
        place("samples", "sample-auto-mpg-csv", () -> menu("menu-all-samples"));
        place("make data", "made-rows", () -> menu("menu-make-data"));
        place("import", "import-ok", () -> shots.graph().window().open(doubtful()));
        place("runs", "runs-table", () -> menu("menu-all-runs"));
        place("chance", "chance-window", () -> menu("menu-chance"));
        place("preferences", "preferences-theme", () -> menu("menu-preferences"));
        place("help", "help-list", () -> menu("menu-help"));
        place("shortcuts", "help-close", () -> menu("menu-shortcuts"));
        place("about", "about-parts", () -> menu("menu-about"));
        place("race", "race-panel", () -> menu("menu-race"));
        place("fault", "fault-details", () -> shots.graph().faults().accept(new IllegalStateException("a test")));
        place("unsaved", "answer-cancel", () -> Platform.runLater(() -> choosers().unsaved("auto-mpg", "closing")));
        place("settings", "answer-cancel", () -> Platform.runLater(() -> choosers().leaveSettings("closing")));
        place("epoch", "answer-cancel", () -> Platform.runLater(() -> choosers().whichEpoch(20, 40)));
        place("confirm", "answer-cancel", () -> Platform.runLater(() -> choosers().confirm("Forget everything?", "Forget it")));
        place("data options", "data-gaps", () -> press("data-options"));
        place("columns", "columns-table", () -> press("data-all-columns"));
        place("preview", "preview-table", () -> press("data-preview"));
        place("losses", "chart-table", () -> ((MenuButton) shots.stage().getScene().lookup("#chart-export")).getItems().stream().filter(i -> "chart-show-table".equals(i.getId())).findFirst().orElseThrow().fire());
        for (String view : List.of("figures", "errors", "rows", "what-if", "matters", "file")) {
            place("evaluate " + view, "evaluate-tabs", () -> evaluate(view));
        }
        place("layer", "layer-1-problem", this::layer);
        place("model", "model-open", () -> shots.graph().window().open(Path.of("src/test/resources/golden/model/v2.model")));
        place("rescue", "rescue-restore", () -> shots.stage().getScene().lookup("#rescue").setVisible(true));
        return List.copyOf(places.keySet());
    }

    private void place(String name, String inside, Runnable open) {
        places.put(name, new Place(inside, open));
    }

    private DesktopChoosers choosers() {
        return new DesktopChoosers(shots.stage(), shots.graph().theme(), null);
    }

    private Path doubtful() {
        try {
            return Files.writeString(folder.resolve("doubtful.csv"), "Mieten der Stadt im Mai\n\nWohnung;Größe;Miete\nA1;45,5;612,00\nA2;61,0;798,50\nB1;38,2;teuer\nB2;50,1;k. A.\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void evaluate(String view) {
        shots.graph().window().evaluation().open();
        TabPane tabs = (TabPane) find("evaluate-tabs");
        tabs.getSelectionModel().select(tabs.getTabs().stream().filter(t -> t.getId().equals("evaluate-tab-" + view)).findFirst().orElseThrow());
    }

    private void layer() {
        workspace.edit("layers", s -> s.withLayers(List.of(new LayerSpec.Linear(8), new LayerSpec.LeakyReLU(0.01), new LayerSpec.Linear(1))));
        shots.stage().getScene().getRoot().applyCss();
        press("layer-1-settings");
    }

    private void press(String id) {
        ((ButtonBase) Objects.requireNonNull(shots.stage().getScene().lookup("#" + id), id)).fire();
    }

    private void menu(String id) {
        leaves(((MenuBar) shots.stage().getScene().lookup("#menu-bar")).getMenus()).stream().filter(i -> id.equals(i.getId())).findFirst().orElseThrow().fire();
    }

    private static List<MenuItem> leaves(List<? extends MenuItem> items) {
        List<MenuItem> out = new ArrayList<>();
        items.forEach(i -> out.addAll(i instanceof Menu m ? leaves(m.getItems()) : List.of(i)));
        return out;
    }

    private static Node find(String id) {
        return Window.getWindows().stream().filter(w -> w.isShowing() && w.getScene() != null).map(w -> w.getScene().lookup("#" + id)).filter(Objects::nonNull).reduce((a, b) -> b).orElse(null);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void focus_isNamed_inOrder_andSeen(String name) {
        if (places.isEmpty()) {
            everywhere();
        }
        Place place = places.get(name);
        Fx.run(place.open);
        WindowShots.until(() -> find(place.inside) != null);
        WindowShots.pulses(4);
        List<String> wrong = new ArrayList<>();
        Scene scene = Fx.get(() -> find(place.inside).getScene());
        Fx.run(scene.getWindow()::requestFocus);
        WindowShots.until(() -> scene.getWindow().isFocused());
        Fx.run(() -> MainWindowTest.nameless(scene.getRoot(), wrong));
        FocusLooks looks = new FocusLooks(scene);
        List<Node> stops = Fx.get(looks::stops);
        if (!COLUMNS.contains(name)) {
            Fx.run(() -> order(stops, wrong));
        }
        Fx.run(() -> missed(scene.getRoot(), stops, wrong));
        for (Node n : stops) {
            if (!looked.add(LOOKS.isEmpty() ? Fx.get(() -> n.getClass() + " " + n.getStyleClass()) : n)) {
                continue;
            }
            double shows = looks.shows(n);
            if (!(shows >= SEEN)) {
                wrong.add("the focus does not show on " + SceneWalk.name(n) + ": " + shows);
            }
        }
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
    }

    /// Tab goes in a ring, which turns back once.
    private static void order(List<Node> stops, List<String> wrong) {
        List<String> back = new ArrayList<>();
        for (int i = 0; i < stops.size(); i++) {
            Node before = stops.get((i + stops.size() - 1) % stops.size());
            if (SceneTest.isReadBefore(SceneWalk.place(stops.get(i)), SceneWalk.place(before))) {
                back.add(SceneWalk.name(stops.get(i)) + " is read before " + SceneWalk.name(before) + ", but Tab comes to it later");
            }
        }
        if (back.size() > 1) {
            wrong.addAll(back);
        }
    }

    private static void missed(Parent root, List<Node> stops, List<String> wrong) {
        for (Node n : SceneWalk.all(root)) {
            if (n.isFocusTraversable() && !n.isDisabled() && SceneTest.shown(n) && !stops.contains(n) && !SceneTest.byArrows(n)) {
                wrong.add("Tab never comes to " + SceneWalk.name(n));
            }
        }
    }
}
