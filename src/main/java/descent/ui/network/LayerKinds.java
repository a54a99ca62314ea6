package descent.ui.network;

import descent.model.LayerSpec;
import descent.ui.common.Css;
import java.util.List;

/// The kinds of layers that can be added, each with one sentence for a student and a sensible start.
final class LayerKinds {
    /// @param name     PyTorch's
    /// @param sentence what it does
    /// @param fresh    what is added
    record Entry(String name, String sentence, LayerSpec fresh) { }

    static final List<Entry> ALL = List.of(
            new Entry("Linear", "Every unit adds up all inputs, each times a weight, plus a bias.", new LayerSpec.Linear(16)),
            new Entry("ReLU", "Lets positive values through, makes the others 0.", new LayerSpec.ReLU()),
            new Entry("LeakyReLU", "As ReLU, but a little of the negative side gets through.", new LayerSpec.LeakyReLU(0.01)),
            new Entry("ELU", "As ReLU, bending smoothly to −1 on the negative side.", new LayerSpec.ELU(1)),
            new Entry("GELU", "A smooth ReLU, used in language models.", new LayerSpec.GELU(false)),
            new Entry("Softplus", "A ReLU with a round corner.", new LayerSpec.Softplus(1, 20)),
            new Entry("Tanh", "Squeezes everything between −1 and 1.", new LayerSpec.Tanh()),
            new Entry("Sigmoid", "Squeezes everything between 0 and 1.", new LayerSpec.Sigmoid()),
            new Entry("Dropout", "Switches units off at random in training, against memorising.", new LayerSpec.Dropout(0.5)),
            new Entry("BatchNorm1d", "Centres and scales each unit over the batch.", new LayerSpec.BatchNorm1d(1e-5, 0.1)),
            new Entry("LayerNorm", "Centres and scales the units of each row.", new LayerSpec.LayerNorm(1e-5)));

    private LayerKinds() { }

    static String sentence(LayerSpec layer) {
        return ALL.stream().filter(e -> e.fresh().getClass() == layer.getClass()).findFirst().map(Entry::sentence).orElse("");
    }

    static String style(LayerSpec layer) {
        return switch (layer) {
            case LayerSpec.Linear l -> Css.PILL_LAYER;
            case LayerSpec.Dropout d -> Css.PILL_OTHER;
            case LayerSpec.BatchNorm1d b -> Css.PILL_OTHER;
            case LayerSpec.LayerNorm l -> Css.PILL_OTHER;
            default -> Css.PILL_ACTIVATION;
        };
    }
}
