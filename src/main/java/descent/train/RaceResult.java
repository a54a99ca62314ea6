package descent.train;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// A line of the table after a race: the lowest test loss first, lanes that diverged last.
///
/// @param place   from 1
/// @param run     the lane
/// @param train   loss after its last update; NaN where it diverged
/// @param test    beside it
/// @param verdict one or two words: "best", "good", "bounces", "still falling", "diverged at epoch 6", …
public record RaceResult(int place, Run run, float train, float test, String verdict) {
    /// Within this share of the best train loss a lane is good too.
    private static final double NEAR = 1.1;

    /// May be asked at any time; while lanes run it holds the state of the moment.
    public static List<RaceResult> of(List<Run> lanes) {
        List<Run> order = lanes.stream().sorted(Comparator.comparingDouble(RaceResult::rank)).toList();
        float best = order.stream().filter(r -> r.divergedAt() == 0).map(RaceResult::train).min(Float::compare).orElse(Float.NaN);
        return order.stream().map(r -> new RaceResult(order.indexOf(r) + 1, r, train(r), test(r), verdict(r, r == order.getFirst(), best))).toList();
    }

    private static double rank(Run r) {
        float test = test(r);
        return Float.isNaN(test) ? Double.POSITIVE_INFINITY : test;
    }

    private static float train(Run r) {
        RunHistory h = r.history();
        return r.divergedAt() > 0 ? Float.NaN : h.last() != null ? h.last().train() : h.count() > 0 ? h.train(h.count() - 1) : Float.NaN;
    }

    private static float test(Run r) {
        RunHistory h = r.history();
        return r.divergedAt() > 0 ? Float.NaN : h.last() != null ? h.last().test() : h.count() > 0 ? h.test(h.count() - 1) : Float.NaN;
    }

    private static String verdict(Run r, boolean first, float best) {
        if (r.divergedAt() > 0) {
            return "diverged at epoch " + r.divergedAt();
        }
        Finding f = r.finding();
        if (f != null) {
            return switch (f.rule()) {
                case NON_FINITE -> "not finite";
                case NO_WEIGHT -> "a batch without weight";
                case OVERSHOOTING -> "overshoots";
                case BOUNCING -> "bounces";
                case DEAD -> "dead layer";
                case STILL_FALLING -> "still falling";
                case MEMORISING -> "memorises";
            };
        }
        return first ? "best" : train(r) <= NEAR * best ? "good" : "slower";
    }

    /// Whether each of them ended at a batch of classes whose weight is 0, for which the rate is not to blame.
    public static boolean isWithoutWeight(List<Run> runs) {
        return runs.stream().allMatch(r -> r.finding() != null && r.finding().rule() == Finding.Rule.NO_WEIGHT);
    }

    /// The end of a race in a sentence: who won, who diverged.
    ///
    /// @param names of the lanes, as the screen shows them
    public static String words(List<Run> lanes, Function<Run, String> names) {
        List<RaceResult> table = of(lanes);
        List<String> lost = table.stream().map(RaceResult::run).filter(r -> r.divergedAt() > 0).map(names).toList();
        if (lost.size() == table.size()) {
            return "All " + lost.size() + (isWithoutWeight(lanes) ? " lanes met a batch of classes whose weight is 0: larger batches help." : " lanes diverged: smaller learning rates help.");
        }
        RaceResult winner = table.getFirst();
        return names.apply(winner.run()) + " wins the race with a " + winner.run().setup().watched() + " loss of " + GrowthWords.digits(winner.test())
                + (lost.isEmpty() ? "." : "; diverged: " + String.join(", ", lost) + ".");
    }
}
