package descent.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What nobody drains is bounded, and what goes is the oldest.
class RunChannelTest {
    private final RunChannel channel = new RunChannel();

    private void put(int from, int to) {
        for (int i = from; i <= to; i++) {
            channel.put(new RunEvent.StateChanged(1, RunState.RUNNING, "", i));
        }
    }

    private List<Integer> drained() {
        return channel.drain().stream().map(e -> ((RunEvent.StateChanged) e).epoch()).toList();
    }

    @Test
    void oldestEventsGo_whenNobodyDrains_againAndAgain() {
        for (int round = 0; round < 3; round++) {
            put(1, RunChannel.CAPACITY + 6);
            List<Integer> all = drained();
            assertEquals(RunChannel.CAPACITY, all.size());
            assertEquals(7, all.getFirst());
            assertEquals(RunChannel.CAPACITY + 6, all.getLast());
            assertEquals(List.of(), drained());
            put(1, 3);
            assertEquals(List.of(1, 2, 3), drained());
        }
    }
}
