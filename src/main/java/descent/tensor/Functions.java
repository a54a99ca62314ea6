package descent.tensor;

/// exp, tanh, sigmoid, erf and their kin in float32, of our own polynomials: the same bits on every machine and in every
/// kernel. Errors are less than 3 ulp in the normal range; results below the smallest normal number are 0 (see [#flush]).
///
/// Source: Cody and Waite's reduction; polynomials of Cephes (S. Moshier) and of N. Juffa's erff.
public final class Functions {
    /// Gradients smaller than this are taken as 0 where they pass an activation or a softmax: products of smaller ones
    /// would be subnormal, which costs a processor up to a hundred cycles each.
    public static final float TINY = 1e-30f;

    /// The constants of [#exp], shared with its Vector form.
    public static final float LOG2E = 1.44269504f;
    public static final float LN2_HI = 0.693359375f;
    public static final float LN2_LO = -2.12194440e-4f;
    public static final float ROUND = 12582912f;
    public static final float EXP_MIN = -87.3365f;
    public static final float EXP_MAX = 88.7228f;
    /// Below it the logistic function is less than [#TINY] and taken as 0.
    public static final float SIGMOID_MIN = -69.0775f;

    private Functions() { }

    /// Numbers that would soon be subnormal become 0.
    public static float flush(float x) {
        return Math.abs(x) < TINY ? 0 : x;
    }

    public static float relu(float x) {
        return x > 0 || Float.isNaN(x) ? x : 0;
    }

    /// e^x; 0 below -87.33, infinite above 88.72.
    public static float exp(float x) {
        float v = Math.max(Math.min(x, 89f), -88f);
        float t = Fma.fma(v, LOG2E, ROUND);
        int n = Float.floatToRawIntBits(t) - Float.floatToRawIntBits(ROUND);
        float f = t - ROUND;
        float r = Fma.fma(-f, LN2_LO, Fma.fma(-f, LN2_HI, v));
        float p = 1.9875691500e-4f;
        p = Fma.fma(p, r, 1.3981999507e-3f);
        p = Fma.fma(p, r, 8.3334519073e-3f);
        p = Fma.fma(p, r, 4.1665795894e-2f);
        p = Fma.fma(p, r, 1.6666665459e-1f);
        p = Fma.fma(p, r, 5.0000001201e-1f);
        p = Fma.fma(p * r, r, r) + 1f;
        int half = n >> 1;
        float y = p * Float.intBitsToFloat((half + 127) << 23) * Float.intBitsToFloat((n - half + 127) << 23);
        y = x > EXP_MAX ? Float.POSITIVE_INFINITY : y;
        y = x < EXP_MIN ? 0f : y;
        return Float.isNaN(x) ? x : y;
    }

    /// e^x − 1 for x ≤ 0, without cancellation near 0.
    public static float expm1(float x) {
        float p = 2.4801587e-5f;
        p = Fma.fma(p, x, 1.9841270e-4f);
        p = Fma.fma(p, x, 1.3888889e-3f);
        p = Fma.fma(p, x, 8.3333333e-3f);
        p = Fma.fma(p, x, 4.1666667e-2f);
        p = Fma.fma(p, x, 1.6666667e-1f);
        p = Fma.fma(p, x, 0.5f);
        float near = Fma.fma(p * x, x, x);
        return x > -0.5f ? near : exp(x) - 1f;
    }

    /// 1 / (1 + e^-x); 0 below −69.08.
    public static float sigmoid(float x) {
        float a = -Math.abs(x);
        float e = a < SIGMOID_MIN ? 0f : exp(a);
        float s = 1f / (1f + e);
        return x >= 0 ? s : e * s;
    }

    public static float tanh(float x) {
        float a = Math.abs(x);
        float s = x * x;
        float p = -5.70498872745e-3f;
        p = Fma.fma(p, s, 2.06390887954e-2f);
        p = Fma.fma(p, s, -5.37397155531e-2f);
        p = Fma.fma(p, s, 1.33314422036e-1f);
        p = Fma.fma(p, s, -3.33332819422e-1f);
        float small = Fma.fma(p * s, x, x);
        float large = Math.copySign(1f - 2f / (exp(a + a) + 1f), x);
        float y = a < 0.625f ? small : large;
        return Float.isNaN(x) ? x : y;
    }

    /// ln(1 + x) for x in [0, 1], as softplus and the logistic loss need it.
    public static float log1p(float x) {
        float u = 1f + x;
        float lost = x - (u - 1f);
        float scale = u > 1.41421356f ? 0.5f : 1f;
        float r = Fma.fma(u, scale, -1f);
        r = r + lost * scale;
        float z = r * r;
        float p = 7.0376836292e-2f;
        p = Fma.fma(p, r, -1.1514610310e-1f);
        p = Fma.fma(p, r, 1.1676998740e-1f);
        p = Fma.fma(p, r, -1.2420140846e-1f);
        p = Fma.fma(p, r, 1.4249322787e-1f);
        p = Fma.fma(p, r, -1.6668057665e-1f);
        p = Fma.fma(p, r, 2.0000714765e-1f);
        p = Fma.fma(p, r, -2.4999993993e-1f);
        p = Fma.fma(p, r, 3.3333331174e-1f);
        float y = Fma.fma(p * r, z, Fma.fma(-0.5f, z, r));
        return scale < 1f ? y + 0.693147181f : y;
    }

    /// The error function.
    public static float erf(float x) {
        float t = Math.abs(x);
        float s = x * x;
        float r = Fma.fma(-1.72853470e-5f, t, 3.83197126e-4f);
        float u = Fma.fma(-3.88396438e-3f, t, 2.42546219e-2f);
        r = Fma.fma(r, s, u);
        r = Fma.fma(r, t, -1.06777877e-1f);
        r = Fma.fma(r, t, -6.34846687e-1f);
        r = Fma.fma(r, t, -1.28717512e-1f);
        r = Fma.fma(r, t, -t);
        float large = Math.copySign(1f - exp(r), x);
        float q = -5.96761703e-4f;
        q = Fma.fma(q, s, 4.99119423e-3f);
        q = Fma.fma(q, s, -2.67681349e-2f);
        q = Fma.fma(q, s, 1.12819925e-1f);
        q = Fma.fma(q, s, -3.76125336e-1f);
        q = Fma.fma(q, s, 1.28379166e-1f);
        return t > 0.927734375f ? large : Fma.fma(q, x, x);
    }
}
