package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Role;
import descent.model.Setup;
import descent.train.RunState;
import descent.ui.common.Fx;
import descent.ui.common.Tip;
import descent.ui.common.TipHolder;
import descent.ui.common.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the commands of the window do is seen, wherever a person looks just then.
class WindowCommandsTest {
    private WindowShots shots;
    private Workspace w;
    private Keyboard keys;

    @BeforeEach
    void open() {
        shots = new WindowShots(new WindowShots.NoChoosers()).sized(1300, 800);
        w = shots.graph().workspace();
        keys = new Keyboard(shots.stage());
    }

    @AfterEach
    void close() {
        shots.close();
    }

    private Scene scene() {
        return shots.stage().getScene();
    }

    private TabPane corner() {
        return (TabPane) scene().lookup("#side-tabs");
    }

    private String front() {
        return Fx.get(() -> corner().getSelectionModel().getSelectedItem().getId());
    }

    private void evaluated(Object before) {
        WindowShots.until(() -> w.evaluation().get() != null && w.evaluation().get() != before);
    }

    @Test
    void everyEvaluate_bringsTheResultsForward_alsoOutOfTheChartAlone() {
        shots.train(5);
        keys.push(KeyCode.F8);
        evaluated(null);
        Object first = w.evaluation().get();
        Fx.run(() -> corner().getSelectionModel().selectFirst());
        keys.push(KeyCode.F8);
        evaluated(first);
        assertEquals("tab-results", front());
        Object second = w.evaluation().get();
        keys.push(KeyCode.SHIFT, KeyCode.F11);
        WindowShots.pulses(3);
        keys.push(KeyCode.F8);
        evaluated(second);
        WindowShots.pulses(3);
        Node results = Fx.get(() -> scene().lookup("#results-card"));
        assertTrue(results != null && Fx.get(() -> results.getScene() != null), "the chart alone has no place for results");
    }

    /// Looking back brings the results of every epoch: another tab that is looked at stays.
    @Test
    void lookingBack_leavesTheTabThatIsLookedAt() {
        shots.train(5);
        keys.push(KeyCode.F8);
        evaluated(null);
        Object end = w.evaluation().get();
        Fx.run(() -> {
            corner().getSelectionModel().selectFirst();
            w.replay().to(2);
        });
        evaluated(end);
        String before = front();
        Fx.run(() -> w.replay().to(3));
        WindowShots.until(() -> w.replay().moment().get() != null && w.replay().moment().get().epoch() == 2);
        Fx.run(() -> w.replay().leave());
        WindowShots.pulses(3);
        assertEquals(before, front());
        assertEquals("tab-fit", before);
    }

    @Test
    void rateInARace_isSaidToBeForTheNextRun() {
        Setup base = w.setup().get().withEpochs(1_000_000);
        Fx.run(() -> w.race(List.of(base, base.withLr(0.5))));
        WindowShots.until(() -> w.runs().size() == 2 && w.state().get() == RunState.RUNNING);
        Fx.run(() -> {
            w.edit("epochs", s -> base);
            w.setLearningRate(0.3);
        });
        Label note = (Label) scene().lookup("#training-next-run");
        assertEquals("next run", Fx.get(note::getText));
        assertTrue(Fx.get(() -> Tip.of(note)).contains("race"), Fx.get(() -> Tip.of(note)));
        Fx.run(w::stop);
        WindowShots.until(() -> w.state().get() == RunState.STOPPED);
        assertEquals("next run", Fx.get(note::getText), "Continue goes on with the rates of the race");
    }

    private static List<MenuItem> leaves(List<? extends MenuItem> items) {
        List<MenuItem> out = new ArrayList<>();
        for (MenuItem i : items) {
            out.addAll(i instanceof Menu m ? leaves(m.getItems()) : List.of(i));
        }
        return out;
    }

    private List<MenuItem> items() {
        return leaves(((MenuBar) scene().lookup("#menu-bar")).getMenus());
    }

