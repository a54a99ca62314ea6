package descent.ui.data;

import descent.ui.common.Css;
import descent.ui.common.Tip;
import descent.ui.common.Workspace;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// What should be known before the test figures are trusted: a tiny test part, classes without test rows, many rows left
/// out. Takes no room while there is nothing to say.
final class SplitWarnings extends Label {
    SplitWarnings(Workspace workspace) {
        setId("data-warnings");
        getStyleClass().add(Css.NOTE);
        setWrapText(true);
        setMinHeight(Region.USE_PREF_SIZE);
        managedProperty().bind(visibleProperty());
        setVisible(false);
        workspace.prepared().subscribe(p -> say(p == null ? List.of() : p.warnings()));
    }

    /// Shown while there is a warning and `open` is true.
    void show(ObservableValue<Boolean> open) {
        visibleProperty().bind(textProperty().isNotEmpty().flatMap(any -> open.map(o -> any && o)));
    }

    private void say(List<String> warnings) {
        int more = warnings.size() - 1;
        setText(warnings.isEmpty() ? "" : warnings.getFirst() + (more > 0 ? " (and " + more + " more)" : ""));
        setAccessibleText(String.join(" ", warnings));
        Tip.set(this, more > 0 ? String.join("\n", warnings) : "");
    }
}
