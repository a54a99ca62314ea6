package descent.tensor;

/// The arithmetic of Adam and AdamW on one parameter; the settings are set by the optimizer before each step.
///
/// `w = w · shrink`, `g += l2 · w`, `m = β1 m + (1 − β1) g`, `v = β2 v + (1 − β2) g²`,
/// `w −= rate · m / (√v · rootScale + eps)`; with AMSGrad the running maximum of v stands for v in the last line.
public abstract class AdamStep extends Update {
    public final float[] m;
    public final float[] v;
    /// Running maximum of v, or null without AMSGrad.
    public final float[] vMax;
    public float beta1;
    public float beta2;
    public float eps;
    public float l2;
    /// 1 − lr · weightDecay of AdamW, else 1.
    public float shrink;
    /// lr / (1 − β1^t)
    public float rate;
    /// 1 / √(1 − β2^t)
    public float rootScale;
    /// 1 − β1 and 1 − β2, rounded once from double.
    public float take1;
    public float take2;

    protected AdamStep(float[] weight, boolean amsgrad) {
        this.weight = weight;
        this.m = new float[weight.length];
        this.v = new float[weight.length];
        this.vMax = amsgrad ? new float[weight.length] : null;
    }

    @Override
    public final void apply(int from, int to) {
        float down = -rate;
        for (int i = from; i < to; i++) {
            float w = weight[i] * shrink;
            float g = gradient(Fma.fma(l2, w, grad[i]));
            float m1 = normal(Fma.fma(beta1, m[i], take1 * g));
            float v1 = normal(Fma.fma(beta2, v[i], take2 * g * g));
            m[i] = m1;
            v[i] = v1;
            if (vMax != null) {
                v1 = Math.max(vMax[i], v1);
                vMax[i] = v1;
            }
            float root = (float) Math.sqrt(v1);
            weight[i] = normal(Fma.fma(down, m1 / Fma.fma(root, rootScale, eps), w));
        }
    }
}
