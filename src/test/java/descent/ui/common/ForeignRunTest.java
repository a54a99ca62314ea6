package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Table;
import descent.train.Pace;
import java.util.List;
import org.junit.jupiter.api.Test;

/// While other data are open nothing of a run is on the screen: nothing is done to it unseen.
final class ForeignRunTest {
    @Test
    void commandsOnARun_waitUntilItsDataAreOpen() throws Exception {
        try (Workspace w = Workspaces.withSample("Auto MPG")) {
            Availability can = new Availability(w);
            Table own = w.table().get();
            w.setPace(Pace.FULL);
            w.edit("epochs", s -> s.withEpochs(3));
            w.train();
            w.services().trainer().settled().get();
            w.drain();
            assertEquals(List.of("", "", "", ""), List.of(can.goOn().get(), can.restart().get(), can.evaluate().get(), can.save().get()));

            w.replay().to(2);
            w.openSample("Palmer Penguins");

            assertEquals(0, w.replay().epoch().get(), "a run of other data is not looked back at");
            assertFalse(w.replay().isShowing());
            for (String reason : List.of(can.goOn().get(), can.restart().get(), can.evaluate().get())) {
                assertTrue(reason.contains("auto-mpg.csv"), reason);
            }
            assertEquals(List.of("", ""), List.of(can.train().get(), can.save().get()));
            w.use(own);
            assertEquals(List.of("", "", ""), List.of(can.goOn().get(), can.restart().get(), can.evaluate().get()));
        }
    }
}
