package descent.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The fields of a JSON object, each of which must be asked for and be of the kind asked for; [#end] refuses the rest.
final class Fields {
    /// Reads one element.
    @FunctionalInterface
    interface Reader<T> {
        T read(Fields fields) throws Refusal;
    }

    private final String where;
    private final ObjectNode node;
    private final Set<String> asked = new HashSet<>();

    Fields(String where, ObjectNode node) {
        this.where = where;
        this.node = node;
    }

    private JsonNode get(String name) throws Refusal {
        asked.add(name);
        JsonNode v = node.get(name);
        if (v == null) {
            throw new Refusal("its " + where + " lacks \"" + name + "\"");
        }
        return v;
    }

    boolean has(String name) {
        asked.add(name);
        return node.has(name) && !node.get(name).isNull();
    }

    String text(String name) throws Refusal {
        JsonNode v = get(name);
        if (!v.isTextual()) {
            throw wrong(name, "a text");
        }
        return v.textValue();
    }

    boolean flag(String name) throws Refusal {
        JsonNode v = get(name);
        if (!v.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return v.booleanValue();
    }

    double number(String name) throws Refusal {
        JsonNode v = get(name);
        if (!v.isNumber() || !Double.isFinite(v.doubleValue())) {
            throw wrong(name, "a finite number");
        }
        return v.doubleValue();
    }

    /// A double that may be NaN or infinite, which JSON numbers cannot say: 16 hex digits of its bits.
    double bits(String name) throws Refusal {
        String hex = text(name);
        if (!hex.matches("[0-9a-f]{16}")) {
            throw wrong(name, "16 hex digits");
        }
        return Double.longBitsToDouble(Long.parseUnsignedLong(hex, 16));
    }

    static String hex(double v) {
        return String.format(Locale.ROOT, "%016x", Double.doubleToRawLongBits(v));
    }

    long whole(String name) throws Refusal {
        JsonNode v = get(name);
        if (!v.isIntegralNumber() || !v.canConvertToLong()) {
            throw wrong(name, "a whole number");
        }
        return v.longValue();
    }

    int count(String name, int most) throws Refusal {
        long v = whole(name);
        if (v < 0 || v > most) {
            throw wrong(name, "a whole number from 0 to " + most);
        }
        return (int) v;
    }

    <E extends Enum<E>> E choice(String name, E[] values) throws Refusal {
        String v = text(name);
        for (E e : values) {
            if (e.name().equals(v)) {
                return e;
            }
        }
        throw new Refusal("its " + where + " says " + name + " \"" + shortened(v) + "\", which this program does not know");
    }

    Fields object(String name) throws Refusal {
        if (get(name) instanceof ObjectNode o) {
            return new Fields(name, o);
        }
        throw wrong(name, "an object");
    }

    List<String> texts(String name) throws Refusal {
        List<String> out = new ArrayList<>();
        for (JsonNode v : array(name)) {
            if (!v.isTextual()) {
                throw wrong(name, "a list of texts");
            }
            out.add(v.textValue());
        }
        return out;
    }

    List<Double> numbers(String name) throws Refusal {
        List<Double> out = new ArrayList<>();
        for (JsonNode v : array(name)) {
            if (!v.isNumber() || !Double.isFinite(v.doubleValue())) {
                throw wrong(name, "a list of finite numbers");
            }
            out.add(v.doubleValue());
        }
        return out;
    }

    <T> List<T> list(String name, Reader<T> reader) throws Refusal {
        List<T> out = new ArrayList<>();
        for (JsonNode v : array(name)) {
            if (!(v instanceof ObjectNode o)) {
                throw wrong(name, "a list of objects");
            }
            Fields f = new Fields(name, o);
            out.add(reader.read(f));
            f.end();
        }
        return out;
    }

    /// All fields as texts, in their order.
    Map<String, String> allTexts() throws Refusal {
        Map<String, String> out = new LinkedHashMap<>();
        for (String name : names()) {
            out.put(name, text(name));
        }
        return out;
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /// Nothing may stand there that was not asked for.
    void end() throws Refusal {
        for (String name : names()) {
            if (!asked.contains(name)) {
                throw new Refusal("its " + where + " holds \"" + shortened(name) + "\", which does not belong there");
            }
        }
    }

    private JsonNode array(String name) throws Refusal {
        JsonNode v = get(name);
        if (!v.isArray()) {
            throw wrong(name, "a list");
        }
        return v;
    }

    private Refusal wrong(String name, String expected) {
        return new Refusal("\"" + name + "\" in its " + where + " should be " + expected);
    }

    static String shortened(String s) {
        return s.length() > 60 ? s.substring(0, 59) + "…" : s;
    }
}
