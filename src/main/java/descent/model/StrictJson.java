package descent.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// JSON that nobody can play tricks with: no duplicate keys, no NaN, no comments, no text behind the end, little depth,
/// short numbers.
final class StrictJson {
    private static final int DEPTH = 16;
    private static final int NUMBER = 40;
    private static final int NAME = 4_096;

    private StrictJson() { }

    private static ObjectMapper mapper(int longestString) {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).maxNumberLength(NUMBER)
                        .maxNameLength(NAME).maxStringLength(longestString).build())
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .build();
    }

    static ObjectNode object(byte[] utf8) throws Refusal {
        try {
            return object(StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(utf8)).toString());
        } catch (CharacterCodingException e) {
            throw new Refusal("its header is not valid UTF-8 text");
        }
    }

    static ObjectNode object(String text) throws Refusal {
        try {
            JsonNode node = mapper(Math.max(1, text.length())).readTree(text);
            if (node instanceof ObjectNode o) {
                return o;
            }
            throw new Refusal("its header is not a JSON object");
        } catch (JsonProcessingException e) {
            throw new Refusal("its header is not the JSON it should be (" + firstLine(e.getOriginalMessage()) + ")");
        }
    }

    static ObjectNode empty() {
        return mapper(1).createObjectNode();
    }

    private static String firstLine(String s) {
        String line = s.lines().findFirst().orElse("");
        return line.length() > 120 ? line.substring(0, 119) + "…" : line;
    }
}
