package descent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Nothing that reads files can start code from them: no Java serialization, no classes looked up by name, no scripts.
class ReaderSourceTest {
    private static final Pattern DANGER = Pattern.compile("\\b(ObjectInputStream|ObjectOutputStream|Class\\.forName|loadClass|ScriptEngine|XMLDecoder|"
            + "newInstance|java\\.lang\\.reflect|MethodHandles|enableDefaultTyping|activateDefaultTyping|JsonTypeInfo|readValue|treeToValue)\\b");

    @Test
    void dangerousNames_standNowhere_inTheReaders() throws IOException {
        List<String> found = new ArrayList<>();
        for (String room : List.of("model", "data", "lesson")) {
            try (Stream<Path> files = Files.walk(Path.of("src/main/java/descent", room))) {
                for (Path f : files.filter(p -> p.toString().endsWith(".java")).toList()) {
                    Matcher m = DANGER.matcher(Files.readString(f));
                    while (m.find()) {
                        found.add(f + ": " + m.group());
                    }
                }
            }
        }
        assertEquals(List.of(), found);
    }
}
