package descent.ui.data;

import descent.data.PreparedData;
import descent.data.Table;
import descent.data.TrainTestSplit;
import descent.model.Setup;
import descent.ui.common.Css;
import descent.ui.common.Numbers;
import descent.ui.common.Tip;
import descent.ui.common.Workspace;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// How the rows are divided: both parts in words over one slider in two colours.
final class SplitBox extends VBox {
    private final Workspace workspace;
    private final Label train = new Label();
    private final Label test = new Label();
    private final Label validation = new Label();
    private final SplitSlider slider;

    SplitBox(Workspace workspace) {
        this.workspace = workspace;
        slider = new SplitSlider(new SplitSlider.Listener() {
            @Override
            public void began() {
                workspace.beginGesture();
            }

            @Override
            public void moved(int percent) {
                workspace.edit("split", s -> s.withSplit(s.split().withTestPercent(100 - percent)));
            }

            @Override
            public void ended() {
                workspace.endGesture();
            }
        });
        train.setId("split-train-label");
        train.getStyleClass().addAll(Css.BOLD, Css.TRAIN);
        train.setLabelFor(slider);
        test.setId("split-test-label");
        test.getStyleClass().addAll(Css.BOLD, Css.TEST);
        test.setLabelFor(slider);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getStyleClass().add("split-box");
        validation.setId("split-validation-label");
        validation.getStyleClass().add(Css.NOTE);
        validation.setWrapText(true);
        validation.setMinHeight(Region.USE_PREF_SIZE);
        validation.managedProperty().bind(validation.visibleProperty());
        getChildren().addAll(new HBox(train, gap, test), slider, validation);
        workspace.setup().subscribe(s -> show());
        workspace.table().subscribe(t -> show());
        workspace.prepared().subscribe(p -> show());
        workspace.runDesk().testLooks().subscribe(_ -> show());
    }

    private void show() {
        Setup s = workspace.setup().get();
        Table t = workspace.table().get();
        setDisable(s == null || t == null);
        if (s == null || t == null) {
            return;
        }
        int percent = s.split().testPercent();
        int rows = rowsInPlay(t, s);
        int testRows = TrainTestSplit.testRows(rows, percent);
        slider.train().set(100 - percent);
        train.setText("Train " + (100 - percent) + " % · " + Numbers.count(rows - testRows, "row"));
        test.setText("Test " + percent + " % · " + Numbers.count(testRows));
        int validated = s.split().hasValidation() ? TrainTestSplit.testRows(rows - testRows, s.split().validationPercent()) : 0;
        validation.setText("Of the train rows " + Numbers.count(validated) + " (" + s.split().validationPercent() + " %) are set aside for validation. " + looks());
        validation.setVisible(validated > 0);
        Tip.set(test, validated > 0 ? looks() : "Watched on the chart at every epoch, so no longer unseen: validation rows (Training › More) take that over. " + looks());
    }

    /// Every look makes the test rows a little less unseen.
    private String looks() {
        int n = workspace.runDesk().testLooks().get();
        return n == 0 ? "Evaluate has not looked at the test rows yet." : "Evaluate has looked at the test rows " + (n == 1 ? "once." : Numbers.count(n) + " times.");
    }

    /// Rows without those that are left out because of gaps; exact as soon as the data is prepared for these columns.
    private int rowsInPlay(Table t, Setup s) {
        PreparedData p = workspace.prepared().get();
        return p != null && p.table() == t && p.schema().equals(s.schema()) ? t.rows() - p.leftOut() : t.rows();
    }
}
