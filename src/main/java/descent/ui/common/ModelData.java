package descent.ui.common;

import descent.data.DataException;
import descent.data.PreparedData;
import descent.data.Preprocessing;
import descent.data.PreprocessingSettings;
import descent.data.Sample;
import descent.data.Samples;
import descent.data.Schema;
import descent.data.Table;
import descent.data.Task;
import descent.data.TrainTestSplit;
import descent.eval.ColumnMatch;
import descent.eval.InputRanges;
import descent.model.Opened;
import descent.model.Reading;
import descent.model.SavedModel;
import descent.model.SavedModel.Progress;
import descent.model.SavedModel.Provenance;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which rows a model of a file can have.
final class ModelData {
    private ModelData() { }

    /// With the model's own rows where they are at hand, else with those on the screen where their columns match.
    ///
    /// @param shown the table on the screen, or null
    static ModelPreview preview(Path file, Opened opened, Table shown) throws DataException {
        SavedModel model = opened.model();
        Table own = own(model, shown);
        if (own != null) {
            return new ModelPreview(file, model, own, prepare(model, own), true, null, opened.whole());
        }
        return shown == null ? new ModelPreview(file, model, null, null, false, null, opened.whole()) : with(file, opened, shown);
    }

    /// With the rows of a table, if its columns match.
    static ModelPreview with(Path file, Opened opened, Table table) {
        SavedModel model = opened.model();
        ColumnMatch match = ColumnMatch.of(Preprocessing.fromRecord(model.preprocessing()), table, InputRanges.UNKNOWN);
        if (!match.possible() || !table.has(model.setup().schema().target())) {
            return new ModelPreview(file, model, null, null, false, match, opened.whole());
        }
        try {
            PreparedData data = other(model, table);
            return new ModelPreview(file, model, table, data, false, match, opened.whole());
        } catch (DataException e) {
            return new ModelPreview(file, model, null, null, false, match, opened.whole());
        }
    }

    static PreparedData prepare(SavedModel model, Table table) throws DataException {
        Provenance p = model.provenance();
        int last = Stream.of(p.split().train(), p.split().test(), p.split().validation()).flatMapToInt(IntStream::of).max().orElse(0);
        if (last >= table.rows()) {
            throw new DataException("its split names row " + last + ", but " + table.name() + " has only " + table.rows() + " rows.");
        }
        return PreparedData.of(table, model.setup().schema(), Preprocessing.fromRecord(model.preprocessing()), p.split());
    }

    /// Other rows are split anew, as the model's settings say.
    private static PreparedData other(SavedModel model, Table table) throws DataException {
        Preprocessing p = Preprocessing.fromRecord(model.preprocessing());
        Schema own = model.setup().schema();
        TrainTestSplit split = PreparedData.split(table, new Schema(own.inputs(), own.target(), p.kinds(), p.task()), model.setup().split(), p.settings());
        PreparedData data = PreparedData.of(table, own, p, split);
        for (int[] rows : new int[][] {split.train(), split.test(), split.validation()}) {
            for (float y : p.targets(table, rows)) {
                if (p.task() != Task.REGRESSION && !(y >= 0)) {
                    throw new DataException("The target " + p.target().name() + " of " + table.name() + " holds a class that the model does not know.");
                }
            }
        }
        return data;
    }

    /// The model as it goes on with other rows: an epoch in work is given up, and the file's figures are not theirs.
    static SavedModel on(SavedModel m, PreparedData data) {
        Progress g = m.progress();
        Progress between = new Progress(g.epoch(), g.plannedEpochs(), g.step(), g.lr(), g.optimizer(), g.schedule(), g.generators(), null, g.stopping());
        Provenance p = m.provenance();
        return new SavedModel(m.setup(), m.preprocessing(), m.weights(), between, m.history(), Provenance.of(data), m.warnings()).stamped(p.program(), p.savedAt(), p.metrics());
    }

    /// The model's own data: the table on the screen, or one of the samples; else null.
    static Table own(SavedModel m, Table shown) {
        if (shown != null && isOwn(m, shown)) {
            return shown;
        }
        for (Sample s : Samples.list()) {
            if (s.file().equals(m.provenance().dataName())) {
                Table sample = Samples.open(s.name());
                return isOwn(m, sample) ? sample : null;
            }
        }
        return null;
    }

    /// Known by its hash, and by how the file was read: other marks of a gap make other rows of the same bytes. Made data have no
    /// hash and bear the same name with another seed, and older files do not tell how theirs were read: there they must have given
    /// the model's means and spreads.
    static boolean isOwn(SavedModel m, Table t) {
        return isNamed(m.provenance(), t) && (m.provenance().reading() == null ? hasFitted(m, t) : isReadAsThen(m.provenance(), t));
    }

    /// Whether a file was read as it was for the training; false where nobody tells how that was.
    static boolean isReadAsThen(Provenance p, Table t) {
        return p.reading() != null && p.reading().equals(Reading.of(t));
    }

    /// Whether these are the bytes that the model was trained on, which need not make the same rows.
    static boolean isSameFile(Provenance p, Table t) {
        return !p.dataSha256().isEmpty() && isNamed(p, t);
    }

    private static boolean hasFitted(SavedModel m, Table t) {
        TrainTestSplit split = m.provenance().split();
        PreprocessingSettings settings = m.preprocessing().settings();
        int[] rows = settings.fitOnAllRows() ? Stream.of(split.train(), split.test(), split.validation()).flatMapToInt(IntStream::of).sorted().toArray() : split.train();
        try {
            prepare(m, t);
            return Preprocessing.fit(t, m.setup().schema(), m.preprocessing().task(), rows, settings).toRecord().equals(m.preprocessing());
        } catch (DataException | IllegalArgumentException e) {
            return false;
        }
    }

    /// @return whether this is the data by all that a run knows of it
    static boolean isNamed(Provenance p, Table t) {
        return p.dataSha256().isEmpty() ? p.dataName().equals(t.name()) : p.dataSha256().equals(t.sha256());
    }
}
