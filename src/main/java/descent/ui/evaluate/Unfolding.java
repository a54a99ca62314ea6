package descent.ui.evaluate;

import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Lets a table come into the window a few rows at a pulse: making, styling and laying out all its cells at once would hold
/// the screen's thread. A table that is not in view waits until it is, without a timer.
final class Unfolding extends AnimationTimer {
    private static final double STEP_EM = 10;

    private final Region table;
    private boolean folded;
    private double step;

    private Unfolding(Region table) {
        this.table = table;
        table.sceneProperty().subscribe(this::goOn);
        table.visibleProperty().subscribe(this::goOn);
        table.heightProperty().subscribe(this::goOn);
    }

    private void goOn() {
        if (folded && inView()) {
            start();
        }
    }

    private boolean inView() {
        return table.getScene() != null && table.isVisible() && table.getHeight() > 0;
    }

    /// Shows these nodes one after the other, each in a pulse of its own.
    static void oneByOne(Node... nodes) {
        for (Node n : nodes) {
            n.setVisible(false);
        }
        new AnimationTimer() {
            private int next;

            @Override
            public void handle(long now) {
                nodes[next++].setVisible(true);
                if (next == nodes.length) {
                    stop();
                }
            }
        }.start();
    }

    static Unfolding of(Region table) {
        return new Unfolding(table);
    }

    /// The cells are about to be made anew.
    ///
    /// @param em pixels of the text
    void again(double em) {
        folded = true;
        step = STEP_EM * em;
        table.setMaxHeight(step);
        goOn();
    }

    /// Once the table leaves room that it might have, all of it is there.
    @Override
    public void handle(long now) {
        if (!inView()) {
            stop();
        } else if (table.getHeight() < table.getMaxHeight() - 1) {
            folded = false;
            table.setMaxHeight(Double.MAX_VALUE);
            stop();
        } else {
            table.setMaxHeight(table.getMaxHeight() + step);
        }
    }
}
