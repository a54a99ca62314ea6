package descent.ui.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.PreprocessingSettings.Gaps;
import descent.data.PreprocessingSettings.Scaling;
import descent.data.Task;
import descent.model.Setup;
import descent.ui.common.Choice;
import descent.ui.common.Fx;
import descent.ui.common.NumberField;
import descent.ui.common.Workspace;
import descent.ui.common.Workspaces;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The pop-over of the Data card shows the settings as they are, also after Undo.
class DataOptionsTest {
    private final Workspace w = Workspaces.withSample("Auto MPG");
    private Stage stage;
    private PopOver pop;

    @BeforeEach
    void show() {
        Fx.run(() -> {
            stage = new Stage();
            StackPane owner = new StackPane();
            stage.setScene(new Scene(owner, 400, 300));
            stage.show();
            new DataOptions(w).show(owner);
            pop = Window.getWindows().stream().filter(PopOver.class::isInstance).map(PopOver.class::cast).findFirst().orElseThrow();
        });
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            pop.hide();
            stage.close();
        });
        w.close();
    }

    @SuppressWarnings("unchecked")
    private <N extends Node> N find(String id) {
        return (N) pop.getScene().lookup("#" + id);
    }

    private <T> void choose(String id, T value) {
        ComboBox<Choice<T>> box = find(id);
        box.setValue(box.getItems().stream().filter(c -> c.value() == value).findFirst().orElseThrow());
    }

    private Object chosen(String id) {
        return this.<ComboBox<Choice<?>>>find(id).getValue().value();
    }

    @Test
    void undo_isFollowed_andTheSameCanBeChosenAgain() {
        Fx.run(() -> {
            choose("data-scaling", Scaling.NONE);
            assertEquals(Scaling.NONE, w.setup().get().preprocessing().scaling());
            w.undo();
            assertEquals(Scaling.STANDARD, chosen("data-scaling"));
            assertTrue(w.canRedo().get(), "following is no edit of its own");
            choose("data-scaling", Scaling.NONE);
            assertEquals(Scaling.NONE, w.setup().get().preprocessing().scaling());
        });
    }

    @Test
    void everyControl_followsUndo() {
        Fx.run(() -> {
            Setup before = w.setup().get();
            choose("data-gaps", Gaps.FILL);
            choose("data-task", Task.MULTICLASS);
            this.<NumberField>find("data-categories").setText("7");
            this.<NumberField>find("data-categories").take();
            this.<NumberField>find("split-seed").setText("99");
            this.<NumberField>find("split-seed").take();
            this.<CheckBox>find("split-shuffle").fire();
            this.<CheckBox>find("split-stratify").fire();
            this.<CheckBox>find("data-scale-target").fire();
            assertEquals(99, w.setup().get().split().seed());
            assertEquals(7, w.setup().get().preprocessing().maxCategories());
            assertEquals(Task.MULTICLASS, w.setup().get().schema().task());
            while (w.canUndo().get()) {
                w.undo();
            }
            assertEquals(before, w.setup().get());
            assertEquals(before.preprocessing().gaps(), chosen("data-gaps"));
            assertEquals(before.schema().task(), chosen("data-task"));
            assertEquals(before.preprocessing().maxCategories() + "", this.<NumberField>find("data-categories").getText());
            assertEquals(before.split().seed() + "", this.<NumberField>find("split-seed").getText());
            assertEquals(before.split().shuffle(), this.<CheckBox>find("split-shuffle").isSelected());
            assertEquals(before.split().stratify(), this.<CheckBox>find("split-stratify").isSelected());
            assertEquals(before.preprocessing().scaleTarget(), this.<CheckBox>find("data-scale-target").isSelected());
            assertFalse(w.canUndo().get());
            assertTrue(w.canRedo().get());
        });
    }
}
