package descent.ui.evaluate;

import descent.train.FitView;
import descent.train.FitView.Frame;
import descent.train.FitView.Points;
import descent.ui.common.Card;
import descent.ui.common.Css;
import descent.ui.common.Numbers;
import descent.ui.common.Workspace;
import descent.ui.evaluate.PredictionMap.Colours;
import descent.ui.evaluate.PredictionMap.Plane;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// The live picture of the fit: with one input the network as a curve over the rows, with two the plane coloured by what
/// it says, with more the predictions against the true values and their squared errors; with classes how sure it is of
/// each row's true one. Five times a second while it is seen, and after every step.
public final class FitCard extends Card {
    private static final String BEFORE = "Train, and watch here how the network bends towards the rows.";

    /// In em.
    private static final double LOW = 16;

    private final StackPane place = new StackPane();
    private final Label words = new Label(BEFORE);
    private final FitCurve curve = new FitCurve();
    private final PredictionMap map = new PredictionMap();
    private final SquaredErrors squares = new SquaredErrors("fit-squares", true);
    private final ClassShares shares = new ClassShares();
    private Frame frame;

    public FitCard(Workspace workspace) {
        super("fit-card", MaterialDesignC.CHART_BELL_CURVE, "Live fit");
        words.setId("fit-words");
        words.getStyleClass().add(Css.NOTE);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        place.setId("fit-place");
        place.setMinHeight(0);
        VBox.setVgrow(place, Priority.ALWAYS);
        body(place, words, place);
        heightProperty().subscribe(h -> wordsSeen(h.doubleValue() > LOW * words.getFont().getSize()));
        workspace.lookAtFit(this::seen);
        workspace.fit().subscribe(this::show);
        workspace.table().subscribe(_ -> show(null));
    }

    /// In a low card the picture has all the room.
    private void wordsSeen(boolean on) {
        words.setVisible(on);
        words.setManaged(on);
    }

    /// Whether the picture is on the screen: its tab chosen, no ancestor hidden.
    private boolean seen() {
        Node n = this;
        while (n != null && n.isVisible()) {
            n = n.getParent();
        }
        return n == null && getScene() != null;
    }

    /// @param view null: there is no picture yet
    void show(FitView view) {
        if (view == null) {
            frame = null;
            words.setText(BEFORE);
            note().setText("");
            place.getChildren().clear();
            return;
        }
        boolean same = view.frame() == frame;
        frame = view.frame();
        note().setText("epoch " + Numbers.count(view.epoch()));
        switch (frame.kind()) {
            case CURVE -> curve(view, same);
            case PLANE -> plane(view, same);
            case ROWS -> rows(view, same);
        }
    }

    private void put(Node picture, String sentence) {
        words.setText(sentence);
        place.getChildren().setAll(picture);
    }

    private void curve(FitView view, boolean same) {
        if (!same) {
            String y = frame.classes().isEmpty() ? frame.target() : "probability of " + frame.classes().get(1);
            curve.points(frame.inputs().getFirst(), y, points(frame.train()), points(frame.test()));
            put(curve, "The line is what the network says; filled points train it, rings are the test rows.");
        }
        curve.curve(new FitCurve.Points(frame.grid(), view.values()));
    }

    private static FitCurve.Points points(Points p) {
        return new FitCurve.Points(p.x(), p.truth());
    }

    private void plane(FitView view, boolean same) {
        if (!same) {
            Plane axes = new Plane(frame.inputs().getFirst(), frame.xLow(), frame.xHigh(), frame.inputs().getLast(), frame.yLow(), frame.yHigh());
            map.points(axes, frame.classes().isEmpty() ? numbers(frame.train().truth()) : new Colours.Classes(frame.classes().size()),
                    frame.train().x(), frame.train().y(), frame.train().truth());
            put(map, frame.classes().isEmpty() ? "Colour of the plane: what the network says there; of a point: its true " + frame.target() + "."
                    : "Colour of the plane: the class that the network says, pale where it is unsure; of a point: its true class.");
        }
        map.map(view.values(), view.sureness());
    }

    private static Colours numbers(float[] truth) {
        float lo = Float.POSITIVE_INFINITY;
        float hi = Float.NEGATIVE_INFINITY;
        for (float v : truth) {
            lo = Math.min(lo, v);
            hi = Math.max(hi, v);
        }
        return new Colours.Numbers(lo, hi);
    }

    private void rows(FitView view, boolean same) {
        Points p = frame.train();
        if (!frame.classes().isEmpty()) {
            if (same) {
                shares.moved(view.values());
            } else {
                shares.show(frame.target(), frame.classes(), p.tableRows(), p.truth(), view.values());
                put(shares, "Each train row as high as the probability that the network gives to its true class: up is better.");
            }
        } else if (same) {
            squares.moved(view.values());
        } else {
            squares.show(frame.target(), p.tableRows(), p.truth(), view.values());
            put(squares, "Train rows: predicted against true " + frame.target() + ". The squares are the squared errors; training shrinks their mean.");
        }
    }
}
