package descent.ui.evaluate;

import descent.ui.common.Css;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The what-if form with room, and beside it the test rows to fill it from.
final class WhatIfPane extends GridPane {
    private static final double FORM_PERCENT = 58;

    WhatIfPane(WhatIfView form, ResultsTable rows) {
        setId("what-if-pane");
        getStyleClass().add("evaluate-grid");
        Label head = new Label("Fill the form from a test row");
        head.getStyleClass().add(Css.CARD_TITLE);
        head.setLabelFor(rows);
        rows.setMinHeight(0);
        rows.setPrefHeight(0);
        VBox side = new VBox(head, rows);
        side.getStyleClass().add("evaluate-column");
        VBox.setVgrow(rows, Priority.ALWAYS);
        for (double percent : new double[] {FORM_PERCENT, 100 - FORM_PERCENT}) {
            ColumnConstraints c = new ColumnConstraints();
            c.setPercentWidth(percent);
            getColumnConstraints().add(c);
        }
        for (VBox box : new VBox[] {form, side}) {
            box.setMinSize(0, 0);
            GridPane.setVgrow(box, Priority.ALWAYS);
        }
        addRow(0, form, side);
        Unfolding.oneByOne(rows);
    }
}
