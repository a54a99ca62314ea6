package descent.ui.common;

import java.util.regex.Pattern;
import javafx.scene.input.KeyCombination;

/// Keys in the words of the screen, as this system writes them: what is Ctrl+L elsewhere is ⌘L on a Mac.
public final class Keys {
    private static final Pattern KEYS = Pattern.compile("Shortcut\\+(?:Shift\\+)?[A-Za-z0-9]+");

    private Keys() { }

    /// @param words with keys in them as menus have them: `Race (Shortcut+L)`; a lone `Shortcut` is the key by itself
    public static String in(String words) {
        String alone = display("Shortcut+A").replaceFirst("\\+?A$", "");
        return KEYS.matcher(words).replaceAll(m -> display(m.group())).replace("Shortcut", alone);
    }

    private static String display(String keys) {
        return KeyCombination.valueOf(keys).getDisplayText();
    }
}
