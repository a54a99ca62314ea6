package descent.ui.training;

import descent.model.OptimizerSpec;
import descent.model.Setup;
import descent.ui.common.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// From what a person typed to the lanes of a race: set-ups that differ in one thing.
final class RaceModel {
    static final int FEWEST = 2;
    static final int MOST = 6;
    static final String RATES = "0.001, 0.01, 0.1, 1";
    static final String BATCHES = "all, 128, 32, 8";

    /// The one thing that differs.
    enum What { RATES, OPTIMIZERS, BATCHES }

    /// The lanes, or why there are none.
    ///
    /// @param problem "" where there are lanes
    record Lanes(List<Setup> setups, String problem) {
        Lanes {
            setups = List.copyOf(setups);
        }
    }

    private RaceModel() { }

    /// @param text values apart by commas or blanks; ignored for optimizers, which all race
    /// @param sgd  the race of rates or batch sizes is run with plain SGD, whatever the optimizer is
    static Lanes of(Setup setup, What what, String text, boolean sgd) {
        Setup base = sgd && what != What.OPTIMIZERS ? setup.withOptimizer(new OptimizerSpec.SGD(setup.lr())) : setup;
        try {
            List<Setup> lanes = switch (what) {
                case RATES -> rates(text).stream().map(base::withLr).toList();
                case OPTIMIZERS -> optimizers(setup.lr()).stream().map(base::withOptimizer).toList();
                case BATCHES -> batches(text).stream().map(base::withBatchSize).toList();
            };
            boolean right = lanes.size() >= FEWEST && lanes.size() <= MOST;
            return right ? new Lanes(lanes, "") : new Lanes(List.of(), "A race has " + FEWEST + " to " + MOST + " different lanes, not " + lanes.size() + ".");
        } catch (NumberFormatException e) {
            return new Lanes(List.of(), "Write " + FEWEST + " to " + MOST + (what == What.RATES ? " rates above 0" : " batch sizes") + " with blanks or commas between them: "
                    + (what == What.RATES ? RATES : BATCHES));
        }
    }

    private static Set<Double> rates(String text) {
        Set<Double> all = new LinkedHashSet<>();
        for (String word : words(decimals(text))) {
            double lr = word.matches("[\\d.eE+-]+") ? Double.parseDouble(word) : Double.NaN; // Java's own 1d and 0x1p-3 are no rates
            if (!(lr > 0) || Double.isInfinite(lr)) {
                throw new NumberFormatException(word);
            }
            all.add(lr);
        }
        return all;
    }

    private static Set<Integer> batches(String text) {
        Set<Integer> all = new LinkedHashSet<>();
        for (String word : words(text)) {
            int size = word.equalsIgnoreCase("all") ? Setup.ALL_ROWS : Integer.parseInt(word);
            if (size < 0) {
                throw new NumberFormatException(word);
            }
            all.add(size);
        }
        return all;
    }

    private static List<OptimizerSpec> optimizers(double lr) {
        return List.of(new OptimizerSpec.SGD(lr), new OptimizerSpec.SGD(lr, 0.9, 0, 0, false), new OptimizerSpec.Adam(lr), new OptimizerSpec.RMSprop(lr));
    }

    /// "0,1 0,5" and "1,5; 2,5" are two rates of people who write decimal commas: something else stands between the numbers, and each has
    /// a comma, or one of them is 0 and a part.
    private static String decimals(String text) {
        List<String> numbers = List.of(text.strip().split("\\s*[;\\s]\\s*|,\\s+"));
        boolean plain = numbers.size() > 1 && numbers.stream().allMatch(n -> n.matches("\\d+(,\\d+)?"));
        boolean parts = numbers.stream().allMatch(n -> n.indexOf(',') > 0) || numbers.stream().anyMatch(n -> n.startsWith("0,"));
        return plain && parts ? text.replaceAll("(?<=\\d),(?=\\d)", ".") : text;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>(List.of(text.strip().split("[\\s,;]+")));
        words.removeIf(String::isEmpty);
        return words;
    }

    /// What the lanes will be called, for the line under the field.
    static String announce(Lanes lanes) {
        return lanes.problem().isEmpty() ? Numbers.count(lanes.setups().size()) + " lanes, the same start weights and batches, in lock-step" : lanes.problem();
    }
}
