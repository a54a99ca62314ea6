package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathLinesTest {
    @Test
    void paths_comeBack_whateverTheirNamesHold() {
        List<Path> all = List.of(Path.of("/a/line\nbreak.model"), Path.of("/b/two\r\nends\n.csv"), Path.of("c:\\d e=f#.csv"));
        assertEquals(all, PathLines.read(PathLines.of(all)));
    }

    @Test
    void emptyLines_areNoPaths() {
        assertEquals(List.of(Path.of("a")), PathLines.read("\n  \na\n"));
        assertEquals(List.of(), PathLines.read(PathLines.of(List.of())));
    }
}
