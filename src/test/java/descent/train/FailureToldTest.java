package descent.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.model.Setup;
import java.lang.reflect.Field;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// What has failed may fail again where its end is told: the run has ended all the same, and everyone who waits hears of it.
class FailureToldTest {
    @Test
    void failureInTheValuesThatAreShown_endsTheRun_andIsTold() throws Exception {
        RunChannel channel = new RunChannel();
        RunControl control = new RunControl(channel);
        Setup setup = Fixtures.setup();
        control.train(setup, Fixtures.data(setup), false);
        CompletableFuture<RunState> settled = new CompletableFuture<>();
        control.whenSettled(settled);
        breakSampler(control);
        control.fail(new OutOfMemoryError("of the engine"));
        assertEquals(RunState.FAILED, control.state());
        assertTrue(control.message().startsWith("The memory did not suffice"), control.message());
        assertEquals(RunState.FAILED, settled.getNow(null));
        List<RunEvent> told = channel.drain();
        assertInstanceOf(OutOfMemoryError.class, ((RunEvent.Failed) told.getLast()).cause());
    }

    private static void breakSampler(RunControl control) throws ReflectiveOperationException {
        Field sampler = RunControl.class.getDeclaredField("sampler");
        sampler.setAccessible(true);
        sampler.set(control, null);
    }
}
