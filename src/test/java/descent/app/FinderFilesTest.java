package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.glass.ui.Application;
import descent.ui.common.Fx;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The Java half of an opened file's way on macOS: what the system's code calls, `notifyOpenFiles`, is called here in its place.
class FinderFilesTest {
    private static final Path MODEL = Path.of("a folder", "first.model").toAbsolutePath();
    private static final Path OTHER = Path.of("b.csv").toAbsolutePath();

    private final List<List<Path>> opened = new ArrayList<>();
    private Application.EventHandler before;

    @BeforeEach
    void remember() {
        before = Fx.get(() -> Application.GetApplication().getEventHandler());
    }

    @AfterEach
    void asBefore() {
        Fx.run(() -> Application.GetApplication().setEventHandler(before));
    }

    private static void finderOpens(Path... files) {
        Fx.run(() -> {
            try {
                Method told = Application.class.getDeclaredMethod("notifyOpenFiles", String[].class);
                told.setAccessible(true);
                told.invoke(Application.GetApplication(), (Object) Arrays.stream(files).map(Path::toString).toArray(String[]::new));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void file_isOpened_whileTheProgramRuns() {
        Fx.run(() -> FinderFiles.listen(List.of(), opened::add));
        opened.clear(); // what an earlier test of this program opened first
        finderOpens(OTHER, MODEL);
        assertEquals(List.of(List.of(OTHER, MODEL)), opened);
    }

    /// A double click starts the program: the event is there before anybody listens.
    @Test
    void file_isOpened_whenTheEventCameFirst() {
        finderOpens(MODEL);
        Fx.run(() -> FinderFiles.listen(List.of(), opened::add));
        assertEquals(1, opened.size());
    }

    @Test
    void fileOfTheCommandLine_isNotOpenedTwice_butWhenItIsAskedForAgain() {
        Fx.run(() -> FinderFiles.listen(List.of(OTHER), opened::add));
        opened.clear();
        finderOpens(OTHER);
        assertEquals(List.of(), opened);
        finderOpens(OTHER);
        assertEquals(List.of(List.of(OTHER)), opened);
    }

    /// Should a later JavaFX handle more events, they must be handed on too.
    @Test
    void javaFxOwnHandler_getsAllThatItHandles() {
        Set<String> handled = Arrays.stream(before.getClass().getDeclaredMethods()).filter(m -> m.getName().startsWith("handle")).map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of("handlePreferencesChanged", "handleQuitAction"), handled);
        List<String> told = new ArrayList<>();
        Fx.run(() -> {
            Application.GetApplication().setEventHandler(new Application.EventHandler() {
                @Override
                public void handleQuitAction(Application app, long time) {
                    told.add("quit");
                }

                @Override
                public void handlePreferencesChanged(Map<String, Object> preferences) {
                    told.add("colours " + preferences);
                }
            });
            FinderFiles.listen(List.of(), opened::add);
            Application.GetApplication().getEventHandler().handleQuitAction(Application.GetApplication(), 1);
            Application.GetApplication().getEventHandler().handlePreferencesChanged(Map.of());
        });
        assertEquals(List.of("quit", "colours {}"), told);
    }
}
