package descent.ui.runs;

import descent.model.Fault;
import descent.model.SavedModel.Provenance;
import descent.model.SetupDiff.Difference;
import descent.ui.common.RunItem;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What two runs have apart, in a sentence: their data, their settings, and what was broken on purpose in one of them.
final class RunsApart {
    private RunsApart() { }

    /// @param sameSettings where they differ, a split of its own is what the settings say
    /// @return "" where they were trained on the same data, or nobody knows
    static String data(RunItem a, RunItem b, boolean sameSettings) {
        Provenance x = a.run().provenance();
        Provenance y = b.run().provenance();
        if (x == null || y == null) {
            return "";
        }
        if (!x.dataName().equals(y.dataName())) {
            return a.name().get() + " was trained on " + x.dataName() + ", " + b.name().get() + " on " + y.dataName() + ": their losses cannot be compared.";
        }
        boolean same = x.dataSha256().equals(y.dataSha256()) && Objects.equals(x.reading(), y.reading())
                && (!sameSettings || (Arrays.equals(x.split().train(), y.split().train()) && Arrays.equals(x.split().test(), y.split().test())));
        return same ? "" : both(a, b) + " were trained on " + x.dataName() + ", but not on the same rows of it: their losses cannot be compared.";
    }

    /// A fault that nobody has found yet is not named, and nothing is said that it makes false.
    static String settings(RunItem a, RunItem b, List<Difference> found) {
        List<String> riddles = Stream.of(a, b).filter(RunItem::isRiddle).map(r -> r.name().get()).toList();
        if (!riddles.isEmpty()) {
            return "Something in " + String.join(" and in ", riddles) + " is broken on purpose: what parts the curves of " + both(a, b) + " may come from it.";
        }
        String broken = a.setup().fault() == b.setup().fault() ? "" : Stream.of(a, b).filter(r -> r.setup().fault() != Fault.NONE)
                .map(r -> r.name().get() + " was broken on purpose (" + FaultQuiz.name(r.setup().fault()) + ")").collect(Collectors.joining(" and "));
        String end = found.size() + (broken.isEmpty() ? 0 : 1) > 1 ? ": what parts their curves cannot be told from these two runs." : ": whatever parts their curves comes from it.";
        if (found.isEmpty()) {
            return both(a, b) + " have the same settings" + (broken.isEmpty() ? ": where their curves part, the learning rate was changed by hand or one went on longer."
                    : ", but " + broken + end);
        }
        String what = found.size() == 1 ? found.getFirst().setting() : found.size() + " settings";
        return both(a, b) + " differ in " + what + (!broken.isEmpty() ? ", and " + broken : found.size() == 1 ? " only" : "") + end;
    }

    private static String both(RunItem a, RunItem b) {
        return a.name().get() + " and " + b.name().get();
    }
}
