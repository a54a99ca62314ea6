package descent.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Function;

/// Holds the engine's float32 values and gradients against the same formula in double precision: the value directly, the
/// gradient as central differences of the double formula, which have no float32 noise.
public final class GradientCheck {
    /// Seeds, and so random shapes, per operation.
    public static final int SHAPES = Math.min(200, Integer.getInteger("descent.properties", 200));
    private static final double STEP = 1e-5;
    /// float32 of a few operations beside numbers of about 1.
    private static final double TOLERANCE = 3e-4;

    private GradientCheck() { }

    /// @param inputs    leaves; those that require a gradient are checked
    /// @param operation the engine's
    /// @param reference the same in double precision, from the inputs' numbers to the output's
    public static void check(String what, Tensor[] inputs, Function<Tensor[], Tensor> operation, Function<double[][], double[]> reference) {
        double[][] x = new double[inputs.length][];
        for (int i = 0; i < x.length; i++) {
            x[i] = doubles(inputs[i].data());
        }
        Tensor out = operation.apply(inputs);
        double[] wanted = reference.apply(x);
        assertEquals(wanted.length, out.numel(), what);
        for (int i = 0; i < wanted.length; i++) {
            assertEquals(wanted[i], out.data()[i], TOLERANCE * (1 + Math.abs(wanted[i])), what + " value " + i + " of shape " + out);
        }
        float[] coefficients = new float[out.numel()];
        for (int i = 0; i < coefficients.length; i++) {
            coefficients[i] = 0.5f + (i * 7 % 5) * 0.25f;
        }
        out.mul(Tensor.of(coefficients, out.shape())).sum().backward();
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i].requiresGrad()) {
                gradient(what + " input " + i + " of shape " + inputs[i], inputs[i].grad(), x, i, reference, coefficients);
            }
        }
    }

    private static void gradient(String what, float[] got, double[][] x, int input, Function<double[][], double[]> f, float[] coefficients) {
        for (int j = 0; j < x[input].length; j++) {
            double centre = x[input][j];
            x[input][j] = centre + STEP;
            double up = weighted(f.apply(x), coefficients);
            x[input][j] = centre - STEP;
            double down = weighted(f.apply(x), coefficients);
            x[input][j] = centre;
            double wanted = (up - down) / (2 * STEP);
            assertEquals(wanted, got[j], TOLERANCE * (1 + Math.abs(wanted)), what + " gradient " + j);
        }
    }

    private static double weighted(double[] y, float[] coefficients) {
        double s = 0;
        for (int i = 0; i < y.length; i++) {
            s += y[i] * coefficients[i];
        }
        return s;
    }

    private static double[] doubles(float[] v) {
        double[] d = new double[v.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = v[i];
        }
        return d;
    }

    /// Numbers in ±2, none nearer to 0 than 0.05: kinks at 0 have no central difference.
    public static Tensor random(Generator g, int... shape) {
        Tensor t = Tensor.zeros(shape).requiresGrad(true);
        for (int i = 0; i < t.numel(); i++) {
            float v = g.uniform(0.05f, 2);
            t.data()[i] = g.nextInt(2) == 0 ? v : -v;
        }
        return t;
    }
}
