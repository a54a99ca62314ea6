package descent.ui.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.PreparedData;
import descent.model.LayerSpec;
import descent.train.Pace;
import descent.ui.common.Fx;
import descent.ui.common.Workspace;
import descent.ui.common.Workspaces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class NetworkCardTest {
    @BeforeAll
    static void toolkit() {
        Fx.start();
    }

    private static NetworkCard trained(Workspace w) throws Exception {
        NetworkCard card = Fx.get(() -> new NetworkCard(w, w.prepared()));
        w.setPace(Pace.FULL);
        Fx.run(() -> w.edit("epochs", s -> s.withEpochs(3)));
        Fx.run(w::train);
        w.services().trainer().settled().get();
        Fx.run(w::drain);
        w.services().trainer().settled().get();
        Fx.run(() -> { });
        return card;
    }

    /// The drawing and the line below it tell of the same network.
    @Test
    void otherLayers_areDrawnUntrained_asTheLineSays() throws Exception {
        try (Workspace w = Workspaces.withSample("Auto MPG")) {
            NetworkCard card = trained(w);
            assertTrue(Fx.get(() -> card.diagram().getAccessibleText()).contains("Strongest weight"), Fx.get(() -> card.diagram().getAccessibleText()));
            String trained = Fx.get(() -> card.diagram().getAccessibleText());
            List<LayerSpec> more = new ArrayList<>(w.setup().get().layers());
            more.add(1, new LayerSpec.Tanh());
            Fx.run(() -> w.edit("layers", s -> s.withLayers(more)));
            assertFalse(Fx.get(() -> card.diagram().getAccessibleText()).equals(trained), trained);
            Fx.run(w::undo);
            assertEquals(trained, Fx.get(() -> card.diagram().getAccessibleText()));
        }
    }

    /// The lab record shows the run's network, whatever the card shows.
    @Test
    void picture_isThatOfTheRun_whenOtherLayersOrGradientsAreOnTheCard() throws Exception {
        try (Workspace w = Workspaces.withSample("Auto MPG")) {
            NetworkCard card = trained(w);
            String trained = Fx.get(() -> card.diagram().getAccessibleText());
            PreparedData data = w.runDesk().trainedOn().get();
            Fx.run(() -> w.edit("layers", s -> s.withLayers(List.of(new LayerSpec.Linear(LayerSpec.Linear.FOLLOWS_TARGET)))));
            for (PreparedData of : Arrays.asList(data, null)) {
                assertEquals(trained, Fx.get(() -> NetworkCard.picture(w.currentRun().get().setup(), of, w.weights().get()).getAccessibleText()));
            }
        }
    }
}
