package descent.app;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Timer;
import com.sun.javafx.tk.Toolkit;
import java.lang.reflect.Field;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/// JavaFX's clock, which stands still while nothing moves. JavaFX asks its clock to rest a quarter of a second after the last
/// pulse and to go on when one is asked for; on Linux (and on the Headless platform) both are empty methods, and the clock wakes
/// the program 60 times a second for as long as it is open. This one stops the system's clock and starts it again.
///
/// JavaFX exports nothing for that: the program starts with two packages exported and one opened (`jvm.options` in
/// `jlink.properties`). Where these are missing, or JavaFX is built otherwise, its own clock stays.
final class RestingClock extends Timer {
    /// Clocks of JavaFX that cannot rest.
    private static final String GTK = "com.sun.glass.ui.gtk.GtkTimer";
    private static final Set<String> RESTLESS = Set.of(GTK, "com.sun.glass.ui.headless.HeadlessTimer");

    private final Timer clock;
    private final boolean gtk;
    private int period; // guarded by this
    private boolean rests; // guarded by this

    private RestingClock(Runnable tick) {
        super(tick);
        clock = Application.GetApplication().createTimer(tick);
        gtk = clock.getClass().getName().equals(GTK);
    }

    /// Call on the JavaFX thread; a second call changes nothing.
    static void install() {
        Toolkit toolkit = Toolkit.getToolkit();
        try {
            replace(toolkit, field(toolkit, "pulseTimer"));
        } catch (ReflectiveOperationException | RuntimeException e) {
            Logger.getLogger(RestingClock.class.getName()).log(Level.FINE, "JavaFX's own clock stays", e);
        }
    }

    private static void replace(Toolkit toolkit, Field field) throws ReflectiveOperationException {
        synchronized (toolkit) { // as JavaFX does where it asks the clock to rest and to go on
            Timer before = (Timer) field.get(toolkit);
            if (before == null || !RESTLESS.contains(before.getClass().getName())) {
                return;
            }
            RestingClock resting = new RestingClock((Runnable) field(toolkit, "timerRunnable").get(toolkit));
            if (before.isRunning()) {
                resting.start(field(toolkit, "PULSE_INTERVAL").getInt(toolkit));
                before.stop();
            }
            field.set(toolkit, resting); // JavaFX starts it itself, if it has not yet
        }
    }

    private static Field field(Toolkit toolkit, String name) throws NoSuchFieldException {
        Field field = toolkit.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    /// The clock of JavaFX, if it is one that rests.
    static Optional<RestingClock> current() {
        try {
            Toolkit toolkit = Toolkit.getToolkit();
            return field(toolkit, "pulseTimer").get(toolkit) instanceof RestingClock c ? Optional.of(c) : Optional.empty();
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    synchronized boolean rests() {
        return rests;
    }

    @Override
    protected synchronized long _start(Runnable tick) {
        throw new UnsupportedOperationException("a clock that rests has a period");
    }

    @Override
    protected synchronized long _start(Runnable tick, int millis) {
        period = millis;
        rests = false;
        clock.start(millis);
        return 1;
    }

    @Override
    protected synchronized void _stop(long id) {
        clock.stop();
    }

    /// GTK ticks on the JavaFX thread, and frees what its tick needs when it is stopped: elsewhere that could be under a tick. JavaFX
    /// asks again with the next one.
    @Override
    protected synchronized void _pause(long id) {
        if (!rests && (!gtk || Application.isEventThread())) {
            rests = true;
            clock.stop();
        }
    }

    @Override
    protected synchronized void _resume(long id) {
        if (rests) {
            rests = false;
            clock.start(period);
        }
    }
}
