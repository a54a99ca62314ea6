package descent.nn;

import descent.tensor.Tensor;

/// The gradient of one parameter while it is summed in groups of rows: `grad (+)= ((g0 + g1) + g2) + …`, whoever
/// computed the groups. With one group and no gradient so far it is written in place.
final class GroupSums {
    private final Tensor parameter;
    private float[][] parts = new float[0][];
    private int groups;
    private boolean inPlace;

    GroupSums(Tensor parameter) {
        this.parameter = parameter;
    }

    void begin(int count) {
        groups = count;
        if (!parameter.requiresGrad()) {
            return;
        }
        inPlace = !parameter.hasGrad();
        if (parts.length < count) {
            parts = new float[count][];
        }
        if (inPlace) {
            parts[0] = parameter.gradToWrite();
        } else if (parts[0] == null || parts[0] == parameter.grad()) {
            parts[0] = new float[parameter.numel()];
        }
        for (int g = 1; g < count; g++) {
            if (parts[g] == null) {
                parts[g] = new float[parameter.numel()];
            }
        }
    }

    float[] of(int group) {
        return parts[group];
    }

    void end() {
        if (!parameter.requiresGrad()) {
            return;
        }
        float[] total = parts[0];
        for (int g = 1; g < groups; g++) {
            add(parts[g], total);
        }
        if (!inPlace) {
            add(total, parameter.grad());
        }
    }

    private static void add(float[] from, float[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }
}
