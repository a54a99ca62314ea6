package descent.tensor;

/// One update of one parameter by an optimizer: the arrays it works on. The formula stands in the optimizer's class
/// ([#apply] of the subclass); kernels may know faster ways to the same bits for some of them.
public abstract class Update {
    /// Numbers below this are set to 0 in moments and weights: they would be subnormal and slow.
    public static final float SMALLEST = Float.MIN_NORMAL;
    /// Gradients below this count as 0: their squares would be subnormal, their effect is nil beside eps.
    public static final float NO_GRADIENT = 1e-18f;

    public float[] weight;
    public float[] grad;
    /// Whether this is the parameter's first update.
    public boolean first;

    /// Takes over what this step's settings are; called before the first [#apply] of a step.
    protected void prepare() { }

    /// The formula, for the elements [from, to).
    public abstract void apply(int from, int to);

    /// A gradient without the tiny part.
    protected static float gradient(float g) {
        return Math.abs(g) < NO_GRADIENT ? 0 : g;
    }

    /// A moment or weight without the subnormal part.
    protected static float normal(float v) {
        return Math.abs(v) < SMALLEST ? 0 : v;
    }
}
