package descent.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// A [Setup] alone in a file, without data and weights: one JSON object whose entries are those of a `.model` file's header.
public final class SetupFile {
    private static final String WHAT = "the file of settings";

    private SetupFile() { }

    /// Whole or not at all.
    ///
    /// @throws IOException whose message is one sentence with path and cause
    public static void write(Path target, Setup setup) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(Metadata.NETWORK, StrictJson.write(Metadata.layers(StrictJson.object(), setup)));
        Metadata.write(setup, null, ModelFile.VERSION, texts);
        ObjectNode all = StrictJson.object();
        texts.forEach(all::put);
        AtomicFile.write(target, out -> out.write(StrictJson.write(all).getBytes(StandardCharsets.UTF_8)));
    }

    /// @throws ModelFileException one sentence with the file's name and the reason
    public static Setup read(Path source) throws ModelFileException {
        try {
            Fields all = Fields.of(Files.readString(source), WHAT);
            Map<String, String> texts = new LinkedHashMap<>();
            for (String name : all.names()) {
                texts.put(name, all.text(name));
            }
            return Metadata.setup(texts, ModelFile.VERSION);
        } catch (IOException | Refused | IllegalArgumentException e) {
            throw new ModelFileException(source.getFileName() + " cannot be opened: " + e.getMessage() + ".", e);
        }
    }
}
