package descent.app;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Hands that know nothing: presses, types, drags, opens and resizes at random, by a seed. Whatever is enabled may be used,
/// but for Quit. On the JavaFX thread.
final class Monkey {
    private static final int REMEMBERED = 40;
    private static final List<String> TEXTS = List.of("0", "1", "3", "7", "0.01", "1e-3", "0,5", "-1", "20", "64", "300", "1e308", "NaN", "99999999999", "12.5.3", "", "   ", "abc",
            "ß ☃ 🐧", "<b>&", "x".repeat(500));
    private static final List<KeyCode> KEYS = List.of(KeyCode.TAB, KeyCode.ENTER, KeyCode.ESCAPE, KeyCode.SPACE, KeyCode.UP, KeyCode.DOWN, KeyCode.LEFT, KeyCode.RIGHT, KeyCode.HOME,
            KeyCode.END, KeyCode.DELETE, KeyCode.BACK_SPACE, KeyCode.F2, KeyCode.PAGE_DOWN, KeyCode.DIGIT1);

    private final Random random;
    private final AppGraph graph;
    private final List<Path> files;
    private final Deque<String> last = new ArrayDeque<>();

    Monkey(long seed, AppGraph graph, List<Path> files) {
        this.random = new Random(seed);
        this.graph = graph;
        this.files = files;
    }

    /// What it did last, newest at the end.
    List<String> last() {
        return List.copyOf(last);
    }

