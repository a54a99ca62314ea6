package descent.ui.main;

import descent.ui.common.Folders;
import descent.ui.common.Preferences;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The files that were opened or saved last, newest first, as a menu. A file that is gone is greyed and says so.
final class RecentFiles {
    static final int MOST = 10;
    static final String NAME = Folders.RECENT;

    private final Preferences preferences;
    private final Executor aside;
    private final Executor fx;
    private final Consumer<Path> open;

    RecentFiles(Preferences preferences, Executor aside, Executor fx, Consumer<Path> open) {
        this.preferences = preferences;
        this.aside = aside;
        this.fx = fx;
        this.open = open;
    }

    /// @param file null: nothing with a place of its own
    void opened(Path file) {
        if (file != null) {
            add(file);
        }
    }

    private void add(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        List<Path> list = new ArrayList<>(list());
        list.remove(whole);
        list.addFirst(whole);
        preferences.putPaths(NAME, list.subList(0, Math.min(MOST, list.size())));
    }

    List<Path> list() {
        return preferences.paths(NAME);
    }

    /// Filled whenever it is about to be shown.
    Menu menu() {
        Menu menu = new Menu("Open recent");
        menu.setId("menu-recent");
        menu.getItems().add(none());
        menu.setOnShowing(e -> fill(menu));
        return menu;
    }

    private static MenuItem none() {
        MenuItem none = new MenuItem("No file was opened yet");
        none.setId("menu-recent-none");
        none.setDisable(true);
        return none;
    }

    private void fill(Menu menu) {
        List<Path> files = list();
        menu.getItems().clear();
        if (files.isEmpty()) {
            menu.getItems().add(none());
            return;
        }
        Map<Path, MenuItem> items = new LinkedHashMap<>();
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            MenuItem item = new MenuItem(words(file));
            item.setId("menu-recent-" + i);
            item.setMnemonicParsing(false);
            item.setOnAction(e -> open.accept(file));
            menu.getItems().add(item);
            items.put(file, item);
        }
        MenuItem forget = new MenuItem("Clear this list");
        forget.setId("menu-recent-clear");
        forget.setOnAction(e -> preferences.put(NAME, null));
        menu.getItems().addAll(new SeparatorMenuItem(), forget);
        look(items);
    }

    /// Aside: a folder in a network that sleeps must hold up neither the menu nor the thread that saves.
    private void look(Map<Path, MenuItem> items) {
        aside.execute(() -> items.forEach((file, item) -> {
            String why = Files.isReadable(file) ? "" : Files.exists(file) ? "may not be read" : Files.isDirectory(file.getParent()) ? "is no longer there" : "its folder cannot be reached";
            if (!why.isEmpty()) {
                fx.execute(() -> {
                    item.setDisable(true);
                    item.setText(words(file) + " (" + why + ")");
                });
            }
        }));
    }

    private static String words(Path file) {
        Path folder = file.getParent();
        return file.getFileName() + (folder == null || folder.getFileName() == null ? "" : " — " + folder.getFileName());
    }
}
