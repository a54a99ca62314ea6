package descent.nn;

import java.util.Locale;

/// Arguments checked once, where they come in.
final class Check {
    private Check() { }

    static void that(boolean right, String message, Object... values) {
        if (!right) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, message, values));
        }
    }

    static float finite(String name, double value) {
        that(Double.isFinite(value), "Invalid %s: %s, must be a finite number", name, value);
        return (float) value;
    }
}
