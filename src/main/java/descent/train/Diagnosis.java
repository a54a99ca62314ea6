package descent.train;

import static descent.train.GrowthWords.digits;

import descent.train.Finding.Rule;
import java.util.Arrays;
import java.util.Optional;

/// Looks at the curves of a run and says in words what a teacher would point at. Checked in a fixed order, the first rule
/// that fires is told; if none fires, nothing is said. The rate is never changed by itself.
///
/// | rule | fires when |
/// |---|---|
/// | gap | before the first epoch: a value of the prepared rows is not a number (SetupCheck refuses the run with row and column) |
/// | non-finite | the run diverged |
/// | no weight | the loss was 0 / 0: a batch with rows of classes of weight 0 only |
/// | overshooting | [#RISES] rises in a row that end at least at [#TWICE] × the loss before them |
/// | bouncing | over [#BOUNCE_SHARE] rises in the last [#BOUNCE_WINDOW] epochs, and their standard deviation over [#BOUNCE_SPREAD] of their mean |
/// | dead | the loss is within [#DEAD_SHARE] of the variance of y, and a ReLU layer is off for every row |
/// | still falling | at the end: over [#FALL_SHARE] ([#SLOW_FALL_SHARE] while the loss is over [#FAR] of the first one) fallen in the last tenth (medians of its ends), half of that in the tenth before, and over [#NOISE] standard errors; not while it memorises |
/// | memorising | test over [#TWICE] × train, and risen over the last third (medians) by [#TEST_RISE] above its lowest stretch |
///
/// Calibrated on Auto MPG with the defaults, seeds 0 to 99, full batch for 200 epochs and batches of 32 for 60: no alarm in
/// 200 runs. (With batches of 32 for 200 epochs a few networks do memorise, and are told so.)
/// Plain counts of rises would cry wolf: with Adam three rises in a row occur in most healthy runs.
public final class Diagnosis {
    static final int RISES = 3;
    static final double TWICE = 2;
    static final int BOUNCE_WINDOW = 30;
    static final double BOUNCE_SHARE = 0.30;
    static final double BOUNCE_SPREAD = 0.20;
    static final double DEAD_SHARE = 0.001;
    static final double FALL_SHARE = 0.10;
    /// Enough where the loss has not come down to [#FAR] of the first one: at SGD 0.001 Auto MPG falls by 4.6 to 8.2 % only.
    static final double SLOW_FALL_SHARE = 0.04;
    static final double FAR = 0.2;
    /// A fall must also stand out from the chance of mini-batches: so many standard errors.
    static final double NOISE = 3;
    static final double TEST_RISE = 0.50;
    /// Shorter runs have no shape to speak of.
    static final int FEWEST = 10;

    private final float[] train;
    private final float[] test;
    private final String watched;

    private Diagnosis(float[] train, float[] test, String watched) {
        this.train = train;
        this.test = test;
        this.watched = watched;
    }

    /// What is known beside the curves.
    ///
    /// @param diverged  the sentence of the divergence, or ""
    /// @param noWeight  the loss was no number because no row of its batch had a weight
    /// @param epoch     of the divergence
    /// @param variance  of the scaled targets; NaN where it means nothing (classes)
    /// @param deadLayer name of a ReLU layer that is off for every row, or ""
    /// @param ended     the run has come to its end, so that "too few epochs" can be judged
    public record Facts(String diverged, boolean noWeight, int epoch, double variance, String deadLayer, boolean ended) {
        public static final Facts NONE = new Facts("", false, 0, Double.NaN, "", true);
    }

    public static Optional<Finding> of(RunHistory history, Facts facts) {
        return of(history, facts, "test");
    }

    /// @param watched what the dashed curve is of: "test" or "validation"
    static Optional<Finding> of(RunHistory history, Facts facts, String watched) {
        if (!facts.diverged().isEmpty()) {
            return Optional.of(new Finding(facts.noWeight() ? Rule.NO_WEIGHT : Rule.NON_FINITE, facts.diverged(),
                    facts.noWeight() ? "" : "Same weights, learning rate ÷ 10.", facts.epoch(), facts.epoch()));
        }
        Diagnosis d = new Diagnosis(history.trainAll(), history.testAll(), watched);
        Optional<Finding> memorising = d.memorising(); // then more epochs are no remedy, however the train loss falls
        return d.overshooting().or(d::bouncing).or(() -> d.dead(facts))
                .or(() -> facts.ended() && memorising.isEmpty() ? d.stillFalling() : Optional.empty()).or(() -> memorising);
    }

    private Optional<Finding> overshooting() {
        int rises = 0;
        for (int i = 1; i < train.length; i++) {
            rises = train[i] > train[i - 1] ? rises + 1 : 0;
            if (rises >= RISES && train[i] >= TWICE * train[i - rises]) {
                int end = i;
                while (end + 1 < train.length && train[end + 1] > train[end]) {
                    end++;
                }
                int from = i - rises;
                return Optional.of(new Finding(Rule.OVERSHOOTING, "The loss rose " + (end - from) + " times in a row, from "
                        + digits(train[from]) + " at epoch " + (from + 1) + " to " + digits(train[end]) + " at epoch " + (end + 1)
                        + ": the steps overshoot.", "A smaller learning rate takes shorter steps.", from + 1, end + 1));
            }
        }
        return Optional.empty();
    }

