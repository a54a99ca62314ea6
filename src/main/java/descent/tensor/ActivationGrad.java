package descent.tensor;

/// Where a backward pass through an activation reads and writes; written once and used again.
public final class ActivationGrad {
    public float[] x;
    public float[] y;
    public int from;
    public int to;
    public float[] dy;
    public int dy0;
    public float[] dx;
    public int dx0;
}
