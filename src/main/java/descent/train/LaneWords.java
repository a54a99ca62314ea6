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

    /// "2 (Linear)" for the parameter "2.weight"; "" for "".
    static String layerOf(Lane lane, String parameter) {
        if (parameter.isEmpty()) {
            return "";
        }
        String index = parameter.substring(0, parameter.indexOf('.'));
        return index + " (" + lane.model().setup().layers().get(Integer.parseInt(index)).kind() + ")";
    }
}
