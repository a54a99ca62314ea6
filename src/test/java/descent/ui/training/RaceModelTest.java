package descent.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Schema;
import descent.model.OptimizerSpec;
import descent.model.Setup;
import descent.model.SetupDiff;
import descent.ui.training.RaceModel.Lanes;
import descent.ui.training.RaceModel.What;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RaceModelTest {
    private static final Setup BASE = Setup.defaults(new Schema(List.of("x"), "y"));

    @Test
    void rates_raceWithSgd_andDifferInTheRateOnly() {
        Lanes lanes = RaceModel.of(BASE, What.RATES, RaceModel.RATES, true);
        assertEquals(List.of(0.001, 0.01, 0.1, 1.0), lanes.setups().stream().map(Setup::lr).toList());
        assertTrue(lanes.setups().stream().allMatch(s -> s.optimizer() instanceof OptimizerSpec.SGD));
        assertEquals(1, SetupDiff.between(lanes.setups().get(0), lanes.setups().get(1)).size());
    }

    @Test
    void rates_keepTheOptimizer_whenAsked() {
        assertTrue(RaceModel.of(BASE, What.RATES, "0.01 1e-3", false).setups().getFirst().optimizer() instanceof OptimizerSpec.Adam);
    }

    @Test
    void batches_takeAllAsFullBatch() {
        assertEquals(List.of(0, 128, 32, 8), RaceModel.of(BASE, What.BATCHES, RaceModel.BATCHES, true).setups().stream().map(Setup::batchSize).toList());
    }

    @Test
    void optimizers_areFour_atTheSameRate() {
        Lanes lanes = RaceModel.of(BASE, What.OPTIMIZERS, "", true);
        assertEquals(4, lanes.setups().size());
        assertTrue(lanes.setups().stream().allMatch(s -> s.lr() == BASE.lr()));
    }

    @Test
    void problem_isSaid_forLettersNegativesAndTooFewOrManyLanes() {
        assertTrue(RaceModel.of(BASE, What.RATES, "fast, slow", true).problem().startsWith("Write 2 to 6 rates"));
        for (String text : List.of("0.1, -1", "0.1d, 1", "0x1p-3 1", "NaN 1", "1 Infinity")) {
            assertTrue(RaceModel.of(BASE, What.RATES, text, true).problem().startsWith("Write 2 to 6 rates"), text);
        }
        for (String text : List.of("0,1 0,5", "0,1; 0,5", "0,1, 0,5", "0.1, 0.5", "0.1,0.5", "0.1 0.5", "0.1,0.5 0.1")) {
            assertEquals(List.of(0.1, 0.5), RaceModel.of(BASE, What.RATES, text, true).setups().stream().map(Setup::lr).toList(), text);
        }
        for (String text : List.of("1,10, 100", "1, 10, 100", "1,10,100", "1 10 100", "1;10;100", "1e0,1e1, 1e2")) {
            assertEquals(List.of(1.0, 10.0, 100.0), RaceModel.of(BASE, What.RATES, text, true).setups().stream().map(Setup::lr).toList(), text);
        }
        assertEquals(List.of(1.5, 2.5), RaceModel.of(BASE, What.RATES, "1,5 2,5", true).setups().stream().map(Setup::lr).toList());
        assertEquals(List.of(1.0, 5.0), RaceModel.of(BASE, What.RATES, "1,5", true).setups().stream().map(Setup::lr).toList());
        assertEquals("A race has 2 to 6 different lanes, not 1.", RaceModel.of(BASE, What.RATES, "0.1, 0.1", true).problem());
        assertEquals("A race has 2 to 6 different lanes, not 7.", RaceModel.of(BASE, What.RATES, "1 2 3 4 5 6 7", true).problem());
    }
}
