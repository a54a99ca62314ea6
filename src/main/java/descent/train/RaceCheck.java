package descent.train;

import descent.model.Setup;
import descent.model.SetupDiff;
import descent.model.SetupDiff.Difference;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A race compares one thing: everything else is the same in all lanes, the start weights too.
final class RaceCheck {
    static final int FEWEST = 2;
    static final int MOST = 6;
    private static final String OPTIMIZER = "optimizer";
    /// What can differ in a race.
    private static final Set<String> RACED = Set.of("lr", OPTIMIZER, "batch", "schedule");

    private RaceCheck() { }

    static void check(List<Setup> setups) throws TrainingException {
        if (setups.size() < FEWEST || setups.size() > MOST) {
            throw new TrainingException("A race has " + FEWEST + " to " + MOST + " lanes, not " + setups.size() + ".");
        }
        Set<String> differs = new TreeSet<>();
        for (Setup s : setups) {
            SetupDiff.between(setups.getFirst(), s).stream().map(Difference::setting).forEach(differs::add);
        }
        if (differs.contains(OPTIMIZER)) {
            differs.remove("optimizer options"); // they belong to the optimizer
        }
        if (differs.size() != 1) {
            throw new TrainingException(differs.isEmpty() ? "All lanes of this race are equal: change the rate, the optimizer or the batch size of one."
                    : "A fair race changes one thing, this one changes " + String.join(" and ", differs) + ".");
        }
        if (!RACED.containsAll(differs)) {
            throw new TrainingException("Lanes that differ in \"" + differs.iterator().next() + "\" do not start alike: race rates, optimizers, batch sizes or schedules.");
        }
    }
}
