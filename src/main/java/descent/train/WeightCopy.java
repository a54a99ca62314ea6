package descent.train;

import java.util.List;


/// A copy of a network's weights and running statistics in arrays that are made once, so that taking it costs no memory.
final class WeightCopy {
    private final float[][] values;

    WeightCopy(List<float[]> live) {
        values = new float[live.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = live.get(i).clone();
        }
    }

    void take(List<float[]> live) {
        for (int i = 0; i < values.length; i++) {
            System.arraycopy(live.get(i), 0, values[i], 0, values[i].length);
        }
    }

    void giveBack(List<float[]> live) {
        for (int i = 0; i < values.length; i++) {
            System.arraycopy(values[i], 0, live.get(i), 0, values[i].length);
        }
    }
}
