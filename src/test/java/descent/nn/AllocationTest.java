package descent.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

/// After warm-up a training step of a Sequential allocates nothing: bytes counted by the JVM.
class AllocationTest {
    @Test
    void step_allocatesNothing_afterWarmUpWithPlainKernels() throws Exception {
        List<String> lines = ChildJvm.lines(AllocationProbe.class);
        assertFalse(lines.isEmpty());
        assertEquals(List.of(), lines.stream().filter(l -> !l.endsWith(": 0 bytes")).toList());
    }
}
