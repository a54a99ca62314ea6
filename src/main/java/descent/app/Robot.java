package descent.app;

import descent.ui.common.FxThread;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import javafx.util.Subscription;

/// Hands for the tour: does on the JavaFX thread what a person does, and waits until the window shows the effect.
/// Called from a thread of its own.
final class Robot {
    private static final long SECONDS = 120;

    private final FxThread fx = new FxThread();
    private final Scene scene;

    Robot(Scene scene) {
        this.scene = scene;
    }

    <T> T call(Supplier<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        fx.execute(() -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        return get(done, "the window to answer");
    }

    void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /// Presses a button that must be enabled.
    void press(String id) {
        ButtonBase button = node(id, ButtonBase.class);
        run(() -> {
            if (button.isDisabled()) {
                throw new IllegalStateException("#" + id + " is disabled, and the tour needs it now");
            }
            button.fire();
        });
    }

    /// Chooses an entry of a button's menu; both must be enabled.
    void choose(String menuId, String itemId) {
        MenuButton menu = node(menuId, MenuButton.class);
        run(() -> {
            MenuItem item = menu.getItems().stream().filter(i -> itemId.equals(i.getId())).findFirst()
                    .orElseThrow(() -> new IllegalStateException("#" + menuId + " has no entry #" + itemId));
            if (menu.isDisabled() || item.isDisable()) {
                throw new IllegalStateException("#" + itemId + " is disabled, and the tour needs it now");
            }
            item.fire();
        });
    }

    /// Types into a field and presses Enter.
    void type(String id, String text) {
        TextField field = node(id, TextField.class);
        run(() -> {
            field.requestFocus();
            field.setText(text);
            field.fireEvent(new ActionEvent());
        });
    }

    /// Presses a key on a node, several times.
    void keys(String id, KeyCode key, int times, boolean shift) {
        Node node = node(id, Node.class);
        run(() -> {
            node.requestFocus();
            for (int i = 0; i < times; i++) {
                node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, shift, false, false, false));
            }
        });
    }

    <N extends Node> N node(String id, Class<N> type) {
        return call(() -> {
            Node found = scene.lookup("#" + id);
            if (!type.isInstance(found)) {
                throw new IllegalStateException("#" + id + " is " + found + ", the tour expected a " + type.getSimpleName());
            }
            return type.cast(found);
        });
    }

    /// A node of a window that is about to open.
    <N extends Node> N inNewWindow(String id, Class<N> type) {
        CompletableFuture<N> found = new CompletableFuture<>();
        ListChangeListener<Window> look = c -> Window.getWindows().stream().filter(w -> w.getScene() != null)
                .map(w -> w.getScene().lookup("#" + id)).filter(type::isInstance).map(type::cast).findFirst().ifPresent(found::complete);
        run(() -> {
            Window.getWindows().addListener(look);
            look.onChanged(null);
        });
        try {
            return get(found, "#" + id);
        } finally {
            run(() -> Window.getWindows().removeListener(look));
        }
    }

    /// Waits until `value` is as wanted; a listener, no polling.
    <T> T await(String what, ObservableValue<T> value, Predicate<T> wanted) {
        CompletableFuture<T> seen = new CompletableFuture<>();
        Subscription listening = call(() -> value.subscribe(v -> {
            if (wanted.test(v)) {
                seen.complete(v);
            }
        }));
        try {
            return get(seen, what);
        } finally {
            run(listening::unsubscribe);
        }
    }

    /// Waits until so many frames were drawn.
    void frames(int n) {
        CompletableFuture<Boolean> drawn = new CompletableFuture<>();
        run(() -> new AnimationTimer() {
            private int left = n;

            @Override
            public void handle(long now) {
                if (left-- == 0) {
                    stop();
                    drawn.complete(true);
                }
            }
        }.start());
        get(drawn, n + " frames");
    }

    private static <T> T get(CompletableFuture<T> future, String what) {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("waited " + SECONDS + " s in vain for " + what, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("while waiting for " + what + ": " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + what, e);
        }
    }
}
