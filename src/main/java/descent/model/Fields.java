package descent.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Typed access to one JSON object of a file; whatever is missing or of another type is refused by name.
///
/// @param node  an object
/// @param where its name in sentences
record Fields(JsonNode node, String where) {
    private static final int MOST_ENTRIES = 1 << 17; // no table has more columns
    private static final int LONGEST_NAME = 300; // those of a table have at most 200 characters and a number

    Fields {
        if (!node.isObject()) {
            throw new Refused(where + " is not an object");
        }
    }

    static Fields of(String json, String where) {
        return new Fields(StrictJson.read(json, where), where);
    }

    private JsonNode need(String name) {
        JsonNode v = node.get(name);
        if (v == null) {
            throw new Refused(where + " has no " + Refused.quote(name));
        }
        return v;
    }

    private Refused wrong(String name, String wanted) {
        return new Refused(Refused.quote(name) + " of " + where + " is not " + wanted);
    }

    /// For what younger files tell and older ones do not.
    boolean has(String name) {
        return node.has(name);
    }

    boolean isNull(String name) {
        return need(name).isNull();
    }

    String text(String name) {
        JsonNode v = need(name);
        if (!v.isTextual()) {
            throw wrong(name, "a text");
        }
        return whole(v.textValue(), name);
    }

    /// A text that names something: a column, a file.
    String name(String field) {
        String name = text(field);
        if (name.length() > LONGEST_NAME) {
            throw wrong(field, "a name of at most " + LONGEST_NAME + " characters");
        }
        return name;
    }

    /// Half a character (a lone surrogate) could not be written again as it was.
    private String whole(String text, String name) {
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw wrong(name, "whole Unicode text");
        }
        return text;
    }

    boolean flag(String name) {
        JsonNode v = need(name);
        if (!v.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return v.booleanValue();
    }

    long integer(String name, long least, long most) {
        JsonNode v = need(name);
        if (!v.isIntegralNumber() || !v.canConvertToLong() || v.longValue() < least || v.longValue() > most) {
            throw wrong(name, "a whole number from " + least + " to " + most);
        }
        return v.longValue();
    }

    int count(String name, int least, int most) {
        return (int) integer(name, least, most);
    }

    /// A finite number.
    double number(String name) {
        JsonNode v = need(name);
        if (!v.isNumber() || !Double.isFinite(v.doubleValue())) {
            throw wrong(name, "a finite number");
        }
        return v.doubleValue();
    }

    /// A number, or the texts "Infinity", "-Infinity" and "NaN", which JSON has no numbers for.
    double anyNumber(String name) {
        JsonNode v = need(name);
        return v.isTextual() ? switch (v.textValue()) {
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            case "NaN" -> Double.NaN;
            default -> throw wrong(name, "a number");
        } : number(name);
    }

    static JsonNode anyNumber(double v) {
        return Double.isFinite(v) ? StrictJson.object().numberNode(v) : StrictJson.object().textNode(String.valueOf(v));
    }

    Fields object(String name) {
        return new Fields(need(name), where + " › " + name);
    }

    /// The one of `values` whose name stands there.
    <E extends Enum<E>> E oneOf(String name, E[] values) {
        String text = text(name);
        for (E e : values) {
            if (e.name().equals(text)) {
                return e;
            }
        }
        throw new Refused(Refused.quote(name) + " of " + where + " is " + Refused.quote(text) + ", which this program does not know");
    }

    List<String> texts(String name) {
        List<String> out = new ArrayList<>();
        for (JsonNode v : list(name)) {
            if (!v.isTextual()) {
                throw wrong(name, "a list of texts");
            }
            out.add(whole(v.textValue(), name));
        }
        return out;
    }

    List<Double> numbers(String name) {
        List<Double> out = new ArrayList<>();
        for (JsonNode v : list(name)) {
            if (!v.isNumber() || !Double.isFinite(v.doubleValue())) {
                throw wrong(name, "a list of finite numbers");
            }
            out.add(v.doubleValue());
        }
        return out;
    }

    long[] longs(String name) {
        JsonNode list = list(name);
        long[] out = new long[list.size()];
        for (int i = 0; i < out.length; i++) {
            if (!list.get(i).isIntegralNumber() || !list.get(i).canConvertToLong()) {
                throw wrong(name, "a list of whole numbers");
            }
            out[i] = list.get(i).longValue();
        }
        return out;
    }

    <T> List<T> objects(String name, Function<Fields, T> read) {
        List<T> out = new ArrayList<>();
        for (JsonNode v : list(name)) {
            out.add(read.apply(new Fields(v, "an entry of " + where + " › " + name)));
        }
        return out;
    }

    private JsonNode list(String name) {
        JsonNode v = need(name);
        if (!v.isArray() || v.size() > MOST_ENTRIES) {
            throw wrong(name, "a list of at most " + MOST_ENTRIES + " entries");
        }
        return v;
    }

    List<String> names() {
        List<String> out = new ArrayList<>();
        node.properties().forEach(e -> out.add(whole(e.getKey(), "a name")));
        return out;
    }
}
