package descent.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import descent.data.ColumnPreparation;
import descent.data.Kind;
import descent.data.PreprocessingRecord;
import descent.data.PreprocessingSettings;
import descent.data.PreprocessingSettings.Gaps;
import descent.data.PreprocessingSettings.Scaling;
import descent.data.Schema;
import descent.data.SplitSettings;
import descent.data.Task;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Columns, split and preprocessing as JSON objects.
final class ColumnsJson {
    private static final int MOST_CATEGORIES = 100_000;

    private ColumnsJson() { }

    static ObjectNode write(Schema s) {
        ObjectNode o = StrictJson.object();
        texts(o.putArray("inputs"), s.inputs());
        o.put("target", s.target());
        ArrayNode kinds = o.putArray("chosen_kinds");
        // a map of the JDK has no order of its own: sorted, so that equal set-ups give equal bytes
        new TreeMap<>(s.kinds()).forEach((column, kind) -> kinds.addObject().put("column", column).put("kind", kind.name()));
        return o.put("chosen_task", s.task() == null ? null : s.task().name());
    }

    static Schema schema(Fields f) {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        f.objects("chosen_kinds", k -> kinds.put(k.text("column"), k.oneOf("kind", Kind.values())));
        return new Schema(f.texts("inputs"), f.text("target"), kinds, f.isNull("chosen_task") ? null : f.oneOf("chosen_task", Task.values()));
    }

    static ObjectNode write(SplitSettings s, int version) {
        ObjectNode o = StrictJson.object().put("test_percent", s.testPercent()).put("shuffle", s.shuffle()).put("stratify", s.stratify())
                .put("seed", s.seed());
        return version < ModelFile.WITH_VALIDATION ? o : o.put("validation_percent", s.validationPercent());
    }

    static SplitSettings split(Fields f, int version) {
        return new SplitSettings(f.count("test_percent", 1, 99), f.flag("shuffle"), f.flag("stratify"),
                f.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE),
                version < ModelFile.WITH_VALIDATION ? 0 : f.count("validation_percent", 0, SplitSettings.MOST_VALIDATION));
    }

    static ObjectNode write(PreprocessingSettings s) {
        return StrictJson.object().put("scaling", s.scaling().name()).put("scale_target", s.scaleTarget()).put("gaps", s.gaps().name())
                .put("max_categories", s.maxCategories()).put("fit_on_all_rows", s.fitOnAllRows());
    }

    static PreprocessingSettings settings(Fields f) {
        return new PreprocessingSettings(f.oneOf("scaling", Scaling.values()), f.flag("scale_target"), f.oneOf("gaps", Gaps.values()),
                f.count("max_categories", 0, MOST_CATEGORIES), f.flag("fit_on_all_rows"));
    }

    static ObjectNode write(PreprocessingRecord r) {
        ObjectNode o = StrictJson.object().put("task", r.task().name());
        o.set("settings", write(r.settings()));
        ArrayNode inputs = o.putArray("inputs");
        r.inputs().forEach(c -> inputs.add(write(c)));
        o.set("target", write(r.target()));
        return o;
    }

    static PreprocessingRecord preprocessing(Fields f) {
        PreprocessingRecord r = new PreprocessingRecord(f.oneOf("task", Task.values()), f.objects("inputs", ColumnsJson::column),
                column(f.object("target")), settings(f.object("settings")));
        check(r);
        return r;
    }

    private static ObjectNode write(ColumnPreparation c) {
        ObjectNode o = StrictJson.object().put("name", c.name()).put("kind", c.kind().name());
        if (c.kind() == Kind.NUMBER) {
            o.put("offset", c.offset()).put("scale", c.scale());
            o.set("fill", Fields.anyNumber(c.fill()));
            return o;
        }
        texts(o.putArray("levels"), c.levels());
        return o.put("other", c.other()).put("fill_level", c.fillLevel());
    }

    private static ColumnPreparation column(Fields f) {
        Kind kind = f.oneOf("kind", new Kind[] {Kind.NUMBER, Kind.CATEGORY});
        return kind == Kind.NUMBER
                ? new ColumnPreparation(f.name("name"), kind, f.number("offset"), f.number("scale"), f.anyNumber("fill"), List.of(), false, "")
                : new ColumnPreparation(f.name("name"), kind, 0, 1, 0, f.texts("levels"), f.flag("other"), f.text("fill_level"));
    }

    /// What a network cannot be built from is refused here.
    private static void check(PreprocessingRecord r) {
        int classes = r.target().levels().size();
        boolean right = switch (r.task()) {
            case REGRESSION -> r.target().kind() == Kind.NUMBER;
            case BINARY -> r.target().kind() == Kind.CATEGORY && classes == 2;
            case MULTICLASS -> r.target().kind() == Kind.CATEGORY && classes >= 2;
        };
        if (!right) {
            throw new Refused("its target " + Refused.quote(r.target().name()) + " does not fit its task " + r.task());
        }
        if (r.inputs().isEmpty()) {
            throw new Refused("it has no input column");
        }
        twice(r.inputs().stream().map(ColumnPreparation::name).toList(), "its input column");
        r.inputs().forEach(c -> twice(c.levels(), "in its column " + Refused.quote(c.name()) + " the level"));
        twice(r.target().levels(), "its class");
    }

    private static void twice(List<String> names, String what) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new Refused(what + " " + Refused.quote(name) + " is named twice");
            }
        }
    }

    private static void texts(ArrayNode into, List<String> texts) {
        texts.forEach(into::add);
    }
}
