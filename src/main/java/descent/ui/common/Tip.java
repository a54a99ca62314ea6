package descent.ui.common;

import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/// The words that appear where the pointer rests on a control or region, and that a screen reader says as its help.
///
/// JavaFX's [Tooltip] is a window with a scene of its own; a hundred of them took a tenth of the program's start. Here it is
/// made when the pointer first comes, of the words that stand then.
public final class Tip implements EventHandler<MouseEvent> {
    private final Node node;
    private String words = "";
    private Tooltip made;

    private Tip(Node node) {
        this.node = node;
    }

    /// Gives `node` these words; empty ones, or null, take them away. Help that was set by hand stays what is spoken.
    public static void set(Node node, String words) {
        Tip tip = (Tip) (node.hasProperties() ? node.getProperties().get(Tip.class) : null);
        if (tip == null && words != null && !words.isEmpty()) {
            tip = new Tip(node);
            node.getProperties().put(Tip.class, tip);
            node.addEventFilter(MouseEvent.MOUSE_ENTERED, tip);
        }
        if (tip != null) {
            tip.say(words == null ? "" : words);
        }
    }

    /// Keeps the words of `node` those of `words`.
    public static void bind(Node node, ObservableValue<String> words) {
        words.subscribe(w -> set(node, w));
    }

    /// What [#set] gave the node last, or "".
    public static String of(Node node) {
        return node.hasProperties() && node.getProperties().get(Tip.class) instanceof Tip tip ? tip.words : "";
    }

    private void say(String now) {
        String help = node.getAccessibleHelp();
        if (help == null || help.equals(words)) {
            node.setAccessibleHelp(now.isEmpty() ? null : now);
        }
        words = now;
        if (made != null && now.isEmpty()) {
            made.hide();
            Tooltip.uninstall(node, made);
            made = null;
        } else if (made != null) {
            made.setText(now);
        }
    }

    /// The pointer comes to the node; what it does there next is heard by the tooltip.
    @Override
    public void handle(MouseEvent entered) {
        if (made == null && !words.isEmpty()) {
            made = new Tooltip(words);
            Tooltip.install(node, made);
        }
    }
}
