package descent.ui.main;

import java.util.Optional;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/// Rows of tabs that have cards in them.
final class CardTabs {
    private CardTabs() { }

    static TabPane pane(String id, String name) {
        TabPane pane = new TabPane();
        pane.setId(id);
        pane.setAccessibleText(name);
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        return pane;
    }

    static Tab tab(String id, String name) {
        Tab tab = new Tab(name);
        tab.setId(id);
        return tab;
    }

    /// Takes the tab to the front, if the pane has it.
    static boolean select(TabPane pane, String tab) {
        Optional<Tab> found = pane.getTabs().stream().filter(t -> t.getId().equals(tab)).findFirst();
        found.ifPresent(pane.getSelectionModel()::select);
        return found.isPresent();
    }
}
