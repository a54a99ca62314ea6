package descent.nn;

import com.fasterxml.jackson.databind.JsonNode;
import descent.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Arrays of the reference files as tensors and doubles, and comparisons that say where the worst difference is.
final class TorchJson {
    private TorchJson() { }

    static double[] doubles(JsonNode n) {
        List<Double> all = new ArrayList<>();
        collect(n, all);
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void collect(JsonNode n, List<Double> into) {
        if (n.isArray()) {
            n.forEach(child -> collect(child, into));
        } else if (n.isTextual()) {
            into.add(switch (n.asText()) {
                case "inf" -> Double.POSITIVE_INFINITY;
                case "-inf" -> Double.NEGATIVE_INFINITY;
                case "nan" -> Double.NaN;
                default -> Double.parseDouble(n.asText());
            });
        } else {
            into.add(n.asDouble());
        }
    }

    static float[] floats(JsonNode n) {
        double[] d = doubles(n);
        float[] f = new float[d.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = (float) d[i];
        }
        return f;
    }

    /// A tensor of the array's own shape.
    static Tensor tensor(JsonNode n) {
        List<Integer> shape = new ArrayList<>();
        for (JsonNode at = n; at.isArray(); at = at.get(0)) {
            shape.add(at.size());
        }
        return Tensor.of(floats(n), shape.stream().mapToInt(Integer::intValue).toArray());
    }

    static double largest(double[] v) {
        double max = 0;
        for (double d : v) {
            max = Math.max(max, Math.abs(d));
        }
        return max;
    }

    /// Null when every number is within `tolerance` of the wanted one (both NaN counts as equal), else what differs most.
    static String differs(String what, float[] got, double[] wanted, double tolerance) {
        if (got.length != wanted.length) {
            return what + ": " + got.length + " numbers, wanted " + wanted.length;
        }
        int worst = -1;
        double most = tolerance;
        for (int i = 0; i < got.length; i++) {
            boolean same = got[i] == wanted[i] || (Double.isNaN(wanted[i]) && Float.isNaN(got[i])) || (float) wanted[i] == got[i];
            double d = Math.abs(got[i] - wanted[i]);
            if (!same && !(d <= most)) {
                worst = i;
                most = Double.isNaN(d) ? Double.POSITIVE_INFINITY : d;
            }
        }
        return worst < 0 ? null : what + "[" + worst + "]: " + got[worst] + ", wanted " + wanted[worst] + " within " + tolerance;
    }

    /// The same, relative to each wanted number.
    static String differsRelative(String what, double got, double wanted, double tolerance) {
        double floor = 1e-12;
        double d = Math.abs(got - wanted) / Math.max(Math.abs(wanted), floor);
        boolean same = got == wanted || (Double.isNaN(got) && Double.isNaN(wanted));
        return same || d <= tolerance ? null : what + ": " + got + ", wanted " + wanted + " within " + tolerance + " (is " + d + ")";
    }
}