    private Optional<Finding> bouncing() {
        int n = Math.min(BOUNCE_WINDOW, train.length - 1);
        if (n < BOUNCE_WINDOW) {
            return Optional.empty();
        }
        int rises = 0;
        double mean = 0;
        for (int i = train.length - n; i < train.length; i++) {
            rises += train[i] > train[i - 1] ? 1 : 0;
            mean += train[i] / n;
        }
        double square = 0;
        for (int i = train.length - n; i < train.length; i++) {
            square += (train[i] - mean) * (train[i] - mean) / n;
        }
        double spread = Math.sqrt(square) / mean;
        if (rises <= BOUNCE_SHARE * n || spread <= BOUNCE_SPREAD) {
            return Optional.empty();
        }
        return Optional.of(new Finding(Rule.BOUNCING, "In the last " + n + " epochs the loss rose " + rises + " times and varied by ± "
                + Math.round(100 * spread) + " % around " + digits(mean) + ": it bounces.",
                "A smaller learning rate or larger batches calm it.", train.length - n + 1, train.length));
    }

    private Optional<Finding> dead(Facts facts) {
        if (train.length == 0 || facts.deadLayer().isEmpty()) {
            return Optional.empty();
        }
        float loss = train[train.length - 1];
        if (!atVariance(loss, facts.variance())) {
            return Optional.empty();
        }
        return Optional.of(new Finding(Rule.DEAD, "Layer " + facts.deadLayer() + " is dead: all of its units are off for every row, and the loss "
                + digits(loss) + " is the variance of the target, so the network predicts the mean.",
                "Scale the data, take a smaller learning rate, or start from new weights.", train.length, train.length));
    }

    static boolean atVariance(double loss, double variance) {
        return Math.abs(loss - variance) <= DEAD_SHARE * variance;
    }

    private Optional<Finding> stillFalling() {
        int n = train.length;
        int tenth = n / 10;
        if (n < FEWEST || tenth < 1) {
            return Optional.empty();
        }
        int few = Math.max(1, tenth / 4);
        double earlier = median(train, n - 2 * tenth - few, n - 2 * tenth);
        double before = median(train, n - tenth - few, n - tenth);
        double after = median(train, n - few, n);
        double share = after > FAR * train[0] ? SLOW_FALL_SHARE : FALL_SHARE;
        boolean fell = before - after > share * before && earlier - before > share / 2 * earlier;
        if (!(fell && before - after > NOISE * jitter(n - tenth) * Math.sqrt(2.0 / few))) {
            return Optional.empty();
        }
        return Optional.of(new Finding(Rule.STILL_FALLING, "The loss still fell by " + Math.round(100 * (before - after) / before) + " % in the last "
                + tenth + " epochs, from " + digits(before) + " to " + digits(after) + ".",
                "More epochs (Continue), or a larger learning rate.", n - tenth, n));
    }

    /// How far an epoch's loss strays by chance: deviation of its differences, over √2.
    private double jitter(int from) {
        double sum = 0;
        double squares = 0;
        int n = train.length - from;
        for (int i = from; i < train.length; i++) {
            double d = i == 0 ? 0 : (double) train[i] - train[i - 1];
            sum += d;
            squares += d * d;
        }
        return Math.sqrt(Math.max(0, squares / n - sum / n * (sum / n)) / 2);
    }

    private Optional<Finding> memorising() {
        int n = test.length;
        int third = n / 3;
        if (third < FEWEST) {
            return Optional.empty();
        }
        int few = Math.max(3, n / 20);
        double now = median(test, n - few, n);
        double fit = median(train, n - few, n);
        double earlier = median(test, n - third - few, n - third);
        double lowest = lowestStretch(few);
        if (!(now > TWICE * fit && now > earlier && now > (1 + TEST_RISE) * lowest)) {
            return Optional.empty();
        }
        return Optional.of(new Finding(Rule.MEMORISING, "The " + watched + " loss " + digits(now) + " is " + digits(now / fit) + " × the train loss "
                + digits(fit) + " and has risen from " + digits(lowest) + ": the network memorises the train rows.",
                "Fewer units, fewer epochs, weight decay or dropout, or more data.", n - third, n));
    }

    private double lowestStretch(int few) {
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i + few <= test.length; i += few) {
            lowest = Math.min(lowest, median(test, i, i + few));
        }
        return lowest;
    }

    private static double median(float[] values, int from, int to) {
        float[] part = Arrays.copyOfRange(values, Math.max(0, from), to);
        Arrays.sort(part);
        int half = part.length / 2;
        return part.length % 2 == 1 ? part[half] : (part[half - 1] + (double) part[half]) / 2;
    }
}
