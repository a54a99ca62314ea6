package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import descent.data.Role;
import descent.model.LayerSpec;
import descent.model.LossSpec.CrossEntropyLoss;
import descent.model.Setup;
import descent.ui.common.Choice;
import descent.ui.common.Fx;
import descent.ui.common.NumberField;
import descent.ui.common.Tip;
import descent.ui.common.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every layer, loss, optimizer and schedule is chosen by the window's own controls, each with its sentence, and every
/// argument of it is changed in its field.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettingsByHandTest {
    private WindowShots shots;
    private Workspace workspace;

    @BeforeAll
    void open() {
        shots = new WindowShots(new WindowShots.NoChoosers());
        workspace = shots.graph().workspace();
        Fx.run(() -> this.<ToggleButton>find("training-more").setSelected(true));
    }

    @AfterAll
    void close() {
        shots.close();
    }

    @SuppressWarnings("unchecked")
    private <N extends Node> N find(String id) {
        N found = (N) Stream.concat(Stream.of(shots.stage()), Window.getWindows().stream()).map(Window::getScene)
                .map(s -> s.getRoot().lookup("#" + id)).filter(n -> n != null).findFirst().orElse(null);
        assertNotNull(found, id);
        return found;
    }

    private Setup setup() {
        return workspace.setup().get();
    }

    @Test
    void everyLayer_isAddedWithItsSentence_andItsArgumentsAreEdited() {
        List<String> kinds = Fx.get(() -> this.<MenuButton>find("layer-add").getItems().stream().map(MenuItem::getId).toList());
        assertEquals(11, kinds.size());
        for (String kind : kinds) {
            Fx.run(() -> addAndEdit(kind));
        }
    }

    private void addAndEdit(String id) {
        find("layer-0").requestFocus();
        CustomMenuItem item = (CustomMenuItem) this.<MenuButton>find("layer-add").getItems().stream().filter(i -> i.getId().equals(id)).findFirst().orElseThrow();
        assertFalse(((Label) ((VBox) item.getContent()).getChildren().get(1)).getText().isBlank(), id);
        item.fire();
        LayerSpec layer = setup().layers().get(1);
        assertEquals(id, "add-" + layer.kind());
        if (layer.getClass().getRecordComponents().length > 0 && !(layer instanceof LayerSpec.Linear)) {
            this.<Button>find("layer-1-settings").fire();
            Scene panel = find("layer-1-" + layer.getClass().getRecordComponents()[0].getName()).getScene();
            editAll(panel.getRoot(), "layer-1-", n -> !n.getId().endsWith("-settings"), () -> setup().layers().get(1));
            panel.getWindow().hide();
        }
        workspace.undo();
        while (setup().layers().size() > 1 && setup().layers().get(1).kind().equals(layer.kind())) {
            workspace.edit("remove", s -> s.withLayers(Stream.concat(s.layers().stream().limit(1), s.layers().stream().skip(2)).toList()));
        }
    }

    /// Changes each field whose id begins so; each must change what is set up.
    private void editAll(Parent root, String prefix, Predicate<Node> which, Supplier<Object> setting) {
        List<String> fields = new ArrayList<>();
        root.lookupAll("*").forEach(n -> {
            if (n.getId() != null && n.getId().startsWith(prefix) && which.test(n) && (n instanceof NumberField || n instanceof CheckBox)) {
                fields.add(n.getId());
            }
        });
        Object start = setting.get();
        assertEquals(start.getClass().getRecordComponents().length, fields.size() + (prefix.equals("optimizer-") ? 1 : 0), start + " has " + fields);
        for (String id : fields) {
            Object before = setting.get();
            Node field = find(id);
            labelOf(field, root);
            if (field instanceof CheckBox box) {
                box.setSelected(!box.isSelected());
            } else {
                NumberField number = (NumberField) field;
                number.setText(before instanceof LayerSpec || !id.contains("nesterov") ? "0.25" : "1");
                number.take();
                if (!number.problem().get().isEmpty()) { // a whole number
                    number.setText("3");
                    number.take();
                }
                assertEquals("", number.problem().get(), id);
            }
            assertNotEquals(before, setting.get(), id);
        }
    }

    private static void labelOf(Node field, Parent root) {
        Label label = root.lookupAll(".label").stream().filter(Label.class::isInstance).map(Label.class::cast).filter(l -> l.getLabelFor() == field).findFirst().orElseThrow();
        assertFalse(Tip.of(label).isBlank(), field.getId());
    }

    @Test
    void everyOptimizerAndSchedule_isChosenWithItsSentence_andItsArgumentsAreEdited() {
        Fx.run(() -> {
            choices("optimizer", () -> setup().optimizer(), 5);
            choices("schedule", () -> setup().schedule(), 5);
        });
    }

    private void choices(String id, Supplier<Object> setting, int count) {
        ComboBox<Choice<Object>> box = find(id);
        assertEquals(count, box.getItems().size());
        for (Choice<Object> c : List.copyOf(box.getItems())) {
            assertFalse(c.sentence().isBlank(), c.name());
            box.setValue(c);
            assertEquals(c.value().getClass(), setting.get().getClass());
            Node form = find("training-more-box");
            editAll((Parent) form, id.equals("loss-fn") ? "loss-" : id + "-", n -> true, setting);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mpg 4", "sex 1", "origin 1"})
    void everyLoss_isChosenWithItsSentence_whereItSuits(String targetAndCount) {
        String target = targetAndCount.split(" ")[0];
        Fx.run(() -> {
            workspace.openSample(target.equals("sex") ? "Palmer Penguins" : AppGraph.FIRST_SAMPLE);
            workspace.role(target, Role.TARGET);
        });
        WindowShots.until(() -> workspace.prepared().get() != null && workspace.prepared().get().schema().target().equals(target));
        Fx.run(() -> {
            if (target.equals("origin")) {
                weights();
            } else {
                choices("loss-fn", () -> setup().loss(), Integer.parseInt(targetAndCount.split(" ")[1]));
            }
        });
    }

    private void weights() {
        TextField field = find("loss-classWeights");
        assertEquals("All equal", field.getText());
        this.<Button>find("btn-balance-classes").fire();
        List<Double> balanced = ((CrossEntropyLoss) setup().loss()).classWeights();
        int[] rows = new int[3];
        for (float c : workspace.prepared().get().train().y().data()) {
            rows[(int) c]++;
        }
        for (int c = 0; c < 3; c++) {
            assertEquals((rows[0] + rows[1] + rows[2]) / (3.0 * rows[c]), balanced.get(c), 5e-4 * balanced.get(c));
        }
        type("1, 2");
        assertEquals("There are 3 classes, but 2 weights.", this.<Label>find("class-weights-problem").getText());
        type("1; 0,5; 2");
        assertEquals(List.of(1.0, 0.5, 2.0), ((CrossEntropyLoss) setup().loss()).classWeights());
        type("");
        assertEquals(List.of(), ((CrossEntropyLoss) setup().loss()).classWeights());
        NumberField smoothing = find("loss-labelSmoothing");
        smoothing.setText("0.1");
        smoothing.take();
        assertEquals(new CrossEntropyLoss(0.1, List.of()), setup().loss());
    }

    private void type(String text) {
        TextField field = find("loss-classWeights");
        field.setText(text);
        field.fireEvent(new ActionEvent());
    }
}
