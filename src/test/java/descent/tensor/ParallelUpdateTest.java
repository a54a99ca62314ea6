package descent.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A parameter of many elements is updated in bands on two threads: every element once, prepared before the first.
class ParallelUpdateTest {
    private static final class Counting extends Update {
        private final AtomicIntegerArray times;
        private volatile boolean prepared;

        Counting(int n) {
            weight = new float[n];
            grad = new float[n];
            times = new AtomicIntegerArray(n);
        }

        @Override
        protected void prepare() {
            prepared = true;
        }

        @Override
        public void apply(int from, int to) {
            for (int i = from; i < to; i++) {
                times.addAndGet(i, prepared ? 1 : 100);
            }
        }
    }

    /// Around one band (16,384), around where a second thread is worth it (32,768), and a last band of one element.
    @ParameterizedTest
    @ValueSource(ints = {1, 16_384, 32_767, 32_768, 32_769, 65_536, 81_921})
    void everyElement_once(int n) {
        for (int threads = 1; threads <= 2; threads++) {
            Counting u = new Counting(n);
            new ParallelUpdate(Engine.of(Engine.Choice.PLAIN, threads)).run(u);
            for (int i = 0; i < n; i++) {
                assertEquals(1, u.times.get(i), "element " + i + " of " + n + " on " + threads + " threads");
            }
        }
    }
}
