package descent.app.bench;

import descent.FaultTable;
import descent.tensor.Engine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// No step of a network that stands still is slower than 1.5 × the first ones: medians of blocks of one and the same run. A busy
/// machine may slow down some block: what is too slow is measured again when all others have been, and the best measure counts.
@Tag("faults")
class StandstillTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();
    private static final int USUAL = 8_000;
    private static final int STEPS = Integer.getInteger("descent.steps", USUAL);
    private static final int MEASURED = 10;

    @Test
    void noStep_isSlow_whenNothingMovesAnyMore() throws Exception {
        FaultTable.Row row = FAULTS.open("standstill: time of the last steps by that of the first");
        Map<String, Double> best = new LinkedHashMap<>();
        for (int i = 0; i < MEASURED; i++) {
            for (Engine.Choice kernels : List.of(Engine.Choice.VECTOR, Engine.Choice.PLAIN)) {
                for (Map.Entry<String, Supplier<Runnable>> e : StandstillBench.cases().entrySet()) {
                    String name = e.getKey() + ", " + kernels.name().toLowerCase(Locale.ROOT);
                    if (!(best.getOrDefault(name, Double.POSITIVE_INFINITY) <= StandstillBench.LIMIT)) {
                        best.merge(name, Engine.of(kernels, 1).use(() -> StandstillBench.measure(e.getValue(), STEPS / StandstillBench.BLOCK).ratio()), Math::min);
                    }
                }
            }
        }
        best.values().forEach(ratio -> row.tried(1).inTime(ratio <= StandstillBench.LIMIT));
        Map.Entry<String, Double> greatest = Collections.max(best.entrySet(), Map.Entry.comparingByValue());
        row.holds(String.format(Locale.ROOT, "%d steps each; the greatest: × %.2f (%s)", STEPS / StandstillBench.BLOCK * StandstillBench.BLOCK, greatest.getValue(), greatest.getKey()));
    }
}
