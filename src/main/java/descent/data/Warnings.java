package descent.data;

import java.util.ArrayList;
import java.util.List;

/// What a student should know about a split before trusting its test figures.
final class Warnings {
    private static final int TINY = 10;

    private Warnings() {
    }

    static List<String> of(Table table, Preprocessing p, TrainTestSplit split, int used) {
        List<String> warnings = new ArrayList<>();
        int left = table.rows() - used;
        if (left * 2 > table.rows()) {
            warnings.add(Texts.count(left, "row") + " of " + table.rows() + " have a gap in a chosen column and take no part;"
                    + " set the emptiest column to not used, or fill gaps.");
        }
        if (split.test().length < TINY) {
            warnings.add("Only " + Texts.count(split.test().length, "test row") + ": the test figures will jump about by chance.");
        }
        if (split.validation().length > 0 && split.validation().length < TINY) {
            warnings.add("Only " + Texts.count(split.validation().length, "validation row") + ": the dashed curve and early stopping will jump about by chance.");
        }
        if (p.inFeatures() > split.train().length) {
            warnings.add("More inputs (" + p.inFeatures() + ") than train rows (" + split.train().length
                    + "): the network can learn the rows by heart.");
        }
        classes(table, p, split, warnings);
        return warnings;
    }

    private static void classes(Table table, Preprocessing p, TrainTestSplit split, List<String> warnings) {
        if (p.task() == Task.REGRESSION) {
            return;
        }
        int n = p.classes().size();
        int[] train = counts(p.targets(table, split.train()), n);
        int[] test = counts(p.targets(table, split.test()), n);
        List<String> untrained = new ArrayList<>();
        List<String> untested = new ArrayList<>();
        for (int c = 0; c < n; c++) {
            if (train[c] == 0) {
                untrained.add(p.classes().get(c));
            } else if (test[c] == 0) {
                untested.add(p.classes().get(c));
            }
        }
        if (!untrained.isEmpty()) {
            warnings.add("No train row of class " + Texts.some(untrained, 5) + ": it cannot be learned; stratify the split or change its seed.");
        }
        if (!untested.isEmpty()) {
            warnings.add("No test row of class " + Texts.some(untested, 5) + ": nothing is known about it; stratify the split or change its seed.");
        }
    }

    private static int[] counts(float[] y, int classes) {
        int[] counts = new int[classes];
        for (float v : y) {
            if (v >= 0) {
                counts[(int) v]++;
            }
        }
        return counts;
    }
}
