package descent.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import descent.model.SavedModel.InEpoch;
import descent.model.SavedModel.Progress;
import descent.model.SavedModel.Rate;
import descent.model.SavedModel.Stopping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How far training has come as JSON objects: counters, rate, schedule, random streams, changes of the rate.
final class ProgressJson {
    private static final int STREAM_WORDS = 4;

    private ProgressJson() { }

    static ObjectNode write(Progress p, int version) {
        ObjectNode o = StrictJson.object().put("epoch", p.epoch()).put("planned_epochs", p.plannedEpochs()).put("step", p.step())
                .put("lr", p.lr());
        if (version >= ModelFile.WITH_VALIDATION) {
            o.put("patience_from", p.stopping().countsFrom()).put("weights_epoch", p.stopping().weightsEpoch());
        }
        ObjectNode schedule = o.putObject("schedule");
        p.schedule().forEach((name, v) -> schedule.set(name, Fields.anyNumber(v)));
        InEpoch in = p.inEpoch();
        if (in == null) {
            return o.putNull("in_epoch");
        }
        ObjectNode begun = o.putObject("in_epoch").put("batch", in.batch());
        begun.set("loss_sum", Fields.anyNumber(in.lossSum()));
        begun.set("test_loss", Fields.anyNumber(in.testLoss()));
        return o;
    }

    /// Without the optimizer's tensors.
    static Progress progress(Fields f, Map<String, long[]> generators, int version) {
        Map<String, Double> schedule = new LinkedHashMap<>();
        Fields s = f.object("schedule");
        s.names().forEach(name -> schedule.put(name, s.anyNumber(name)));
        return new Progress(f.count("epoch", 0, Integer.MAX_VALUE), f.count("planned_epochs", 1, Integer.MAX_VALUE),
                f.integer("step", 0, Long.MAX_VALUE), f.number("lr"), Map.of(), schedule, generators,
                f.isNull("in_epoch") ? null : inEpoch(f.object("in_epoch")),
                version < ModelFile.WITH_VALIDATION ? Stopping.NONE : new Stopping(f.count("patience_from", 0, Integer.MAX_VALUE),
                        f.count("weights_epoch", Stopping.LAST, Integer.MAX_VALUE)));
    }

    private static InEpoch inEpoch(Fields f) {
        return new InEpoch(f.count("batch", 0, Integer.MAX_VALUE), f.anyNumber("loss_sum"), (float) f.anyNumber("test_loss"));
    }

    static ObjectNode write(Map<String, long[]> generators) {
        ObjectNode o = StrictJson.object();
        generators.forEach((name, state) -> {
            ArrayNode words = o.putArray(name);
            for (long word : state) {
                words.add(word);
            }
        });
        return o;
    }

    static Map<String, long[]> generators(Fields f) {
        Map<String, long[]> out = new LinkedHashMap<>();
        for (String name : f.names()) {
            long[] state = f.longs(name);
            if (!List.of(TrainedModel.SHUFFLE, TrainedModel.DROPOUT).contains(name) || state.length != STREAM_WORDS
                    || (state[0] | state[1] | state[2] | state[3]) == 0) {
                throw new Refused("the random stream " + Refused.quote(name) + " is unknown or not four numbers");
            }
            out.put(name, state);
        }
        if (out.size() != 2) {
            throw new Refused("a random stream is missing: it needs \"shuffle\" and \"dropout\"");
        }
        return out;
    }

    static ObjectNode write(Rate r) {
        return StrictJson.object().put("epoch", r.epoch()).put("step", r.step()).put("lr", r.lr());
    }

    static Rate rate(Fields f) {
        return new Rate(f.count("epoch", 0, Integer.MAX_VALUE), f.integer("step", 0, Long.MAX_VALUE), f.number("lr"));
    }
}
