package descent.ui.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.model.LayerSpec;
import descent.model.LayerSpec.BatchNorm1d;
import descent.model.LayerSpec.Linear;
import descent.model.LayerSpec.ReLU;
import descent.ui.common.Fx;
import descent.ui.common.NumberField;
import descent.ui.common.Workspace;
import descent.ui.common.Workspaces;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The arguments of a layer are those of that layer, also when Undo changes it or takes it away.
class LayerFormTest {
    private static final BatchNorm1d NORM = new BatchNorm1d(1e-5, 0.1);
    private final Workspace w = Workspaces.withSample("Auto MPG");
    private Stage stage;
    private LayerStackCard card;

    @BeforeEach
    void show() {
        Fx.run(() -> {
            layers(new Linear(8), new ReLU(), new Linear(Linear.FOLLOWS_TARGET));
            layers(new Linear(8), NORM, new ReLU(), new Linear(Linear.FOLLOWS_TARGET));
            stage = new Stage();
            card = new LayerStackCard(w);
            stage.setScene(new Scene(card, 400, 500));
            stage.show();
        });
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
        w.close();
    }

    private void layers(LayerSpec... to) {
        w.edit("layers", s -> s.withLayers(List.of(to)));
    }

    private PopOver open() {
        ((Button) card.lookup("#layer-1-settings")).fire();
        return Window.getWindows().stream().filter(PopOver.class::isInstance).map(PopOver.class::cast).findFirst().orElseThrow();
    }

    private static NumberField field(PopOver pop, String name) {
        return (NumberField) pop.getScene().lookup("#layer-1-" + name);
    }

    private static void type(PopOver pop, String name, String text) {
        field(pop, name).setText(text);
        field(pop, name).take();
    }

    @Test
    void edits_areMade_andTheFormStays() {
        Fx.run(() -> {
            PopOver pop = open();
            type(pop, "eps", "0.5");
            type(pop, "momentum", "0.25");
            assertEquals(new BatchNorm1d(0.5, 0.25), w.setup().get().layers().get(1));
            assertTrue(pop.isShowing());
            pop.hide();
        });
    }

    @Test
    void undoneArgument_isNotBroughtBackByTheNextEdit() {
        Fx.run(() -> {
            PopOver pop = open();
            type(pop, "eps", "0.5");
            w.undo();
            assertFalse(pop.isShowing(), "it shows an eps that is not there any more");
            type(pop, "momentum", "0.25");
            assertEquals(NORM, w.setup().get().layers().get(1), "and does nothing any more");
            type(open(), "momentum", "0.25");
            assertEquals(new BatchNorm1d(NORM.eps(), 0.25), w.setup().get().layers().get(1));
        });
    }

    @Test
    void layerThatUndoTookAway_isNotPutInPlaceOfAnother() {
        Fx.run(() -> {
            PopOver pop = open();
            field(pop, "momentum").requestFocus();
            field(pop, "momentum").setText("0.25"); // taken when the field is left
            w.undo();
            assertFalse(pop.isShowing());
            field(pop, "momentum").take();
            assertEquals(List.of(new Linear(8), new ReLU(), new Linear(Linear.FOLLOWS_TARGET)), w.setup().get().layers());
        });
    }
}
