package descent.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.data.Progress;
import descent.model.SavedModel;
import descent.model.Setup;
import org.junit.jupiter.api.Test;

class LaneWordsTest {
    @Test
    void openedLane_saysWhereItStands() throws TrainingException {
        Setup setup = Fixtures.setup();
        Lane lane = Lane.start(1, setup, Fixtures.data(setup));
        assertEquals("Opened after epoch 0: Resume goes on from there.", LaneWords.opened(lane));
        while (lane.loop().epochsDone() < 29) {
            lane.loop().update();
        }
        assertEquals("Opened after epoch 29: Resume goes on from there.", LaneWords.opened(lane));
        lane.trainToEnd(Progress.NONE);
        assertEquals("Opened: trained for 30 epochs.", LaneWords.opened(lane));
        SavedModel saved = lane.snapshot();
        assertEquals("Opened: trained for 30 epochs.", LaneWords.opened(Lane.open(2, saved, lane.data())));
        assertEquals("Opened without its data: it can predict, and train again once the data is open.", LaneWords.opened(Lane.open(3, saved, null)));
    }

    @Test
    void layerOfAParameter_hasItsPlaceAndKind() throws TrainingException {
        Lane lane = Lane.start(1, Fixtures.setup(), Fixtures.data(Fixtures.setup()));
        assertEquals("2 (Linear)", LaneWords.layerOf(lane, "2.weight"));
        assertEquals("", LaneWords.layerOf(lane, ""));
    }
}
