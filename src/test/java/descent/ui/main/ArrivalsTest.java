package descent.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private static final Path LESSON = Path.of("lesson.txt");
    private static final Path DATA = Path.of("data.csv");

    private final List<Runnable> aside = new ArrayList<>();
    private final List<Runnable> screen = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();

    private final Arrivals arrivals = new Arrivals(f -> {
        if (f.toString().isEmpty()) {
            throw new IllegalStateException("cannot be looked at");
        }
        return f.equals(LESSON);
    }, aside::add, screen::add, f -> opened.add("lesson " + f), f -> opened.add("other " + f));

    private static void run(List<Runnable> tasks) {
        List.copyOf(tasks).forEach(Runnable::run);
        tasks.clear();
    }

    @Test
    void file_isLookedAtAside_andOpenedOnTheScreen() {
        arrivals.open(LESSON);
        run(screen);
        assertEquals(List.of(), opened, "its drive still sleeps");
        run(aside);
        assertEquals(List.of(), opened);
        run(screen);
        assertEquals(List.of("lesson lesson.txt"), opened);
    }

    @Test
    void laterFile_counts_alsoWhenTheDriveOfTheEarlierOneWakesUpAfterIt() {
        arrivals.open(LESSON);
        arrivals.open(DATA);
        aside.removeLast().run();
        run(screen);
        run(aside);
        run(screen);
        assertEquals(List.of("other data.csv"), opened);
    }

    @Test
    void fileThatCannotBeLookedAt_isOpened_andSaysWhyItself() {
        arrivals.open(Path.of(""));
        run(aside);
        run(screen);
        assertEquals(List.of("other "), opened);
    }

    @Test
    void fileOfAWindowThatWasClosed_isNotOpened() {
        arrivals.open(DATA);
        run(aside);
        arrivals.close();
        run(screen);
        assertEquals(List.of(), opened);
    }
}
