package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Column;
import descent.data.CsvOptions;
import descent.data.CsvReader;
import descent.data.CsvWriter;
import descent.data.MadeData;
import descent.data.Progress;
import descent.data.Samples;
import descent.data.Table;
import descent.eval.Evaluation;
import descent.train.Pace;
import descent.ui.common.CanvasPane;
import descent.ui.common.Choosers.FileKind;
import descent.ui.common.Fx;
import descent.ui.common.RunItem;
import descent.ui.common.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionModel;
import javafx.scene.control.Slider;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The Evaluate window with a regression, two classes, three classes and a thousand columns. Leaves pictures of all views in
/// target/look; with `-Ddescent.looks=all` in every look, otherwise at 1280×720 only.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvaluateWindowTest {
    private static final int WIDE = 1000;
    @TempDir
    private Path folder;
    private WindowShots shots;
    private Workspace workspace;

    @BeforeAll
    void open() {
        shots = new WindowShots(new WindowShots.NoChoosers() {
            @Override
            public Optional<Path> open(FileKind kind) {
                return Optional.of(folder.resolve("other.csv"));
            }

            @Override
            public Optional<Path> save(FileKind kind, String proposedName) {
                return Optional.of(folder.resolve(proposedName));
            }
        });
        workspace = shots.graph().workspace();
    }

    @AfterAll
    void close() {
        shots.close();
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of("regression", Samples.open("Auto MPG"), List.of("figures", "errors", "rows", "what-if", "matters", "file")),
                Arguments.of("two-classes", MadeData.twoMoons(400, 0.25, 3), List.of("figures", "threshold", "calibration", "rows", "what-if", "matters", "file")),
                Arguments.of("three-classes", Samples.open("Palmer Penguins"), List.of("figures", "calibration", "rows", "what-if", "matters", "file")),
                Arguments.of("thousand-columns", wide(), List.of("figures", "errors", "rows", "what-if", "matters", "file")));
    }

    private static Table wide() {
        Random r = new Random(5);
        int n = 150;
        List<Column> columns = new ArrayList<>();
        float[] y = new float[n];
        for (int c = 0; c < WIDE; c++) {
            float[] x = new float[n];
            for (int i = 0; i < n; i++) {
                x[i] = (float) r.nextGaussian();
                y[i] += c < 3 ? (3 - c) * x[i] : 0;
            }
            columns.add(Column.number("sensor " + (c + 1), x, "made"));
        }
        columns.add(Column.number("yield", y, "made"));
        return Table.of("wide", columns);
    }

    private Stage stage() {
        return shots.graph().window().evaluation().stage();
    }

    private Node node(String id) {
        return stage().getScene().lookup("#" + id);
    }

    private void train(Table table) {
        RunItem before = Fx.get(() -> workspace.currentRun().get());
        Fx.run(() -> workspace.use(table));
        WindowShots.until(() -> workspace.prepared().get() != null && workspace.prepared().get().table() == table);
        Fx.run(() -> {
            workspace.setPace(Pace.FULL);
            workspace.edit("epochs", s -> s.withEpochs(80));
            workspace.train();
        });
        WindowShots.until(() -> workspace.currentRun().get() != null && workspace.currentRun().get() != before);
        WindowShots.until(() -> WindowShots.ended(workspace) && workspace.currentRun().get().run().history().count() == 80);
        assertEquals("Not evaluated yet: press Evaluate.", Fx.get(() -> ((Label) node("evaluate-model")).getText()));
        Fx.run(() -> shots.graph().window().evaluation().open());
        WindowShots.until(() -> workspace.evaluation().get() != null && workspace.evaluation().get().target().equals(workspace.setup().get().schema().target()));
    }

    /// The form is made anew for each letter that finds an input: what is gone follows no more.
    @Test
    void slidersThatAreGone_followNoMore() {
        train(Samples.open("Auto MPG"));
        TabPane pane = (TabPane) Fx.get(() -> node("evaluate-tabs"));
        Fx.run(() -> pane.getTabs().stream().filter(t -> t.getId().endsWith("what-if")).findFirst().ifPresent(pane.getSelectionModel()::select));
        WindowShots.until(() -> node("what-if-slider-weight") != null);
        Fx.run(() -> {
            Slider gone = (Slider) node("what-if-slider-weight");
            double before = gone.getValue();
            TextField find = (TextField) node("what-if-find");
            find.setText("w");
            ((TextField) node("what-if-weight")).setText("3000");
            assertEquals(3000, ((Slider) node("what-if-slider-weight")).getValue());
            assertEquals(before, gone.getValue());
            find.setText("");
        });
    }

    /// Drawings take no focus: the head of the window has them all in a menu.
    @Test
    void everyPictureOfAView_isExportedByKeysToo() {
        train(MadeData.twoMoons(400, 0.25, 3));
        TabPane pane = (TabPane) Fx.get(() -> node("evaluate-tabs"));
        MenuButton menu = (MenuButton) Fx.get(() -> node("evaluate-export"));
        assertTrue(menu.isFocusTraversable());
        int drawings = 0;
        for (Tab tab : Fx.get(() -> List.copyOf(pane.getTabs()))) {
            Fx.run(() -> pane.getSelectionModel().select(tab));
            WindowShots.until(() -> tab.getContent() != null);
            List<String> wanted = Fx.get(() -> tab.getContent().lookupAll("*").stream().filter(n -> n instanceof CanvasPane && shown(n)).map(n -> "export-" + n.getId() + "-png").toList());
            List<String> offered = Fx.get(() -> {
                menu.getOnShowing().handle(null);
                return menu.getItems().stream().map(MenuItem::getId).filter(Objects::nonNull).toList();
            });
            assertTrue(offered.containsAll(wanted), tab.getId() + ": " + wanted + ", " + offered);
            drawings += wanted.size();
        }
        assertTrue(drawings > 2, "there were drawings");
    }

    private static boolean shown(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void views_showTheCase_cutNothing_andAreNamed(String name, Table table, List<String> tabs) {
        train(table);
        TabPane pane = (TabPane) Fx.get(() -> node("evaluate-tabs"));
        assertEquals(tabs.stream().map(t -> "evaluate-tab-" + t).toList(), Fx.get(() -> pane.getTabs().stream().map(Tab::getId).toList()));
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < tabs.size(); i++) {
            int at = i;
            Fx.run(() -> pane.getSelectionModel().select(at));
            WindowShots.until(this::unfolded);
            if (tabs.get(i).equals("matters")) {
                workOut();
            } else if (tabs.get(i).equals("file")) {
                predictFile(table);
            }
            Fx.run(() -> MainWindowTest.nameless(stage().getScene().getRoot(), wrong));
            SideLooks.shoot(shots.graph().theme(), stage(), "evaluate-" + name + "-" + tabs.get(i), wrong);
        }
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
        boolean wide = name.equals("thousand-columns");
        assertEquals(wide, Fx.get(() -> workspace.evaluation().get().lineBaseline() == null && workspace.evaluation().get().regression() != null),
                "no best straight line where there are more inputs than train rows");
        assertEquals(wide, Fx.get(() -> ((Labeled) node("figures-words")).getText()).contains("no best straight line"));
    }

    /// Tables come into the window a few rows at a pulse.
    private boolean unfolded() {
        return SceneWalk.all(stage().getScene().getRoot()).stream().noneMatch(n -> n instanceof TableView<?> t && t.getMaxHeight() > 0 && t.getMaxHeight() < 1e6)
                && (node("rows-table") == null || node("rows-table").isVisible());
    }

    /// The table itself as a file, predicted and saved again: each test row has the prediction that Evaluate gave it.
    private void predictFile(Table table) {
        Path saved = folder.resolve("other-predicted.csv");
        try {
            Files.deleteIfExists(saved);
            try (Writer out = Files.newBufferedWriter(folder.resolve("other.csv"))) {
                CsvWriter.write(out, table, null);
            }
            String before = Fx.get(() -> ((Labeled) node("predict-words")).getText());
            Fx.run(() -> ((Button) node("predict-open")).fire());
            WindowShots.until(() -> !((Labeled) node("predict-words")).getText().equals(before) && unfolded());
            WindowShots.pulses(2);
            double share = Fx.get(() -> ((Region) node("predict-match")).getWidth() / stage().getScene().getWidth());
            assertTrue(share > 0.25, "how the columns fit has " + share + " of the width");
            Fx.run(() -> ((Button) node("predict-save")).fire());
            WindowShots.until(() -> Files.exists(saved));
            Table predicted = new CsvReader().read(saved, CsvOptions.auto(), Progress.NONE);
            assertEquals(table.rows(), predicted.rows());
            Evaluation e = Fx.get(() -> workspace.evaluation().get());
            Column column = predicted.column("predicted " + e.target());
            for (int i = 0; i < e.rows(); i++) {
                String text = column.text(e.tableRows()[i]);
                if (e.classes().isEmpty()) {
                    assertEquals(e.predicted()[i], Float.parseFloat(text), 1e-4f * Math.max(1, Math.abs(e.predicted()[i])));
                } else {
                    assertEquals(e.classes().get((int) e.predicted()[i]), text);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Importance of all inputs, then the first input's partial dependence, with the second for a plane.
    private void workOut() {
        Fx.run(() -> ((Button) node("importance-start")).fire());
        WindowShots.until(() -> !((ListView<?>) node("importance-list")).getItems().isEmpty());
        Fx.run(() -> {
            combo("dependence-first").getSelectionModel().select(0);
            combo("dependence-second").getSelectionModel().select(2);
        });
        WindowShots.until(() -> node("plot-dependence").getAccessibleText().contains(" and "));
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> combo(String id) {
        return (ComboBox<String>) node(id);
    }

    /// Row of the table of results, point of the plot and row of the data are one mark, set from either side.
    @Test
    void row_isFoundInTheData_byKeyAndButton_andMarkedFromThere() {
        train(Samples.open("Auto MPG"));
        Fx.run(() -> ((TabPane) node("evaluate-tabs")).getSelectionModel().select(2));
        WindowShots.until(() -> node("rows-table") != null && ((TableView<?>) node("rows-table")).getColumns().stream().anyMatch(c -> "weight".equals(c.getText()))); // not those of the test before
        TableView<?> rows = (TableView<?>) Fx.get(() -> node("rows-table"));
        assertTrue(Fx.get(() -> node("rows-in-data").isDisabled()), "no row is marked");
        int[] tableRows = Fx.get(() -> workspace.evaluation().get().tableRows());
        Fx.run(() -> rows.getSelectionModel().select(3));
        WindowShots.until(() -> !node("rows-in-data").isDisabled());
        Fx.run(() -> Event.fireEvent(rows, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
        WindowShots.until(() -> preview() != null);
        TableView<?> data = Fx.get(EvaluateWindowTest::preview);
        WindowShots.pulses(3);
        assertEquals(tableRows[3], Fx.get(() -> data.getSelectionModel().getSelectedIndex()));
        Fx.run(() -> data.getSelectionModel().clearAndSelect(tableRows[40]));
        assertEquals(40, Fx.get(() -> rows.getSelectionModel().getSelectedIndex()));
        int train = Fx.get(() -> workspace.prepared().get().split().train()[5]);
        Fx.run(() -> data.getSelectionModel().clearAndSelect(train));
        assertEquals(40, Fx.get(() -> rows.getSelectionModel().getSelectedIndex()), "a train row was not evaluated");
        Fx.run(() -> rows.getSelectionModel().clearAndSelect(7));
        assertEquals(tableRows[7], Fx.get(() -> data.getSelectionModel().getSelectedIndex()), "the rows on the screen follow");
        Fx.run(() -> ((Button) node("rows-in-data")).fire());
        assertEquals(1, Fx.get(() -> Window.getWindows().stream().filter(w -> w.getScene() != null && w.getScene().lookup("#preview-table") != null).count()));
        Fx.run(() -> preview().getScene().getWindow().hide());
    }

    private static TableView<?> preview() {
        return Window.getWindows().stream().filter(w -> w.isShowing() && w.getScene() != null).map(w -> (TableView<?>) w.getScene().lookup("#preview-table"))
                .filter(Objects::nonNull).findFirst().orElse(null);
    }

    @Test
    void rowMarkedInOneView_isMarkedInAll_andFillsTheForm() {
        train(Samples.open("Auto MPG"));
        Fx.run(() -> {
            TabPane pane = (TabPane) node("evaluate-tabs");
            pane.getSelectionModel().select(1);
        });
        WindowShots.until(() -> node("worst-rows") != null && !((ListView<?>) node("worst-rows")).getItems().isEmpty());
        Fx.run(() -> ((ListView<?>) node("worst-rows")).getSelectionModel().select(0));
        String worst = Fx.get(() -> node("errors-residuals").getAccessibleText());
        Fx.run(() -> ((TabPane) node("evaluate-tabs")).getSelectionModel().select(2));
        WindowShots.until(() -> node("rows-table") != null && ((TableView<?>) node("rows-table")).getSelectionModel().getSelectedIndex() >= 0);
        Fx.run(() -> ((TabPane) node("evaluate-tabs")).getSelectionModel().select(3));
        WindowShots.until(() -> node("what-if-row") != null);
        String row = Fx.get(() -> ((TextField) node("what-if-row")).getText());
        String words = Fx.get(() -> ((Labeled) node("what-if-source")).getText());
        assertTrue(words.startsWith("Filled from row " + row + ";"), words + " but the field says " + row);
        assertTrue(worst.startsWith("Residual plot"), worst);
    }

    /// JavaFX keeps each node that is made in a window while it is closed, until that is shown again.
    @Test
    void closedWindow_makesNoFormForOtherData_andHasItWhenItIsBack() {
        train(Samples.open("Auto MPG"));
        Fx.run(() -> ((TabPane) node("evaluate-tabs")).getSelectionModel().select(3));
        WindowShots.until(() -> node("what-if-slider-weight") != null);
        Node form = Fx.get(() -> node("what-if"));
        Fx.run(stage()::hide);
        Fx.run(() -> workspace.use(Samples.open("Palmer Penguins")));
        WindowShots.until(() -> workspace.prepared().get() != null && workspace.prepared().get().table().name().contains("penguins"));
        int runs = Fx.get(() -> workspace.runs().size());
        Fx.run(() -> {
            workspace.edit("epochs", s -> s.withEpochs(2));
            workspace.train();
        });
        WindowShots.until(() -> workspace.runs().size() > runs && WindowShots.ended(workspace));
        WindowShots.pulses(10); // the form would ask the trainer's thread for its model
        assertNotNull(Fx.get(() -> form.lookup("#what-if-slider-weight")), "that of the data before");
        Fx.run(() -> shots.graph().window().evaluation().whatIf());
        WindowShots.until(() -> node("what-if-slider-body_mass_g") != null);
        assertNull(Fx.get(() -> node("what-if-slider-weight")));
    }

    @Test
    void closedWindow_makesNoFigures_andHasThemWhenItIsBack() {
        train(MadeData.twoMoons(200, 0.25, 3));
        Fx.run(() -> {
            shots.graph().window().evaluation().open();
            ((TabPane) node("evaluate-tabs")).getSelectionModel().select(0);
            workspace.evaluate();
        });
        WindowShots.until(() -> node("figure-test-accuracy-model") != null && node("confusion-0-0") != null);
        List<Node> before = Fx.get(() -> List.of(node("figure-test-accuracy-model"), node("confusion-0-0")));
        Fx.run(stage()::hide);
        RunItem run = Fx.get(() -> workspace.currentRun().get());
        Fx.run(() -> {
            workspace.edit("epochs", s -> s.withEpochs(2));
            workspace.train();
        });
        WindowShots.until(() -> workspace.currentRun().get() != run && WindowShots.ended(workspace));
        Fx.run(workspace::evaluate);
        WindowShots.until(() -> workspace.evaluation().get() != null);
        assertEquals(before, Fx.get(() -> Arrays.asList(node("figure-test-accuracy-model"), node("confusion-0-0"))), "none is made anew");
        Fx.run(() -> shots.graph().window().evaluation().open());
        WindowShots.until(() -> node("figure-test-accuracy-model") != before.getFirst() && node("confusion-0-0") != null && node("confusion-0-0") != before.getLast());
    }

    /// The columns are as wide as the first results wanted them, and stay when the same rows are evaluated again.
    @Test
    void errorsOfTheSameRows_haveRoom_whateverTheirLength() {
        train(Samples.open("Auto MPG"));
        Fx.run(() -> ((TabPane) node("evaluate-tabs")).getSelectionModel().select(2));
        TableView<?> rows = Fx.get(() -> (TableView<?>) node("rows-table"));
        for (int epochs : List.of(1, 30, 80)) {
            Evaluation before = Fx.get(() -> workspace.evaluation().get());
            RunItem run = Fx.get(() -> workspace.currentRun().get());
            Fx.run(() -> {
                workspace.edit("epochs", s -> s.withEpochs(epochs));
                workspace.train();
            });
            WindowShots.until(() -> workspace.currentRun().get() != run && WindowShots.ended(workspace));
            Fx.run(workspace::evaluate);
            WindowShots.until(() -> workspace.evaluation().get() != null && workspace.evaluation().get() != before && unfolded() && !rows.getItems().isEmpty());
            for (int at = 0; at < workspace.evaluation().get().rows(); at += 20) {
                int first = at;
                Fx.run(() -> rows.scrollTo(first));
                WindowShots.pulses(4);
                assertEquals(List.of(), Fx.get(() -> rows.lookupAll(".table-cell .text").stream().map(n -> ((Text) n).getText()).filter(t -> t.endsWith("…")).toList()));
            }
        }
    }

    @Test
    void resultsThatAreGone_areKeptByNoView() {
        train(Samples.open("Auto MPG"));
        Fx.run(() -> {
            SelectionModel<Tab> tabs = ((TabPane) node("evaluate-tabs")).getSelectionModel();
            tabs.select(2); // made, and away before it is drawn: a table that was drawn keeps its last rows in stock
            tabs.select(0);
        });
        WindowShots.until(() -> node("figure-test-rmse-model") != null);
        WeakReference<Evaluation> results = new WeakReference<>(workspace.evaluation().get());
        RunItem run = Fx.get(() -> workspace.currentRun().get());
        Fx.run(() -> {
            workspace.edit("epochs", s -> s.withEpochs(2));
            workspace.train();
        });
        WindowShots.until(() -> workspace.currentRun().get() != run && WindowShots.ended(workspace) && workspace.evaluation().get() == null);
        WindowShots.until(() -> {
            System.gc();
            return results.refersTo(null);
        });
    }

    /// A row chosen in a plot is one of the new data: the form that nobody sees still has the old ones.
    @Test
    void hiddenForm_doesNotTakeRowsOfOtherData() {
        train(MadeData.twoMoons(40, 0.25, 3));
        toggleForm();
        toggleForm();
        train(Samples.open("Auto MPG"));
        Fx.run(workspace::evaluate);
        WindowShots.until(() -> workspace.evaluation().get() != null);
        int last = Arrays.stream(workspace.evaluation().get().test().tableRows()).max().orElseThrow();
        assertEquals(List.of(), Fx.get(() -> {
            List<Throwable> thrown = new ArrayList<>();
            Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
            Thread.currentThread().setUncaughtExceptionHandler((_, e) -> thrown.add(e)); // where properties bring what their listeners throw
            workspace.markedRow().set(last);
            Thread.currentThread().setUncaughtExceptionHandler(before);
            return thrown;
        }));
    }

    private void toggleForm() {
        Fx.run(() -> ((ToggleButton) shots.stage().getScene().lookup("#btn-what-if")).fire());
        WindowShots.pulses(10); // the form asks the trainer's thread for its model
    }

    /// With other data open, the main window refuses Evaluate: so do the window's button, its key, and its opening.
    @Test
    void evaluate_isRefused_whereTheMainWindowRefusesIt() {
        train(Samples.open("Auto MPG"));
        train(Samples.open("Palmer Penguins"));
        Fx.run(() -> {
            stage().hide();
            workspace.edit("epochs", s -> s.withEpochs(2));
            workspace.train();
        });
        WindowShots.until(() -> workspace.currentRun().get().run().history().count() == 2 && WindowShots.ended(workspace) && workspace.evaluation().get() == null);
        Fx.run(() -> workspace.use(Samples.open("Auto MPG")));
        WindowShots.until(() -> workspace.runDesk().foreign().get());
        Fx.run(() -> {
            shots.graph().window().evaluation().open();
            Event.fireEvent(node("evaluate-root"), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F8, false, false, false, false));
            assertEquals(-1, workspace.evaluating().share().get(), "nothing is begun");
            assertTrue(node("evaluate-again").isDisabled());
            assertEquals("The run is of palmer-penguins.csv: open that again, or train anew.", ((Labeled) node("evaluate-model")).getText());
        });
    }

    /// The boxes say what the plot shows, or nothing: an input that stands there could not be chosen again.
    @Test
    void boxes_areEmpty_forAnotherRun() {
        train(Samples.open("Auto MPG"));
        Fx.run(() -> {
            TabPane pane = (TabPane) node("evaluate-tabs");
            pane.getSelectionModel().select(pane.getTabs().stream().filter(t -> t.getId().equals("evaluate-tab-matters")).findFirst().orElseThrow());
        });
        WindowShots.until(() -> node("dependence-first") != null && !combo("dependence-first").getItems().isEmpty());
        Fx.run(() -> combo("dependence-first").setValue("weight"));
        WindowShots.until(() -> node("plot-dependence").getAccessibleText().contains("weight"));
        RunItem before = Fx.get(() -> workspace.currentRun().get());
        Fx.run(workspace::train);
        WindowShots.until(() -> workspace.currentRun().get() != before);
        assertEquals(null, Fx.get(() -> combo("dependence-first").getValue()));
    }
}
