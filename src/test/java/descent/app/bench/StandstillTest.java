package descent.app.bench;

import descent.FaultTable;
import descent.tensor.Engine;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// No step of a network that stands still is slower than 1.5 × the first ones: medians of blocks of one and the same run. A busy
/// machine may slow down some block: what is too slow is measured again, and the best of three counts.
@Tag("faults")
class StandstillTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();
    private static final int STEPS = Integer.getInteger("descent.steps", 8_000);
    private static final int MEASURED = 3;

    @Test
    void noStep_isSlow_whenNothingMovesAnyMore() throws Exception {
        FaultTable.Row row = FAULTS.open("standstill: time of the last steps by that of the first");
        String slowest = "";
        double most = 0;
        for (Map.Entry<String, Supplier<Runnable>> e : StandstillBench.cases().entrySet()) {
            double ratio = Engine.of(Engine.Choice.VECTOR, 1).use(() -> best(e.getValue()));
            row.tried(1).inTime(ratio <= StandstillBench.LIMIT);
            if (ratio > most) {
                most = ratio;
                slowest = e.getKey();
            }
        }
        row.holds(String.format(Locale.ROOT, "%d steps each; the greatest: × %.2f (%s)", STEPS / StandstillBench.BLOCK * StandstillBench.BLOCK, most, slowest));
    }

    private static double best(Supplier<Runnable> made) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < MEASURED && !(best <= StandstillBench.LIMIT); i++) {
            best = Math.min(best, StandstillBench.measure(made, STEPS / StandstillBench.BLOCK).ratio());
        }
        return best;
    }
}
