package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.MadeData;
import descent.data.Table;
import descent.model.Fault;
import descent.model.OptimizerSpec.Adam;
import descent.train.Pace;
import descent.train.RunState;
import descent.ui.common.Fx;
import descent.ui.common.Workspace;
import descent.ui.training.LossChart;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Replay, prediction, quiz and race as a person sees them, panels over the window too. Leaves pictures in target/look; with
/// `-Ddescent.looks=all` in every look, otherwise at 1280×720 and as a projector has it.
class InstrumentLooksTest {
    private static final int EPOCHS = 200;
    private final List<String> wrong = new ArrayList<>();
    private WindowShots shots;
    private Workspace workspace;

    @BeforeEach
    void open() {
        shots = new WindowShots(new WindowShots.NoChoosers());
        workspace = shots.graph().workspace();
        Fx.run(() -> {
            workspace.setPace(Pace.FULL);
            workspace.edit("epochs", s -> s.withEpochs(EPOCHS));
        });
    }

    @AfterEach
    void close() {
        shots.close();
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
    }

    private Node node(String id) {
        Node n = WindowPanels.find(shots.stage(), id);
        assertFalse(n == null, "no node #" + id);
        return n;
    }

    private void press(String id) {
        Fx.run(() -> {
            assertFalse(node(id).isDisabled(), "#" + id + " is disabled");
            ((ButtonBase) node(id)).fire();
        });
        WindowShots.pulses(3);
    }

    private void train() {
        int before = Fx.get(() -> workspace.runs().size());
        Fx.run(workspace::train);
        WindowShots.until(() -> workspace.runs().size() == before + 1 && WindowShots.ended(workspace));
        WindowShots.pulses(10);
    }

    private void open(Table table) {
        Fx.run(() -> workspace.use(table));
        WindowShots.until(() -> workspace.prepared().get() != null && workspace.prepared().get().table() == table);
        WindowShots.pulses(3);
    }

    /// Brings the runs forward where they are a tab.
    private void runsTab() {
        if (WindowPanels.find(shots.stage(), "lower-tabs") instanceof TabPane tabs) {
            tabs.getSelectionModel().select(2);
            shots.stage().getScene().getRoot().applyCss();
            shots.stage().getScene().getRoot().layout();
        }
    }

    /// @param opens shows the panel anew in each look, for a panel keeps its place while the window changes
    private void shoot(String name, Runnable opens) {
        WindowPanels.shoot(shots, name, opens, wrong);
    }

    @Test
    void replay_isPlain_inTheMiddleAtTheStartAndWhileItComputesAgain() {
        train();
        Fx.run(() -> workspace.replay().to(60));
        WindowShots.until(() -> workspace.replay().moment().get() != null && workspace.replay().moment().get().epoch() == 59);
        shoot("replay-60", () -> { });
        Fx.run(() -> workspace.replay().to(1));
        WindowShots.until(() -> workspace.replay().moment().get() != null && workspace.replay().moment().get().epoch() == 0);
        shoot("replay-1", () -> { });
    }

    @Test
    void prediction_isPlain_asMenuDrawnAndTold() {
        shoot("predict-menu", () -> ((MenuButton) node("btn-predict")).show());
        Fx.run(() -> ((MenuButton) node("btn-predict")).getItems().stream().filter(i -> "predict-draw".equals(i.getId())).findFirst().map(MenuItem::getOnAction).orElseThrow()
                .handle(null));
        shoot("predict-pencil", () -> { });
        Fx.run(() -> ((MenuButton) node("btn-predict")).getItems().stream().filter(i -> "predict-slow".equals(i.getId())).findFirst().map(MenuItem::getOnAction).orElseThrow()
                .handle(null));
        shoot("predict-picked", () -> { });
        train();
        shoot("predict-told", () -> { });
    }

    @Test
    void quiz_isPlain_beforeAndAfterTheAnswer() {
        Fx.run(() -> {
            workspace.edit("optimizer", s -> s.withOptimizer(new Adam(0.01)));
            workspace.sabotage(Fault.SKIP_ZERO_GRAD);
        });
        train();
        shoot("quiz-riddle", () -> { });
        shoot("quiz-asked", () -> {
            runsTab();
            ((ButtonBase) node("run-1-riddle")).fire();
        });
        shoot("quiz-answered", () -> {
            workspace.runs().getFirst().answered().set(false);
            runsTab();
            ((ButtonBase) node("run-1-riddle")).fire();
            ((ButtonBase) node("quiz-1")).fire();
        });
    }

