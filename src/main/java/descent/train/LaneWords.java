package descent.train;

/// What a lane says of itself, for a student.
final class LaneWords {
    private LaneWords() { }

    static String opened(Lane lane) {
        int done = lane.loop().epochsDone();
        return lane.data() == null ? "Opened without its data: it can predict, and train again once the data is open."
                : done < lane.run().plannedEpochs() ? "Opened after epoch " + done + ": Resume goes on from there."
                : "Opened: trained for " + done + " epochs.";
    }

    /// Why the lane stopped being finite.
    static String broken(Lane lane, NonFinite what) {
        return what.noWeight() ? noWeight(lane, what)
                : GrowthWords.say(lane.run().history(), what.epoch(), layerOf(lane, what.parameter()), lane.loop().lossValue());
    }

    /// As PyTorch has it: the weighted mean of rows without weight is nan.
    static String noWeight(Lane lane, NonFinite what) {
        return "Batch " + (lane.loop().batch() + 1) + " of epoch " + what.epoch() + " held only rows of classes whose weight is 0, and the loss of no weight is 0 / 0,"
                + " which is no number. Larger batches or a weight above 0 help.";
    }

    /// "2 (Linear)" for the parameter "2.weight"; "" for "".
    static String layerOf(Lane lane, String parameter) {
        if (parameter.isEmpty()) {
            return "";
        }
        String index = parameter.substring(0, parameter.indexOf('.'));
        return index + " (" + lane.model().setup().layers().get(Integer.parseInt(index)).kind() + ")";
    }
}
