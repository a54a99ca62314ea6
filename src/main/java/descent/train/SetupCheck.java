package descent.train;

import descent.data.PreparedData;
import descent.model.LayerSpec;
import descent.model.LossSpec;
import descent.model.NetworkSizes;
import descent.model.Setup;
import java.util.List;
import java.util.Locale;

/// Refuses in words, before anything is allocated, what cannot be trained.
final class SetupCheck {
    /// The rest is for the data, the window and what lives for a moment.
    private static final double SHARE_OF_MEMORY = 0.7;
    private static final double MEGA = 1 << 20;

    private SetupCheck() { }

    static void check(Setup setup, PreparedData data) throws TrainingException {
        NetworkSizes sizes = NetworkSizes.of(setup.layers(), data.preprocessing().inFeatures(), data.preprocessing().outFeatures());
        if (!sizes.problem().isEmpty()) {
            throw new TrainingException(sizes.problem());
        }
        if (!setup.loss().suits(data.task())) {
            throw new TrainingException(setup.loss().kind() + " does not fit this target: " + switch (data.task()) {
                case REGRESSION -> "it is a number; take MSELoss.";
                case BINARY -> "it has two classes; take BCEWithLogitsLoss.";
                case MULTICLASS -> "it has " + data.preprocessing().classes().size() + " classes; take CrossEntropyLoss.";
            });
        }
        checkWeights(setup, data.preprocessing().classes().size());
        checkMemory(setup, data, sizes);
        checkFinite(data);
        checkLastBatch(setup, data.train().rows());
    }

    private static void checkWeights(Setup setup, int classes) throws TrainingException {
        if (setup.loss() instanceof LossSpec.CrossEntropyLoss(double _, List<Double> weights) && !weights.isEmpty() && weights.size() != classes) {
            throw new TrainingException("The target has " + classes + " classes, but the loss has " + weights.size() + (weights.size() == 1 ? " weight" : " weights")
                    + ": give each class one, or leave the field empty (Training, More).");
        }
    }

    private static void checkMemory(Setup setup, PreparedData data, NetworkSizes sizes) throws TrainingException {
        double bytes = RunMemory.bytes(setup, sizes, data.train().rows(), data.watched().rows());
        double most = most();
        if (bytes > most) {
            throw new TrainingException(String.format(Locale.ROOT, "This network needs about %,.0f MB of memory (%,d weights) and %,.0f MB are there: take fewer units%s.",
                    bytes / MEGA, sizes.weights(), most / MEGA, setup.batchSize() == Setup.ALL_ROWS ? " or smaller batches" : ""));
        }
    }

    /// The lanes of a race stand side by side in memory. What is wrong with one lane alone is left to [#check].
    ///
    /// @param heap bytes
    static void checkTogether(List<Setup> setups, PreparedData data, long heap) throws TrainingException {
        double most = SHARE_OF_MEMORY * heap;
        double sum = 0;
        for (Setup s : setups) {
            NetworkSizes sizes = NetworkSizes.of(s.layers(), data.preprocessing().inFeatures(), data.preprocessing().outFeatures());
            double bytes = sizes.problem().isEmpty() ? RunMemory.bytes(s, sizes, data.train().rows(), data.watched().rows()) : Double.NaN;
            if (!(bytes <= most)) {
                return;
            }
            sum += bytes;
        }
        if (sum > most) {
            throw new TrainingException(String.format(Locale.ROOT, "The %d lanes of this race need about %,.0f MB of memory together and %,.0f MB are there: race fewer lanes, or take fewer units.",
                    setups.size(), sum / MEGA, most / MEGA));
        }
    }

    /// What runs of these set-ups take beside what is there: bytes. Those that cannot be trained take nothing.
    static double bytes(List<Setup> setups, PreparedData data) {
        double sum = 0;
        for (Setup s : setups) {
            NetworkSizes sizes = NetworkSizes.of(s.layers(), data.preprocessing().inFeatures(), data.preprocessing().outFeatures());
            sum += sizes.problem().isEmpty() ? RunMemory.bytes(s, sizes, data.train().rows(), data.watched().rows()) : 0;
        }
        return sum;
    }

    /// Bytes that runs may hold together.
    static double most() {
        return SHARE_OF_MEMORY * Runtime.getRuntime().maxMemory();
    }

    private static void checkFinite(PreparedData data) throws TrainingException {
        int in = data.preprocessing().inFeatures();
        float[] x = data.train().x().data();
        for (int i = 0; i < x.length; i++) {
            if (!Float.isFinite(x[i])) {
                throw new TrainingException("Row " + (data.split().train()[i / in] + 1) + " has no number in column "
                        + data.preprocessing().featureNames().get(i % in) + ": leave rows with gaps out, or have them filled (Data).");
            }
        }
        float[] y = data.train().y().data();
        for (int i = 0; i < y.length; i++) {
            if (!Float.isFinite(y[i])) {
                throw new TrainingException("Row " + (data.split().train()[i] + 1) + " has no number in the target "
                        + data.schema().target() + ".");
            }
        }
    }

    /// As PyTorch: "Expected more than 1 value per channel when training".
    private static void checkLastBatch(Setup setup, int rows) throws TrainingException {
        int size = setup.batchSize() == Setup.ALL_ROWS ? rows : Math.min(setup.batchSize(), rows);
        int last = rows % size == 0 ? size : rows % size;
        boolean norm = setup.layers().stream().anyMatch(LayerSpec.BatchNorm1d.class::isInstance);
        if (norm && last == 1) {
            throw new TrainingException("BatchNorm1d needs more than 1 row in a batch, but the last batch of " + rows + " rows at "
                    + size + " a batch has 1: choose another batch size.");
        }
    }
}
