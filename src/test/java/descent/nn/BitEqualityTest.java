package descent.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import descent.tensor.Engine;
import descent.tensor.HandSwitch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Reruns are equal to the last bit, whatever computes them: plain or Vector kernels, one or two threads, with and without
/// the processor's FMA. Each case trains a small network and hashes its losses, gradients and weights.
class BitEqualityTest {
    @Test
    void vectorKernels_equalPlain_forEveryLayerLossAndOptimizer() throws Exception {
        assumeTrue(Engine.vectorAvailable(), "no jdk.incubator.vector here");
        assertEquals(hashes(Engine.of(Engine.Choice.PLAIN, 1)), hashes(Engine.of(Engine.Choice.VECTOR, 1)));
    }

    @Test
    void twoThreads_equalOne_forEveryLayerLossAndOptimizer() throws Exception {
        Engine.Choice choice = Engine.vectorAvailable() ? Engine.Choice.VECTOR : Engine.Choice.PLAIN;
        assertEquals(hashes(Engine.of(choice, 1)), hashes(Engine.of(choice, 2)));
    }

    /// Before each step once: what the plain kernels have begun the Vector ones go on with.
    @Test
    void switchOfKernelsInMidRun_changesNothing_beforeWhicheverStep() throws Exception {
        assumeTrue(Engine.vectorAvailable(), "no jdk.incubator.vector here");
        for (BitCase c : BitCase.all()) {
            long plain = Engine.of(Engine.Choice.PLAIN, 1).use(c::hash);
            for (int k = 0; k < c.steps(); k++) {
                assertEquals(plain, switched(c, k), c.name() + ", switched before step " + k);
            }
        }
    }

    private static long switched(BitCase c, int k) throws Exception {
        HandSwitch by = new HandSwitch(2);
        long hash = by.engine().use(() -> c.hash(step -> {
            if (step == k) {
                assertEquals("plain", by.engine().kernels().toString());
                by.toVector();
                assertTrue(by.engine().kernels().toString().startsWith("vector "), by.engine().kernels().toString());
            }
        }));
        assertTrue(by.engine().kernels().toString().startsWith("vector "), "until the end");
        return hash;
    }

    @Test
    void processorWithoutFma_givesTheSameBits_inChildProcess() throws Exception {
        assertEquals(lines(hashes(Engine.of(Engine.Choice.PLAIN, 1))), child("-XX:-UseFMA"));
    }

    @Test
    void narrowVectors_giveTheSameBits_inChildProcess() throws Exception {
        assertEquals(lines(hashes(Engine.of(Engine.Choice.PLAIN, 1))), child("-XX:MaxVectorSize=16", "-Ddescent.kernels=vector"));
    }

    /// On a processor with 64-byte vectors this is the way of 32-byte ones, whose tiles are others.
    @Test
    void vectorsOf32Bytes_giveTheSameBits_inChildProcess() throws Exception {
        assertEquals(lines(hashes(Engine.of(Engine.Choice.PLAIN, 1))), child("-XX:MaxVectorSize=32", "-Ddescent.kernels=vector"));
    }

    private static Map<String, Long> hashes(Engine e) throws Exception {
        Map<String, Long> all = new LinkedHashMap<>();
        for (BitCase c : BitCase.all()) {
            all.put(c.name(), e.use(c::hash));
        }
        return all;
    }

    private static List<String> lines(Map<String, Long> hashes) {
        List<String> lines = new ArrayList<>();
        hashes.forEach((name, hash) -> lines.add(name + " " + Long.toHexString(hash)));
        return lines;
    }

    private static List<String> child(String... flags) throws IOException, InterruptedException {
        return ChildJvm.lines(BitCase.class, flags);
    }
}
