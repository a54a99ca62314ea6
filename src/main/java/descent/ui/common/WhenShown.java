package descent.ui.common;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The place of something that is hidden at first: it enters the scene when it becomes visible for the first time. JavaFX
/// styles and skins hidden nodes too, and until then they would only make the start slower.
public final class WhenShown extends StackPane {
    /// @param content follows its own visible and managed properties, and so does its place
    public WhenShown(Region content) {
        visibleProperty().bind(content.visibleProperty());
        managedProperty().bind(content.managedProperty());
        content.visibleProperty().subscribe(now -> {
            if (now && getChildren().isEmpty()) {
                getChildren().add(content);
            }
        });
    }
}
