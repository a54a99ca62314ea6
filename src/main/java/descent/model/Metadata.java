package descent.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import descent.data.ColumnPreparation;
import descent.data.Preprocessing;
import descent.data.PreprocessingRecord;
import descent.data.Task;
import descent.data.TrainTestSplit;
import descent.model.SavedModel.NamedArray;
import descent.model.SavedModel.Progress;
import descent.model.SavedModel.Provenance;
import descent.model.SavedModel.Rate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What stands in the header's `__metadata__`, text to text as safetensors demands: each value is a JSON text (or plain
/// text for format, checksum, program and time), each part of the model under its own name.
///
/// @param setup         as the run began
/// @param preprocessing as fitted
/// @param progress      without the optimizer's tensors
/// @param rates         changes of the rate by hand
/// @param provenance    without the rows of the split
record Metadata(Setup setup, PreprocessingRecord preprocessing, Progress progress, List<Rate> rates, Provenance provenance) {
    static final String FORMAT = "format";
    static final String FORMAT_NAME = "descent-model";
    static final String VERSION = "format_version";
    static final String CHECKSUM = "checksum";
    static final String PROGRAM = "program";
    static final String NETWORK = "network";
    private static final int MOST_UNITS = 10_000_000;
    private static final TrainTestSplit NO_ROWS = new TrainTestSplit(new int[0], new int[0]);

    static Map<String, String> write(SavedModel m) {
        Map<String, String> out = new LinkedHashMap<>();
        Setup s = m.setup();
        Provenance p = m.provenance();
        out.put(FORMAT, FORMAT_NAME);
        int version = version(m);
        out.put(VERSION, String.valueOf(version));
        out.put(PROGRAM, p.program());
        out.put("saved_at", p.savedAt());
        out.put(NETWORK, StrictJson.write(network(m)));
        write(s, m.preprocessing(), version, out);
        out.put("progress", StrictJson.write(ProgressJson.write(m.progress(), version)));
        out.put("random", StrictJson.write(ProgressJson.write(m.progress().generators())));
        ArrayNode rates = StrictJson.array();
        m.history().rateChanges().forEach(r -> rates.add(ProgressJson.write(r)));
        out.put("rate_changes", StrictJson.write(StrictJson.object().set("by_hand", rates)));
        ObjectNode data = StrictJson.object().put("name", p.dataName()).put("sha256", p.dataSha256());
        out.put("data", StrictJson.write(p.reading() == null ? data : data.set("reading", p.reading().write())));
        ObjectNode metrics = StrictJson.object();
        p.metrics().forEach((name, v) -> metrics.set(name, Fields.anyNumber(v)));
        out.put("metrics", StrictJson.write(metrics));
        return out;
    }

    /// All settings but the layers, which stand under [#NETWORK].
    ///
    /// @param fitted  or null
    /// @param version of the format
    static void write(Setup s, PreprocessingRecord fitted, int version, Map<String, String> out) {
        out.put("loss", StrictJson.write(SpecJson.write(s.loss())));
        out.put("optimizer", StrictJson.write(TrainingJson.write(s.optimizer())));
        out.put("schedule", StrictJson.write(TrainingJson.write(s.schedule())));
        out.put("columns", StrictJson.write(ColumnsJson.write(s.schema())));
        out.put("chosen_preprocessing", StrictJson.write(ColumnsJson.write(s.preprocessing())));
        if (fitted != null) {
            out.put("preprocessing", StrictJson.write(ColumnsJson.write(fitted)));
        }
        out.put("split", StrictJson.write(ColumnsJson.write(s.split(), version)));
        ObjectNode training = StrictJson.object().put("epochs", s.epochs()).put("batch_size", s.batchSize())
                .put("seed", s.seed()).put("fault", s.fault().name());
        out.put("training", StrictJson.write(version < ModelFile.WITH_VALIDATION ? training : training.put("patience", s.patience())));
    }

