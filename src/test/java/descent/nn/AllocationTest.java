package descent.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// After warm-up a training step of a Sequential allocates nothing: bytes counted by the JVM.
class AllocationTest {
    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "VECTOR"})
    void step_allocatesNothing_afterWarmUp(String kernels) throws Exception {
        List<String> lines = ChildJvm.lines(AllocationProbe.class, List.of(kernels));
        assertFalse(lines.isEmpty());
        assertEquals(List.of(), lines.stream().filter(l -> !l.endsWith(": 0 bytes")).toList());
    }
}
