package descent.ui.common;

import descent.train.RaceResult;
import descent.train.Run;
import java.util.List;
import java.util.function.Function;

/// The end of a race in a sentence: who won, who diverged.
final class RaceWords {
    private RaceWords() { }

    /// @param table the winner first
    static String of(List<RaceResult> table, Function<Run, String> names) {
        List<String> lost = table.stream().filter(r -> r.run().divergedAt() > 0).map(r -> names.apply(r.run())).toList();
        RaceResult first = table.getFirst();
        String won = lost.size() == table.size() ? "No lane came through"
                : names.apply(first.run()) + " wins the race with a " + (first.run().setup().split().hasValidation() ? "validation" : "test") + " loss of " + Numbers.plain(first.test());
        return won + (lost.isEmpty() ? "." : "; diverged: " + String.join(", ", lost) + ".");
    }
}