    /// The oldest format that can hold the model.
    private static int version(SavedModel m) {
        Setup s = m.setup();
        boolean plain = !s.split().hasValidation() && s.patience() == 0 && m.progress().stopping().equals(SavedModel.Stopping.NONE);
        return plain ? 1 : ModelFile.WITH_VALIDATION;
    }

    private static ObjectNode network(SavedModel m) {
        Preprocessing p = Preprocessing.fromRecord(m.preprocessing());
        return layers(StrictJson.object().put("in_features", p.inFeatures()).put("out_features", p.outFeatures()), m.setup());
    }

    static ObjectNode layers(ObjectNode into, Setup s) {
        ArrayNode layers = into.putArray("layers");
        s.layers().forEach(l -> layers.add(SpecJson.write(l)));
        return into;
    }

    static Setup setup(Map<String, String> texts, int version) {
        Fields training = fields(texts, "training");
        return new Setup(ColumnsJson.schema(fields(texts, "columns")), ColumnsJson.split(fields(texts, "split"), version),
                ColumnsJson.settings(fields(texts, "chosen_preprocessing")), fields(texts, NETWORK).objects("layers", SpecJson::layer),
                SpecJson.loss(fields(texts, "loss")), TrainingJson.optimizer(fields(texts, "optimizer")),
                TrainingJson.schedule(fields(texts, "schedule")), training.count("epochs", 1, Integer.MAX_VALUE),
                training.count("batch_size", 0, Integer.MAX_VALUE), training.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE),
                version < ModelFile.WITH_VALIDATION ? Setup.NO_PATIENCE : training.count("patience", 0, Integer.MAX_VALUE),
                training.oneOf("fault", Fault.values()));
    }

    static Metadata read(Map<String, String> texts) {
        int version = Integer.parseInt(need(texts, VERSION));
        Fields network = fields(texts, NETWORK);
        PreprocessingRecord preprocessing = ColumnsJson.preprocessing(fields(texts, "preprocessing"));
        Setup setup = setup(texts, version);
        Progress progress = ProgressJson.progress(fields(texts, "progress"), ProgressJson.generators(fields(texts, "random")), version);
        List<Rate> rates = fields(texts, "rate_changes").objects("by_hand", ProgressJson::rate);
        long in = preprocessing.inputs().stream().mapToLong(ColumnPreparation::width).sum(); // counted before any is named
        int out = preprocessing.task() == Task.MULTICLASS ? preprocessing.target().levels().size() : 1;
        if (network.count("in_features", 1, MOST_UNITS) != in || network.count("out_features", 1, MOST_UNITS) != out) {
            throw new Refused("its network does not fit its columns");
        }
        return new Metadata(setup, preprocessing, progress, rates, provenance(texts));
    }

    private static Provenance provenance(Map<String, String> texts) {
        Fields data = fields(texts, "data");
        Fields metrics = fields(texts, "metrics");
        Map<String, Double> values = new LinkedHashMap<>();
        metrics.names().forEach(name -> values.put(name, metrics.anyNumber(name)));
        return new Provenance(data.name("name"), data.text("sha256"), data.has("reading") ? Reading.read(data.object("reading")) : null, NO_ROWS, values,
                need(texts, PROGRAM), need(texts, "saved_at"));
    }

    private static Fields fields(Map<String, String> texts, String name) {
        return Fields.of(need(texts, name), "its entry " + name);
    }

    static String need(Map<String, String> texts, String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new Refused("its entry " + name + " is missing");
        }
        return text;
    }

    /// The whole, once the tensors are read.
    SavedModel with(Map<String, NamedArray> weights, Map<String, NamedArray> optimizer, SavedModel.History curves, TrainTestSplit split) {
        Progress full = new Progress(progress.epoch(), progress.plannedEpochs(), progress.step(), progress.lr(), optimizer,
                progress.schedule(), progress.generators(), progress.inEpoch(), progress.stopping());
        Provenance p = new Provenance(provenance.dataName(), provenance.dataSha256(), provenance.reading(), split, provenance.metrics(),
                provenance.program(), provenance.savedAt());
        return new SavedModel(setup, preprocessing, weights, full, curves, p);
    }
}
