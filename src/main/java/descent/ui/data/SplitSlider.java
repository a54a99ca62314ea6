package descent.ui.data;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// One bar in two colours: the train part at the left, the test part at the right, and a thumb between them. The bar is
/// all rows, so the thumb stands where the rows are divided. Arrows move it by 1 %, with Shift by 5 %.
final class SplitSlider extends Region {
    static final int MIN = 50;
    static final int MAX = 95;
    private static final int BIG_STEP = 5;
    private static final double BAR = 0.62;
    private static final double THUMB_WIDTH = 0.5;
    private static final double THUMB_HEIGHT = 1.4;

    /// What a person does to the slider.
    interface Listener {
        void began();

        void moved(int trainPercent);

        void ended();
    }

    private final IntegerProperty train = new SimpleIntegerProperty(this, "train", 80);
    private final Region trainBar = new Region();
    private final Region testBar = new Region();
    private final Region thumb = new Region();
    private final Listener listener;

    SplitSlider(Listener listener) {
        this.listener = listener;
        setId("split-slider");
        getStyleClass().add("split-slider");
        trainBar.getStyleClass().add("split-train");
        testBar.getStyleClass().add("split-test");
        thumb.getStyleClass().add("split-thumb");
        getChildren().addAll(trainBar, testBar, thumb);
        getChildren().forEach(c -> c.setMouseTransparent(true));
        setFocusTraversable(true);
        setCursor(Cursor.H_RESIZE);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText("Share of the train rows in percent");
        train.subscribe(v -> {
            requestLayout();
            notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        setOnMousePressed(e -> {
            requestFocus();
            listener.began();
            drag(e);
            e.consume(); // else the scroll pane around it takes the focus
        });
        setOnMouseDragged(this::drag);
        setOnMouseReleased(e -> listener.ended());
    }

    /// Whole percent of the rows that train.
    IntegerProperty train() {
        return train;
    }

    private void drag(MouseEvent e) {
        move((int) Math.round(100 * e.getX() / Math.max(1, getWidth())));
    }

    private void move(int percent) {
        int to = Math.clamp(percent, MIN, MAX);
        if (to != train.get()) {
            listener.moved(to);
        }
    }

    private void key(KeyEvent e) {
        int size = e.isShiftDown() ? BIG_STEP : 1;
        KeyCode code = e.getCode();
        if (code == KeyCode.LEFT || code == KeyCode.DOWN) {
            move(train.get() - size);
        } else if (code == KeyCode.RIGHT || code == KeyCode.UP) {
            move(train.get() + size);
        } else if (code == KeyCode.HOME) {
            move(MIN);
        } else if (code == KeyCode.END) {
            move(MAX);
        } else {
            return;
        }
        e.consume();
    }

    private double em() {
        return Math.max(1, getFontSize());
    }

    private double getFontSize() {
        return snapSizeY(thumb.prefHeight(-1)) / THUMB_HEIGHT;
    }

    @Override
    protected double computePrefHeight(double width) {
        return thumb.prefHeight(-1) + 4;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double bar = Math.round(em() * BAR);
        double y = Math.round((getHeight() - bar) / 2);
        double cut = Math.round(w * train.get() / 100.0);
        trainBar.resizeRelocate(0, y, cut, bar);
        testBar.resizeRelocate(cut, y, w - cut, bar);
        double tw = Math.round(em() * THUMB_WIDTH);
        double th = thumb.prefHeight(-1);
        thumb.resizeRelocate((double) Math.round(cut - tw / 2), (double) Math.round((getHeight() - th) / 2), tw, th);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case VALUE -> (double) train.get();
            case MIN_VALUE -> (double) MIN;
            case MAX_VALUE -> (double) MAX;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        switch (action) {
            case INCREMENT -> move(train.get() + 1);
            case DECREMENT -> move(train.get() - 1);
            default -> super.executeAccessibleAction(action, parameters);
        }
    }
}