    void act() {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5 -> menu();
            case 6, 7, 8, 9 -> press();
            case 10, 11 -> type();
            case 12 -> value();
            case 13 -> key();
            case 14 -> resize();
            case 15 -> open();
            case 16 -> closeOne();
            case 17 -> tab();
            case 18 -> mouse();
            default -> train();
        }
    }

    /// All that a person can open by the menus: what is made when it is first opened stays for the next time, and shall not be taken
    /// for something that grows.
    List<Runnable> everythingOnce() {
        MenuBar bar = (MenuBar) graph.window().stage().getScene().lookup("#menu-bar");
        return leaves(bar.getMenus()).stream().<Runnable>map(i -> () -> {
            if (!i.isDisable()) {
                did("menu " + i.getId());
                i.fire();
            }
        }).toList();
    }

    /// Chooses that tab, counted from 0, wherever there is one of that number.
    ///
    /// @return whether there was one
    boolean select(int tab) {
        List<TabPane> panes = new ArrayList<>();
        windows().forEach(w -> collect(w.getScene().getRoot(), TabPane.class, panes));
        panes.removeIf(p -> p.getTabs().size() <= tab);
        panes.forEach(p -> p.getSelectionModel().select(tab));
        return !panes.isEmpty();
    }

    void hideOthers() {
        windows().stream().filter(w -> w != graph.window().stage()).forEach(Window::hide);
    }

    /// What the menu item does.
    void fire(String id) {
        leaves(((MenuBar) graph.window().stage().getScene().lookup("#menu-bar")).getMenus()).stream().filter(i -> id.equals(i.getId())).forEach(MenuItem::fire);
    }

    private static List<MenuItem> leaves(List<? extends MenuItem> items) {
        List<MenuItem> out = new ArrayList<>();
        for (MenuItem i : items) {
            if (i instanceof Menu m) {
                out.addAll(leaves(m.getItems()));
            } else if (!"menu-quit".equals(i.getId())) {
                out.add(i);
            }
        }
        return out;
    }

    private void did(String what) {
        last.addLast(what);
        if (last.size() > REMEMBERED) {
            last.removeFirst();
        }
    }

    private <T> Optional<T> any(List<? extends T> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(random.nextInt(list.size())));
    }

    private List<Window> windows() {
        return Window.getWindows().stream().filter(w -> w.isShowing() && w.getScene() != null).toList();
    }

    /// Everything that can be seen and used, of any window.
    private <N extends Node> List<N> nodes(Class<N> type) {
        List<N> out = new ArrayList<>();
        any(windows()).ifPresent(w -> collect(w.getScene().getRoot(), type, out));
        return out;
    }

    private static <N extends Node> void collect(Parent in, Class<N> type, List<N> out) {
        for (Node n : in.getChildrenUnmodifiable()) {
            if (n.isVisible() && !n.isDisabled()) {
                if (type.isInstance(n)) {
                    out.add(type.cast(n));
                }
                if (n instanceof Parent p) {
                    collect(p, type, out);
                }
            }
        }
    }

    private static String name(Node n) {
        Node named = n;
        while (named.getId() == null && named.getParent() != null) {
            named = named.getParent();
        }
        return n.getClass().getSimpleName() + (named == n ? "#" : " in #") + named.getId();
    }

    private void menu() {
        MenuBar bar = (MenuBar) graph.window().stage().getScene().lookup("#menu-bar");
        item(bar.getMenus());
    }

    private void item(List<? extends MenuItem> items) {
        any(items.stream().filter(i -> !i.isDisable() && i.isVisible() && !"menu-quit".equals(i.getId())).toList()).ifPresent(i -> {
            if (i instanceof Menu m) {
                Event.fireEvent(m, new Event(Menu.ON_SHOWING));
                item(m.getItems());
            } else {
                did("menu " + i.getId() + " " + i.getText());
                i.fire();
            }
        });
    }

    private void press() {
        any(nodes(ButtonBase.class)).ifPresent(b -> {
            if (b instanceof MenuButton m) {
                m.show();
                item(m.getItems());
                m.hide();
            } else {
                did("press " + name(b) + " " + b.getText());
                b.fire();
            }
        });
    }

    private void type() {
        any(nodes(TextInputControl.class)).filter(TextInputControl::isEditable).ifPresent(t -> {
            String text = TEXTS.get(random.nextInt(TEXTS.size()));
            did("type " + name(t) + " " + text);
            t.requestFocus();
            t.setText(text);
            t.fireEvent(new ActionEvent());
        });
    }

    private void value() {
        switch (random.nextInt(3)) {
            case 0 -> any(nodes(Slider.class)).ifPresent(s -> {
                did("slide " + name(s));
                s.setValue(s.getMin() + random.nextDouble() * (s.getMax() - s.getMin()));
            });
            case 1 -> any(nodes(ComboBox.class)).filter(c -> !c.getItems().isEmpty()).ifPresent(c -> {
                did("choose " + name(c));
                c.getSelectionModel().select(random.nextInt(c.getItems().size()));
            });
            default -> any(nodes(ChoiceBox.class)).filter(c -> !c.getItems().isEmpty()).ifPresent(c -> {
                did("choose " + name(c));
                c.getSelectionModel().select(random.nextInt(c.getItems().size()));
            });
        }
    }

    private void key() {
        any(windows()).map(Window::getScene).ifPresent(s -> {
            Node at = s.getFocusOwner() == null ? s.getRoot() : s.getFocusOwner();
            KeyCode code = KEYS.get(random.nextInt(KEYS.size()));
            boolean shift = random.nextInt(4) == 0;
            did("key " + code + " at " + name(at));
            at.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
            at.fireEvent(new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, shift, false, false, false));
        });
    }

    private void resize() {
        Stage stage = graph.window().stage();
        double width = 400 + random.nextInt(1600);
        double height = 300 + random.nextInt(900);
        did("resize " + width + " × " + height);
        stage.setMaximized(false);
        stage.setWidth(width);
        stage.setHeight(height);
    }

    private void open() {
        any(files).ifPresent(f -> {
            did("open " + f.getFileName());
            graph.window().open(f);
        });
    }

    private void closeOne() {
        any(windows().stream().filter(w -> w != graph.window().stage() && !(w instanceof PopupWindow)).toList()).ifPresent(w -> {
            did("close " + (w instanceof Stage s ? s.getTitle() : ""));
            w.hide();
        });
    }

    private void tab() {
        any(nodes(TabPane.class)).filter(t -> !t.getTabs().isEmpty()).ifPresent(t -> {
            did("tab of " + name(t));
            t.getSelectionModel().select(random.nextInt(t.getTabs().size()));
        });
    }

    /// Pressed at one place of a node, dragged to another and let go.
    private void mouse() {
        any(nodes(Node.class)).filter(n -> n.getScene() != null).ifPresent(n -> {
            did("drag on " + name(n));
            Scene scene = n.getScene();
            double w = n.getLayoutBounds().getWidth();
            double h = n.getLayoutBounds().getHeight();
            for (var type : List.of(MouseEvent.MOUSE_MOVED, MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_DRAGGED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)) {
                if (n.getScene() == scene) {
                    double x = random.nextDouble() * w;
                    double y = random.nextDouble() * h;
                    var at = n.localToScene(x, y);
                    n.fireEvent(new MouseEvent(type, x, y, at.getX(), at.getY(), type == MouseEvent.MOUSE_MOVED ? MouseButton.NONE : MouseButton.PRIMARY, 1 + random.nextInt(2),
                            false, false, false, false, type != MouseEvent.MOUSE_MOVED, false, false, true, false, true, null));
                }
            }
        });
    }

    /// The work itself, whatever the panels show.
    private void train() {
        var w = graph.workspace();
        switch (random.nextInt(5)) {
            case 0 -> w.train();
            case 1 -> w.evaluate();
            case 2 -> w.undo();
            case 3 -> graph.theme().toggleDark();
            default -> w.togglePause();
        }
        did("train, evaluate, undo, theme or pause");
    }
}