    /// A disabled button gets no mouse: the reason hangs on what is around it.
    @Test
    void buttonsOfTheCards_sayWhyTheyAreDisabled() {
        String target = Fx.get(() -> w.setup().get().schema().target());
        Fx.run(() -> w.role(target, Role.UNUSED));
        WindowShots.until(() -> !w.dataProblem().get().isEmpty());
        Fx.run(() -> {
            for (int tab = 0; tab < corner().getTabs().size(); tab++) {
                corner().getSelectionModel().select(tab);
                scene().getRoot().applyCss();
                scene().getRoot().layout();
            }
        });
        for (String id : List.of("btn-surface", "loop-step-line", "lens-step-line")) {
            Node button = Fx.get(() -> corner().getTabs().stream().map(t -> t.getContent().lookup("#" + id)).filter(Objects::nonNull).findFirst()
                    .orElseGet(() -> scene().lookup("#" + id)));
            assertTrue(Fx.get(button::isDisabled), id);
            assertTrue(button.getParent() instanceof TipHolder, id);
            String reason = Fx.get(() -> Tip.of(button.getParent()));
            assertEquals(id.equals("btn-surface") ? "Train first" : Fx.get(() -> w.dataProblem().get()), id.equals("btn-surface") ? reason.substring(0, 11) : reason, id);
            assertEquals(reason, Fx.get(button::getAccessibleHelp), id);
        }
    }

    /// The file has the words of the line; speed, time left and the dot are the run's all the same.
    @Test
    void statusLine_followsTheRun_whileAFileIsRead() {
        Fx.run(() -> {
            w.edit("epochs", s -> s.withEpochs(1_000_000));
            w.train();
        });
        Node dot = scene().lookup(".state-dot");
        Label speed = (Label) scene().lookup("#status-speed");
        WindowShots.until(() -> !speed.getText().isEmpty());
        CountDownLatch read = new CountDownLatch(1);
        try {
            Fx.run(() -> w.fileWork().start("Reading", "slow.csv", progress -> {
                read.await();
                return "";
            }));
            WindowShots.until(() -> w.fileWork().shown().get() != null);
            assertEquals("Cancel reading slow.csv", Fx.get(() -> scene().lookup("#status-cancel").getAccessibleText()));
            assertEquals("Reading", Fx.get(() -> ((Label) scene().lookup("#status-text")).getText()));
            Fx.run(w::stop);
            WindowShots.until(() -> w.state().get() == RunState.STOPPED);
            assertTrue(Fx.get(() -> dot.getStyleClass().contains("state-stopped")), Fx.get(() -> dot.getStyleClass().toString()));
            assertEquals("", Fx.get(speed::getText));
        } finally {
            read.countDown();
        }
        WindowShots.until(() -> w.fileWork().shown().get() == null);
        assertEquals("Stopped", Fx.get(() -> ((Label) scene().lookup("#status-text")).getText()));
    }

    /// Of `price_in_thousand` the menu made "pricein_thousand".
    @Test
    void underscoresInNames_areNoMnemonics() {
        String column = Fx.get(() -> w.table().get().columns().getLast().name());
        Fx.run(() -> w.role(column, Role.UNUSED));
        for (String id : List.of("menu-undo", "menu-redo")) {
            assertFalse(Fx.get(() -> items().stream().filter(i -> id.equals(i.getId())).findFirst().orElseThrow().isMnemonicParsing()), id);
        }
    }

    /// In a narrow window buttons go, but never the last way to what they do.
    @Test
    void menu_hasEverything_whateverTheWidth() {
        Set<String> ids = new HashSet<>();
        Fx.run(() -> items().forEach(i -> ids.add(i.getId())));
        for (String id : List.of("menu-chart-csv", "menu-chart-table", "menu-lens", "menu-loss-map", "menu-what-if", "menu-table", "menu-columns", "menu-data-options")) {
            assertTrue(ids.contains(id), id + " in " + ids);
        }
    }
}
