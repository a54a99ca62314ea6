package descent.app;

import descent.data.NumberMarks;
import descent.data.Samples;
import descent.data.Table;
import descent.ui.common.AppFolder;
import descent.ui.common.Preferences;
import descent.ui.common.Theme;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// What there must be before anything can be painted: the log, what is remembered, the looks, and the sample that the program
/// opens with. On the JavaFX thread.
///
/// @param io where files are written and read
record Beginning(LogFile log, ExecutorService io, Preferences preferences, Theme theme, Table sample) {
    static Beginning of(AppFolder home) {
        LogFile log = new LogFile(home);
        ExecutorService io = oneThread("io");
        Preferences preferences = new Preferences(home, io, log);
        NumberMarks marks = preferences.oneOf("numbers", NumberMarks.class, NumberMarks.POINT);
        if (marks != NumberMarks.POINT) {
            System.setProperty(NumberMarks.PROPERTY, marks.name().toLowerCase(Locale.ROOT)); // before the first number is shown
        }
        Theme theme = new Theme();
        remember(theme, preferences);
        return new Beginning(log, io, preferences, theme, Samples.open(AppGraph.FIRST_SAMPLE));
    }

    /// A thread that works on one thing after the other, and does not keep the program from its end.
    static ExecutorService oneThread(String name) {
        return Executors.newSingleThreadExecutor(r -> {
            Thread t = new Thread(r, name);
            t.setDaemon(true);
            return t;
        });
    }

    /// Looks are as they were left, and are kept when they change. The projector is for the hour.
    private static void remember(Theme theme, Preferences p) {
        theme.scheme().set(p.oneOf("theme", Theme.Scheme.class, Theme.Scheme.SYSTEM));
        theme.normalSize().set(p.whole("text.size", Theme.NORMAL, Theme.SMALLEST, Theme.LARGEST));
        theme.projectorSize().set(p.whole("text.projector", Theme.PROJECTOR, Theme.SMALLEST, Theme.LARGEST_PROJECTED));
        theme.scheme().addListener((o, was, is) -> p.put("theme", is));
        theme.normalSize().addListener((o, was, is) -> p.put("text.size", is));
        theme.projectorSize().addListener((o, was, is) -> p.put("text.projector", is));
    }
}
