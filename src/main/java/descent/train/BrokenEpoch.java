package descent.train;

/// Undoes the epoch in which a run diverged. Trainer thread only.
final class BrokenEpoch {
    /// How long a person may be made to wait, while the trainer answers nothing.
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private BrokenEpoch() { }

    /// Gives the weights before the epoch back. A file from within the epoch does not hold them: they are computed again.
    ///
    /// @return which weights there are where those were not to be had, as a further sentence; else ""
    static String undo(Lane lane) {
        boolean known = lane.loop().guard().knowsBegin() || computeBegin(lane);
        lane.run().history().last(lane.loop().keepFinite());
        lane.run().undoRateChanges(lane.model().step());
        return known ? "" : " The weights are those of the file, from within epoch " + (lane.loop().epochsDone() + 1)
                + ": those before it could not be computed again.";
    }

    private static boolean computeBegin(Lane lane) {
        long began = System.nanoTime();
        try {
            Lane then = lane.replay().at(lane.loop().epochsDone(), lane, lane.run().id(), _ -> System.nanoTime() - began < PATIENCE_NANOS);
            if (then != null) {
                lane.loop().beganWith(then.model());
            }
            return then != null;
        } catch (TrainingException e) {
            return false; // the run went on from weights that its seed does not lead to
        }
    }
}
