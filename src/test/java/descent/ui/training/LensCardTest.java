package descent.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.train.RunState;
import descent.ui.common.Fx;
import descent.ui.common.ScreenQueue;
import descent.ui.common.Workspace;
import descent.ui.common.Workspaces;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class LensCardTest {
    private final ScreenQueue screen = new ScreenQueue();

    private static String said(LensCard card) {
        Node view = card.lookup("#lens-view");
        return view.getAccessibleText();
    }

    /// Its tables are made of many labels, for each line.
    @Test
    void lines_areShown_whileItsTabIsInFront() {
        Fx.run(() -> {
            Workspace w = Workspaces.ready(screen);
            LensCard card = new LensCard(w, new TrainingLoopCard(w));
            TabPane tabs = new TabPane(new Tab("Line", card), new Tab("Other", new Label("other")));
            Stage stage = new Stage();
            stage.setScene(new Scene(tabs, 500, 400));
            stage.show();
            tabs.applyCss();
            tabs.layout();
            tabs.getSelectionModel().select(1);
            w.stepLine();
            screen.until(w, () -> w.state().get() == RunState.PAUSED && w.stepView().get() != null);
            assertEquals("Code lens: nothing stepped yet", said(card));
            tabs.getSelectionModel().select(0);
            assertTrue(said(card).contains("epoch 1"), said(card));
            stage.close();
            w.close();
        });
    }
}
