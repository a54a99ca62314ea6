package descent.model;

import descent.data.PreparedData;
import descent.data.PreprocessingRecord;
import descent.data.TrainTestSplit;
import descent.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A model as plain data: everything that a file needs so that a run goes on to the bit. Copies; nothing is shared with a
/// living model.
///
/// @param setup         that the run began with
/// @param preprocessing as it was fitted
/// @param weights       by PyTorch's state_dict names, in PyTorch's layout
/// @param progress      how far training has come
/// @param history       the curves
/// @param provenance    where the data and the file come from
/// @param warnings      sentences of the reader for a student, such as weights that are not finite; never written
public record SavedModel(Setup setup, PreprocessingRecord preprocessing, Map<String, NamedArray> weights, Progress progress,
                         History history, Provenance provenance, List<String> warnings) {
    public SavedModel {
        weights = new LinkedHashMap<>(weights);
        warnings = List.copyOf(warnings);
    }

    public SavedModel(Setup setup, PreprocessingRecord preprocessing, Map<String, NamedArray> weights, Progress progress,
                      History history, Provenance provenance) {
        this(setup, preprocessing, weights, progress, history, provenance, List.of());
    }

    SavedModel withWarnings(List<String> sentences) {
        return new SavedModel(setup, preprocessing, weights, progress, history, provenance, sentences);
    }

    /// The same model with what early stopping and taken weights have to know.
    public SavedModel withStopping(Stopping stopping) {
        Progress p = progress;
        return new SavedModel(setup, preprocessing, weights, new Progress(p.epoch(), p.plannedEpochs(), p.step(), p.lr(), p.optimizer(),
                p.schedule(), p.generators(), p.inEpoch(), stopping), history, provenance, warnings);
    }

    /// Whether both have come equally far, to the same weights.
    public boolean isWhere(SavedModel other) {
        Progress p = other.progress;
        return progress.step == p.step && progress.epoch == p.epoch && progress.stopping.equals(p.stopping) && weights.keySet().equals(other.weights.keySet())
                && weights.entrySet().stream().allMatch(w -> Arrays.equals(w.getValue().data, other.weights.get(w.getKey()).data));
    }

    /// The same model with what is known when it is saved.
    ///
    /// @param program name and version, such as "Descent 0.1.0"
    /// @param savedAt ISO time
    /// @param metrics of the last evaluation, by name; may be empty
    public SavedModel stamped(String program, String savedAt, Map<String, Double> metrics) {
        Provenance p = provenance;
        return new SavedModel(setup, preprocessing, weights, progress, history,
                new Provenance(p.dataName(), p.dataSha256(), p.reading(), p.split(), metrics, program, savedAt), warnings);
    }

    /// @param shape in PyTorch's layout
    /// @param data  row-major
    public record NamedArray(List<Integer> shape, float[] data) {
        public NamedArray {
            shape = List.copyOf(shape);
        }

        /// @param t a copy, as state_dicts hand out: its array is taken
        static NamedArray of(Tensor t) {
            List<Integer> shape = new ArrayList<>();
            for (int s : t.shape()) {
                shape.add(s);
            }
            return new NamedArray(shape, t.data());
        }

        /// For loading only: the array is shared.
        Tensor toTensor() {
            return Tensor.of(data, shape.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    /// How far training has come, as it stands before an update.
    ///
    /// @param epoch         finished epochs
    /// @param plannedEpochs of the run
    /// @param step          finished updates
    /// @param lr            the rate in use
    /// @param optimizer     the optimizer's state_dict; beside it the gradients ("0.weight.grad") of a run that never sets them to zero
    /// @param schedule      the schedule's state; empty for Constant
    /// @param generators    states of the random streams "shuffle" (before the epoch in work drew its order) and "dropout"
    /// @param inEpoch       the epoch in work; null between two epochs
    /// @param stopping      what early stopping and "take the best epoch" have to know
    public record Progress(int epoch, int plannedEpochs, long step, double lr, Map<String, NamedArray> optimizer,
                           Map<String, Double> schedule, Map<String, long[]> generators, InEpoch inEpoch, Stopping stopping) {
        public Progress(int epoch, int plannedEpochs, long step, double lr, Map<String, NamedArray> optimizer,
                        Map<String, Double> schedule, Map<String, long[]> generators, InEpoch inEpoch) {
            this(epoch, plannedEpochs, step, lr, optimizer, schedule, generators, inEpoch, Stopping.NONE);
        }

        public Progress {
            optimizer = new LinkedHashMap<>(optimizer);
            schedule = new LinkedHashMap<>(schedule);
            generators = new LinkedHashMap<>(generators);
        }
    }

    /// @param countsFrom   finished epochs from which patience counts: 0, or where the run was continued
    /// @param weightsEpoch finished epochs that the weights belong to; [#LAST]: all of them
    public record Stopping(int countsFrom, int weightsEpoch) {
        public static final int LAST = -1;
        public static final Stopping NONE = new Stopping(0, LAST);
    }

    /// An epoch that was begun.
    ///
    /// @param batch    finished batches
    /// @param lossSum  of the losses of the finished batches, each times its rows
    /// @param testLoss of the weights before the first update
    public record InEpoch(int batch, double lossSum, float testLoss) { }

    /// @param train       points of the solid curve
    /// @param test        points of the dashed curve
    /// @param rateChanges by hand
    public record History(float[] train, float[] test, List<Rate> rateChanges) {
        public History {
            rateChanges = List.copyOf(rateChanges);
        }
    }

    /// A change of the learning rate by hand: the first update that used it.
    public record Rate(int epoch, long step, double lr) { }

    /// @param dataName   name of the data file
    /// @param dataSha256 of its bytes; "" for made data
    /// @param reading    how they were read; null for made data, and in files that do not tell
    /// @param split      rows of the table in each part
    /// @param metrics    of the last evaluation, by name; may be empty
    /// @param program    version that wrote it
    /// @param savedAt    ISO time; "" before it was saved
    public record Provenance(String dataName, String dataSha256, Reading reading, TrainTestSplit split, Map<String, Double> metrics,
                             String program, String savedAt) {
        /// Of these rows, not saved yet.
        public static Provenance of(PreparedData data) {
            return new Provenance(data.table().name(), data.table().sha256(), Reading.of(data.table()), data.split(), Map.of(), "", "");
        }

        /// Of data of which nobody tells how they were read.
        public Provenance(String dataName, String dataSha256, TrainTestSplit split, Map<String, Double> metrics, String program, String savedAt) {
            this(dataName, dataSha256, null, split, metrics, program, savedAt);
        }

        /// Without validation rows.
        public Provenance(String dataName, String dataSha256, int[] trainRows, int[] testRows, Map<String, Double> metrics,
                          String program, String savedAt) {
            this(dataName, dataSha256, new TrainTestSplit(trainRows, testRows), metrics, program, savedAt);
        }

        public Provenance {
            metrics = new LinkedHashMap<>(metrics);
        }
    }
}
