package descent.ui.evaluate;

import descent.ui.common.Card;
import descent.ui.common.Css;
import descent.ui.common.ProgressStrip;
import descent.ui.common.TipHolder;
import descent.ui.common.Workspace;
import descent.ui.evaluate.SurfaceMap.Style;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// The Loss map card: the way of the current run, or of a race's lanes, over a slice of the loss. Drawn on request, with
/// progress and Cancel; says that it is a slice.
public final class SurfaceCard extends Card {
    private final SurfaceModel model;
    private final SurfaceMap map = new SurfaceMap();

    public SurfaceCard(Workspace workspace) {
        super("surface-card", MaterialDesignT.TERRAIN, "Loss map");
        model = new SurfaceModel(workspace);
        tools(drawButton());
        ProgressStrip progress = new ProgressStrip("surface-progress");
        Label words = new Label();
        words.setId("surface-words");
        words.getStyleClass().add(Css.NOTE);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.textProperty().bind(model.words());
        StackPane place = new StackPane(map);
        place.setMinHeight(0);
        body(place, progress, place, words);
        map.setVisible(false);
        VBox.setVgrow(place, Priority.ALWAYS);
        model.job().subscribe(job -> {
            if (job != null) {
                progress.follow("Loss map", job);
            }
        });
        model.surface().subscribe(s -> {
            map.setVisible(s != null);
            map.show(s, model.drawn().stream().map(r -> new Style(r.name().get(), r.colour().get())).toList());
        });
    }

    private TipHolder drawButton() {
        Button draw = new Button("Draw map");
        draw.setId("btn-surface");
        draw.setMinWidth(Region.USE_PREF_SIZE);
        draw.setAccessibleText("Draw the loss map of the current run");
        draw.setOnAction(_ -> model.draw());
        ObservableValue<String> why = model.blocked().flatMap(b -> b.isEmpty() ? model.job().map(_ -> "The map is being drawn.").orElse("") : model.blocked());
        return TipHolder.of(draw, why, "Computes the loss around the way of the weights, on a copy");
    }
}
