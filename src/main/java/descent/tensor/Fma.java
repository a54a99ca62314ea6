package descent.tensor;

/// `a · b + c` with one rounding, on every processor and at a bearable price.
///
/// With hardware FMA this is `Math.fma`. Without it `Math.fma` falls to BigDecimal (about 1,500 ns); here the product is
/// taken in double (exact: 24 + 24 bits fit into 53), the sum is rounded to odd in double, and only then to float,
/// which gives the same bits. Source: Boldo and Melquiond, "Emulation of FMA and correctly rounded sums", 2008.
public final class Fma {
    /// Whether the processor (and the JVM) multiply and add in one instruction; measured at class load.
    public static final boolean HARDWARE = measure();

    private Fma() { }

    public static float fma(float a, float b, float c) {
        return HARDWARE ? Math.fma(a, b, c) : emulated(a, b, c);
    }

    /// The same bits without the instruction.
    static float emulated(float a, float b, float c) {
        double p = (double) a * b;
        double s = p + c;
        if (!Double.isFinite(s)) {
            return (float) s;
        }
        double t = s - p;
        double error = (p - (s - t)) + (c - t);
        if (error != 0 && (Double.doubleToRawLongBits(s) & 1) == 0) {
            boolean away = error > 0 == s > 0;
            s = Double.longBitsToDouble(Double.doubleToRawLongBits(s) + (away ? 1 : -1));
        }
        return (float) s;
    }

    /// BigDecimal is a thousand times slower than the instruction even in the interpreter.
    private static boolean measure() {
        float x = 0;
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 64; i++) {
                x = Math.fma(x, 0.5f, 1.25f);
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        return x > 0 && best < 64 * 300;
    }
}
