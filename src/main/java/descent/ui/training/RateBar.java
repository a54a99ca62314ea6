package descent.ui.training;

import descent.ui.common.Css;
import descent.ui.common.Workspace;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The learning rate under a chart that stands alone: the same slider and field as in the card, large enough for a projector.
public final class RateBar extends HBox {
    public RateBar(Workspace workspace) {
        setId("rate-bar");
        getStyleClass().addAll(Css.CARD, "rate-bar");
        RateRow row = new RateRow(workspace, "only-");
        HBox.setHgrow(row, Priority.ALWAYS);
        Label name = new Label("Learning rate");
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setLabelFor(row.field());
        getChildren().addAll(name, row);
    }
}
