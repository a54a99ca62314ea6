package descent.ui.training;

import descent.ui.training.TrainingLoopModel.Line;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// One line of the loop: its number (▶ while it is lit), its code in colours, its live value at the right.
final class CodeLine extends HBox {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final String POINTER = "▶";

    private final Line line;
    private final Label number = new Label();
    private final HBox code = new HBox();
    private final Label value = new Label();

    CodeLine(Line line, TrainingLoopModel model) {
        this.line = line;
        setId("code-line-" + (line.number() > 0 ? String.valueOf(line.number()) : line == Line.EPOCHS ? "for" : "batch"));
        getStyleClass().add("code-line");
        setAlignment(Pos.CENTER_LEFT);
        number.getStyleClass().add("code-number");
        code.getStyleClass().add("code-text");
        code.setAlignment(Pos.CENTER_LEFT);
        code.setMinWidth(0);
        value.getStyleClass().add("code-value");
        value.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(number, code, gap, value);
        value.textProperty().bind(model.value(line));
        number.visibleProperty().bind(number.textProperty().isNotEmpty()); // an empty label's line of text hangs out below its middle
        value.visibleProperty().bind(value.textProperty().isNotEmpty());
        model.text(line).subscribe(this::write);
        model.batches().subscribe(b -> code.getStyleClass().setAll("code-text", "code-indent-" + indent(b)));
        model.lit().subscribe(lit -> light(lit == line));
        accessibleTextProperty().bind(Bindings.createStringBinding(() -> spoken(model.text(line).get(), model.value(line).get()), model.text(line), model.value(line)));
    }

    private static String spoken(String text, String value) {
        return value.isEmpty() ? text : text + ", " + value;
    }

    private int indent(boolean batches) {
        return line == Line.EPOCHS ? 0 : line == Line.BATCHES || !batches ? 1 : 2;
    }

    private void write(String text) {
        code.getChildren().setAll(Token.of(text).stream().map(token -> {
            Label piece = new Label(token.text());
            piece.getStyleClass().add(token.kind().styleClass());
            piece.setMinWidth(Region.USE_PREF_SIZE);
            return piece;
        }).toList());
    }

    private void light(boolean on) {
        pseudoClassStateChanged(LIT, on);
        number.setText(on ? POINTER : line.number() > 0 ? String.valueOf(line.number()) : "");
    }
}
