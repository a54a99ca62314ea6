package descent.ui.training;

import descent.model.Setup;
import descent.train.StepView;
import descent.ui.common.Availability;
import descent.ui.common.Card;
import descent.ui.common.Icons;
import descent.ui.common.RunItem;
import descent.ui.common.TipHolder;
import descent.ui.common.Workspace;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/// The code lens: what the line that ran last did to the tensors, in sentences and small tables. It follows every single
/// line; the window shows it while [TrainingLoopCard#lensOpen] is true.
public final class LensCard extends Card {
    private final Workspace workspace;
    private final LensView view;

    public LensCard(Workspace workspace, TrainingLoopCard loop) {
        super("lens-card", MaterialDesignM.MAGNIFY, "What this line did");
        this.workspace = workspace;
        this.view = new LensView(place -> {
            workspace.pointedAt().set(null); // so that a second click on the same number shows it again
            workspace.pointedAt().set(place);
        });
        Button close = Icons.button(new Button(), "lens-close", MaterialDesignC.CLOSE, "Close the code lens");
        close.setOnAction(_ -> loop.lensOpen().set(false));
        Button step = new Button("Step line");
        step.setId("lens-step-line");
        step.setMinWidth(Region.USE_PREF_SIZE);
        step.setOnAction(_ -> workspace.stepLine());
        tools(TipHolder.of(step, new Availability(workspace).step(), "Step one line (F7)"), close);
        body(view, view);
        ObservableValue<StepView> line = workspace.runDesk().foreign().flatMap(f -> f ? null : workspace.stepView());
        ObservableValue<Boolean> inFront = parentProperty().flatMap(Node::visibleProperty).orElse(false); // a tab hides what holds its content
        inFront.flatMap(on -> on ? line : null).subscribe(this::show);
    }

    private void show(StepView step) {
        RunItem item = workspace.currentRun().get();
        Setup setup = item == null ? workspace.setup().get() : item.setup();
        if (step == null) {
            view.show(null);
        } else {
            view.show(Lens.of(step, setup == null ? "loss" : TrainingLoopModel.lossName(setup.loss())));
        }
    }
}