    /// The menu of the teacher, and what the window says while a fault lies in wait.
    @Test
    void sabotage_isPlain_inItsMenu() {
        MenuBar bar = (MenuBar) shots.stage().getScene().lookup(".menu-bar");
        Menu train = bar.getMenus().stream().filter(m -> "menu-train".equals(m.getId())).findFirst().orElseThrow();
        Fx.run(() -> train.getItems().stream().filter(i -> "menu-teacher".equals(i.getId())).map(CheckMenuItem.class::cast).findFirst().orElseThrow().setSelected(true));
        Menu faults = train.getItems().stream().filter(i -> "menu-sabotage".equals(i.getId())).map(Menu.class::cast).findFirst().orElseThrow();
        faults.getItems().stream().filter(i -> i.getText() != null).forEach(i -> assertFalse(i.isMnemonicParsing() && i.getText().contains("_"), i.getText() + ": its line would be taken for a mnemonic"));
        shoot("sabotage-menu", () -> {
            train.hide();
            train.show();
        });
    }

    @Test
    void race_isPlain_asPanelWhileItRunsAndAsTable() {
        shoot("race-panel", () -> ((ButtonBase) node("btn-race")).fire());
        press("btn-race");
        press("race-start");
        WindowShots.until(() -> workspace.runs().size() == 4 && workspace.state().get() == RunState.FINISHED);
        WindowShots.pulses(10);
        shoot("race-ended", () -> { });
        shoot("race-winners", () -> {
            if (WindowPanels.find(shots.stage(), "race-winners") == null) {
                ((ButtonBase) node("chart-words-more")).fire();
            }
            ((ButtonBase) node("race-winners")).fire();
        });
        assertEquals(4, workspace.runs().size());
    }

    /// Beside a lesson, on a projector of 1280×720, the form has the least room.
    @Test
    void trainingForm_isReadable_besideALessonOnAProjector() {
        Fx.run(() -> {
            shots.graph().window().lessons().open("learning-rate");
            shots.graph().theme().projector().set(true);
            shots.stage().setWidth(1280);
            shots.stage().setHeight(720);
        });
        WindowShots.pulses(5);
        assertEquals(List.of(), Fx.get(() -> WindowPanels.cut((Parent) node("card-training"))));
        Fx.run(() -> MainWindowTest.check((Parent) node("loop-card"), wrong));
        Fx.run(() -> shots.graph().theme().projector().set(false));
        shoot("lesson-form", () -> { });
        wrong.removeIf(w -> w.contains("TextFlow")); // the blank at the end of a line of running text
    }

    @Test
    void lineCard_isPlain_beforeTheFirstStepAndAfterIt() {
        Fx.run(() -> ((TabPane) node("side-tabs")).getSelectionModel().select(3));
        shoot("line-empty", () -> { });
        Fx.run(workspace::stepLine);
        WindowShots.until(() -> workspace.stepView().get() != null);
        assertTrue(Fx.get(() -> ((LossChart) node("chart-loss")).emptyText()).startsWith("The curve begins"), "Train is not pressed while it waits in a line");
        shoot("line-stepped", () -> { });
    }

    /// The same columns and layers, other rows: the weights on the screen would be those of a network that never saw them.
    @Test
    void network_showsNoWeights_ofARunOnOtherData() {
        open(MadeData.twoMoons(400, 0.25, 3));
        train();
        WindowShots.until(() -> node("net-canvas").getAccessibleText().contains("Strongest weight"));
        open(MadeData.twoMoons(400, 0.25, 4));
        assertFalse(Fx.get(() -> node("net-canvas").getAccessibleText()).contains("Strongest"));
        open(MadeData.twoMoons(400, 0.25, 3));
        assertTrue(Fx.get(() -> node("net-canvas").getAccessibleText()).contains("Strongest"), "the same points again");
    }
}
