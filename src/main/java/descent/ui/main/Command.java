package descent.ui.main;

import descent.ui.common.Tip;
import descent.ui.common.TipHolder;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;

/// Something the person can do: one place for its words, its keys, and why it cannot be done now. A button and a menu
/// item made from it always agree.
///
/// @param name    as the menu writes it
/// @param tip     one sentence for the tooltip
/// @param icon    or null
/// @param keys    or null
/// @param blocked why it cannot be done now, "" when it can
/// @param run     does it
record Command(String name, String tip, Ikon icon, KeyCombination keys, ObservableValue<String> blocked, Runnable run) {
    static Command of(String name, String tip, Ikon icon, String keys, Runnable run) {
        return new Command(name, tip, icon, keys.isEmpty() ? null : KeyCombination.valueOf(keys), new ReadOnlyStringWrapper(""), run);
    }

    Command blockedBy(ObservableValue<String> why) {
        return new Command(name, tip, icon, keys, why, run);
    }

    /// A menu item with the keys; disabled while blocked.
    MenuItem item(String id) {
        MenuItem item = new MenuItem(name);
        item.setId(id);
        item.setAccelerator(keys);
        item.setOnAction(e -> run.run());
        blocked.subscribe(why -> item.setDisable(!why.isEmpty()));
        return item;
    }

    /// Gives a button the command. A disabled button gets no mouse, so its tooltip hangs on `holder`, the region around it.
    void give(ButtonBase button, TipHolder holder) {
        give(button, holder, new ReadOnlyStringWrapper(tip));
    }

    /// As [#give(ButtonBase, TipHolder)]; the words follow what the button would do now.
    void give(ButtonBase button, TipHolder holder, ObservableValue<String> tips) {
        button.setOnAction(e -> run.run());
        button.setAccessibleText(name);
        Runnable tell = () -> {
            String why = blocked.getValue();
            button.setDisable(!why.isEmpty());
            Tip.set(holder, why.isEmpty() ? hint(tips.getValue()) : name + ": " + why);
            button.setAccessibleHelp(why.isEmpty() ? tips.getValue() : why);
        };
        blocked.subscribe(_ -> tell.run());
        tips.subscribe(_ -> tell.run());
    }

    private String hint(String words) {
        return keys == null ? words : words + " (" + keys.getDisplayText() + ")";
    }
}
