package descent.train;

import descent.data.DataException;
import descent.data.PreparedData;
import descent.data.Preprocessing;
import descent.data.PreprocessingSettings;
import descent.data.PreprocessingSettings.Scaling;
import descent.data.TensorDataset;
import descent.data.TrainTestSplit;
import descent.model.Fault;
import descent.model.Setup;
import descent.tensor.Generator;
import descent.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.Stream;

/// The faults of "find the bug" that lie in the data; those of the loop stand in [TrainingLoop]. Without a fault
/// everything is handed through as it came.
final class Sabotage {
    private Sabotage() { }

    /// The data as the faulty program would have prepared it, of the same rows in each part: of a fold, too.
    static PreparedData prepare(Setup setup, PreparedData data) throws DataException {
        PreprocessingSettings honest = setup.preprocessing();
        PreprocessingSettings used = switch (setup.fault()) {
            case NO_SCALING -> honest.withScaling(Scaling.NONE).withScaleTarget(false);
            case SCALER_FITTED_ON_ALL_ROWS -> honest.withFitOnAllRows(true);
            default -> honest;
        };
        return setup.fault() == Fault.NONE || used.equals(data.preprocessing().settings()) ? data
                : prepared(setup, data, used);
    }

    private static PreparedData prepared(Setup setup, PreparedData data, PreprocessingSettings used) throws DataException {
        TrainTestSplit split = data.split();
        int[] all = Stream.of(split.train(), split.test(), split.validation()).flatMapToInt(Arrays::stream).sorted().toArray();
        Preprocessing p = Preprocessing.fit(data.table(), setup.schema(), data.task(), used.fitOnAllRows() ? all : split.train(), used);
        PreparedData faulty = PreparedData.of(data.table(), setup.schema(), p, split);
        return new PreparedData(data.table(), setup.schema(), data.task(), split, p, faulty.train(), faulty.test(), faulty.validation(),
                data.leftOut(), data.warnings());
    }

    /// The train targets in another order: nearly each row has the target of another one. Which, is drawn and stays as it is, so
    /// that a sabotaged run of a file goes on to the bit.
    static TensorDataset targets(TensorDataset train, Setup setup) {
        if (setup.fault() != Fault.SHUFFLED_TARGETS) {
            return train;
        }
        int[] order = Generator.of(setup.seed(), "fault").permutation(train.rows());
        float[] y = train.y().data();
        int width = y.length / train.rows();
        float[] mixed = new float[y.length];
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(y, order[i] * width, mixed, i * width, width);
        }
        return new TensorDataset(train.x(), Tensor.of(mixed, train.y().shape()));
    }
}
