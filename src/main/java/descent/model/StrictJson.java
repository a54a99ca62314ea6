package descent.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/// JSON as the model file uses it: trees only, nothing is ever bound to a class. The reader refuses doubled keys, NaN,
/// comments, trailing text, more than 16 levels, and numbers, names, texts and documents beyond fixed lengths.
final class StrictJson {
    /// Bytes of the largest header, and so of any text in it.
    static final int MOST_BYTES = 16 << 20;
    private static final int MOST_LEVELS = 16;
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_NAME = 400;
    /// A column of numbers takes 12, and 100,000 columns can be trained on.
    private static final int MOST_TOKENS = 1_600_000;
    private static final int LONG = 1 << 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MOST_LEVELS).maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(LONGEST_NAME).maxStringLength(MOST_BYTES).maxDocumentLength(MOST_BYTES).maxTokenCount(MOST_TOKENS).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    private static final ObjectMapper MAPPER = new ObjectMapper(FACTORY);

    private StrictJson() { }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /// The shortest text; equal trees give equal texts, whatever the locale.
    ///
    /// @throws Refused when the text is longer than the reader takes
    static String write(JsonNode tree) {
        try {
            String text = MAPPER.writeValueAsString(tree);
            if (text.length() > LONG) {
                checkLong(text);
            }
            return text;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void checkLong(String text) {
        try {
            read(text, "what would be written");
        } catch (Refused e) {
            throw new Refused("its columns and classes take more than a file can describe; use fewer columns or classes", e);
        }
    }

    /// @param what the text is, for the sentence
    static JsonNode read(String text, String what) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonNode tree = MAPPER.readTree(parser);
            if (tree == null || tree.isMissingNode()) {
                throw new Refused(what + " is empty");
            }
            if (parser.nextToken() != null) {
                throw new Refused(what + " goes on after its end");
            }
            return tree;
        } catch (IOException e) {
            throw new Refused(what + " is not valid JSON (" + reason(e) + ")", e);
        }
    }

    /// The first line of the parser's message, without places and full stops.
    private static String reason(IOException e) {
        String m = e instanceof JsonProcessingException j ? j.getOriginalMessage() : String.valueOf(e.getMessage());
        String first = String.valueOf(m).lines().findFirst().orElse("unreadable").strip();
        String plain = Refused.quote(first).replace("\"", "'");
        return plain.substring(1, plain.length() - 1).replaceAll("\\.+$", "");
    }
}
