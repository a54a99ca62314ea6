package descent.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The sizes of a layer stack, counted without building anything, and what is wrong with it in words.
///
/// @param layers   one entry a layer, in order
/// @param weights  of all layers; counted in 64 bits, so that a stack too large to build is still told its size
/// @param problem  why this stack cannot be trained, or ""
/// @param warning  what is legal but most likely not meant, or ""
public record NetworkSizes(List<Size> layers, long weights, String problem, String warning) {
    /// Above this many weights a network is refused before anything is allocated: with Adam they are 0.8 GB.
    public static final long MOST_WEIGHTS = 50_000_000;

    public NetworkSizes {
        layers = List.copyOf(layers);
    }

    /// @param in      columns that come in
    /// @param out     columns that go out
    /// @param weights weights and biases
    public record Size(int in, int out, long weights) { }

    /// @param in  columns of x
    /// @param out columns that the target asks for
    public static NetworkSizes of(List<LayerSpec> layers, int in, int out) {
        List<Size> sizes = new ArrayList<>();
        int width = in;
        long total = 0;
        for (LayerSpec l : layers) {
            int next = width(l, width, out);
            long weights = weights(l, width, next);
            sizes.add(new Size(width, next, weights));
            total += weights;
            width = next;
        }
        return new NetworkSizes(sizes, total, problem(layers, width, out, total), warning(layers));
    }

    /// Columns that leave a layer.
    static int width(LayerSpec layer, int in, int targetOut) {
        return layer instanceof LayerSpec.Linear(int out) ? out == LayerSpec.Linear.FOLLOWS_TARGET ? targetOut : out : in;
    }

    private static long weights(LayerSpec layer, int in, int out) {
        return switch (layer) {
            case LayerSpec.Linear l -> (long) in * out + out;
            case LayerSpec.BatchNorm1d l -> 2L * in;
            case LayerSpec.LayerNorm l -> 2L * in;
            default -> 0;
        };
    }

    private static String problem(List<LayerSpec> layers, int width, int out, long total) {
        if (layers.isEmpty()) {
            return "The model has no layer: add at least one Linear layer.";
        }
        if (layers.stream().noneMatch(l -> l instanceof LayerSpec.Linear)) {
            return "The model has no Linear layer, so that nothing can be learned: add one.";
        }
        if (width != out) {
            return "The last layer gives " + width + (width == 1 ? " number" : " numbers") + " a row, but the target asks for " + out
                    + ": end with a Linear layer of " + out + (out == 1 ? " unit." : " units.");
        }
        if (total > MOST_WEIGHTS) {
            return String.format(Locale.ROOT, "The model has %,d weights, more than the %,d that fit in memory here: take fewer units.", total, MOST_WEIGHTS);
        }
        return "";
    }

    private static String warning(List<LayerSpec> layers) {
        if (layers.isEmpty() || layers.getLast() instanceof LayerSpec.Linear) {
            return "";
        }
        LayerSpec last = layers.getLast();
        return last.kind() + " stands behind the last Linear layer, so that the predictions cannot take every value; usually nothing stands there.";
    }
}
