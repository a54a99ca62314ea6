package descent.ui.common;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.kordamp.ikonli.Ikon;

/// A region of the workbench: a frame and a header row with a number or an icon and a bold title at the left, a quiet
/// note and tools at the right. What stands under the header is the card's own.
public class Card extends VBox {
    private static final double TELLING = 5;
    private static final double ROUNDING = 0.01;

    private final HBox header = new HBox();
    private final Label title = new Label();
    private final Label note = new Label();
    private Window owner;
    private double telling = TELLING;

    /// A card of the recipe, numbered in the order of the work.
    public Card(String id, int number, String name) {
        this(id, badge(number), name);
    }

    public Card(String id, Ikon icon, String name) {
        this(id, Icons.of(icon), name);
    }

    private Card(String id, Node mark, String name) {
        setId(id);
        getStyleClass().add(Css.CARD);
        title.setText(name);
        title.getStyleClass().add(Css.CARD_TITLE);
        title.setMinWidth(Region.USE_PREF_SIZE);
        note.getStyleClass().add(Css.NOTE);
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        note.visibleProperty().bind(Bindings.createBooleanBinding(this::noteTells, note.widthProperty(), note.textProperty(), note.fontProperty()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        header.getStyleClass().add(Css.CARD_HEADER);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getChildren().addAll(mark, title, gap, note);
        setFillWidth(true);
        getChildren().add(header);
    }

    /// Says which window those of the card belong to. The card itself is in none while the chart stands alone, and the windows
    /// that it opens are reached by menu and keys all the same.
    public final void ownedBy(Window window) {
        owner = window;
    }

    protected final Window owner() {
        return owner == null && getScene() != null ? getScene().getWindow() : owner;
    }

    private static Label badge(int number) {
        Label badge = new Label(String.valueOf(number));
        badge.getStyleClass().add(Css.BADGE);
        badge.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return badge;
    }

    /// Three letters and dots tell nothing; a file's name that is cut at its end does.
    private boolean noteTells() {
        return !note.getText().isEmpty() && note.getWidth() + ROUNDING >= Math.min(note.prefWidth(-1), telling * note.getFont().getSize());
    }

    /// The title in the header, for cards whose name changes.
    public final Label title() {
        return title;
    }

    /// The quiet words at the right of the header; takes no room while empty.
    public final Label note() {
        return note;
    }

    /// The note stands there whole or not at all.
    protected final void wholeNote() {
        telling = Double.MAX_VALUE;
    }

    /// Adds buttons at the right end of the header.
    protected final void tools(Node... nodes) {
        header.getChildren().addAll(nodes);
    }

    /// Adds nodes right behind the title.
    protected final void afterTitle(Node... nodes) {
        int at = header.getChildren().indexOf(title) + 1;
        header.getChildren().addAll(at, List.of(nodes));
    }

    /// Adds what stands under the header; `grower` takes the height that is left, if there is any.
    protected final void body(Node grower, Node... nodes) {
        getChildren().addAll(nodes);
        if (grower != null) {
            VBox.setVgrow(grower, Priority.ALWAYS);
        }
    }
}
