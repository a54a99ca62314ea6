package descent.app;

import descent.ui.common.Fx;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/// Plugs a second screen into the Headless platform, far to the right, with two pixels for each logical one. JavaFX prepares
/// what is drawn by hand (its canvases) for the finest screen there is; the windows stay on the first one.
final class FineScreen implements AutoCloseable {
    private static final int FAR = 100_000;
    private final List<?> before;

    FineScreen() {
        before = Fx.get(() -> plug(List.of()));
    }

    /// @param only the screens from now on; none: those that there are, and the fine one
    /// @return the screens before
    private static List<?> plug(List<?> only) {
        try {
            Class<?> kind = Class.forName("com.sun.glass.ui.Screen");
            Field field = kind.getDeclaredField("screens");
            field.setAccessible(true);
            List<?> were = (List<?>) field.get(null);
            List<Object> now = new ArrayList<>(only.isEmpty() ? were : only);
            if (only.isEmpty()) {
                now.add(kind.getConstructors()[0].newInstance(1L, 32, FAR, 0, 1280, 720, FAR, 0, 2560, 1440, FAR, 0, 1280, 720, 200, 200, 2f, 2f, 2f, 2f));
            }
            field.set(null, now);
            return were;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        Fx.run(() -> plug(before));
    }
}
