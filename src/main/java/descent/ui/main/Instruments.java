package descent.ui.main;

import descent.model.Fault;
import descent.ui.common.Preferences;
import descent.ui.common.Workspace;
import java.util.List;
import java.util.Random;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Scene;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The teaching instruments in the menu Train: prediction, replay and, behind the teacher's switch, sabotage.
final class Instruments {
    /// What the menu opens; each lives beside what it is about.
    record Doors(Runnable predict, Runnable replay) { }

    private record Entry(String id, String words, Fault fault) { }

    private static final List<Entry> FAULTS = List.of(
            new Entry("sabotage-none", "Nothing is broken", Fault.NONE),
            new Entry("sabotage-step", "Skip optimizer.step()", Fault.SKIP_STEP),
            new Entry("sabotage-zero-grad", "Skip optimizer.zero_grad()", Fault.SKIP_ZERO_GRAD),
            new Entry("sabotage-scaling", "No scaling", Fault.NO_SCALING),
            new Entry("sabotage-leak", "Scaler fitted on all rows", Fault.SCALER_FITTED_ON_ALL_ROWS),
            new Entry("sabotage-targets", "Shuffled targets", Fault.SHUFFLED_TARGETS));

    private static final String SWITCH = "teacher";
    private static final KeyCombination REPLAY = KeyCombination.valueOf("F4");

    private final Workspace workspace;
    private final Doors doors;
    private final BooleanProperty teacher = new SimpleBooleanProperty(this, "teacher");
    private final Random random = new Random();

    /// @param preferences remember the teacher's switch; the fault itself is for the hour
    Instruments(Workspace workspace, Doors doors, Preferences preferences) {
        this.workspace = workspace;
        this.doors = doors;
        teacher.set(preferences.flag(SWITCH, false));
        workspace.onOtherTable(teacher::get);
        teacher.addListener((_, _, on) -> preferences.put(SWITCH, on));
        teacher.subscribe(on -> {
            if (!on && workspace.setup().get() != null) {
                workspace.sabotage(Fault.NONE);
            }
        });
    }

    /// The key of Replay opens a list, too, as it is let go: on a list it is the list's.
    static void listsKeepTheirKey(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (scene.getFocusOwner() instanceof ComboBoxBase<?> && REPLAY.match(e)) {
                e.consume();
            }
        });
    }

    /// Everything for the end of the menu Train.
    List<MenuItem> items() {
        StringProperty noRun = new SimpleStringProperty("");
        Runnable look = () -> noRun.set(workspace.replay().last() == 0 ? "Train first: a run can be replayed while it is paused and once it has ended."
                : workspace.runDesk().foreign().get() ? "The run is of other data than those that are open." : "");
        workspace.state().subscribe(_ -> look.run());
        workspace.currentRun().subscribe(_ -> look.run());
        workspace.sample().subscribe(_ -> look.run()); // a run that is stepped gets its first epoch while it is paused
        workspace.runDesk().foreign().subscribe(_ -> look.run());
        StringProperty runs = new SimpleStringProperty("");
        workspace.state().subscribe(s -> runs.set(s.isLive() ? "A prediction is made before a run." : ""));
        CheckMenuItem switched = new CheckMenuItem("Teacher: sabotage");
        switched.setId("menu-teacher");
        switched.selectedProperty().bindBidirectional(teacher);
        return List.of(new SeparatorMenuItem(),
                Command.of("Predict the curve …", "Draw the curve that you expect, or pick one of four", null, "Shortcut+D", doors.predict()).blockedBy(runs).item("menu-predict"),
                Command.of("Replay the run", "Look back at any epoch; arrow keys move", null, REPLAY.getName(), doors.replay()).blockedBy(noRun).item("menu-replay"),
                new SeparatorMenuItem(), switched, sabotage());
    }

    /// Nothing of it is seen while the switch is off.
    private Menu sabotage() {
        Menu menu = new Menu("Sabotage the next runs");
        menu.setId("menu-sabotage");
        menu.visibleProperty().bind(teacher);
        ToggleGroup group = new ToggleGroup();
        for (Entry e : FAULTS) {
            menu.getItems().add(item(e.id(), e.words(), group, () -> workspace.sabotage(e.fault())));
        }
        menu.getItems().addAll(new SeparatorMenuItem(), item("sabotage-surprise", "A surprise: any of them", group,
                () -> workspace.sabotage(FAULTS.get(1 + random.nextInt(FAULTS.size() - 1)).fault())));
        workspace.setup().subscribe(s -> {
            if (s != null && s.fault() == Fault.NONE) {
                group.selectToggle(group.getToggles().getFirst());
            }
        });
        return menu;
    }

    private static RadioMenuItem item(String id, String words, ToggleGroup group, Runnable action) {
        RadioMenuItem item = new RadioMenuItem(words);
        item.setId(id);
        item.setToggleGroup(group);
        item.setMnemonicParsing(false); // zero_grad has an underscore
        item.setOnAction(_ -> action.run());
        return item;
    }
}
