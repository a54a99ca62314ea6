package descent.ui.common;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A sentence in red under a form that takes no room while all is well.
public final class ProblemLine extends Label {
    /// Shows the first of `problems` that is not "".
    public ProblemLine(String id, List<? extends ObservableValue<String>> problems) {
        setId(id);
        getStyleClass().add(Css.WARNING);
        setWrapText(true);
        setMinHeight(Region.USE_PREF_SIZE);
        managedProperty().bind(textProperty().isNotEmpty());
        visibleProperty().bind(textProperty().isNotEmpty());
        for (ObservableValue<String> p : problems) {
            p.subscribe(t -> setText(problems.stream().map(ObservableValue::getValue).filter(s -> s != null && !s.isEmpty()).findFirst().orElse("")));
        }
    }
}
