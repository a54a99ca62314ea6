package descent.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunHistoryTest {
    private static final int MANY = 300_000;

    @Test
    void read_givesEveryPoint_acrossChunks() {
        RunHistory h = new RunHistory();
        for (int i = 0; i < 10_000; i++) {
            h.append(i, -i);
        }
        float[] train = new float[6_000];
        float[] test = new float[6_000];
        assertEquals(6_000, h.read(3_000, 9_000, train, test));
        for (int i = 0; i < 6_000; i++) {
            assertEquals(3_000f + i, train[i]);
            assertEquals(-3_000f - i, test[i]);
        }
    }

    @Test
    void read_isCutAtTheCount_whenAskedBeyond() {
        RunHistory h = RunHistory.of(new float[] {1, 2, 3}, new float[] {4, 5, 6});
        float[] train = new float[10];
        assertEquals(1, h.read(2, 10, train, new float[10]));
        assertEquals(3f, train[0]);
        assertEquals(0, h.read(3, 10, train, new float[10]));
        assertArrayEquals(new float[] {4, 5, 6}, h.testAll());
    }

    @Test
    void train_refuses_beyondTheCount() {
        RunHistory h = RunHistory.of(new float[] {1}, new float[] {2});
        assertThrows(IndexOutOfBoundsException.class, () -> h.train(1));
    }

    @Test
    void count_publishesFinishedPoints_toAReaderBeside() throws InterruptedException {
        RunHistory h = new RunHistory();
        AtomicInteger wrong = new AtomicInteger();
        Thread reader = new Thread(() -> {
            int seen = 0;
            while (seen < MANY) {
                int n = h.count();
                for (int i = seen; i < n; i++) {
                    if (h.train(i) != i || h.test(i) != i + 1) {
                        wrong.incrementAndGet();
                    }
                }
                seen = n;
            }
        });
        reader.start();
        for (int i = 0; i < MANY; i++) {
            h.append(i, i + 1);
        }
        reader.join();
        assertEquals(0, wrong.get());
    }
}
