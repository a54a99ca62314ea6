package descent.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What the two threads of the engine know of each other, and what becomes of a part that fails.
class PoolTest {
    private static final int PARTS = 2;
    private static final long PATIENCE_SECONDS = 30;

    private final Pool pool = new Pool(2);

    /// Both threads are in a part at the same time.
    private void together(Pool.Work work) {
        CyclicBarrier both = new CyclicBarrier(PARTS);
        pool.run((part, worker) -> {
            try {
                both.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                work.part(part, worker);
                both.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }, PARTS);
    }

    @Test
    void bothThreads_knowThatTheyAreInAPart_andOnlyThen() {
        Set<Integer> in = ConcurrentHashMap.newKeySet();
        assertFalse(pool.inPart());
        together((part, worker) -> {
            if (pool.inPart()) {
                in.add(worker);
            }
        });
        assertEquals(Set.of(0, 1), in);
        assertFalse(pool.inPart());
    }

    /// What a part hands out again its own thread does alone: the other one may be at the same of its own.
    @Test
    void workWithinAPart_isDoneByItsOwnThread() {
        Set<String> strangers = ConcurrentHashMap.newKeySet();
        together((part, worker) -> {
            Thread own = Thread.currentThread();
            pool.run((p, w) -> {
                if (Thread.currentThread() != own) {
                    strangers.add(own + " got " + Thread.currentThread());
                }
            }, 40);
        });
        assertEquals(Set.of(), strangers);
    }

    @Test
    void error_comesAsItIs_exceptionWithItsCause_andThePoolGoesOn() {
        OutOfMemoryError full = new OutOfMemoryError("Java heap space");
        for (int failing = 0; failing < PARTS; failing++) {
            int bad = failing;
            assertSame(full, assertThrows(OutOfMemoryError.class, () -> pool.run((part, worker) -> {
                if (part == bad) {
                    throw full;
                }
            }, PARTS)));
        }
        IllegalStateException told = assertThrows(IllegalStateException.class, () -> pool.run((part, worker) -> {
            throw new IllegalArgumentException("part " + part);
        }, PARTS));
        assertTrue(told.getCause() instanceof IllegalArgumentException, String.valueOf(told.getCause()));
        Set<Integer> parts = ConcurrentHashMap.newKeySet();
        pool.run((part, worker) -> parts.add(part), 3);
        assertEquals(Set.of(0, 1, 2), parts);
    }
}
