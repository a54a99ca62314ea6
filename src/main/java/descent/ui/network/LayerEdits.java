package descent.ui.network;

import descent.model.LayerSpec;
import descent.model.LayerSpec.Linear;
import java.util.ArrayList;
import java.util.List;

/// What can be done to a layer stack; each gives a new list. The last Linear follows the target, whatever its place was.
final class LayerEdits {
    private static final int DEFAULT_WIDTH = 16;

    private LayerEdits() { }

    /// Where a new layer goes: behind the selected one, but never behind the last Linear.
    static int place(List<LayerSpec> layers, int selected) {
        int last = lastLinear(layers);
        int behind = selected < 0 ? last : selected + 1;
        return Math.clamp(behind, 0, last < 0 ? layers.size() : last);
    }

    static List<LayerSpec> add(List<LayerSpec> layers, int at, LayerSpec fresh) {
        List<LayerSpec> out = new ArrayList<>(layers);
        out.add(at, fresh);
        return settled(out);
    }

    static List<LayerSpec> remove(List<LayerSpec> layers, int at) {
        List<LayerSpec> out = new ArrayList<>(layers);
        out.remove(at);
        return settled(out);
    }

    static List<LayerSpec> move(List<LayerSpec> layers, int from, int to) {
        int target = Math.clamp(to, 0, layers.size() - 1);
        List<LayerSpec> out = new ArrayList<>(layers);
        out.add(target, out.remove(from));
        return settled(out);
    }

    static List<LayerSpec> replace(List<LayerSpec> layers, int at, LayerSpec with) {
        List<LayerSpec> out = new ArrayList<>(layers);
        out.set(at, with);
        return out;
    }

    /// The last Linear of the stack follows the target; one that stood there before gets a width of its own.
    private static List<LayerSpec> settled(List<LayerSpec> layers) {
        int last = lastLinear(layers);
        List<LayerSpec> out = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            LayerSpec l = layers.get(i);
            if (l instanceof Linear linear) {
                boolean follows = linear.outFeatures() == Linear.FOLLOWS_TARGET;
                l = i == last ? new Linear(Linear.FOLLOWS_TARGET) : follows ? new Linear(DEFAULT_WIDTH) : l;
            }
            out.add(l);
        }
        return out;
    }

    static int lastLinear(List<LayerSpec> layers) {
        for (int i = layers.size() - 1; i >= 0; i--) {
            if (layers.get(i) instanceof Linear) {
                return i;
            }
        }
        return -1;
    }
}
